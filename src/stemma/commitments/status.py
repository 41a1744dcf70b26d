"""The status of a commitment as of a day: computed from its events by one table, never stored."""

from collections.abc import Callable
from datetime import date

from stemma.model import Commitment, CommitmentEvent, EventKind, Status

type Kinds = frozenset[EventKind]

_RULES: tuple[tuple[str, Callable[[Kinds], bool], Status], ...] = (
    (
        "a breach is alleged, and denied or said to be kept by another",
        lambda k: EventKind.BREACH_ALLEGED in k and bool(k & {EventKind.BREACH_DENIED, EventKind.KEPT}),
        Status.CONTESTED,
    ),
    (
        "the case of its condition is alleged and denied",
        lambda k: {EventKind.TRIGGER_ALLEGED, EventKind.TRIGGER_DENIED} <= k,
        Status.CONTESTED,
    ),
    ("it is reported to have ended", lambda k: EventKind.ENDED in k, Status.ENDED),
    ("a breach is alleged", lambda k: EventKind.BREACH_ALLEGED in k, Status.BREACH_ALLEGED),
    ("it is reported to have been kept", lambda k: EventKind.KEPT in k, Status.KEPT),
    ("a party invoked it", lambda k: EventKind.INVOKED in k, Status.INVOKED),
    (
        "the case of its condition is alleged",
        lambda k: EventKind.TRIGGER_ALLEGED in k,
        Status.TRIGGER_ALLEGED,
    ),
    ("it was made", lambda k: bool(k & {EventKind.MADE, EventKind.REAFFIRMED}), Status.OPEN),
    ("it was offered", lambda k: EventKind.OFFERED in k, Status.OFFERED),
)


def status(commitment: Commitment, as_of: date | None = None) -> Status:
    """Return the status from the events up to and including `as_of` (all events where it is None).

    Undated events count always: nobody knows that they came later. The first rule that applies decides.
    """
    return explained_status(commitment, as_of)[0]


def explained_status(commitment: Commitment, as_of: date | None = None) -> tuple[Status, str]:
    """Return the status and the rule that gave it, in words."""
    kinds = frozenset(e.event for e in commitment.events if _has_come(e, as_of))
    for words, applies, result in _RULES:
        if applies(kinds):
            return result, words
    return Status.UNKNOWN, "no event is known"


def _has_come(event: CommitmentEvent, as_of: date | None) -> bool:
    return as_of is None or event.date is None or event.date[:10] <= as_of.isoformat()
