"""Acts with their fillers, and the cases that they are joined into: what speaks of one incident."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from stemma.claims.incidents.drafts import FOLLOWING, Draft
from stemma.claims.incidents.passages import Passage
from stemma.claims.incidents.people import Person
from stemma.claims.incidents.places import Where
from stemma.model import IncidentKind, Time

_EFFECTS = frozenset(["kill", "harm", "die"])
_FARTHEST = 6
"""Sentences back to which "the attack" may point."""
_GRAVER = (
    IncidentKind.BOMBING,
    IncidentKind.KIDNAPPING,
    IncidentKind.HIJACKING,
    IncidentKind.ARSON,
    IncidentKind.ROBBERY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act with its fillers: who, to whom, when, where."""

    draft: Draft
    passage: Passage
    doers: tuple[Person, ...] = ()
    victims: tuple[Person, ...] = ()
    time: Time | None = None
    where: Where | None = None

    @property
    def heads(self) -> frozenset[str]:
        """The last words of those who suffered."""
        return frozenset(v.text.lower().split()[-1] for v in self.victims)

    @property
    def day(self) -> str | None:
        return self.time.start if self.time else None


@dataclass(slots=True)
class Case:
    """Acts that speak of one incident, while they are joined."""

    kind: IncidentKind
    told: list[Told] = field(default_factory=list)

    @property
    def doers(self) -> list[Person]:
        return [p for t in self.told for p in t.doers]

    @property
    def victims(self) -> list[Person]:
        return [p for t in self.told for p in t.victims]

    @property
    def sorts(self) -> set[str]:
        return {t.draft.sort for t in self.told}


def count_victims(case: Case) -> int | None:
    """Return the largest number of people that one sentence counts as victims, or None.

    Who is counted and named there is counted once; the next sentence mostly tells of the same people.
    """
    totals = []
    for number in sorted({t.draft.passage for t in case.told}):
        told = [t for t in case.told if t.draft.passage == number]
        people = {(v.first, v.last): v for t in told for v in t.victims}
        totals.append(sum(v.count or 0 for v in people.values() if not v.beside))
    return max(totals, default=0) or None


def join(told: Iterable[Told]) -> list[Case]:
    """Return the cases of a text: an act joins the last case that it can be about, or opens one."""
    cases: list[Case] = []
    for one in told:
        if one.draft.sort in FOLLOWING:
            _follow(cases, one)
            continue
        home = next((c for c in reversed(cases) if _is_of(c, one)), None)
        if home is None:
            cases.append(Case(kind=one.draft.kind, told=[one]))
        else:
            home.told.append(one)
            home.kind = next((k for k in _GRAVER if k in (home.kind, one.draft.kind)), home.kind)
    return cases


def _follow(cases: list[Case], one: Told) -> None:
    """Add an act that another clause has told to the last case near by; without one it tells of nothing."""
    freed = one.draft.sort == "freed"
    near = [
        c
        for c in cases
        if (one.draft.passage - c.told[-1].draft.passage <= _FARTHEST or freed)
        and (not freed or c.kind is IncidentKind.KIDNAPPING)
    ]
    if near:
        near[-1].told.append(one)


def _is_of(case: Case, one: Told) -> bool:
    """Say whether an act is of a case: same people, or the next words on the same sort of thing.

    Who was killed or hurt in a sentence that tells of a bomb was so by the bomb.
    """
    last = case.told[-1]
    gap = one.draft.passage - last.draft.passage
    kinds = {case.kind, one.draft.kind}
    if len(kinds) == 2 and not kinds <= {IncidentKind.ATTACK, IncidentKind.BOMBING}:
        return False
    heads = frozenset().union(*(t.heads for t in case.told))
    if len(kinds) == 1 and heads & one.heads:
        return True
    if gap > 1 and not (one.draft.definite and not one.heads and gap <= _FARTHEST):
        return False
    if len(kinds) == 2 and gap > 0 and one.draft.sort not in _EFFECTS:
        return False
    if gap and one.heads and heads and one.draft.sort not in _EFFECTS:
        return False
    return not (gap and one.day and last.day and one.day != last.day)
