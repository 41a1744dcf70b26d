"""Collations to a timeline: one entry an event, none twice."""

from stemma.collation.timeline import timeline_of
from stemma.model import Collation, Modality, Origins, Variant, Verdict
from tests.collation.build import claim, day


def collation(*ids: str) -> Collation:
    origins = Origins(known=1, possible=1)
    variant = Variant(value="", claim_ids=ids, article_ids=(), origins=origins)
    return Collation(
        id="-".join(ids),
        story_id="s",
        question="?",
        verdict=Verdict.AGREED,
        origins=origins,
        variants=(variant,),
    )


def test_entries_come_in_order_with_the_finest_date_and_no_repetition() -> None:
    late = claim("a", "the truce was signed", time=day("2024-06-10"))
    early = claim("b", "the dam broke on Monday", time=day("2024-06-03"))
    again = claim("c", "the dam broke on Monday", time=day("2024-06-03"))
    undated = claim("a", "the river is wide")
    planned = claim("b", "talks will open", time=day("2024-07-01"), modality=Modality.PLANNED)
    claims = {c.id: c for c in (late, early, again, undated, planned)}
    found = timeline_of([collation(c.id) for c in claims.values()], claims)
    assert [(e.start, e.text) for e in found] == [
        ("2024-06-03", "the dam broke on Monday"),
        ("2024-06-10", "the truce was signed"),
    ]
