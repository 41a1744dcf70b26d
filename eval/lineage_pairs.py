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
    """Yield every candidate pair with kind and similarity, in order of ids.

    Two articles that both share text with a third carry one report: the way through the third is as likely as
    the product of its halves, and counts half beside what the two share themselves.
    """
    yield from through_a_third(list(_direct_pairs(rows)))


def through_a_third(pairs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the pairs with the similarity that the ways through third articles leave them."""
    beside: dict[str, dict[str, float]] = {}
    for pair in pairs:
        for a, b in ((pair["a"], pair["b"]), (pair["b"], pair["a"])):
            beside.setdefault(a, {})[b] = pair["similarity"]
    for pair in pairs:
        near, far = sorted((beside[pair["a"]], beside[pair["b"]]), key=len)
        way = max((near[c] * far[c] for c in near if c in far), default=0.0)
        similarity = max(pair["similarity"], (pair["similarity"] + way) / 2)
        yield pair | {"similarity": round(similarity, 4)}


def _direct_pairs(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield every candidate pair by what the two share themselves."""
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


def relations(
    rows: Iterable[dict[str, Any]], pairs: Iterable[dict[str, Any]]
) -> dict[tuple[str, str], Relation]:
    """Return the relation of each of some pairs, by their ids in order, as `related_pairs` reads them."""
    articles = {row["id"]: as_article(row) for row in rows}
    shingled = {k: frozenset(shingles(read_words(a.text).words)) for k, a in articles.items()}
    background = Background(
        articles=len(articles), seen=Counter(s for found in shingled.values() for s in found)
    )
    weighted = _weighted(articles.values())
    found: dict[tuple[str, str], Relation] = {}
    for pair in pairs:
        a, b = sorted((pair["a"], pair["b"]))
        event = same_event(weighted[a], weighted[b])
        logit = math.log(max(event, 1e-4) / max(1 - event, 1e-4))
        found[a, b] = relate(read(articles[a]), read(articles[b]), logit, background)[0]
    return found


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
