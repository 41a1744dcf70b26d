"""Killed and injured of an article's own event; a 0 where the article tells of nobody."""

from collections.abc import Iterable, Iterator
from typing import Any

from stemma.language.tolls import read_toll


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield {"id", "killed", "injured"} for each row, in order."""
    for row in rows:
        toll = read_toll(row.get("title") or "", row["text"])
        yield {"id": row["id"], "killed": toll.killed or 0, "injured": toll.injured or 0}
