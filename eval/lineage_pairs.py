"""What the lineage adapters share: candidate pairs over all articles, the event's logit, the relation."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from stemma.lineage.passages import read_words, shingles
from stemma.lineage.reading import Reading, read
from stemma.lineage.relation import Background, Relation, relate
from stemma.model import Article, DateBasis, Published
from stemma.stories.features import features
from stemma.stories.score import same_event
from stemma.stories.vocabulary import Vocabulary, Weighted, weigh

_RARE = 5
"""Articles in which a shingle may stand to make candidates."""


def related_pairs(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield every candidate pair with kind and similarity, in order of ids."""
    articles = {row["id"]: as_article(row) for row in rows}
    shingled = {k: frozenset(shingles(read_words(a.text).words)) for k, a in articles.items()}
    background = Background(
        articles=len(articles), seen=Counter(s for found in shingled.values() for s in found)
    )
    weighted = _weighted(articles.values())
    readings: dict[str, Reading] = {}
    for a, b in sorted(_candidates(shingled, background)):
        for k in (a, b):
            readings[k] = readings.get(k) or read(articles[k])
        event = same_event(weighted[a], weighted[b])
        logit = math.log(max(event, 1e-4) / max(1 - event, 1e-4))
        pair = max(
            relate(readings[a], readings[b], logit, background),
            key=lambda r: (r.verbatim, r.child.article.id),
        )
        yield {"a": a, "b": b, "kind": _kind(pair), "similarity": pair.similarity}


def _candidates(shingled: dict[str, frozenset[str]], background: Background) -> set[tuple[str, str]]:
    index: dict[str, list[str]] = {}
    for k in sorted(shingled):
        for s in sorted(shingled[k]):
            if background.seen[s] <= _RARE:
                index.setdefault(s, []).append(k)
    return {(a, b) for found in index.values() for n, a in enumerate(found) for b in found[n + 1 :]}


def _weighted(articles: Iterable[Article]) -> dict[str, Weighted]:
    found = [features(a) for a in articles]
    vocabulary = Vocabulary()
    for article in found:
        vocabulary.learn(article)
    return {a.id: weigh(a, vocabulary) for a in found}


def _kind(pair: Relation) -> str:
    if pair.is_whole:
        return "copy"
    return "rewrite" if pair.is_reworded else "same-wire"


def as_article(row: dict[str, Any]) -> Article:
    """Return a row of the kit as an article."""
    day = row["published"]
    return Article(
        id=row["id"],
        address_id=row["id"],
        text=row["text"],
        title=row["title"] or "",
        outlet=row["outlet"],
        published=Published(value=date.fromisoformat(day), basis=DateBasis.GIVEN) if day else Published(),
    )
