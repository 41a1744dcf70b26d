"""Violent incidents: kind, date, place, who did it and how surely, to whom, to how many."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from stemma.claims.incidents import find_incidents
from stemma.model import Article, Incident, Published


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the incidents of each text, in order; what no date tells happened on the day of publication."""
    for row in rows:
        published = date.fromisoformat(row["published"]) if row["published"] else None
        article = Article(
            id=row["id"],
            address_id=row["id"],
            text=row["text"],
            title="",
            published=Published(value=published),
        )
        found = find_incidents(article)
        yield {"id": row["id"], "incidents": [_row(i, row["published"]) for i in found]}


def _row(incident: Incident, published: str | None) -> dict[str, Any]:
    return {
        "type": incident.kind.value.upper(),
        "date": _days(incident) or published,
        "place": ", ".join(p for p in (incident.country, incident.place) if p) or None,
        "perpetrators": [p.text for p in incident.perpetrators],
        "victims": [v.text for v in incident.victims],
        "victim_count": incident.victim_count,
        "confidence": incident.confidence.value.upper(),
    }


def _days(incident: Incident) -> str | None:
    if incident.time is None or incident.time.start is None or incident.time.end is None:
        return None
    start, end = incident.time.start[:10], incident.time.end[:10]
    return start if start == end else f"{start}/{end}"
