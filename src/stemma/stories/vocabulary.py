"""A vocabulary that grows with the stream, and articles weighted by it when they arrive.

Terms are known by a hash alone ("hashing trick", Weinberger et al. 2009): the vocabulary of a stream of any
length takes 16 MB, and an article is a row of numbers. Two terms that fall on one of the four million places
are taken for one; of a hundred terms of one article and a hundred of another that befalls one in 400 pairs.
"""

import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from stemma.language.vectors import Vectors
from stemma.stories.features import ArticleFeatures

KINDS = ("words", "names", "numbers", "days", "signs")
"""What terms are counted of; a term's place is one of its kind."""
_BEFORE = 20
"""Articles that the vocabulary pretends to have seen, so that the first ones do not call every word rare."""
_BITS = 22
_SPREAD = np.uint32(2654435761)  # Knuth's multiplier: crc32 alone leaves like strings on like places

KIND_SHIFT = np.uint32(24)
OPENING = np.uint32(1 << 28)
PHRASE = np.uint32(1 << 29)
TERM = np.uint32((1 << 28) - 1)
"""The bits of an entry that say which term it is: place and kind, without the marks."""

ENTRY = np.dtype([("term", "<u4"), ("often", "<f2"), ("rarity", "<f2")])
"""A term of an article: place, kind and marks; 1 + log of its count; its rarity when the article arrived."""
type Entries = NDArray[np.void]
type Places = NDArray[np.uint32]


@dataclass(slots=True)
class Vocabulary:
    """In how many articles each term stood; grows with every article, never shrinks."""

    articles: int = 0
    seen: NDArray[np.int32] = field(default_factory=lambda: np.zeros(1 << _BITS, dtype=np.int32))

    def learn(self, article: ArticleFeatures) -> None:
        """Count an article in."""
        self.articles += 1
        for number, kind in enumerate(KINDS):
            self.seen[np.unique(place_of(places(number, list(_counts(article, kind)))))] += 1

    def rarity(self, terms: Places) -> NDArray[np.float64]:
        """Return the smoothed inverse document frequency (Spaerck Jones 1972) of each term."""
        found: NDArray[np.float64] = np.log((self.articles + _BEFORE) / (self.count(terms) + 0.5))
        return found

    def count(self, terms: Places) -> NDArray[np.int32]:
        """Return in how many articles each term stood."""
        return self.seen[place_of(terms)]


def places(kind: int, terms: Sequence[str]) -> Places:
    """Return place and kind of each term."""
    hashed = [zlib.crc32(term.encode(), kind) for term in terms]
    spread = (np.array(hashed, dtype=np.uint32) * _SPREAD) >> np.uint32(32 - _BITS)
    return spread | np.uint32(kind) << KIND_SHIFT


def place_of(terms: Places) -> Places:
    """Return the places alone, in 0..2**22."""
    return terms & np.uint32((1 << _BITS) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighted:
    """An article as it is compared: its terms in order of their place, and what else is known of it.

    `lengths` has for each kind the Euclidean length of the article's weights (1 + log tf) idf. `vectors` has
    shape (2, 512). `bare`: it has neither day nor title. `outlet` and `language` are hashes, 0 unknown.
    """

    id: str
    entries: Entries
    lengths: NDArray[np.float32]
    vectors: Vectors
    day: int | None
    season: int | None
    outlet: int
    language: int
    bare: bool


def weigh(article: ArticleFeatures, vocabulary: Vocabulary) -> Weighted:
    """Weight an article's terms by (1 + log tf) idf, each kind apart."""
    rows = [_entries(number, article, vocabulary) for number in range(len(KINDS))]
    entries = np.concatenate(rows)
    weights = entries["often"].astype(np.float64) * entries["rarity"]
    kinds = kind_of(entries)
    squares = np.bincount(kinds, weights=weights * weights, minlength=len(KINDS))
    order = np.argsort(entries["term"] & TERM, kind="stable")
    return Weighted(
        id=article.id,
        entries=entries[order],
        lengths=np.maximum(np.sqrt(squares), 1e-6).astype(np.float32),
        vectors=article.vectors,
        day=article.day,
        season=article.season,
        outlet=_hashed(article.outlet),
        language=_hashed(article.language),
        bare=article.day is None and article.season is None and not article.title,
    )


def _entries(number: int, article: ArticleFeatures, vocabulary: Vocabulary) -> Entries:
    counts = _counts(article, KINDS[number])
    terms = places(number, list(counts))
    found = np.zeros(len(terms), dtype=ENTRY)
    found["often"] = 1 + np.log(np.array(list(counts.values()), dtype=np.float64))
    found["rarity"] = vocabulary.rarity(terms)
    if KINDS[number] == "names":
        terms = terms | OPENING * np.array([t in article.lede_names for t in counts], dtype=np.uint32)
        terms = terms | PHRASE * np.array([" " in t for t in counts], dtype=np.uint32)
    found["term"] = terms
    return found


def kind_of(entries: Entries) -> NDArray[np.uint32]:
    """Return the number of each entry's kind."""
    kinds: NDArray[np.uint32] = (entries["term"] & TERM) >> KIND_SHIFT
    return kinds


def faded(entries: Entries, words: int) -> Entries:
    """Return an old article's terms with only its strongest words; the rest reopens its story."""
    is_word = kind_of(entries) == 0
    strength = np.where(is_word, entries["often"].astype(np.float64) * entries["rarity"], math.inf)
    kept = np.lexsort((entries["term"], -strength))[: words + int((~is_word).sum())]
    return entries[np.sort(kept)]


def _hashed(text: str | None) -> int:
    return zlib.crc32(text.encode()) or 1 if text else 0


def _counts(article: ArticleFeatures, kind: str) -> Mapping[str, int]:
    counts: Mapping[str, int] = getattr(article, kind)
    return counts
