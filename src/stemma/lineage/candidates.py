"""Which articles are compared: equal ones once, and in a large story those that share something rare."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from stemma.lineage.passages import read_words, shingles
from stemma.lineage.reading import Reading
from stemma.model import Article, content_id

_ALL = 40
"""Articles up to which every pair is compared; beyond, each is compared with its nearest."""
_NEAREST = 12


def fold_copies(articles: Sequence[Article]) -> dict[str, str]:
    """Return for each article the first one, in the given order, with the same words."""
    first: dict[str, str] = {}
    found = {}
    for article in articles:
        words = read_words(article.text, sorted((f.start, f.end) for f in article.furniture)).words
        found[article.id] = first.setdefault(content_id(*words) if words else article.id, article.id)
    return found


def pairs_to_compare(readings: Mapping[str, Reading]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of articles worth comparing, each once, in order of id."""
    ids = sorted(readings)
    if len(ids) <= _ALL:
        yield from combinations(ids, 2)
        return
    keys = {a: _keys(readings[a]) for a in ids}
    sharers: dict[str, list[str]] = {}
    for a in ids:
        for key in keys[a]:
            sharers.setdefault(key, []).append(a)
    yield from sorted({pair for a in ids for pair in _nearest(a, keys[a], sharers)})


def _keys(reading: Reading) -> frozenset[str]:
    """Return shingles, and the names and numbers, which a rewrite keeps."""
    facts = frozenset[str]().union(*(f.keys for f in reading.facts))
    return frozenset(shingles(reading.words.words)) | facts


def _nearest(a: str, keys: Collection[str], sharers: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    weight: Counter[str] = Counter()
    for key in keys:
        having = sharers[key]
        if len(having) <= _ALL:
            weight.update({b: 1000 // len(having) for b in having})
    weight.pop(a, None)
    best = sorted(weight, key=lambda b: (-weight[b], b))[:_NEAREST]
    return [(min(a, b), max(a, b)) for b in best]
