"""A vocabulary that grows with the stream, and articles weighted by it when they arrive."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from stemma.stories.features import ArticleFeatures

KINDS = ("words", "names", "numbers", "days")
_BEFORE = 20
"""Articles that the vocabulary pretends to have seen, so that the first ones do not call every word rare."""


@dataclass(slots=True)
class Vocabulary:
    """In how many articles each word, name, number and day stood; grows with every article, never shrinks."""

    articles: int = 0
    seen: dict[str, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in KINDS})

    def learn(self, article: ArticleFeatures) -> None:
        """Count an article in."""
        self.articles += 1
        for kind in KINDS:
            self.seen[kind].update(dict.fromkeys(_counts(article, kind), 1))

    def rarity(self, kind: str, term: str) -> float:
        """Return the smoothed inverse document frequency (Spaerck Jones 1972) of a term."""
        return math.log((self.articles + _BEFORE) / (self.seen[kind][term] + 0.5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighted:
    """An article's terms by kind, weighted to unit length, and the rarity of each, as of its arrival.

    `opening` has the rarity of the names in its lede.
    """

    source: ArticleFeatures
    unit: Mapping[str, Mapping[str, float]]
    rarity: Mapping[str, Mapping[str, float]]
    opening: Mapping[str, float]


def weigh(article: ArticleFeatures, vocabulary: Vocabulary) -> Weighted:
    """Weight an article's terms by (1 + log tf) idf, each kind scaled to length one."""
    rarity = {k: {t: vocabulary.rarity(k, t) for t in _counts(article, k)} for k in KINDS}
    unit = {
        k: _unit({t: (1 + math.log(n)) * rarity[k][t] for t, n in _counts(article, k).items()}) for k in KINDS
    }
    opening = {name: rarity["names"][name] for name in article.lede_names if name in rarity["names"]}
    return Weighted(source=article, unit=unit, rarity=rarity, opening=opening)


def settled(article: Weighted) -> Weighted:
    """Return what is needed of an article once it has its story: its counts have been weighted."""
    none: dict[str, int] = {}
    source = replace(article.source, words=none, names=none, numbers=none, days=none, lede_names=none)
    return replace(article, source=source, rarity={"names": article.rarity["names"]})


def faded(article: Weighted, words: int) -> Weighted:
    """Return an old article with only its strongest words; names, numbers and days reopen its story."""
    ranked = sorted(article.unit["words"].items(), key=lambda term: (-term[1], term[0]))[:words]
    return replace(article, unit={**article.unit, "words": dict(ranked)})


def _counts(article: ArticleFeatures, kind: str) -> Mapping[str, int]:
    counts: Mapping[str, int] = getattr(article, kind)
    return counts


def _unit(weights: Mapping[str, float]) -> Mapping[str, float]:
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {term: w / length for term, w in weights.items()}


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the sum over shared terms; in the order of the terms of the shorter, then of `a`."""
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(weight * b[term] for term, weight in a.items() if term in b)


def shared(terms: Iterable[str], others: Mapping[str, object], rarity: Mapping[str, float]) -> float:
    """Return the summed rarity of the terms that stand in `others` too."""
    return math.fsum(rarity[term] for term in terms if term in others)
