"""The best tree."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from stemma.lineage.tree import best_tree

NODES = ["a", "b", "c", "d"]
EDGES = [(p, c) for p in ["r", *NODES] for c in NODES if p != c]


def weight_of_best(edges: dict[tuple[str, str], float]) -> float:
    """Try every choice of parents that makes a tree."""
    best = float("-inf")
    for parents in product(*([p for p, c in edges if c == n] for n in NODES)):
        tree = dict(zip(NODES, parents, strict=True))
        if all(reaches(n, tree) for n in NODES):
            best = max(best, sum(edges[p, c] for c, p in tree.items()))
    return best


def reaches(node: str, tree: dict[str, str]) -> bool:
    for _ in NODES:
        node = tree.get(node, "r")
    return node == "r"


@given(st.lists(st.integers(-20, 20), min_size=len(EDGES), max_size=len(EDGES)))
def test_no_tree_weighs_more(weights: list[int]) -> None:
    edges = {edge: float(w) for edge, w in zip(EDGES, weights, strict=True)}
    tree = best_tree("r", edges)
    assert all(reaches(n, tree) for n in NODES)
    assert sum(edges[p, c] for c, p in tree.items()) == weight_of_best(edges)


def test_two_copies_are_not_each_others_parents() -> None:
    edges = {("r", "a"): -5.0, ("r", "b"): -4.0, ("a", "b"): -1.0, ("b", "a"): -1.0}
    assert best_tree("r", edges) == {"a": "b", "b": "r"}


def test_what_cannot_be_reached_is_left_out() -> None:
    assert best_tree("r", {("r", "a"): -1.0, ("x", "b"): -1.0}) == {"a": "r"}
