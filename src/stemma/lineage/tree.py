"""The best tree: the maximum spanning arborescence of weighted, directed descents.

Descent is directed (a copy of a copy is not a parent of its source), and every witness has one
parent at most. Taking the best parent of each witness may close a circle, two copies each other's
parent; Chu and Liu (1965) and Edmonds (1967) contract such circles and give the tree of greatest
total weight. With weights that are logarithms of probabilities it is the most probable tree.
"""

from collections.abc import Mapping

type Edges = Mapping[tuple[str, str], float]
"""(parent, child) to weight, in logarithms of a probability."""


def best_tree(root: str, edges: Edges) -> dict[str, str]:
    """Return the parent of each node that can be reached from `root`.

    Ties go to the parent that comes first by name. O(nodes x edges): a story has few of both, its
    copies having been folded before.
    """
    nodes = _reached(root, edges)
    usable = {(p, c): w for (p, c), w in edges.items() if p in nodes and c in nodes and c != root and p != c}
    return _solve(root, usable)


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


def _solve(root: str, edges: Edges) -> dict[str, str]:
    parents = _best_parents(edges)
    circle = _circle(parents)
    if circle is None:
        return parents
    merged = min(circle) + "\x00"
    outer, came_from = _contract(edges, parents, circle, merged)
    tree = _solve(root, outer)
    parent, entry = came_from[tree[merged], merged]
    solved = {c: came_from.get((p, c), (p, c))[0] for c, p in tree.items() if c != merged}
    return solved | {c: parents[c] for c in circle if c != entry} | {entry: parent}


def _best_parents(edges: Edges) -> dict[str, str]:
    best: dict[str, tuple[float, str]] = {}
    for (parent, child), weight in edges.items():
        rank = (-weight, parent)
        if child not in best or rank < best[child]:
            best[child] = rank
    return {child: parent for child, (_, parent) in sorted(best.items())}


def _circle(parents: Mapping[str, str]) -> frozenset[str] | None:
    done: set[str] = set()
    for start in sorted(parents):
        path: list[str] = []
        node = start
        while node in parents and node not in done and node not in path:
            path.append(node)
            node = parents[node]
        if node in path:
            return frozenset(path[path.index(node) :])
        done.update(path)
    return None


def _contract(
    edges: Edges, parents: Mapping[str, str], circle: frozenset[str], merged: str
) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], tuple[str, str]]]:
    """Return the edges with the circle as one node, and the edge each of them stands for."""
    outer: dict[tuple[str, str], float] = {}
    came_from: dict[tuple[str, str], tuple[str, str]] = {}
    for (parent, child), weight in sorted(edges.items()):
        if parent in circle and child in circle:
            continue
        new = (merged if parent in circle else parent, merged if child in circle else child)
        value = weight - edges[parents[child], child] if child in circle else weight
        if new not in outer or value > outer[new]:
            outer[new], came_from[new] = value, (parent, child)
    return outer, came_from
