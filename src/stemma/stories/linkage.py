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
        now = groups.strength(a, b)
        if now != -strength:  # weaker since: more voices are heard; what grew stronger was pushed when it did
            if 0 < now < -strength:
                heapq.heappush(heap, (-now, a, b))
            continue
        support.update(dict.fromkeys(groups.new_members(a, b), round(-strength, 4)))
        if groups.told(a) and groups.told(b):
            older, younger = sorted(groups.names(a, b))
            merged.append((older, younger, round(-strength, 4), groups.bridges(a, b)))
        kept, changed = groups.join(a, b)
        for other in changed:
            first, second = sorted((kept, other))
            heapq.heappush(heap, (-groups.strength(first, second), first, second))
    return groups.result(support, tuple(merged))


class _Groups:
    """Groups by a number of their own; an old story's is its number, a new article's follows those."""

    def __init__(self, links: Links, joining: Joining):
        self._fresh = frozenset(joining.fresh)
        self._joining = joining
        self._new = 1 + max(joining.home.values(), default=-1)
        rows = {row for pair in links for row in pair} | self._fresh
        groups = {row: joining.home.get(row, self._new + row) for row in sorted(rows)}
        self._members: dict[int, list[int]] = {}
        for row, group in groups.items():
            self._members.setdefault(group, []).append(row)
        self._name = {group: group for group in self._members}
        self._cross: dict[int, dict[int, list[float]]] = {}
        for (a, b), p in sorted(links.items()):
            self._add(groups[a], groups[b], [p])

    def _add(self, a: int, b: int, scores: list[float]) -> None:
        if a != b:
            both = sorted(self._cross.get(a, {}).get(b, []) + scores, reverse=True)[: self._joining.voices]
            self._cross.setdefault(a, {})[b] = both
            self._cross.setdefault(b, {})[a] = both

    def told(self, group: int) -> bool:
        """Say whether a group is or has taken in an old story."""
        return self._name[group] < self._new

    def names(self, *groups: int) -> list[int]:
        return [self._name[group] for group in groups]

    def pairs(self) -> Iterator[tuple[int, int]]:
        for a in sorted(self._cross):
            yield from ((a, b) for b in sorted(self._cross[a]) if a < b)

    def strength(self, a: int, b: int) -> float:
        """Return the mean of the best links, as many as are heard or as there can be; -1 where there is none.

        Two old stories need a bridge: what is below `merge` is no link between them.
        """
        best = self._cross.get(a, {}).get(b)
        if not best:
            return -1.0
        old = self.told(a) and self.told(b)
        possible = self._bridged(a, b) if old else len(self._members[a]) * len(self._members[b])
        found = round(sum(best) / min(self._joining.voices, possible), 6)
        return -1.0 if old and found < self._joining.merge else found

    def _bridged(self, a: int, b: int) -> int:
        """Return how many links the new articles of two old stories can have with the other's."""
        new = [sum(m in self._fresh for m in self._members[g]) for g in (a, b)]
        return max(1, new[0] * len(self._members[b]) + new[1] * len(self._members[a]))

    def new_members(self, a: int, b: int) -> list[int]:
        return [m for g in (a, b) if not self.told(g) for m in self._members[g]]

    def bridges(self, a: int, b: int) -> tuple[int, ...]:
        """Return the new articles in two stories that are joined."""
        return tuple(sorted(m for g in (a, b) for m in self._members[g] if m in self._fresh))

    def join(self, a: int, b: int) -> tuple[int, list[int]]:
        """Put the group with fewer neighbours into the other; return that, and the neighbours that it gained.

        The name of the older goes on: an old story's before a new article's.
        """
        kept, gone = (a, b) if len(self._cross[a]) >= len(self._cross[b]) else (b, a)
        self._name[kept] = min(self.names(a, b))
        self._members[kept] += self._members.pop(gone)
        moved = self._cross.pop(gone)
        for other, scores in sorted(moved.items()):
            self._cross[other].pop(gone, None)
            if other != kept:
                self._add(kept, other, scores)
        return kept, [other for other in sorted(moved) if other != kept]

    def result(
        self, support: dict[int, float], merged: tuple[tuple[int, int, float, tuple[int, ...]], ...]
    ) -> Joined:
        new = {g: tuple(sorted(m for m in found if m in self._fresh)) for g, found in self._members.items()}
        started = sorted(rows for g, rows in new.items() if not self.told(g) and rows)
        into = {self._name[g]: rows for g, rows in new.items() if self.told(g) and rows}
        return Joined(into=into, started=tuple(started), support=support, merged=merged)
