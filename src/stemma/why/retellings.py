"""Garbled readings and shifts: the words on both sides, and what was held against them."""

from collections.abc import Iterator

from stemma.model import Claim, Evidence, Garble, Shift
from stemma.why.places import quotation, quoted
from stemma.why.records import Line, Section
from stemma.why.worked import Worked


def garble_sections(worked: Worked, garble: Garble) -> Iterator[Section]:
    """Yield a garbled reading, the better one and the reason, in its sentence."""
    better = quoted(garble.better) if garble.better else "none that there is evidence for"
    lines = [
        *quotation(worked, garble.evidence),
        Line(label="kind", text=garble.kind.value),
        Line(label="better", text=better),
        Line(label="because", text=garble.because),
        Line(label="sentence", text=quoted(_sentence(worked, garble.evidence))),
    ]
    yield Section(title="The garbled reading", lines=tuple(lines))


def shift_sections(worked: Worked, shift: Shift) -> Iterator[Section]:
    """Yield both sides of a shift and what changed between them."""
    lines = [
        *quotation(worked, shift.source, "from"),
        *quotation(worked, shift.target, "to"),
        Line(label="changed", text=shift.kind.value),
        Line(label="because", text=shift.because),
    ]
    yield Section(title="The shift in retelling", lines=tuple(lines))


def touching_sections(worked: Worked, claim: Claim) -> Iterator[Section]:
    """Yield the garbled readings, shifts and commitments that a claim has a part in."""
    lines = [
        Line(label="garbled", text=f"{quoted(g.evidence.quote)}: {g.because} [{g.id[:8]}]")
        for g in worked.report.garbles
        if _touch(g.evidence, claim.evidence)
    ]
    lines += [
        Line(label="shift", text=f"of {s.kind.value}: {s.because} [{s.id[:8]}]")
        for s in worked.report.shifts
        if _touch(s.source, claim.evidence) or _touch(s.target, claim.evidence)
    ]
    lines += [
        Line(label="commitment", text=f"{c.instrument or c.obligation} [{c.id[:8]}]")
        for c in worked.report.commitments
        if claim.id in c.claim_ids
    ]
    if lines:
        yield Section(title="What else hangs on it", lines=tuple(lines))


def _touch(a: Evidence, b: Evidence) -> bool:
    return a.article_id == b.article_id and a.start < b.end and b.start < a.end


def _sentence(worked: Worked, evidence: Evidence) -> str:
    for sentence in worked.read(evidence.article_id).sentences:
        if sentence.start <= evidence.start < sentence.end:
            return sentence.text
    return evidence.quote
