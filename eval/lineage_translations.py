"""python -m eval.lineage_translations [--each]

Translations as an edge of the tree: ten invented reports in three languages, among traps. Each story holds
an event's report, its two translations (each a day later), a colour piece and a rival agency's report of the
event, and a twin event; an edge is right if it joins a translation with the report or with the translation
before it, and four origins are exact. The numbers of `relation` were chosen on the first five events.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from stemma.lineage import trace
from stemma.model import Article, DateBasis, DescentKind, Lineage, Published

_EVENTS = Path(__file__).parent / "translations" / "events.yaml"
DAYS = {"en": 4, "es": 5, "ru": 6, "own": 5, "rival": 5, "twin": 4}


def events() -> list[dict[str, str]]:
    """Return the invented events, in the order of the file."""
    found: list[dict[str, str]] = yaml.safe_load(_EVENTS.read_text(encoding="utf-8"))["events"]
    return found


def story(event: Mapping[str, str]) -> tuple[Article, ...]:
    """Return the six articles of an event; an article's id is "event role"."""
    languages = {"es": "es", "ru": "ru", "own": event["own_language"], "rival": event["rival_language"]}
    return tuple(
        Article(
            id=f"{event['id']} {role}",
            address_id=f"{event['id']} {role}",
            text=event[role].strip(),
            title="",
            outlet=f"{role} outlet",
            language=languages.get(role, "en"),
            published=Published(value=date(2024, 3, day), basis=DateBasis.GIVEN),
        )
        for role, day in DAYS.items()
    )


def score(traced: Iterator[tuple[Mapping[str, str], Lineage]]) -> dict[str, Any]:
    """Return precision and recall of the edges, how many have the right kind, and exact origins."""
    said = right = kind = exact = stories = 0
    for event, lineage in traced:
        ids = {role: f"{event['id']} {role}" for role in DAYS}
        family = {ids[role] for role in ("en", "es", "ru")}
        stories += 1
        for d in lineage.descents:
            is_right = d.child in family and d.parent in family and d.child != ids["en"]
            said, right = said + 1, right + is_right
            kind += is_right and d.kind is DescentKind.TRANSLATION and bool(d.passages)
        exact += len({root for _, root in lineage.roots}) == 4
    true = 2 * stories
    return {
        "stories": stories,
        "edge_precision": round(100 * right / max(said, 1), 1),
        "edge_recall": round(100 * right / true, 1),
        "called_translation_with_passages": f"{kind} of {right}",
        "origins_exact": f"{exact} of {stories}",
    }


def main(argv: list[str]) -> int:
    traced = [(event, trace(event["id"], story(event))) for event in events()]
    if "--each" in argv:
        for event, lineage in traced:
            edges = [(d.child, d.parent, d.kind.value, d.similarity) for d in lineage.descents]
            sys.stdout.write(f"{event['id']}: {edges}\n")
    for name, part in (("first five", traced[:5]), ("last five", traced[5:])):
        sys.stdout.write(f"{name:12} {json.dumps(score(iter(part)))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
