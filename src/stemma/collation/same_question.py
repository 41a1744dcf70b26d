"""Which claims answer the same question? Declared features, vetoes, and average linkage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heapify, heappop, heappush

import numpy as np

from stemma.collation.counting import counting
from stemma.collation.points import Point
from stemma.model import Claim, Feature, Modality, Polarity, Time, similarity


@dataclass(frozen=True, slots=True, kw_only=True)
class SameQuestion:
    """Thresholds of the stage; chosen on the example cases and the founding case."""

    candidate: float = 0.45
    """Cosine of two quotations under which they are not compared further, in a large story."""
    small: int = 600
    """Distinct quotations up to which all pairs of a story are compared."""
    link: float = 0.54
    """Similarity of two groups at which they answer one question."""
    around: float = 0.25
    """What two sentences that share all their rare words add to the similarity of two claims."""
    chaining: float = 0.5
    """0: the mean of all pairs decides; 1: the best pair alone does."""


def wording(a: Point, b: Point) -> float:
    """How close the two quotations stand in meaning (cosine of their sentence vectors)."""
    return max(0.0, min(1.0, (float(np.dot(a.vector, b.vector)) - 0.2) / 0.7))


def event(a: Point, b: Point) -> float | None:
    """Whether the same thing is said to be done: verbs of one meaning, or of one PLOVER type."""
    if a.predicate == b.predicate and a.predicate not in _LIGHT:
        return 1.0
    if a.claim.event is None or b.claim.event is None:
        return None
    return 0.7 if a.claim.event == b.claim.event else 0.0


def figure(a: Point, b: Point) -> float | None:
    """Whether both count people to whom the same was done (dead, injured, missing, displaced)."""
    p, q = a.claim.quantity, b.claim.quantity
    if p is None or q is None or not p.kind or not q.kind:
        return None
    return 1.0 if _same_fate(p.kind, q.kind) else 0.0


def count(a: Point, b: Point) -> float | None:
    """Whether both count the same thing (no people with a fate), and to about the same number."""
    p, q = a.claim.quantity, b.claim.quantity
    if p is None or q is None or p.kind or q.kind or p.unit != q.unit:
        return None
    x, y = (v.low if v.low is not None else v.high or 0.0 for v in (p, q))
    near = min(x, y) * 2 >= max(x, y)
    return 1.0 if near else 0.5 if a.predicate == b.predicate else 0.0


def dated(a: Point, b: Point) -> float | None:
    """Whether both tell of one day that is not the day of print: few claims of a story share such a day."""
    days = [_past_day(p) for p in (a, b)]
    if None in days or (a.claim.event != b.claim.event and a.claim.event and b.claim.event):
        return None
    return 1.0 if days[0] == days[1] else None


def instrument(a: Point, b: Point) -> float | None:
    """Whether both speak of an instrument of one year, or say of one what it covers."""
    if a.predicate == b.predicate == "cover" and a.claim.polarity == b.claim.polarity:
        return 1.0 if a.entities & b.entities else None
    if not ("treaty" in a.lemmas and "treaty" in b.lemmas):
        return None
    years = [(p.claim.time.start or "")[:4] if p.claim.time else "" for p in (a, b)]
    return (
        1.0 if years[0] and years[0] == years[1] and _names_instrument(a) and _names_instrument(b) else None
    )


def request(a: Point, b: Point) -> float | None:
    """Whether the same one asks for the same: the actor, and what is asked."""
    asks = [p.claim.modality is Modality.ASKED for p in (a, b)]
    if asks == [False, False]:
        return None
    if asks != [True, True]:
        return 0.0
    same_actor = bool(a.subjects & b.subjects)
    shared = (a.lemmas & b.lemmas) - {"ask", "minister", "president", "government"}
    return 1.0 if same_actor and shared else 0.2 if same_actor else 0.0


def charge(a: Point, b: Point) -> float | None:
    """Whether one denies the deed that the other tells, of the same doer."""
    if a.claim.polarity == b.claim.polarity or not a.subjects & b.subjects:
        return None
    if a.predicate != b.predicate or a.predicate in _LIGHT or (context(a, b) or 0.0) < _SOME:
        return None
    denial, deed = (a, b) if a.claim.polarity is Polarity.DENIED else (b, a)
    return None if _lies_ahead(deed, denial) else 1.0


def _lies_ahead(deed: Point, denial: Point) -> bool:
    """Say whether a deed is of a day after the print of a denial: nobody denies what has yet to happen."""
    time = deed.claim.time
    return bool(time and time.start and denial.printed and time.start[:10] > denial.printed.isoformat())


_SOME = 0.1
"""What the sentences of a denial and of the deed must share: one side does many things of one kind."""
_LIGHT = frozenset(["be", "have", "make", "do", "take"])


def _same_fate(a: str, b: str) -> bool:
    return (
        a == b
        or (a == "casualties" and b in ("killed", "injured"))
        or (b == "casualties" and a in ("killed", "injured"))
    )


def _past_day(point: Point) -> str | None:
    time, printed = point.claim.time, point.printed
    if time is None or not time.start or time.granularity.value != "day":
        return None
    if printed is not None and time.start[:10] > (printed - timedelta(days=3)).isoformat():
        return None
    return time.start[:10]


def _names_instrument(point: Point) -> bool:
    """Say whether a claim tells that there is an instrument; what became of it is another question."""
    if point.predicate in counting("afterwards"):
        return False
    return point.claim.event == "AGREE" or point.predicate in ("treaty", "sign")


def actors(a: Point, b: Point) -> float | None:
    """Whether the same one does it: the entities of the two subjects."""
    return _overlap(a.subjects, b.subjects)


def parties(a: Point, b: Point) -> float | None:
    """Whether the same names stand in both."""
    return _overlap(a.entities, b.entities)


def terms(a: Point, b: Point) -> float | None:
    """How many of the words that are no names the two share (of the shorter one's)."""
    if not a.lemmas or not b.lemmas:
        return None
    return len(a.lemmas & b.lemmas) / min(max(2, len(a.lemmas)), max(2, len(b.lemmas)))


def context(a: Point, b: Point) -> float | None:
    """How many of the rare words, names and figures of their whole sentences the two share."""
    if not a.context or not b.context:
        return None
    few, many = sorted((a.context, b.context), key=len)
    return min(1.0, 2 * sum(weight * many.get(term, 0.0) for term, weight in few.items()))


def times(a: Point, b: Point) -> float | None:
    """Whether the times of both meet."""
    if a.claim.time is None or b.claim.time is None:
        return None
    return 1.0 if meet(a.claim.time, b.claim.time) else 0.0


def _overlap(a: frozenset[str], b: frozenset[str]) -> float | None:
    if not a or not b:
        return None
    return len(a & b) / min(len(a), len(b))


FEATURES: tuple[Feature[Point], ...] = (
    Feature(wording, 0.40),
    Feature(event, 0.12),
    Feature(actors, 0.10),
    Feature(parties, 0.10),
    Feature(terms, 0.23),
    Feature(times, 0.05),
    Feature(figure, 0.8),
    Feature(count, 0.20),
    Feature(dated, 0.40),
    Feature(instrument, 0.60),
    Feature(request, 0.30),
    Feature(charge, 0.60),
)


def meet(a: Time, b: Time) -> bool:
    """Say whether two intervals share a day; an open or unknown end reaches as far as it can."""
    starts, ends = [(t.start or "0000")[:10] for t in (a, b)], [(t.end or "9999")[:10] for t in (a, b)]
    if any(s.startswith("X") for s in starts):
        return starts[0][-5:] == starts[1][-5:]
    return starts[0] <= ends[1] and starts[1] <= ends[0]


def apart(a: Point, b: Point) -> bool:
    """Say whether two claims cannot answer one question, however alike their words are.

    Figures of different kinds; two dates of events that do not meet; a standing instrument and an
    event; history and news.
    """
    counted = figure(a, b)
    if counted is not None:
        return counted == 0.0 or _is_history(a) != _is_history(b) or _count_apart(a, b)
    if _promises_apart(a.claim, b.claim):
        return True
    p, q = a.claim.time, b.claim.time
    return bool(p and q and not meet(p, q) and _days_apart(p, q) > _SLIP_DAYS)


def _promises_apart(a: Claim, b: Claim) -> bool:
    """Say whether one tells of a deed on a condition and the other denies it without one.

    "Will lift the duty if the votes are counted again" and "has not agreed to lift it" are both true.
    """
    return a.polarity != b.polarity and bool(a.condition) != bool(b.condition)


def _count_apart(a: Point, b: Point) -> bool:
    """Say whether two figures count different people: another nation's, or of one day and of all since."""
    if a.counted != b.counted and not a.counted & b.counted:
        return True
    if _counts_a_kind(a, b) or _counts_a_kind(b, a):
        return True
    running = [_is_running(p) for p in (a, b)]
    return running[0] != running[1] and any(
        p.claim.time is not None and p.claim.time.granularity.value == "day" and not on
        for p, on in zip((a, b), running, strict=True)
    )


def _counts_a_kind(a: Point, b: Point) -> bool:
    """Say whether one counts people of a trade ("two herders") and the other other people, and how many."""
    p, q = a.claim.quantity, b.claim.quantity
    return bool(p and q and p.unit != q.unit and p.low != q.low and p.unit not in counting("anybody"))


def _is_running(point: Point) -> bool:
    """Say whether a figure counts on: "since Friday", "the toll", "so far"."""
    scope = point.claim.quantity.scope if point.claim.quantity else None
    told = f"{point.claim.text} {scope or ''}".lower()
    return bool(set(told.split()) & counting("running")) or "so far" in told


_SLIP_DAYS = 1
"""Two tellings of one event may differ by a day, by time zone or by slip; more are two events."""


def _days_apart(a: Time, b: Time) -> int:
    """Return the days between two intervals that do not meet; many where one has no year."""
    try:
        starts, ends = (
            [date.fromisoformat((x or "")[:10]) for x in (t.start or t.end, t.end or t.start)] for t in (a, b)
        )
    except ValueError:
        return 366
    first, second = sorted([starts, ends])
    return (second[0] - first[1]).days


def _is_history(point: Point) -> bool:
    """Say whether a claim's own time lies half a year and more before the day of print."""
    time, printed = point.claim.time, point.printed
    if time is None or not time.start or printed is None or time.start.startswith("X"):
        return False
    return (time.end or time.start)[:10] < (printed - timedelta(days=182)).isoformat()


def group_points(
    points: Sequence[Point], settings: SameQuestion | None = None
) -> tuple[tuple[int, ...], ...]:
    """Return groups of indices of points that answer one question, by average linkage with vetoes.

    Points of equal words are taken together first (copies cost nothing). Groups and their members
    are in the order of the points.
    """
    settings = settings or SameQuestion()
    groups = _verbatim(points)
    links = _links(points, groups, settings)
    merged = _linkage(len(groups), links, settings)
    result = [tuple(sorted(i for g in group for i in groups[g])) for group in merged]
    return tuple(sorted(result))


def _verbatim(points: Sequence[Point]) -> list[list[int]]:
    """Group the points of one wording."""
    rows: dict[tuple[str, str, str], list[int]] = {}
    for i, p in enumerate(points):
        words = "".join(c for c in p.claim.text.lower() if c.isalnum() or c == " ")
        own = p.claim.id if p.claim.answers else ""
        rows.setdefault((words, p.claim.predicate, own), []).append(i)
    return list(rows.values())


def _links(
    points: Sequence[Point], groups: Sequence[Sequence[int]], settings: SameQuestion
) -> dict[tuple[int, int], float]:
    """Return the similarity of every pair of groups that may meet; a vetoed pair has -1.

    A denial that points back to a claim of its own article answers what that claim answers.
    """
    if not groups:
        return {}
    first = [points[g[0]] for g in groups]
    matrix = np.array([p.vector for p in first], dtype=np.float32)
    close = matrix @ matrix.T
    alike: dict[tuple[int, int], float] = {}
    near = close >= (settings.candidate if len(first) > settings.small else -2.0)
    for i, j in zip(*np.nonzero(np.triu(near, 1)), strict=True):
        a, b = first[int(i)], first[int(j)]
        alike[int(i), int(j)] = -1.0 if apart(a, b) else similarity(FEATURES, a, b)
    links = _with_context(first, alike, settings)
    group_of = {points[i].claim.id: n for n, group in enumerate(groups) for i in group}
    for n, group in enumerate(groups):
        for i in group:
            other = group_of.get(points[i].claim.answers or "", n)
            if other != n:
                links[min(n, other), max(n, other)] = 1.0
    return links


def _with_context(
    points: Sequence[Point], alike: dict[tuple[int, int], float], settings: SameQuestion
) -> dict[tuple[int, int], float]:
    """Add what two sentences share to the pairs of their claims that are each other's nearest.

    A sentence and its retelling tell several things each; that they are about the same does not make
    every clause of the one answer every clause of the other.
    """
    nearest: dict[tuple[int, str], float] = {}
    for (i, j), value in alike.items():
        for here, there in ((i, points[j].told), (j, points[i].told)):
            nearest[here, there] = max(value, nearest.get((here, there), -1.0))
    return {
        (i, j): round(value + settings.around * (context(points[i], points[j]) or 0.0), 4)
        if value >= 0
        and points[i].told != points[j].told
        and value == nearest[i, points[j].told] == nearest[j, points[i].told]
        else value
        for (i, j), value in alike.items()
    }


def _linkage(size: int, links: dict[tuple[int, int], float], settings: SameQuestion) -> list[list[int]]:
    """Merge the two closest groups until none reaches the threshold; ties go to the lowest numbers.

    How close two groups are lies between their best pair and the mean of all pairs (`chaining`). One
    vetoed pair keeps two groups apart for good.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    bonds: dict[int, dict[int, _Bond]] = {i: {} for i in range(size)}
    for (i, j), value in links.items():
        bonds[i][j] = bonds[j][i] = _Bond(best=value, total=value, vetoed=value < 0)
    heap = [(-v, i, j, 2) for (i, j), v in links.items() if v >= settings.link]
    heapify(heap)
    while heap:
        value, i, j, sizes = heappop(heap)
        if i not in members or j not in members or len(members[i]) + len(members[j]) != sizes:
            continue
        _join(members, bonds, i, j)
        for k, bond in bonds[i].items():
            strength = _strength(bond, len(members[i]) * len(members[k]), settings)
            if strength >= settings.link:
                heappush(heap, (-strength, min(i, k), max(i, k), len(members[i]) + len(members[k])))
    return [members[i] for i in sorted(members)]


@dataclass(frozen=True, slots=True)
class _Bond:
    """The pairs between two groups: the best similarity, the sum of all, and whether one is vetoed."""

    best: float
    total: float
    vetoed: bool


def _strength(bond: _Bond, pairs: int, settings: SameQuestion) -> float:
    if bond.vetoed:
        return -1.0
    return round(settings.chaining * bond.best + (1 - settings.chaining) * bond.total / pairs, 6)


def _join(members: dict[int, list[int]], bonds: dict[int, dict[int, _Bond]], i: int, j: int) -> None:
    """Put group j into group i."""
    members[i] += members.pop(j)
    for k, theirs in bonds.pop(j).items():
        del bonds[k][j]
        if k == i:
            continue
        mine = bonds[i].get(k, _Bond(best=0.0, total=0.0, vetoed=False))
        both = _Bond(
            best=max(mine.best, theirs.best),
            total=mine.total + theirs.total,
            vetoed=mine.vetoed or theirs.vetoed,
        )
        bonds[i][k] = bonds[k][i] = both
