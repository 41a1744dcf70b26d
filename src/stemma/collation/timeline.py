"""Collations to a timeline: one entry an event, dated as finely as any telling dates it."""

from collections.abc import Mapping, Sequence

from stemma.model import Claim, Collation, Granularity, Modality, TimelineEntry

_FINE = (
    Granularity.MINUTE,
    Granularity.HOUR,
    Granularity.DAY,
    Granularity.WEEK,
    Granularity.MONTH,
    Granularity.SEASON,
    Granularity.QUARTER,
    Granularity.YEAR,
    Granularity.DECADE,
    Granularity.CENTURY,
)


def timeline_of(collations: Sequence[Collation], claims: Mapping[str, Claim]) -> tuple[TimelineEntry, ...]:
    """Return one entry for each collation that tells a dated event, oldest first, none twice.

    What is only asked, threatened or planned without a day is no event. Entries of one day and one
    wording are one.
    """
    entries: dict[tuple[str, str], TimelineEntry] = {}
    for collation in collations:
        members = [claims[i] for v in collation.variants for i in v.claim_ids if i in claims]
        entry = _entry(members)
        if entry is not None:
            entries.setdefault((entry.start, entry.text.lower()), entry)
    return tuple(sorted(entries.values(), key=lambda e: (e.start, e.end, e.text)))


def _entry(members: Sequence[Claim]) -> TimelineEntry | None:
    dated = [
        c
        for c in members
        if c.time is not None
        and c.time.start
        and not c.heading
        and c.modality not in (Modality.PLANNED, Modality.THREATENED)
    ]
    if not dated:
        return None
    best = min(dated, key=_fineness)
    assert best.time is not None and best.time.start is not None
    return TimelineEntry(
        start=best.time.start,
        end=best.time.end or best.time.start,
        granularity=best.time.granularity,
        text=best.text,
        claim_ids=tuple(c.id for c in members),
    )


def _fineness(claim: Claim) -> tuple[int, int, str]:
    assert claim.time is not None
    return _FINE.index(claim.time.granularity), len(claim.text), claim.id
