"""Which articles are compared: equal ones once, and in a large story those that share something rare."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from zlib import crc32

from stemma.lineage.passages import read_words
from stemma.lineage.reading import Reading
from stemma.model import Article, content_id

_ALL = 40
"""Articles up to which every pair is compared; beyond, each is compared with its nearest."""
_NEAREST = 12
_SHARERS = 12
"""Articles looked at for one key: of what stands in more, those that stand first in the given order."""
_KEYS = 128
"""Keys looked at in one article, those of smallest hash: the same ones wherever they stand (Broder 1997)."""


def fold_copies(articles: Sequence[Article]) -> dict[str, str]:
    """Return for each article the first one, in the given order, with the same words."""
    first: dict[str, str] = {}
    found = {}
    for article in articles:
        words = read_words(article.text, sorted((f.start, f.end) for f in article.furniture)).words
        found[article.id] = first.setdefault(content_id(*words) if words else article.id, article.id)
    return found


def pairs_to_compare(readings: Mapping[str, Reading]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of articles worth comparing, each once, in order of id.

    In a large story a thousand altered copies of one text are each compared with a dozen others, the
    first in the order of `readings` among them: linear, and none is left without its kin.
    """
    ids = sorted(readings)
    if len(ids) <= _ALL:
        yield from combinations(ids, 2)
        return
    keys = {a: _keys(readings[a]) for a in readings}
    index: dict[str, list[str]] = {}
    for a in readings:
        for key in keys[a]:
            index.setdefault(key, []).append(a)
    yield from sorted({pair for a in ids for pair in _nearest(a, keys[a], index)})


def _keys(reading: Reading) -> Sequence[str]:
    """Return shingles, and the names and numbers, which a rewrite keeps; a sample of each."""
    return (*_sample(reading.shingled), *_sample(reading.fact_keys))


def _sample(keys: frozenset[str]) -> list[str]:
    return sorted(keys, key=lambda k: (crc32(k.encode()), k))[:_KEYS]


def _nearest(a: str, keys: Sequence[str], index: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of an article with those it shares most with, what is rare weighing more."""
    weight: Counter[str] = Counter()
    for key in keys:
        sharers = index[key]
        worth = 1000 // len(sharers) + 1
        for b in sharers[:_SHARERS]:
            weight[b] += worth
    weight.pop(a, None)
    for b in sorted(weight, key=lambda b: (-weight[b], b))[:_NEAREST]:
        yield min(a, b), max(a, b)
