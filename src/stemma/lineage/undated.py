"""Undated articles that stand alone: whose text are they?

Grouping leaves an article without a day alone where its names are spoilt, as bad translations have them.
That it retells another article, sentence by sentence, is better evidence than its words for the event.
"""

from collections.abc import Iterator, Mapping, Sequence

from stemma.lineage.passages import read_words, shingles
from stemma.lineage.trace import trace
from stemma.model import Article

_SHARED = 0.15
"""Share of an article's runs of words that another must have to be compared with it."""
_COMPARED = 3
"""How many that share most are compared."""
_LEAST = 0.9
"""Probability of a descent that moves an article into another story."""


def kin_of_undated(articles: Sequence[Article], story_of: Mapping[str, str]) -> dict[str, str]:
    """Return, by article id, the article whose story an undated article that stands alone belongs to.

    `story_of` maps article ids to story ids. Empty, at no cost, where no undated article stands alone;
    else linear in the words of all.
    """
    sizes: dict[str, int] = {}
    for story in story_of.values():
        sizes[story] = sizes.get(story, 0) + 1
    lone = [a for a in articles if a.published.value is None and sizes[story_of[a.id]] == 1]
    if not lone:
        return {}
    by_id = {a.id: a for a in articles}
    runs = {a.id: frozenset(_runs(a)) for a in articles}
    found = {a.id: next(_kin(a, runs, by_id), None) for a in sorted(lone, key=lambda a: a.id)}
    return {article: kin for article, kin in found.items() if kin is not None}


def _runs(article: Article) -> list[str]:
    return shingles(read_words(article.text, sorted((f.start, f.end) for f in article.furniture)).words)


def _kin(article: Article, runs: Mapping[str, frozenset[str]], by_id: Mapping[str, Article]) -> Iterator[str]:
    own = runs[article.id]
    shares = ((len(own & runs[i]) / max(1, len(own)), i) for i in by_id if i != article.id)
    near = sorted((-share, i) for share, i in shares if share >= _SHARED)[:_COMPARED]
    for _, other in near:
        lineage = trace("", (article, by_id[other]))
        pair = {article.id, other}
        if any({d.child, d.parent} == pair and d.similarity >= _LEAST for d in lineage.descents):
            yield other
