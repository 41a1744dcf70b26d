"""An article's text to its sentences, with furniture left out and titles told from prose."""

import re
from collections.abc import Sequence
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


_QUOTED = re.compile(r"“([^“”\n]{20,600}?)[,.!?]?”|\"([^\"\n]{20,600}?)[,.!?]?\"")
_FEWEST_WORDS = 5


def quoted_sentences(article: Article, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the quotations that fill a part of a sentence, as sentences of their own.

    The frame around a quotation ("...", the ministry said in a statement) misleads the parser as to
    what is said in it. Only whole quotations of some words that begin with a capital are taken.
    """
    found = []
    for frame in sentences:
        for match in _QUOTED.finditer(frame.text):
            group = 1 if match[1] is not None else 2
            start, end = frame.start + match.start(group), frame.start + match.end(group)
            text = article.text[start:end]
            if (
                text[0].isupper()
                and len(text.split()) >= _FEWEST_WORDS
                and end - start < 0.95 * len(frame.text)
            ):
                found.append(
                    Sentence(article_id=article.id, start=start, end=end, text=text, heading=frame.heading)
                )
    return tuple(found)
