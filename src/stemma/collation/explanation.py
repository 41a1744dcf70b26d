"""Why a claim stands under its question: its comparison with its neighbours, feature by feature."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stemma.collation.points import Encode, Point, points_of
from stemma.collation.same_question import FEATURES, SameQuestion, apart
from stemma.model import Claim, Entity, Extraction, similarity

_WORD = re.compile(r"[^\W_]{4,40}")
_LOOKED_AT = 60
"""Claims outside the collation that are compared: those that share most words with the one explained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What one feature gave: its weight (0: it did not apply) and its value in 0..1."""

    name: str
    explanation: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another claim beside the one explained; `claims` are all that have its words."""

    claim: Claim
    claims: tuple[Claim, ...]
    similarity: float
    vetoed: bool
    """They cannot answer one question, however alike their words are."""
    features: tuple[Compared, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A claim among its neighbours, the most alike first: those of its collation, and the nearest outside."""

    inside: tuple[Neighbour, ...]
    outside: tuple[Neighbour, ...]
    needed: float
    """What half the best pair's and half the mean similarity of two groups must reach to be one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the comparison needs to know of a story beside its claims."""

    entities: Mapping[str, Entity]
    published: Mapping[str, date | None]
    read: Callable[[str], Extraction]
    """The reading of an article, by its id."""
    encode: Encode


def placement_of(claim: Claim, members: Sequence[Claim], others: Sequence[Claim], known: Known) -> Placement:
    """Return how a claim compares with the members of its collation and with other claims of its story.

    The others are sieved by shared words first, so that the work is bounded.
    """
    inside = _by_words([c for c in members if c.id != claim.id])
    outside = _by_words(_nearest(claim, others))
    everybody = [claim, *(rows[0] for rows in [*inside, *outside])]
    extractions = [known.read(i) for i in sorted({c.article_id for c in everybody})]
    points = points_of(everybody, extractions, known.entities, known.encode, known.published)
    own, rest = points[0], points[1:]
    settings = SameQuestion()
    return Placement(
        inside=_ranked(own, rest[: len(inside)], inside),
        outside=_ranked(own, rest[len(inside) :], outside),
        needed=settings.link,
    )


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORD.findall(claim.text))


def _nearest(claim: Claim, others: Sequence[Claim]) -> list[Claim]:
    own = _words(claim)
    shared = [(len(own & _words(c)), c) for c in others]
    near = sorted(((n, c) for n, c in shared if n), key=lambda row: (-row[0], row[1].id))
    return [c for _, c in near[:_LOOKED_AT]]


def _by_words(claims: Sequence[Claim]) -> list[tuple[Claim, ...]]:
    """Gather claims of the same words."""
    rows: dict[str, list[Claim]] = {}
    for claim in claims:
        rows.setdefault(" ".join(_WORD.findall(claim.text.lower())) or claim.text, []).append(claim)
    return [tuple(found) for found in rows.values()]


def _ranked(own: Point, points: Sequence[Point], rows: Sequence[tuple[Claim, ...]]) -> tuple[Neighbour, ...]:
    found = [_neighbour(own, p, claims) for p, claims in zip(points, rows, strict=True)]
    return tuple(sorted(found, key=lambda n: (-n.similarity, n.claim.id)))


def _neighbour(own: Point, other: Point, claims: tuple[Claim, ...]) -> Neighbour:
    values = [(f, f.function(own, other)) for f in FEATURES]
    return Neighbour(
        claim=other.claim,
        claims=claims,
        similarity=similarity(FEATURES, own, other),
        vetoed=apart(own, other),
        features=tuple(
            Compared(name=f.name, explanation=_one_line(f.explanation), value=round(v, 2), weight=f.weight)
            for f, v in values
            if v is not None
        ),
    )


def _one_line(docstring: str) -> str:
    return " ".join(docstring.split()).rstrip(".")
