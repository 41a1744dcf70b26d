"""The table of statuses, a row a test."""

import re
from datetime import date
from pathlib import Path

import pytest

from stemma.commitments.status import NO_EVENT, RULES, explained_status, known_by, status
from stemma.model import Basis, Commitment, CommitmentEvent, CommitmentKind, EventKind, Evidence, Status

QUOTE = Evidence(article_id="a", start=0, end=1, quote="x")
CONCEPTS = Path(__file__).parents[2] / "docs" / "concepts.md"
ONE, OTHER = "Karvia", "Vessia"

type Told = tuple[EventKind, str | None, str | None]


def commitment(*events: Told) -> Commitment:
    return Commitment(
        id="c",
        kind=CommitmentKind.CEASEFIRE,
        obligation="hold fire",
        by=(ONE, OTHER),
        events=tuple(
            CommitmentEvent(
                date=day, event=kind, by=by, basis=Basis.REPORTED, evidence=QUOTE, reported="2024-06-13"
            )
            for kind, day, by in events
        ),
    )


def on_one_day(*events: tuple[EventKind, str | None]) -> Commitment:
    return commitment(*((kind, "2024-06-10", by) for kind, by in events))


MADE = (EventKind.MADE, ONE)
BREACH = (EventKind.BREACH_ALLEGED, ONE)
TRIGGER = (EventKind.TRIGGER_ALLEGED, ONE)


@pytest.mark.parametrize(
    ("events", "row"),
    [
        ((MADE, BREACH, (EventKind.BREACH_DENIED, OTHER)), 1),
        ((MADE, BREACH, (EventKind.KEPT, OTHER)), 1),
        ((MADE, BREACH, (EventKind.ENDED, OTHER), (EventKind.BREACH_DENIED, OTHER)), 1),
        ((MADE, TRIGGER, (EventKind.TRIGGER_DENIED, OTHER)), 2),
        ((MADE, BREACH, (EventKind.ENDED, ONE)), 3),
        ((MADE, BREACH), 4),
        ((MADE, BREACH, (EventKind.BREACH_DENIED, ONE)), 4),
        ((MADE, (EventKind.KEPT, ONE)), 5),
        ((MADE, TRIGGER, (EventKind.INVOKED, OTHER)), 6),
        ((MADE, TRIGGER), 7),
        ((MADE,), 8),
        (((EventKind.OFFERED, ONE), (EventKind.REAFFIRMED, ONE)), 8),
        (((EventKind.OFFERED, ONE),), 9),
        ((), 10),
    ],
)
def test_the_first_row_that_fits_decides(events: tuple[tuple[EventKind, str], ...], row: int) -> None:
    rows = [*((r.status, r.words) for r in RULES), (Status.UNKNOWN, NO_EVENT)]
    assert explained_status(on_one_day(*events)) == rows[row - 1]


def test_the_table_of_the_docs_is_the_table_of_the_code() -> None:
    section = (
        CONCEPTS.read_text(encoding="utf-8").split("## Commitments and their status")[1].split("\n## ")[0]
    )
    told = re.findall(r"^\| \d+ \| (.+?) \| (.+?) \|$", section, re.MULTILINE)
    assert told == [*((r.words, r.status.value) for r in RULES), (NO_EVENT, Status.UNKNOWN.value)]


def test_claimants_that_are_not_told_may_be_two() -> None:
    c = on_one_day(MADE, (EventKind.BREACH_ALLEGED, None), (EventKind.BREACH_DENIED, None))
    assert status(c) is Status.CONTESTED


def test_the_status_of_a_day_knows_nothing_of_later_days() -> None:
    c = commitment((EventKind.MADE, "2024-06-10", ONE), (EventKind.BREACH_ALLEGED, "2024-06-12", ONE))
    asked = [status(c, date(2024, 6, d)) for d in (9, 11, 12)]
    assert asked == [Status.UNKNOWN, Status.OPEN, Status.BREACH_ALLEGED]


def test_an_undated_event_counts_from_the_day_that_tells_it() -> None:
    c = commitment((EventKind.MADE, None, ONE))
    asked = [status(c, day) for day in (date(2024, 6, 12), date(2024, 6, 13), None)]
    assert asked == [Status.UNKNOWN, Status.OPEN, Status.OPEN]


def test_the_ledger_of_a_day_leaves_out_what_came_later() -> None:
    c = commitment((EventKind.MADE, "2024-06-10", ONE), (EventKind.BREACH_ALLEGED, "2024-06-12", ONE))
    (then,) = known_by([c], date(2024, 6, 11))
    assert [e.event for e in then.events] == [EventKind.MADE]
    assert known_by([c], date(2024, 6, 9)) == ()
    assert known_by([c], None) == (c,)
