"""The table of statuses, a row a test."""

from datetime import date

import pytest

from stemma.commitments.status import explained_status, status
from stemma.model import Basis, Commitment, CommitmentEvent, CommitmentKind, EventKind, Evidence, Status

QUOTE = Evidence(article_id="a", start=0, end=1, quote="x")


def commitment(*events: tuple[EventKind, str | None]) -> Commitment:
    return Commitment(
        id="c",
        kind=CommitmentKind.CEASEFIRE,
        obligation="hold fire",
        by=("Norland", "Vessia"),
        events=tuple(
            CommitmentEvent(date=day, event=kind, by="Norland", basis=Basis.REPORTED, evidence=QUOTE)
            for kind, day in events
        ),
    )


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), Status.UNKNOWN),
        ((EventKind.OFFERED,), Status.OFFERED),
        ((EventKind.MADE,), Status.OPEN),
        ((EventKind.MADE, EventKind.INVOKED), Status.INVOKED),
        ((EventKind.MADE, EventKind.TRIGGER_ALLEGED), Status.TRIGGER_ALLEGED),
        ((EventKind.MADE, EventKind.TRIGGER_ALLEGED, EventKind.TRIGGER_DENIED), Status.CONTESTED),
        ((EventKind.MADE, EventKind.BREACH_ALLEGED), Status.BREACH_ALLEGED),
        ((EventKind.MADE, EventKind.BREACH_ALLEGED, EventKind.BREACH_DENIED), Status.CONTESTED),
        ((EventKind.MADE, EventKind.BREACH_ALLEGED, EventKind.KEPT), Status.CONTESTED),
        ((EventKind.MADE, EventKind.KEPT), Status.KEPT),
        ((EventKind.MADE, EventKind.INVOKED, EventKind.ENDED), Status.ENDED),
    ],
)
def test_events_decide_the_status(events: tuple[EventKind, ...], expected: Status) -> None:
    assert status(commitment(*((e, "2024-06-10") for e in events))) is expected


def test_the_status_of_a_day_knows_nothing_of_later_days() -> None:
    c = commitment((EventKind.MADE, "2024-06-10"), (EventKind.BREACH_ALLEGED, "2024-06-12"))
    asked = [status(c, date(2024, 6, d)) for d in (9, 11, 12)]
    assert asked == [Status.UNKNOWN, Status.OPEN, Status.BREACH_ALLEGED]


def test_an_undated_event_counts_always_and_the_rule_is_told() -> None:
    c = commitment((EventKind.MADE, None))
    assert explained_status(c, date(2000, 1, 1)) == (Status.OPEN, "it was made")
