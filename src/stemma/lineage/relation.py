"""How one article relates to another as its possible child: evidence, probability, kind, proof."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stemma.language.vectors import cosines
from stemma.lineage.alignment import Link, align, pair_scores
from stemma.lineage.passages import Tile, Words, tiles
from stemma.lineage.reading import Reading
from stemma.model import DescentKind, Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What makes a descent, and of which kind. Set on the example cases and the generator's trees."""

    bias: float = -5.5
    verbatim: float = 9.0
    aligned: float = 10.0
    contained: float = 12.0
    link: float = 0.6
    """Least score of two sentences that tell the same."""
    copied: float = 0.6
    """Least share of a child's words that stand in the parent, in a copy or a cut."""
    whole: float = 0.8
    """Least share of the parent that a copy keeps; a cut keeps less."""
    translated: float = 0.6
    """Least aligned share of a translation; a rewrite moves and joins sentences."""
    bridge: int = 4
    """Words between two passages that count as swapped, not as own text."""


MEASURES = Measures()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What two articles share; shares are of the child's (parent's) words, sentences and facts, 0..1."""

    child: Reading
    parent: Reading
    passages: tuple[Tile, ...]
    links: tuple[Link, ...]
    verbatim: float
    parent_verbatim: float
    aligned: float
    parent_aligned: float
    contained: float

    @property
    def similarity(self) -> float:
        """Return the probability, by text alone, that one descends from the other, to four decimals."""
        m = MEASURES
        verbatim, aligned = max(self.verbatim, self.parent_verbatim), max(self.aligned, self.parent_aligned)
        logit = m.bias + m.verbatim * verbatim + aligned * (m.aligned + m.contained * self.contained)
        return round(1 / (1 + math.exp(-min(30.0, logit))), 4)

    @property
    def kind(self) -> DescentKind:
        """Return how the child was made of the parent."""
        m = MEASURES
        if self.child.article.language != self.parent.article.language:
            return DescentKind.TRANSLATION
        if self.verbatim >= m.copied:
            return DescentKind.COPY if self.parent_verbatim >= m.whole else DescentKind.CUT
        return DescentKind.TRANSLATION if self.aligned >= m.translated else DescentKind.REWRITE


def relate(a: Reading, b: Reading) -> tuple[Relation, Relation]:
    """Return two relations: `a` as the child of `b`, and the reverse."""
    shared = tiles(a.words, b.words)
    scores = pair_scores(a.facts, b.facts, cosines(a.vectors, b.vectors))
    links = align(scores, MEASURES.link)
    there = _relation(a, b, shared, links)
    back_tiles = tuple(sorted((Tile(a=t.b, b=t.a, length=t.length) for t in shared), key=lambda t: t.a))
    back = _relation(b, a, back_tiles, tuple(Link(a=n.b, b=n.a, score=n.score) for n in links))
    return there, back


def _relation(child: Reading, parent: Reading, shared: tuple[Tile, ...], links: tuple[Link, ...]) -> Relation:
    mine, theirs = _bridged(shared)
    return Relation(
        child=child,
        parent=parent,
        passages=shared,
        links=links,
        verbatim=_share(mine, len(child.words.words)),
        parent_verbatim=_share(theirs, len(parent.words.words)),
        aligned=_share(sum(link.score for link in links), len(child.sentences)),
        parent_aligned=_share(sum(link.score for link in links), len(parent.sentences)),
        contained=_contained(child, parent),
    )


def _share(part: float, whole: int) -> float:
    return round(min(1.0, part / whole), 4) if whole else 0.0


def _bridged(shared: Sequence[Tile]) -> tuple[int, int]:
    """Return the words covered on both sides; a few swapped words between two passages count as covered."""
    mine = theirs = sum(t.length for t in shared)
    for one, after in pairwise(shared):
        gap_a, gap_b = after.a - one.a - one.length, after.b - one.b - one.length
        if 0 <= gap_a <= MEASURES.bridge and 0 <= gap_b <= MEASURES.bridge:
            mine, theirs = mine + gap_a, theirs + gap_b
    return mine, theirs


def _contained(child: Reading, parent: Reading) -> float:
    """Return the share of the child's names and numbers that the parent has: a rewrite adds no facts."""
    mine = frozenset[str]().union(*(f.keys for f in child.facts))
    theirs = frozenset[str]().union(*(f.keys for f in parent.facts))
    return _share(len(mine & theirs), len(mine))


def proof(relation: Relation) -> tuple[Passage, ...]:
    """Return the aligned spans: verbatim passages, and sentences that no such passage touches."""
    child, parent = relation.child, relation.parent
    found = [
        Passage(child=_span(child.words, t.a, t.length), parent=_span(parent.words, t.b, t.length))
        for t in relation.passages
    ]
    told = [p.child for p in found]
    for link in relation.links:
        start, end = child.sentences[link.a]
        if not any(start < e and s < end for s, e in told):
            found.append(Passage(child=(start, end), parent=parent.sentences[link.b]))
    return tuple(sorted(found, key=lambda p: p.child))


def _span(words: Words, first: int, length: int) -> Span:
    return words.spans[first][0], words.spans[first + length - 1][1]
