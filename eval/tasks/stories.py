"""Stories as an honest stream: a day's articles see that day and earlier ones, the vocabulary too."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from stemma.model import Article, DateBasis, Published
from stemma.stories import StoryState, assign, features


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each article's story as of its day; what is assigned is never changed."""
    state = StoryState()
    for _, day in groupby(rows, key=lambda row: row["published"]):
        found, state = assign([features(_article(row)) for row in day], state)
        yield from ({"id": a.article_id, "story": a.story_id} for a in found)


def _article(row: dict[str, Any]) -> Article:
    day = row["published"]
    published = Published(value=date.fromisoformat(day), basis=DateBasis.GIVEN) if day else Published()
    return Article(
        id=row["id"],
        address_id=row["id"],
        text=row["text"],
        title=row["title"] or "",
        outlet=row["outlet"],
        published=published,
    )
