"""The best tree: the maximum spanning arborescence of weighted, directed descents.

Descent is directed (a copy of a copy is not a parent of its source), and every witness has one
parent at most. Taking the best parent of each witness may close a circle, two copies each other's
parent; Chu and Liu (1965) and Edmonds (1967) contract such circles and give the tree of greatest
total weight. With weights that are logarithms of probabilities it is the most probable tree.
Contraction by growing a path, with a heap of entering edges for each node, is Tarjan's (1977) and
Gabow's (1986): a thousand copies of one report close a circle of a thousand, one after another.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

type Edges = Mapping[tuple[str, str], float]
"""(parent, child) to weight, in logarithms of a probability."""

_DIGITS = 9
"""Digits of a weight; what remains of equal weights after many subtractions must be equal again."""


def best_tree(root: str, edges: Edges) -> dict[str, str]:
    """Return the parent of each node that can be reached from `root`.

    Ties go to the parent that comes first by name. O(edges log^2 edges).
    """
    names = sorted(_reached(root, edges))
    number = {name: n for n, name in enumerate(names)}
    forest = _Forest(up=[-1] * len(names), home=list(range(len(names))))
    entering: list[list[tuple[float, int, int]]] = [[] for _ in names]
    for (parent, child), weight in edges.items():
        if parent in number and child in number and child not in (root, parent):
            entering[number[child]].append((-weight, number[parent], number[child]))
    forest.heaps = [_Heap(edges=found) for found in entering]
    forest.grow(number[root])
    return {names[c]: names[p] for c, p in sorted(forest.unfold(number[root]).items())}


def _reached(root: str, edges: Edges) -> set[str]:
    children: dict[str, list[str]] = {}
    for parent, child in edges:
        children.setdefault(parent, []).append(child)
    seen, queue = {root}, [root]
    while queue:
        for child in children.get(queue.pop(), ()):
            if child not in seen:
                seen.add(child)
                queue.append(child)
    return seen


@dataclass(slots=True, kw_only=True)
class _Heap:
    """The edges that enter a node, the cheapest first; what they cost is their key plus `offset`."""

    edges: list[tuple[float, int, int]]
    offset: float = 0.0

    def __post_init__(self) -> None:
        heapify(self.edges)

    def pop(self) -> tuple[float, int, int]:
        key, parent, child = heappop(self.edges)
        return key + self.offset, parent, child

    def merged(self, other: "_Heap") -> "_Heap":
        """Put the smaller heap into the larger one."""
        small, large = sorted((self, other), key=lambda h: len(h.edges))
        for key, parent, child in small.edges:
            heappush(large.edges, (round(key + small.offset - large.offset, _DIGITS), parent, child))
        return large


@dataclass(slots=True, kw_only=True)
class _Forest:
    """Nodes by number, contracted circles after them; `up` is the circle that a node was contracted into."""

    up: list[int]
    home: list[int]
    heaps: list[_Heap] = field(default_factory=list)
    members: dict[int, list[int]] = field(default_factory=dict)
    enters: dict[int, tuple[int, int]] = field(default_factory=dict)

    def top(self, node: int) -> int:
        """Return the outermost circle that holds a node."""
        while self.home[node] != node:
            self.home[node] = self.home[self.home[node]]
            node = self.home[node]
        return node

    def grow(self, root: int) -> None:
        """Choose the cheapest edge into each node and into each circle that closes on the way to the root."""
        done = {root}
        for start in range(len(self.heaps)):
            path: list[int] = []
            on_path: set[int] = set()
            node = self.top(start)
            while node not in done:
                if node in on_path:
                    circle = [path.pop()]
                    while circle[-1] != node:
                        circle.append(path.pop())
                    on_path.difference_update(circle)
                    node = self._contract(circle)
                path.append(node)
                on_path.add(node)
                node = self._enter(node)
            done.update(path)

    def _enter(self, node: int) -> int:
        """Choose the cheapest edge from outside into a node; return the node that it comes from."""
        heap = self.heaps[node]
        cost, parent, child = heap.pop()
        while self.top(parent) == node:
            cost, parent, child = heap.pop()
        heap.offset -= cost
        self.enters[node] = parent, child
        return self.top(parent)

    def _contract(self, circle: list[int]) -> int:
        new = len(self.up)
        heap = self.heaps[circle[0]]
        for member in circle[1:]:
            heap = heap.merged(self.heaps[member])
        for member in circle:
            self.up[member] = self.home[member] = new
        self.up.append(-1)
        self.home.append(new)
        self.heaps.append(heap)
        self.members[new] = circle
        return new

    def unfold(self, root: int) -> dict[int, int]:
        """Return the parent of each node: the edge into a circle replaces the one of the circle's own."""
        parents: dict[int, int] = {}
        waiting = [node for node, outer in enumerate(self.up) if outer < 0 and node != root]
        while waiting:
            node = waiting.pop()
            parent, child = self.enters[node]
            parents[child] = parent
            while child != node:
                circle = self.up[child]
                waiting += [member for member in self.members[circle] if member != child]
                child = circle
        return parents
