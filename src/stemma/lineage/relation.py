"""How one article relates to another as its possible child: evidence, probability, kind, proof."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from stemma.language.vectors import cosines
from stemma.lineage.alignment import Link, align, pair_scores
from stemma.lineage.changes import Changes, read_changes
from stemma.lineage.passages import Tile, Words, tiles
from stemma.lineage.reading import Reading
from stemma.model import DescentKind, Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What makes a descent, and of which kind.

    The first block was fitted to the 112 labelled pairs of fakes-dev (logistic regression), the second
    set on the example cases, where texts are reworded without sharing words.
    """

    bias: float = -9.2
    shared: float = 5.1
    longest: float = 1.1
    event: float = 0.28
    opening: float = 5.9
    same_outlet: float = -2.1

    told_bias: float = -5.5
    told_verbatim: float = 4.0
    told: float = 10.0
    told_contained: float = 50.0
    told_event: float = 0.5
    told_across: float = 14.0
    """For `told` and `told_contained` between two languages, whose names and number words do not compare;
    chosen on the first five events of `eval.lineage_translations` (a translation has 0.55 to 0.94 of its
    sentences aligned, another agency's report of the event 0.15 at most)."""
    new_facts: float = 0.7
    """Share of a child's names and numbers that an independent report of the event shares as well."""

    link: float = 0.6
    """Least score of two sentences that tell the same."""
    copied: float = 0.6
    """Least share of the words of a copy that stand in the other text."""
    own_words: int = 40
    """Words of its own that a copy may have: a headline, a dateline, a new lead."""
    own_share: float = 0.1
    """Or this share of its words, where it is long."""
    reworded: float = 0.3
    """Greatest share of the words of a rewrite that stand in the other text."""
    told_half: float = 0.5
    whole: float = 0.8
    """Least share of the parent that a copy keeps; a cut keeps less."""
    translated: float = 0.6
    """Least aligned share of a translation; a rewrite moves and joins sentences."""
    bridge: int = 4
    """Words between two passages that count as swapped, not as own text."""


MEASURES = Measures()
ONE_STORY = 5.0
"""Logit of two articles telling of one event, where grouping has put them into one story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What two articles share; shares are of the child's (parent's) words, sentences and facts, 0..1.

    `shared` is the rarity of the shared shingles over that of the shorter text's, `longest` the words
    of the longest passage, `opening` the best cosine of the first three sentences of each, `event` the
    logit of their telling of one event; `novel` is the share of the child's word pairs that the parent has
    not, `lost` of the parent's that the child has not.
    """

    child: Reading
    parent: Reading
    passages: tuple[Tile, ...]
    links: tuple[Link, ...]
    shared: float
    opening: float
    event: float
    verbatim: float
    parent_verbatim: float
    aligned: float
    parent_aligned: float
    contained: float
    novel: float
    lost: float
    changes: Changes

    @property
    def longest(self) -> int:
        """Return the number of words of the longest passage."""
        return max((t.length for t in self.passages), default=0)

    @property
    def similarity(self) -> float:
        """Return the probability that the two share a text, by words or by telling, to four decimals."""
        logit = max(self._by_words(), self.telling)
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))), 4)

    def _by_words(self) -> float:
        m = MEASURES
        outlets = self.child.article.outlet, self.parent.article.outlet
        return (
            m.bias
            + m.shared * self.shared
            + m.longest * math.log1p(self.longest)
            + m.event * self.event
            + m.opening * self.opening
            + m.same_outlet * (outlets[0] is not None and outlets[0] == outlets[1])
        )

    @property
    def telling(self) -> float:
        """Return the logit of one being told after the other, by aligned sentences."""
        m = MEASURES
        verbatim, aligned = max(self.verbatim, self.parent_verbatim), max(self.aligned, self.parent_aligned)
        per_sentence = m.told + m.told_contained * (self.contained - m.new_facts)
        if self.child.article.language != self.parent.article.language:
            per_sentence = m.told_across
        other_event = m.told_event * min(0.0, self.event - ONE_STORY)
        return m.told_bias + m.told_verbatim * verbatim + aligned * per_sentence + other_event

    @property
    def is_whole(self) -> bool:
        """Say whether the child stands in the parent, but for a headline, a dateline or a new lead."""
        words = len(self.child.words.words)
        own = words * (1 - self.verbatim)
        return self.verbatim >= MEASURES.copied and own <= max(MEASURES.own_words, MEASURES.own_share * words)

    @property
    def is_reworded(self) -> bool:
        """Say whether the child tells the parent's sentences, half of them or more, in other words."""
        return self.verbatim < MEASURES.reworded and self.aligned >= MEASURES.told_half

    @property
    def kind(self) -> DescentKind:
        """Return how the child was made of the parent."""
        m = MEASURES
        if self.child.article.language != self.parent.article.language:
            return DescentKind.TRANSLATION
        in_passages = sum(t.length for t in self.passages)
        if in_passages >= m.copied * len(self.child.words.words):
            return DescentKind.COPY if self.parent_verbatim >= m.whole else DescentKind.CUT
        return DescentKind.TRANSLATION if self.aligned >= m.translated else DescentKind.REWRITE


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """In how many of `articles` articles each shingle stands: what stands in many is boilerplate."""

    articles: int = 0
    seen: Mapping[str, int] = field(default_factory=dict)

    def rarity(self, shingle: str) -> float:
        """Return the inverse document frequency of a shingle; 1 where nothing is known."""
        return math.log(max(self.articles, 2) / self.seen.get(shingle, 1)) if self.articles else 1.0

    def boilerplate(self, shingles: Collection[str]) -> frozenset[str]:
        """Return those of the shingles that stand in more than five articles."""
        return frozenset(s for s in shingles if self.seen.get(s, 0) > _BOILERPLATE)


_BOILERPLATE = 5
NO_BACKGROUND = Background()


def relate(
    a: Reading, b: Reading, event: float = ONE_STORY, background: Background = NO_BACKGROUND
) -> tuple[Relation, Relation]:
    """Return two relations: `a` as the child of `b`, and the reverse.

    `event` is the logit of the two telling of one event.
    """
    one, other = a.shingled, b.shingled
    found = tiles(a.words, b.words, background.boilerplate(one & other))
    scores = pair_scores(a.facts, b.facts, cosines(a.vectors, b.vectors))
    links = align(scores, MEASURES.link)
    there = Relation(
        child=a,
        parent=b,
        passages=found,
        links=links,
        shared=_shared(one, other, background),
        opening=_opening(a, b),
        event=event,
        **_coverage(a, b, found),
        aligned=0.0,
        parent_aligned=0.0,
        contained=_contained(a, b),
        novel=_share(len(a.pairs - b.pairs), len(a.pairs)),
        lost=_share(len(b.pairs - a.pairs), len(b.pairs)),
        changes=read_changes(a, b, links),
    )
    told = sum(link.score for link in there.links)
    there = replace(
        there, aligned=_share(told, len(a.sentences)), parent_aligned=_share(told, len(b.sentences))
    )
    return there, _turned(there)


def _coverage(a: Reading, b: Reading, found: Sequence[Tile]) -> dict[str, float]:
    mine, theirs = _bridged(found)
    return {
        "verbatim": _share(mine, len(a.words.words)),
        "parent_verbatim": _share(theirs, len(b.words.words)),
    }


def _turned(r: Relation) -> Relation:
    return replace(
        r,
        child=r.parent,
        parent=r.child,
        passages=tuple(sorted((Tile(a=t.b, b=t.a, length=t.length) for t in r.passages), key=lambda t: t.a)),
        links=tuple(Link(a=n.b, b=n.a, score=n.score) for n in r.links),
        verbatim=r.parent_verbatim,
        parent_verbatim=r.verbatim,
        aligned=r.parent_aligned,
        parent_aligned=r.aligned,
        contained=_contained(r.parent, r.child),
        novel=r.lost,
        lost=r.novel,
        changes=r.changes.turned(),
    )


def _shared(one: Collection[str], other: Collection[str], background: Background) -> float:
    """Return the rarity of the shared shingles over that of the shorter text's."""
    both = math.fsum(background.rarity(s) for s in one if s in other)
    least = min(math.fsum(background.rarity(s) for s in one), math.fsum(background.rarity(s) for s in other))
    return _share(both, least)


def _opening(a: Reading, b: Reading) -> float:
    """Return the best cosine of the first three sentences of each."""
    if not len(a.vectors) or not len(b.vectors):
        return 0.0
    return float(cosines(a.vectors[:3], b.vectors[:3]).max())


def _share(part: float, whole: float) -> float:
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
    return _share(len(child.fact_keys & parent.fact_keys), len(child.fact_keys))


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
