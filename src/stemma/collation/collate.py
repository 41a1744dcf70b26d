"""Claims of one story to collations: same question, same answer, verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stemma.collation.answers import Answer, answers_of, is_figure
from stemma.collation.points import Encode, points_of
from stemma.collation.question import question_of
from stemma.collation.same_question import group_points
from stemma.collation.verdict import Case, verdict_of
from stemma.model import (
    Article,
    Claim,
    Collation,
    Entity,
    Extraction,
    Garble,
    Lineage,
    Origins,
    SeriesPoint,
    Variant,
    content_id,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReading:
    """Everything that was read of one story, as the stage of collation needs it."""

    story_id: str
    articles: tuple[Article, ...]
    extractions: tuple[Extraction, ...]
    lineage: Lineage
    entities: tuple[Entity, ...]
    garbles: tuple[Garble, ...] = ()


def collate(reading: StoryReading, encode: Encode) -> tuple[Collation, ...]:
    """Return the collations of one story, in the order of their first claims."""
    claims = [c for e in reading.extractions for c in e.claims]
    entities = {e.id: e for e in reading.entities}
    published = {a.id: a.published.value for a in reading.articles}
    points = points_of(claims, reading.extractions, entities, encode, published)
    groups = group_points(points)
    return tuple(_collation(reading, [claims[i] for i in group], entities) for group in groups)


def _collation(reading: StoryReading, claims: Sequence[Claim], entities: Mapping[str, Entity]) -> Collation:
    published = {a.id: a.published.value for a in reading.articles}
    answers = answers_of(claims)
    origins = origins_of(claims, reading.lineage, entities)
    garbled = garbled_claims(claims, reading.garbles)
    case = Case(answers=answers, origins=origins, published=published, garbled=garbled)
    verdict, because = verdict_of(case)
    return Collation(
        id=content_id("collation", reading.story_id, *sorted(c.id for c in claims)),
        story_id=reading.story_id,
        question=question_of([c for c in claims if c.id not in garbled] or claims),
        verdict=verdict,
        origins=origins,
        variants=tuple(_variant(a, reading.lineage, entities) for a in answers),
        series=series_of(claims, published),
        because=because,
    )


def origins_of(claims: Sequence[Claim], lineage: Lineage, entities: Mapping[str, Entity]) -> Origins:
    """Return the origins behind a set of claims: independent reports, and innermost speakers apart."""
    articles = tuple(sorted({c.article_id for c in claims}))
    known, possible = lineage.origins(articles)
    return Origins(known=known, possible=possible, speakers=len(speakers_of(claims, entities)))


def speakers_of(claims: Sequence[Claim], entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the distinct innermost speakers.

    An organ of a state, one in its office or a metonym speaks for its country; words that resolve to
    nobody count only where no speaker resolves.
    """
    resolved: set[str] = set()
    open_: set[str] = set()
    for claim in claims:
        if not claim.attribution:
            continue
        speaker = claim.attribution[0].speaker
        if speaker.entity_id:
            resolved.add(_speaks_for(entities.get(speaker.entity_id), speaker.entity_id))
        else:
            open_.add(speaker.text.lower())
    return frozenset(resolved or open_)


def _speaks_for(entity: Entity | None, entity_id: str) -> str:
    if entity is None:
        return entity_id
    return entity.country or entity.metonym_of or entity.name


def _variant(answer: Answer, lineage: Lineage, entities: Mapping[str, Entity]) -> Variant:
    return Variant(
        value=answer.value,
        claim_ids=tuple(c.id for c in answer.claims),
        article_ids=tuple(sorted({c.article_id for c in answer.claims})),
        origins=origins_of(answer.claims, lineage, entities),
    )


def garbled_claims(claims: Sequence[Claim], garbles: Sequence[Garble]) -> frozenset[str]:
    """Return the ids of claims whose answer stands on a garbled entity, number, date, role or polarity."""
    serious = [g for g in garbles if g.kind.value not in ("name", "disfluency")]
    return frozenset(
        c.id
        for c in claims
        for g in serious
        if g.evidence.article_id == c.article_id and c.evidence.start <= g.evidence.start < c.evidence.end
    )


def series_of(claims: Sequence[Claim], published: Mapping[str, date | None]) -> tuple[SeriesPoint, ...]:
    """Return the figures of a collation by the day they were told; copies of one figure are one point."""
    if not is_figure(claims):
        return ()
    rows: dict[tuple[str, float], list[str]] = {}
    for claim in claims:
        if claim.quantity is None:
            continue
        value = claim.quantity.low if claim.quantity.low is not None else claim.quantity.high
        if value is not None:
            day = published.get(claim.article_id)
            rows.setdefault((day.isoformat() if day else "", float(value)), []).append(claim.id)
    return tuple(
        SeriesPoint(date=day or None, value=value, claim_ids=tuple(ids))
        for (day, value), ids in sorted(rows.items())
    )
