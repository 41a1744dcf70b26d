"""What an altered retelling of killings changed: topics, and the spans of new words."""

from collections.abc import Iterable, Iterator
from typing import Any

from stemma.claims.incidents.retold import IncidentFact, changed_facts

TOPICS = {
    IncidentFact.TIME: "Date of death",
    IncidentFact.PLACE: "Place of death",
    IncidentFact.DOER: "Actor",
    IncidentFact.MEANS: "Cause of death",
    IncidentFact.VICTIM: "Name of casualty or group",
}


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield {"id", "changed", "topics"} for each pair, in order."""
    for row in rows:
        facts = changed_facts(row["original"], row["altered"])
        spans = sorted({span for fact in facts for span in fact.spans})
        yield {
            "id": row["id"],
            "changed": [{"start": start, "end": end} for start, end in spans],
            "topics": [TOPICS[fact.fact] for fact in facts],
        }
