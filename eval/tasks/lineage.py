"""Lineage: every pair of articles likelier than not to share a text, with its kind."""

from collections.abc import Iterable, Iterator
from typing import Any

from eval.lineage_pairs import related_pairs

_LEAST = 0.5


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the pairs that are likelier related than not; lineage_all hands in the others too."""
    yield from (pair for pair in related_pairs(rows) if pair["similarity"] >= _LEAST)
