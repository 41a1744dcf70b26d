"""Reuse: how much of a short text was taken over, by the share of its words that stand in the source.

The three bounds were chosen on half of the set (hash of id); the texts are student answers, not news.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from stemma.lineage.passages import covered, read_words, tiles

CUT, LIGHT, HEAVY = 0.92, 0.3, 0.17


def taken_over(source: str, derived: str) -> float:
    """Return the share of the words of `derived` that stand in `source` in runs of three or more."""
    words = read_words(derived)
    found = tiles(words, read_words(source), size=3)
    return sum(covered(len(words.words), [(t.a, t.length) for t in found])) / max(1, len(words.words))


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the level of reuse of each pair."""
    for row in rows:
        share = taken_over(row["a"], row["b"])
        level = (
            "cut" if share >= CUT else "light" if share >= LIGHT else "heavy" if share >= HEAVY else "none"
        )
        yield {"id": row["id"], "level": level}
