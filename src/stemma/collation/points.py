"""Claims made ready for comparison: the words, entities and vector of each, computed once."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from stemma.collation.counting import counting
from stemma.language.concepts import concept, concepts, has_concept
from stemma.language.words import CONTENT, tokens_within
from stemma.model import Claim, Entity, Extraction, MentionKind, Sentence

type Vectors = NDArray[np.float32]
type Encode = Callable[[Sequence[str]], Vectors]
"""Texts to unit vectors, one row each."""

_POSSESSIVE = frozenset(["our", "its", "his", "her", "their"])
_STEM = 5
_NAMING = frozenset(["PROPN", "NUM"])
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
    vector: NDArray[np.float64] = field(compare=False)
    """Of its quotation; of length 1."""
    counted: frozenset[str] = frozenset()
    """Whose people its figure counts ("88 Ostrians"); empty where the words do not say."""
    printed: date | None = None
    told: str = ""
    """The text of its whole sentence."""
    context: Mapping[str, float] = field(default_factory=dict)
    """The words of its whole sentence, the rarer in the story the heavier; squares add up to 1."""


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
    points = [
        replace(
            _point(claim, sentences.get(claim.article_id, ()), entities, vector),
            printed=published.get(claim.article_id),
        )
        for claim, vector in zip(claims, vectors, strict=True)
    ]
    around = [_around(p, sentences.get(p.claim.article_id, ())) for p in points]
    weigh = _rarity(around)
    return tuple(
        replace(p, told=told[0], context=weigh(told)) for p, told in zip(points, around, strict=True)
    )


def _own_side(claim: Claim, entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the speaker's side, where a speaker tells of "our ships" or "its forces"."""
    words = claim.subject.text.lower().split() if claim.subject else []
    if not claim.attribution or not words or not _POSSESSIVE & set(words[:3]):
        return frozenset()
    speaker = claim.attribution[0].speaker.entity_id
    return frozenset([principal(speaker, entities)] if speaker else [])


def _nations(names: frozenset[str], claim: Claim) -> frozenset[str]:
    """Return whose people a figure's own words count, as stems: the name, else a word like "Ostrians"."""
    words = claim.quantity.text.split()[1:] if claim.quantity and claim.quantity.kind else []
    return _stems(names) or _stems(w for w in words if w[:1].isupper() and w.isalpha())


def _stems(names: Iterable[str]) -> frozenset[str]:
    """Return the first letters of names, which "Ostria", "Ostrian" and "Ostrians" have in common."""
    return frozenset(name[:_STEM].lower() for name in names)


def _compatriots(claim: Claim, entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the speaker's country, where a figure counts "citizens of the country" or "compatriots"."""
    figure = claim.quantity
    if (
        figure is None
        or not claim.attribution
        or not (figure.unit in counting("own") or figure.scope in counting("here"))
    ):
        return frozenset()
    speaker = claim.attribution[0].speaker.entity_id
    return frozenset([principal(speaker, entities)] if speaker else [])


def _around(point: Point, sentences: Sequence[Sentence]) -> tuple[str, frozenset[str]]:
    """Return the sentence that a claim begins in, with its terms: concepts, figures, whom names stand for."""
    at = bisect_right(sentences, point.claim.evidence.start, key=lambda s: s.start) - 1
    if at < 0:
        return point.claim.text, point.lemmas | point.entities
    told = sentences[at]
    terms = concepts(
        t.lemma
        for t in tokens_within(sentences, told.start, told.end)
        if t.pos in CONTENT or t.pos in _NAMING
    )
    return told.text, (terms | point.entities) - _EMPTY


def _rarity(
    around: Iterable[tuple[str, frozenset[str]]],
) -> Callable[[tuple[str, frozenset[str]]], dict[str, float]]:
    """Return how a sentence's terms are weighed: by how few of the story's different sentences have them."""
    distinct = dict(around)
    counts = Counter(term for terms in distinct.values() for term in terms)

    def weigh(sentence: tuple[str, frozenset[str]]) -> dict[str, float]:
        raw = {t: log((len(distinct) + 1) / (counts[t] + 0.5)) for t in sorted(sentence[1])}
        length = sqrt(sum(w * w for w in raw.values()))
        return {t: round(w / length, 4) for t, w in raw.items()} if length else {}

    return weigh


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
            ("counted", (claim.quantity.start, claim.quantity.end) if claim.quantity else None),
        )
    }
    return Point(
        claim=claim,
        predicate=concept(claim.predicate),
        lemmas=lemmas - _EMPTY,
        entities=within["all"],
        subjects=within["subject"] or _own_side(claim, entities),
        objects=within["object"],
        counted=_nations(within["counted"], claim) or _stems(_compatriots(claim, entities)),
        vector=np.round(np.asarray(vector, dtype=np.float64), 4),
    )
