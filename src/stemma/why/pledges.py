"""A commitment: its words, its conditions, what was reported of it, and the rule of its status."""

from collections.abc import Iterator, Sequence

from stemma.commitments.status import explained_status
from stemma.model import Commitment, Evidence
from stemma.reports.wording import day_in_words, spaced
from stemma.why.places import claim_in_words, place_in_words, quoted
from stemma.why.records import Line, Section
from stemma.why.worked import Worked


def commitment_sections(worked: Worked, commitment: Commitment) -> Iterator[Section]:
    """Yield a commitment's terms, words, events and status."""
    yield Section(title="The terms", lines=tuple(_terms(commitment)))
    same: dict[str, list[Evidence]] = {}
    for evidence in commitment.evidence:
        same.setdefault(evidence.quote, []).append(evidence)
    words = [line for places in same.values() for line in _quotations(worked, places)]
    yield Section(title="The words", lines=tuple(words))
    yield Section(title="What was reported of it", lines=tuple(_events(worked, commitment)))
    status, rule = explained_status(commitment, worked.report.as_of)
    said = f"{rule}: the first rule under “Commitments and their status” in docs/concepts.md that applies"
    yield Section(title=f"The status: {spaced(status.value)}", lines=(Line(label="because", text=said),))
    found = [worked.index.claims[i] for i in commitment.claim_ids if i in worked.index.claims]
    if found:
        yield Section(
            title="The claims that it was bound from",
            lines=tuple(Line(text=claim_in_words(worked, c)) for c in found),
        )


def _terms(commitment: Commitment) -> Iterator[Line]:
    told = (
        ("kind", spaced(commitment.kind.value)),
        ("obligation", commitment.obligation),
        ("by", ", ".join(commitment.by)),
        ("towards", ", ".join(commitment.towards)),
        ("mediators", ", ".join(commitment.mediators)),
        ("instrument", commitment.instrument or ""),
        ("made", day_in_words(commitment.made)),
        ("effective", day_in_words(commitment.effective)),
        ("expires", day_in_words(commitment.expires)),
        ("covers", ", ".join(commitment.covers)),
        ("excludes", ", ".join(commitment.excludes)),
    )
    yield from (Line(label=name, text=value) for name, value in told if value)
    for condition in commitment.conditions:
        yield Line(label="only if", text=f"{condition.text} ({spaced(condition.kind.value)})")
        yield Line(text=quoted(condition.evidence.quote), depth=1)


def _events(worked: Worked, commitment: Commitment) -> Iterator[Line]:
    """Yield each event with its words; those of several articles that use the same words once."""
    told: dict[tuple[str, str], list[Evidence]] = {}
    for event in commitment.events:
        by = f", by {event.by}" if event.by else ""
        day = day_in_words(event.date) or "undated"
        said = f"{day}: {spaced(event.event.value)}{by} ({event.basis.value})"
        told.setdefault((said, event.evidence.quote), []).append(event.evidence)
    for (said, _), places in told.items():
        yield Line(text=said)
        yield from _quotations(worked, places, depth=1)
    if not told:
        yield Line(text="nothing")


def _quotations(worked: Worked, places: Sequence[Evidence], depth: int = 0) -> Iterator[Line]:
    yield Line(text=quoted(places[0].quote), depth=depth)
    yield from (Line(text=place_in_words(worked, e), depth=depth + 1) for e in places)
