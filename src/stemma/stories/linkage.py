"""Groups joined by their best links: the articles of one day, and the stories that they touch."""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

type Links = Mapping[tuple[int, int], float]
"""Probability by pair of rows, the later first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What may be joined: new articles, the story of each old one that they touch, and how."""

    fresh: Sequence[int]
    home: Mapping[int, int]
    """The story of each old row."""
    voices: int
    join: float
    merge: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """New rows by the story that they join; groups that start one; stories that became one.

    `support` has the mean probability of the links by which a row came in; `merged` has (kept,
    absorbed, support, new rows that link them).
    """

    into: Mapping[int, tuple[int, ...]]
    started: tuple[tuple[int, ...], ...]
    support: Mapping[int, float]
    merged: tuple[tuple[int, int, float, tuple[int, ...]], ...]


def join(links: Links, joining: Joining) -> Joined:
    """Join groups, best mean link first, until none reaches `join`; two old stories only from `merge` on."""
    groups = _Groups(links, joining)
    heap = [(-groups.strength(a, b), a, b) for a, b in groups.pairs()]
    heapq.heapify(heap)
    support: dict[int, float] = {}
    merged: list[tuple[int, int, float, tuple[int, ...]]] = []
    while heap:
        strength, a, b = heapq.heappop(heap)
        if -strength < joining.join:
            break
        if groups.strength(a, b) != -strength:
            continue
        support.update(dict.fromkeys(groups.new_members(a, b), round(-strength, 4)))
        if a >= 0 and b >= 0:
            merged.append((a, b, round(-strength, 4), groups.bridges(a, b)))
        kept = groups.join(a, b)
        for other in groups.neighbours(kept):
            first, second = groups.ordered(kept, other)
            heapq.heappush(heap, (-groups.strength(first, second), first, second))
    return groups.result(support, tuple(merged))


class _Groups:
    """Stories are named by their number, what has none yet by -1 - row."""

    def __init__(self, links: Links, joining: Joining):
        self._fresh = frozenset(joining.fresh)
        self._joining = joining
        homes = {row: joining.home.get(row, -1 - row) for pair in links for row in pair}
        homes |= {row: -1 - row for row in joining.fresh}
        self._members: dict[int, list[int]] = {}
        for row in sorted(homes):
            self._members.setdefault(homes[row], []).append(row)
        self._cross: dict[int, dict[int, list[float]]] = {}
        for (a, b), p in sorted(links.items()):
            self._add(homes[a], homes[b], [p])

    def _add(self, a: int, b: int, scores: list[float]) -> None:
        if a != b:
            both = sorted(self._cross.get(a, {}).get(b, []) + scores, reverse=True)[: self._joining.voices]
            self._cross.setdefault(a, {})[b] = both
            self._cross.setdefault(b, {})[a] = both

    def ordered(self, a: int, b: int) -> tuple[int, int]:
        """Put an old story first, of two the older, of two new groups that with the earlier row."""
        return (a, b) if (a < 0, abs(a)) < (b < 0, abs(b)) else (b, a)

    def pairs(self) -> Iterator[tuple[int, int]]:
        for a in sorted(self._cross):
            yield from ((a, b) for b in sorted(self._cross[a]) if self.ordered(a, b) == (a, b))

    def neighbours(self, a: int) -> list[int]:
        return sorted(self._cross.get(a, {}))

    def strength(self, a: int, b: int) -> float:
        """Return the mean of the best links, as many as are heard or as there can be; -1 where there is none.

        Two old stories need a bridge: what is below `merge` is no link between them.
        """
        best = self._cross.get(a, {}).get(b)
        if not best:
            return -1.0
        told = a >= 0 and b >= 0
        possible = self._bridged(a, b) if told else len(self._members[a]) * len(self._members[b])
        found = round(sum(best) / min(self._joining.voices, possible), 6)
        return -1.0 if told and found < self._joining.merge else found

    def _bridged(self, a: int, b: int) -> int:
        """Return how many links the new articles of two old stories can have with the other's."""
        new = [sum(m in self._fresh for m in self._members[g]) for g in (a, b)]
        return max(1, new[0] * len(self._members[b]) + new[1] * len(self._members[a]))

    def new_members(self, a: int, b: int) -> list[int]:
        return [m for g in (a, b) if g < 0 for m in self._members[g]]

    def bridges(self, a: int, b: int) -> tuple[int, ...]:
        """Return the new articles in two stories that are joined."""
        return tuple(sorted(m for g in (a, b) for m in self._members[g] if m in self._fresh))

    def join(self, a: int, b: int) -> int:
        kept, gone = self.ordered(a, b)
        self._members[kept] += self._members.pop(gone)
        for other, scores in sorted(self._cross.pop(gone, {}).items()):
            self._cross[other].pop(gone, None)
            if other != kept:
                self._add(kept, other, scores)
        return kept

    def result(
        self, support: dict[int, float], merged: tuple[tuple[int, int, float, tuple[int, ...]], ...]
    ) -> Joined:
        new = {g: tuple(sorted(m for m in found if m in self._fresh)) for g, found in self._members.items()}
        started = sorted(rows for g, rows in new.items() if g < 0 and rows)
        into = {g: rows for g, rows in new.items() if g >= 0 and rows}
        return Joined(into=into, started=tuple(started), support=support, merged=merged)
