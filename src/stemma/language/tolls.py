"""The toll of an article: how many people its event killed and injured, as far as the article tells."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from stemma.language.lexicon import lexicon
from stemma.language.parse import parse
from stemma.language.sentences import split_sentences
from stemma.language.tolls_sentences import Told, read_sentence
from stemma.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many were killed and injured; None where the article tells of neither.

    The evidence are spans of the article's text: the sentences that give the figure. It is empty where the
    title alone gives it, and where a 0 rests on silence (a report of wounded that names no dead).
    """

    killed: int | None
    injured: int | None
    killed_evidence: tuple[Span, ...] = ()
    injured_evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TollThresholds:
    """Numbers chosen on one half (by hash of the id) of tolls gva-dev; the other half gave the same order.

    `lead`: sentences with casualties that settle the toll. `background_from`: the sentence (title 0) from
    which words such as "two years ago" set a sentence aside. `first`: the votes for being told first.
    """

    lead: int = 3
    background_from: int = 4
    first: float = 0.5


_TO_READ = 12_000
"""Characters of an article, then sentences, then characters of a title that are read: a bound on cost."""
_SENTENCES = 60
_TITLE = 500
_ENDED = re.compile(r"""[.!?…:]["'”’)\]]{0,3}$""")


def read_toll(title: str, text: str) -> Toll:
    """Return the toll of an article from its title and text; only sentences on casualties are parsed."""
    spans = [s for s in split_sentences(text[:_TO_READ]) if _stems().search(text, *s)][:_SENTENCES]
    docs = parse([title[:_TITLE], *(text[start:end] for start, end in spans)])
    return toll(docs[0], docs[1:], [start for start, _ in spans])


def toll(
    title: Any, docs: Sequence[Any], offsets: Sequence[int], thresholds: TollThresholds | None = None
) -> Toll:
    """Return the toll that an article tells of its own event.

    Takes the spaCy `Doc`s of the title and of the sentences, in order, and where each sentence starts in the
    text. Sentences on other events ("the city's 45th homicide this year") are set aside. The first sentences
    with casualties settle the figures; later ones count where they take up the same people ("one of the
    victims later died"). A dead shooter counts among the killed.
    """
    limits = thresholds or TollThresholds()
    told = [read_sentence(title, 0)]
    told += [
        read_sentence(doc, i)
        for i, doc in enumerate(docs, start=1)
        if not is_elsewhere(doc.text, i, limits.background_from)
    ]
    if not any(t.tells or t.deadly for t in told):
        return Toll(killed=None, injured=None)
    killed = _killed(told, limits)
    injured = _injured(told, killed, limits)
    spans = [(offset, offset + len(doc.text)) for doc, offset in zip(docs, offsets, strict=True)]
    return Toll(
        killed=killed,
        injured=injured,
        killed_evidence=_evidence(told, spans, lambda t: killed > 0 and (t.killed or t.deadly) == killed),
        injured_evidence=_evidence(told, spans, lambda t: injured > 0 and _hurt(t, killed) == injured),
    )


@cache
def _stems() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lexicon("casualties")["stems"]) + ")", re.I)


@cache
def _elsewhere(part: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lexicon("casualties")[part]) + r")\b", re.I)


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(r"\W{0,5}(?:" + "|".join(lexicon("casualties")["furniture"]) + ")", re.I)


def is_elsewhere(sentence: str, position: int, background_from: int) -> bool:
    """Return whether a sentence speaks of another event, or is a line of page furniture."""
    if _elsewhere("another_event").search(sentence) or _furniture().match(sentence):
        return True
    if position >= background_from and _elsewhere("background").search(sentence):
        return True
    return position >= 2 and not _ENDED.search(sentence)


def _evidence(told: list[Told], spans: list[Span], tells: Callable[[Told], bool]) -> tuple[Span, ...]:
    return tuple(spans[t.position - 1] for t in told if t.position and tells(t))


def _killed(told: list[Told], limits: TollThresholds) -> int:
    lead = [t for t in told if t.tells or t.deadly][: limits.lead]
    counts = [t.killed for t in lead if t.killed is not None]
    deadly = max((t.deadly for t in lead), default=0)
    if counts:
        return max([*counts, deadly if deadly > 1 else 0])
    several_hurt = any(t.position <= 1 and t.figures and (t.injured or t.hit or 0) > 1 for t in lead)
    if deadly > 1 or (deadly and not several_hurt):
        return deadly
    return max((_taken_up(t, named=not several_hurt) for t in told), default=0)


def _taken_up(told: Told, named: bool) -> int:
    """Return the dead of a later sentence that are people told of before: "one of them", "the man"."""
    dead = [g for g in told.groups if g.fate == "killed"]
    return sum(g.count for g in dead if g.part or (not g.fresh and (named or not g.key)))


def _hurt(told: Told, killed: int) -> int | None:
    """Return how many a sentence says are hurt and alive, or None where it gives no figure."""
    if told.injured is not None and ("injured" in told.figures or told.killed):
        return told.injured
    counted = told.hit is not None and ("hit" in told.figures or (killed > 0 and told.hit > 1))
    return told.hit - killed if counted and told.hit is not None and told.hit >= max(2, killed) else None


def _injured(told: list[Told], killed: int, limits: TollThresholds) -> int:
    lead = [t for t in told if t.tells][: limits.lead]
    figures = [n for n in (_hurt(t, killed) for t in lead) if n is not None]
    if figures:
        votes = Counter(figures)
        return max(votes, key=lambda n: (votes[n] + limits.first * (n == figures[0]), n))
    if killed:
        return _more_hurt(told) or _another_hurt(told)
    return max((n for t in told for n in (t.injured, t.hit) if n is not None), default=0)


def _more_hurt(told: list[Told]) -> int:
    """Return the figure of people hurt beside the dead that a later sentence gives ("three others")."""
    for t in told:
        counts = [g.count for g in t.groups if g.figure and g.more and g.fate != "killed"]
        if counts and not t.killed:
            return sum(counts)
    return 0


def _another_hurt(told: list[Told]) -> int:
    """Return 1 where, beside the dead, somebody else is said to be hurt: another, also, of another age."""
    ages = {g.key for t in told for g in t.groups if g.fate == "killed" and g.key.isdigit()}
    for t in told:
        for group in t.groups:
            if group.fate == "killed" or group.figure:
                continue
            other_age = bool(ages) and group.key.isdigit() and group.key not in ages
            if group.more or other_age:
                return 1
    return 0
