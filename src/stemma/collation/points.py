"""Claims made ready for comparison: the words, entities and vector of each, computed once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from stemma.language.concepts import concept, concepts, has_concept
from stemma.language.words import CONTENT, tokens_within
from stemma.model import Claim, Entity, Extraction, MentionKind, Sentence

type Vectors = NDArray[np.float32]
type Encode = Callable[[Sequence[str]], Vectors]
"""Texts to unit vectors, one row each."""

_EMPTY = frozenset(["be", "have", "say", "do", "make", "more", "other", "also", "get", "go", "take"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One claim with what is compared of it.

    `predicate` is the concept of its verb, `lemmas` the concepts of its content words without names;
    `entities` are whom all its names stand for, `subjects` and `objects` those of its roles (a capital
    or a ministry counts as its country). `printed` is the day of print.
    """

    claim: Claim
    predicate: str
    lemmas: frozenset[str]
    entities: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    vector: tuple[float, ...]
    printed: date | None = None


def points_of(
    claims: Sequence[Claim],
    extractions: Sequence[Extraction],
    entities: Mapping[str, Entity],
    encode: Encode,
    published: Mapping[str, date | None],
) -> tuple[Point, ...]:
    """Return one point for each claim, in order."""
    sentences = {e.article_id: e.sentences for e in extractions}
    vectors = encode([c.text for c in claims]) if claims else np.zeros((0, 1), dtype=np.float32)
    return tuple(
        replace(
            _point(claim, sentences.get(claim.article_id, ()), entities, vector),
            printed=published.get(claim.article_id),
        )
        for claim, vector in zip(claims, vectors, strict=True)
    )


def principal(entity_id: str, entities: Mapping[str, Entity]) -> str:
    """Return the name of whom an entity acts for: a capital's or a ministry's is its country."""
    entity = entities.get(entity_id)
    if entity is None:
        return entity_id
    if entity.kind in (MentionKind.ORGANISATION, MentionKind.GROUP) and entity.country:
        return entity.country
    return (
        entities[entity.metonym_of].name
        if entity.metonym_of and entity.metonym_of in entities
        else entity.name
    )


def _point(
    claim: Claim, sentences: Sequence[Sentence], entities: Mapping[str, Entity], vector: Vectors
) -> Point:
    start, end = claim.evidence.start, claim.evidence.end
    lemmas = concepts(
        t.lemma
        for t in tokens_within(sentences, start, end)
        if (t.pos in CONTENT and not t.entity) or has_concept(t.lemma)
    )
    within = {
        role: frozenset(
            principal(a.entity_id, entities)
            for a in (*claim.arguments, *(p for p in (claim.subject, claim.object) if p))
            if a.entity_id and span is not None and span[0] <= a.start and a.end <= span[1]
        )
        for role, span in (
            ("all", (start, end)),
            ("subject", (claim.subject.start, claim.subject.end) if claim.subject else None),
            ("object", (claim.object.start, claim.object.end) if claim.object else None),
        )
    }
    return Point(
        claim=claim,
        predicate=concept(claim.predicate),
        lemmas=lemmas - _EMPTY,
        entities=within["all"],
        subjects=within["subject"],
        objects=within["object"],
        vector=tuple(round(float(x), 4) for x in vector),
    )
