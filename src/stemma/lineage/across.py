"""Copies across stories: a text that was printed again under another event, or that grouping has parted.

Within a story `trace` compares what is near; across a corpus only what shares much text can be looked at.
Candidates come from two indexes of linear cost: MinHash sketches for texts that are alike as wholes, and
hashes of sentences for a short text that stands in a long one.
"""

from collections.abc import Iterator, Mapping, Sequence

from stemma.language.sentences import split_sentences
from stemma.lineage.corpus import copy_candidates
from stemma.lineage.direction import direction_logit, distance
from stemma.lineage.passages import read_words, shingles
from stemma.lineage.reading import Reading, read
from stemma.lineage.relation import Relation, proof, relate
from stemma.model import Article, Descent, content_id

_WORDS = 8
"""Words of a sentence that two newsrooms do not write alike by chance."""
_SHARED = 2
"""Such sentences that two articles must share to be compared."""
_OFTEN = 20
"""Articles in which a sentence may stand; what stands in more is a footer or an agency's background."""
_OTHER_EVENT = -2.0
"""Logit of telling of one event, where grouping has put two articles into different stories."""
_LEAST = 0.5


def trace_across(articles: Sequence[Article], story_of: Mapping[str, str]) -> tuple[Descent, ...]:
    """Return the descents between articles of different stories, at most one for each child.

    `story_of` maps article ids to story ids. The child stands whole in the parent or the parent in it, but
    for a headline or a new lead: shared background makes no descent across events. A descent to a
    later article is none. In order of the child's id.
    """
    by_id = {a.id: a for a in articles}
    readings: dict[str, Reading] = {}
    best: dict[str, tuple[float, str, Relation]] = {}
    for pair in sorted(_candidates(sorted(by_id.values(), key=lambda a: a.id))):
        if story_of.get(pair[0]) == story_of.get(pair[1]):
            continue
        for a in pair:
            readings[a] = readings.get(a) or read(by_id[a])
        relation = _as_child(relate(readings[pair[0]], readings[pair[1]], _OTHER_EVENT))
        rank = (-relation.similarity, relation.parent.article.id, relation)
        child = relation.child.article.id
        if _descends(relation) and (child not in best or rank[:2] < best[child][:2]):
            best[child] = rank
    return tuple(_descent(best[child][2]) for child in sorted(best))


def _candidates(articles: Sequence[Article]) -> set[tuple[str, str]]:
    """Return pairs of ids that share much, each in order."""
    shingled = [shingles(_words(a)) for a in articles]
    found = {(articles[n].id, articles[m].id) for m, n in copy_candidates(shingled)}
    return found | set(_sharing_sentences(articles))


def _words(article: Article) -> tuple[str, ...]:
    return read_words(article.text, sorted((f.start, f.end) for f in article.furniture)).words


def _sharing_sentences(articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of articles that share two sentences which stand in few."""
    holders: dict[str, list[str]] = {}
    for article in articles:
        spans = (s for s in split_sentences(article.text) if not article.is_furniture(*s))
        said = (read_words(article.text[start:end]).words for start, end in spans)
        for key in sorted({content_id(*words) for words in said if len(words) >= _WORDS}):
            holders.setdefault(key, []).append(article.id)
    shared: dict[tuple[str, str], int] = {}
    for found in holders.values():
        if len(found) <= _OFTEN:
            for n, b in enumerate(found):
                for a in found[:n]:
                    shared[a, b] = shared.get((a, b), 0) + 1
    yield from (pair for pair, count in shared.items() if count >= _SHARED)


def _as_child(both: tuple[Relation, Relation]) -> Relation:
    """Return the relation of the one that is likelier the child; of two equal ones the first."""
    return max(both, key=lambda r: (direction_logit(r) - distance(r), r.parent.article.id))


def _descends(relation: Relation) -> bool:
    child, parent = relation.child.article.published.value, relation.parent.article.published.value
    is_later = child is None or parent is None or parent <= child
    others_child = relation.parent_verbatim >= 0.8
    return relation.similarity >= _LEAST and is_later and (relation.is_whole or others_child)


def _descent(relation: Relation) -> Descent:
    return Descent(
        child=relation.child.article.id,
        parent=relation.parent.article.id,
        kind=relation.kind,
        similarity=relation.similarity,
        passages=proof(relation),
        because=(
            f"{relation.verbatim:.0%} of its words stand in an article of another story",
            f"the longest passage has {relation.longest} words",
        ),
    )
