"""Which entity do these words speak of?"""

from bisect import bisect_left
from collections import defaultdict

from stemma.model import Reference, Resolution


class Lookup:
    """The references of a resolution, asked by article and span."""

    def __init__(self, resolution: Resolution) -> None:
        self._by_article: dict[str, list[Reference]] = defaultdict(list)
        for reference in sorted(
            resolution.references, key=lambda r: (r.article_id, r.start, -r.end, r.entity_id)
        ):
            self._by_article[reference.article_id].append(reference)
        self._longest = max((r.end - r.start for r in resolution.references), default=0)

    def entity_at(self, article_id: str, start: int, end: int) -> str | None:
        """Return the id of the entity that the words [start, end) speak of, or None.

        An equal span comes first, then the longest mention inside (the one that begins later where two
        are as long), then the shortest one around.
        """
        touching = self._touching(article_id, start, end)
        equal = [r for r in touching if (r.start, r.end) == (start, end)]
        inside = [r for r in touching if start <= r.start and r.end <= end]
        around = [r for r in touching if r.start <= start and end <= r.end]
        if equal:
            return equal[0].entity_id
        if inside:
            return max(inside, key=lambda r: (r.end - r.start, r.start, r.entity_id)).entity_id
        return (
            min(around, key=lambda r: (r.end - r.start, r.start, r.entity_id)).entity_id if around else None
        )

    def within(self, article_id: str, start: int, end: int) -> tuple[Reference, ...]:
        """Return the references that lie inside [start, end), in order."""
        return tuple(r for r in self._touching(article_id, start, end) if start <= r.start and r.end <= end)

    def around(self, article_id: str, start: int, end: int) -> tuple[Reference, ...]:
        """Return the references that contain [start, end), in order."""
        return tuple(r for r in self._touching(article_id, start, end) if r.start <= start and end <= r.end)

    def _touching(self, article_id: str, start: int, end: int) -> list[Reference]:
        references = self._by_article.get(article_id, [])
        at = bisect_left(references, start - self._longest, key=lambda r: r.start)
        found = []
        while at < len(references) and references[at].start < end:
            if references[at].end > start:
                found.append(references[at])
            at += 1
        return found
