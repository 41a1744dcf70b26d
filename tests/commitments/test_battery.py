"""A battery of invented mini-articles: what is a commitment and what is none, field by field."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from stemma.commitments.status import status
from stemma.model import Commitment, CommitmentEvent, EventKind
from tests.commitments.reading import ledger_of

ITEMS = yaml.safe_load((Path(__file__).parent / "battery.yaml").read_text(encoding="utf-8"))
KEPT_OR_BROKEN = frozenset(
    [
        EventKind.KEPT,
        EventKind.BREACH_ALLEGED,
        EventKind.BREACH_DENIED,
        EventKind.TRIGGER_ALLEGED,
        EventKind.ENDED,
    ]
)


@pytest.mark.parametrize("item", ITEMS, ids=[i["id"] for i in ITEMS])
def test_the_ledger_is_the_careful_readers(item: dict[str, Any]) -> None:
    found = ledger_of(*((day, text) for day, text in item["texts"]))
    assert len(found) == len(item["ledger"]), [c.obligation for c in found]
    for told, commitment in zip(item["ledger"], found, strict=True):
        assert _differences(told, commitment) == []


def _differences(told: dict[str, Any], c: Commitment) -> list[str]:
    conditions = sorted(x.kind.value for x in c.conditions)
    checks = {
        "kind": c.kind.value in told["kind"],
        "by": _names(c.by, told.get("by", []), any_=told.get("by_any", False)),
        "parties": _names((*c.by, *c.towards), told.get("parties", [])),
        "towards": _names(c.towards, told.get("towards", [])),
        "mediators": list(c.mediators) == told.get("mediators", []),
        "conditions": conditions == sorted(told.get("conditions", [])),
        "instrument": str(told.get("instrument", "")).lower() in (c.instrument or "").lower(),
        "covers": _names(c.covers, told.get("covers", [])),
        "excludes": _names(c.excludes, told.get("excludes", [])),
        "status": status(c).value in told["status"],
        "accused": {e.event.value for e in c.events if e.event in KEPT_OR_BROKEN}
        <= {e[0] for e in told.get("events", [])},
    }
    for field in ("made", "effective", "expires"):
        checks[field] = field not in told or str(getattr(c, field)).startswith(str(told[field]))
    for event in told.get("events", []):
        checks[f"event {event}"] = any(_is_event(event, e) for e in c.events)
    return [field for field, good in checks.items() if not good]


def _names(found: tuple[str, ...], wanted: list[str], *, any_: bool = False) -> bool:
    held = [any(w.lower() in f.lower() for f in found) for w in wanted]
    return not wanted or (any(held) if any_ else all(held))


def _is_event(told: list[str], event: CommitmentEvent) -> bool:
    basis = told[2] if len(told) > 2 else event.basis.value
    dated = not told[1] or str(event.date).startswith(told[1])
    return bool(event.event.value == told[0] and dated and event.basis.value == basis)
