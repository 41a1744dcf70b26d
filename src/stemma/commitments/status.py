"""The status of a commitment as of a day: computed from its events by one table, never stored."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from stemma.model import Commitment, CommitmentEvent, EventKind, Status

type Events = Sequence[CommitmentEvent]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table: what is asked of the events, in words and in code, and the status it gives."""

    words: str
    applies: Callable[[Events], bool]
    status: Status


def _is_told(*kinds: EventKind) -> Callable[[Events], bool]:
    return lambda events: any(e.event in kinds for e in events)


def _is_contradicted(alleged: EventKind, *against: EventKind) -> Callable[[Events], bool]:
    """Say whether one alleges what another denies; whose claimants are not told may be two."""

    def applies(events: Events) -> bool:
        one = [e for e in events if e.event is alleged]
        other = [e for e in events if e.event in against]
        return any(a.by is None or a.by != b.by for a in one for b in other)

    return applies


RULES = (
    Rule(
        words="a breach is alleged, and denied or said to be kept by another",
        applies=_is_contradicted(EventKind.BREACH_ALLEGED, EventKind.BREACH_DENIED, EventKind.KEPT),
        status=Status.CONTESTED,
    ),
    Rule(
        words="the case of its condition is alleged, and denied by another",
        applies=_is_contradicted(EventKind.TRIGGER_ALLEGED, EventKind.TRIGGER_DENIED),
        status=Status.CONTESTED,
    ),
    Rule(words="it is reported to have ended", applies=_is_told(EventKind.ENDED), status=Status.ENDED),
    Rule(
        words="a breach is alleged", applies=_is_told(EventKind.BREACH_ALLEGED), status=Status.BREACH_ALLEGED
    ),
    Rule(words="it is reported to have been kept", applies=_is_told(EventKind.KEPT), status=Status.KEPT),
    Rule(words="a party invoked it", applies=_is_told(EventKind.INVOKED), status=Status.INVOKED),
    Rule(
        words="the case of its condition is alleged",
        applies=_is_told(EventKind.TRIGGER_ALLEGED),
        status=Status.TRIGGER_ALLEGED,
    ),
    Rule(words="it was made", applies=_is_told(EventKind.MADE, EventKind.REAFFIRMED), status=Status.OPEN),
    Rule(words="it was offered", applies=_is_told(EventKind.OFFERED), status=Status.OFFERED),
)
"""The table of docs/concepts.md; the first row that applies decides."""

NO_EVENT = "no event is known"


def status(commitment: Commitment, as_of: date | None = None) -> Status:
    """Return the status from the events up to and including `as_of` (all events where it is None).

    An event without a day counts from the day on which an article told it; the first rule that applies
    decides.
    """
    return explained_status(commitment, as_of)[0]


def explained_status(commitment: Commitment, as_of: date | None = None) -> tuple[Status, str]:
    """Return the status and the rule that gave it, in words."""
    events = tuple(e for e in commitment.events if _has_come(e, as_of))
    found = next((r for r in RULES if r.applies(events)), None)
    return (found.status, found.words) if found is not None else (Status.UNKNOWN, NO_EVENT)


def known_by(commitments: Iterable[Commitment], as_of: date | None) -> tuple[Commitment, ...]:
    """Return the ledger as of a day: without later events, and without what was not yet undertaken."""
    if as_of is None:
        return tuple(commitments)
    kept = [replace(c, events=tuple(e for e in c.events if _has_come(e, as_of))) for c in commitments]
    return tuple(c for c in kept if c.events)


def _has_come(event: CommitmentEvent, as_of: date | None) -> bool:
    day = event.date or event.reported
    return as_of is None or day is None or day[:10] <= as_of.isoformat()
