"""An article as lineage reads it: its words, sentences, facts and vectors, furniture left out."""

from dataclasses import dataclass

from stemma.language.sentences import split_sentences
from stemma.language.vectors import Vectors, sentence_vectors
from stemma.lineage.alignment import Facts, read_facts
from stemma.lineage.passages import Words, read_words
from stemma.model import Article, Span

_READ = 60_000
"""Characters of an article that are compared (about 10,000 words)."""
_MOST = 400
"""Sentences that are encoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article, read once: `sentences`, `facts` and `vectors` go together, row by row."""

    article: Article
    words: Words
    sentences: tuple[Span, ...]
    facts: tuple[Facts, ...]
    vectors: Vectors


def read(article: Article) -> Reading:
    """Read an article; sentences that touch furniture or stand after 60,000 characters are left out."""
    text = article.text[:_READ]
    left_out = sorted((f.start, f.end) for f in article.furniture)
    sentences = tuple(s for s in split_sentences(text) if not article.is_furniture(*s))[:_MOST]
    quotes = [text[start:end] for start, end in sentences]
    return Reading(
        article=article,
        words=read_words(text, left_out),
        sentences=sentences,
        facts=tuple(read_facts(q) for q in quotes),
        vectors=sentence_vectors(quotes),
    )
