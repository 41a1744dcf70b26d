"""A report as its reader walks it: stories with their collations, and the part that is one story's."""

from collections.abc import Iterable
from dataclasses import replace

from stemma.errors import NotFound
from stemma.model import Argument, Claim, Entity, Report


def with_collations(report: Report) -> Report:
    """Return a report whose stories hold their collations."""
    return replace(
        report,
        stories=tuple(replace(s, collations=report.collations_of(s.id)) for s in report.stories),
    )


def part_of(report: Report, story_id: str) -> Report:
    """Return what a report holds of one story, in the same order; raises NotFound.

    A thread of which no other story is left is left out; so are the rejects, which are of no story.
    """
    story = next((s for s in report.stories if s.id == story_id), None)
    if story is None:
        raise NotFound(f"no story {story_id} in the report")
    inside = frozenset(story.article_ids)
    claims = tuple(c for c in report.claims if c.article_id in inside)
    claim_ids = frozenset(c.id for c in claims)
    return replace(
        report,
        articles=tuple(a for a in report.articles if a.id in inside),
        stories=(story,),
        threads=(),
        entities=_named_in(claims, report.entities),
        lineages=tuple(lineage for lineage in report.lineages if lineage.story_id == story_id),
        across=tuple(d for d in report.across if {d.child, d.parent} <= inside),
        claims=claims,
        collations=report.collations_of(story_id),
        garbles=tuple(g for g in report.garbles if g.evidence.article_id in inside),
        shifts=tuple(s for s in report.shifts if {s.source.article_id, s.target.article_id} <= inside),
        commitments=tuple(c for c in report.commitments if story_id in c.story_ids),
        timeline=tuple(
            replace(t, claim_ids=tuple(c for c in t.claim_ids if c in claim_ids))
            for t in report.timeline
            if claim_ids.intersection(t.claim_ids)
        ),
        rejects=(),
    )


def _named_in(claims: Iterable[Claim], entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the entities that claims speak of, and those that these act for."""
    wanted = {a.entity_id for c in claims for a in _arguments(c)}
    by_id = {e.id: e for e in entities}
    wanted |= {by_id[i].metonym_of for i in wanted if i in by_id}
    return tuple(e for e in by_id.values() if e.id in wanted)


def _arguments(claim: Claim) -> Iterable[Argument]:
    roles = (claim.subject, claim.object, claim.place, *claim.arguments)
    return [a for a in (*roles, *(x.speaker for x in claim.attribution)) if a is not None]
