"""Incidents: a violent act as one text tells it."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.claim import Time
from stemma.model.text import Evidence


class IncidentKind(StrEnum):
    """The kinds of violent incident that the Message Understanding Conferences 3 and 4 told apart."""

    ATTACK = "attack"
    BOMBING = "bombing"
    KIDNAPPING = "kidnapping"
    ARSON = "arson"
    ROBBERY = "robbery"
    HIJACKING = "hijacking"
    FORCED_WORK_STOPPAGE = "forced work stoppage"


class Confidence(StrEnum):
    """How surely someone did it, by the word of the text (MUC-4's scale)."""

    REPORTED = "reported as fact"
    SUSPECTED = "suspected or accused"
    SUSPECTED_BY_AUTHORITIES = "suspected or accused by authorities"
    CLAIMED = "claimed or admitted"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who did it or to whom it was done: the words of the text, where they stand, and how surely.

    `organisation` tells a body ("the front") from people ("three gunmen"); `confidence` is a doer's.
    """

    text: str
    evidence: Evidence
    organisation: bool = False
    confidence: Confidence = Confidence.REPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One violent incident: what happened, when, where, who did it, to whom, to how many.

    `country` is an English name, `place` the most specific name told; `victim_count` is the number of
    people that the text counts as hurt, None where it counts none. `evidence` holds the words that tell
    of the act, in the order of the text.
    """

    kind: IncidentKind
    evidence: tuple[Evidence, ...]
    time: Time | None = None
    country: str | None = None
    place: str | None = None
    perpetrators: tuple[Participant, ...] = ()
    victims: tuple[Participant, ...] = ()
    victim_count: int | None = None
    confidence: Confidence = Confidence.REPORTED
