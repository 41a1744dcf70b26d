"""An article's text to its sentences, with furniture left out and titles told from prose."""

from itertools import pairwise

from stemma.language.sentences import split_sentences
from stemma.model import Article, Sentence


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of an article in order, without tokens.

    Furniture is left out; a dateline, a title and a sub-heading are cut off from the prose around
    them, so that each parses alone.
    """
    dateline = [(article.dateline.evidence.start, article.dateline.evidence.end)] if article.dateline else []
    skipped = [(f.start, f.end) for f in article.furniture] + dateline
    titles = [article.title_span] if article.title_span else []
    edges = {0, len(article.text)}
    for start, end in [*skipped, *titles, *article.headings]:
        edges |= {start, end}
    marks = sorted(edges)
    found = []
    for start, end in pairwise(marks):
        if any(start < e and s < end for s, e in skipped):
            continue
        title = any(s <= start and end <= e for s, e in titles)
        heading = title or any(s <= start and end <= e for s, e in article.headings)
        found += [
            Sentence(
                article_id=article.id, start=s, end=e, text=article.text[s:e], heading=heading, title=title
            )
            for s, e in split_sentences(article.text, start, end)
            if any(c.isalpha() for c in article.text[s:e])
        ]
    return tuple(found)
