"""From a record of a report to its explanation."""

from collections.abc import Iterator

from stemma.model import Article, Claim, Collation, Commitment, Descent, Evidence, Garble, Shift
from stemma.why import claims, collations, lineages, retellings
from stemma.why.find import Found
from stemma.why.pledges import commitment_sections
from stemma.why.records import Explanation, Section
from stemma.why.worked import Worked


def explain(worked: Worked, found: Found) -> Explanation:
    """Return why a record stands in the report as it does: the same record, the same explanation."""
    return Explanation(
        id=found.id, kind=found.kind, what=found.what, sections=tuple(_sections(worked, found.record))
    )


def _sections(
    worked: Worked, record: Claim | Collation | Garble | Shift | Commitment | Descent | Article
) -> Iterator[Section]:
    match record:
        case Claim():
            yield from _of_claim(worked, record)
        case Collation():
            yield from collations.collation_sections(worked, record)
        case Garble():
            yield from retellings.garble_sections(worked, record)
            yield from _around(worked, record.evidence)
        case Shift():
            yield from retellings.shift_sections(worked, record)
            yield from _around(worked, record.target)
        case Commitment():
            yield from commitment_sections(worked, record)
        case Descent():
            yield from lineages.descent_sections(worked, record)
        case Article():
            yield lineages.lineage_section(worked, record.id)


def _of_claim(worked: Worked, claim: Claim) -> Iterator[Section]:
    yield from claims.claim_sections(worked, claim)
    collation = next((c for c in worked.report.collations if c.id == worked.collation_of.get(claim.id)), None)
    if collation is not None:
        yield collations.question_section(worked, collation, claim)
        yield collations.answers_section(worked, collation, claim)
        yield collations.verdict_section(worked, collation)
    yield lineages.lineage_section(worked, claim.article_id)
    yield from retellings.touching_sections(worked, claim)


def _around(worked: Worked, evidence: Evidence) -> Iterator[Section]:
    """Yield the claims whose quotation holds the words, and the lineage of their article."""
    yield from claims.claims_at(worked, evidence)
    yield lineages.lineage_section(worked, evidence.article_id)
