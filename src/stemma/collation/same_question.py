"""Which claims answer the same question? Declared features, vetoes, and average linkage."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stemma.collation.points import Point
from stemma.model import Feature, Time, similarity


@dataclass(frozen=True, slots=True, kw_only=True)
class SameQuestion:
    """Thresholds of the stage; chosen on the example cases and the founding case."""

    candidate: float = 0.45
    """Cosine of two quotations under which they are not compared further."""
    link: float = 0.56
    """Mean similarity of two groups at which they answer one question."""


def wording(a: Point, b: Point) -> float:
    """How close the two quotations stand in meaning (cosine of their sentence vectors)."""
    return max(0.0, min(1.0, (float(np.dot(a.vector, b.vector)) - 0.2) / 0.7))


def event(a: Point, b: Point) -> float | None:
    """Whether the same thing is said to be done: the same verb, or verbs of one PLOVER type."""
    if a.claim.predicate == b.claim.predicate and a.claim.predicate not in ("be", "have"):
        return 1.0
    if a.claim.event is None or b.claim.event is None:
        return None
    return 0.8 if a.claim.event == b.claim.event else 0.0


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
    p, q = a.claim, b.claim
    if (
        p.quantity
        and q.quantity
        and p.quantity.kind
        and q.quantity.kind
        and p.quantity.kind != q.quantity.kind
    ):
        return True
    counts_p, counts_q = (bool(c.quantity and c.quantity.kind) for c in (p, q))
    if counts_p != counts_q:
        return True
    return bool(p.time and q.time and not meet(p.time, q.time) and _years_apart(p.time, q.time))


def _years_apart(a: Time, b: Time) -> bool:
    """Say whether two times differ by more than a slip: other months, or other years."""
    return (a.start or a.end or "")[:7] != (b.start or b.end or "")[:7]


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
    merged = _average_linkage(len(groups), links, settings.link)
    result = [tuple(sorted(i for g in group for i in groups[g])) for group in merged]
    return tuple(sorted(result))


def _verbatim(points: Sequence[Point]) -> list[list[int]]:
    """Group the points of one wording."""
    rows: dict[tuple[str, str], list[int]] = {}
    for i, p in enumerate(points):
        words = "".join(c for c in p.claim.text.lower() if c.isalnum() or c == " ")
        rows.setdefault((words, p.claim.predicate), []).append(i)
    return list(rows.values())


def _links(
    points: Sequence[Point], groups: Sequence[Sequence[int]], settings: SameQuestion
) -> dict[tuple[int, int], float]:
    """Return the similarity of every pair of groups that may meet; a vetoed pair has -1."""
    if not groups:
        return {}
    first = [points[g[0]] for g in groups]
    matrix = np.array([p.vector for p in first], dtype=np.float32)
    close = matrix @ matrix.T
    links: dict[tuple[int, int], float] = {}
    for i, j in zip(*np.nonzero(np.triu(close >= settings.candidate, 1)), strict=True):
        a, b = first[int(i)], first[int(j)]
        links[int(i), int(j)] = -1.0 if apart(a, b) else similarity(FEATURES, a, b)
    return links


def _average_linkage(size: int, links: dict[tuple[int, int], float], threshold: float) -> list[list[int]]:
    """Merge the two closest groups until none reaches the threshold; ties go to the lowest numbers."""
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    pairs = dict(links)
    while True:
        best = max(
            ((value, -i, -j) for (i, j), value in pairs.items() if value >= threshold),
            default=None,
        )
        if best is None:
            return [members[i] for i in sorted(members)]
        i, j = -best[1], -best[2]
        pairs = _merge(members, pairs, i, j)


def _merge(
    members: dict[int, list[int]], pairs: dict[tuple[int, int], float], i: int, j: int
) -> dict[tuple[int, int], float]:
    size_i, size_j = len(members[i]), len(members[j])
    left = {k: v for k, v in pairs.items() if i not in k and j not in k}
    for other in members:
        if other in (i, j):
            continue
        a = pairs.get((min(i, other), max(i, other)), 0.0)
        b = pairs.get((min(j, other), max(j, other)), 0.0)
        if a < 0 or b < 0:
            left[min(i, other), max(i, other)] = -1.0
        elif a or b:
            left[min(i, other), max(i, other)] = round((a * size_i + b * size_j) / (size_i + size_j), 6)
    members[i] += members.pop(j)
    return left
