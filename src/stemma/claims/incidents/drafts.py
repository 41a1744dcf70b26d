"""What one word of a sentence tells of a violent act: the record that verbs and nouns are read into."""

from dataclasses import dataclass
from typing import Any

from stemma.claims.incidents.words import act_nouns, words
from stemma.model import Confidence, IncidentKind

KIND_OF_SORT = {
    "murder": IncidentKind.ATTACK,
    "kill": IncidentKind.ATTACK,
    "harm": IncidentKind.ATTACK,
    "die": IncidentKind.ATTACK,
    "attack": IncidentKind.ATTACK,
    "bomb": IncidentKind.BOMBING,
    "bombing": IncidentKind.BOMBING,
    "kidnap": IncidentKind.KIDNAPPING,
    "kidnapping": IncidentKind.KIDNAPPING,
    "hijack": IncidentKind.HIJACKING,
    "hijacking": IncidentKind.HIJACKING,
    "burn": IncidentKind.ARSON,
    "arson": IncidentKind.ARSON,
    "rob": IncidentKind.ROBBERY,
    "robbery": IncidentKind.ROBBERY,
    "stoppage": IncidentKind.FORCED_WORK_STOPPAGE,
    "freed": IncidentKind.KIDNAPPING,
    "deed": IncidentKind.ATTACK,
    "struck": IncidentKind.ATTACK,
}
FOLLOWING = frozenset(["freed", "deed", "struck"])
"""Sorts that only add to an act that was told before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An act as one word of a sentence tells it; `doers` and `sufferers` are tokens of that sentence."""

    sort: str
    passage: int
    token: Any
    doers: tuple[Any, ...] = ()
    sufferers: tuple[Any, ...] = ()
    surety: Confidence | None = None
    is_noun: bool = False
    definite: bool = False
    instrument: str = ""
    by_outlaws: bool = False
    """An adjective says so ("a guerrilla attack"), and nothing else about who it was."""

    @property
    def kind(self) -> IncidentKind:
        return KIND_OF_SORT[self.sort]


def is_tool(token: Any) -> bool:
    lemma = token.lemma_.lower()
    return (
        lemma in words("explosives")
        or lemma in words("weapons")
        or lemma in words("accident")
        or lemma in act_nouns()
    )
