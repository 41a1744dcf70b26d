"""An article as lineage reads it: its words, sentences, facts and vectors, furniture left out."""

from dataclasses import dataclass

from stemma.language.sentences import split_sentences
from stemma.language.vectors import Vectors, sentence_vectors
from stemma.lineage.alignment import Facts, read_facts
from stemma.lineage.corruption import corruption, names_of
from stemma.lineage.passages import Words, read_words, shingles
from stemma.model import Article, Span

_READ = 60_000
"""Characters of an article that are compared (about 10,000 words)."""
_MOST = 400
"""Sentences that are encoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article, read once: `sentences`, `facts` and `vectors` go together, row by row.

    `pairs` are its words two by two, `shingled` four by four; `corruption` is the number of its names that
    stand beside a nearly equal one, and of little words missing from 100 (what a bad copyist or translator
    leaves).
    """

    article: Article
    words: Words
    pairs: frozenset[str]
    shingled: frozenset[str]
    sentences: tuple[Span, ...]
    sentence_words: tuple[tuple[str, ...], ...]
    facts: tuple[Facts, ...]
    fact_keys: frozenset[str]
    vectors: Vectors
    corruption: float
    names: frozenset[str]


def read(article: Article) -> Reading:
    """Read an article; sentences that touch furniture or stand after 60,000 characters are left out."""
    text = article.text[:_READ]
    left_out = sorted((f.start, f.end) for f in article.furniture)
    sentences = tuple(s for s in split_sentences(text) if not article.is_furniture(*s))[:_MOST]
    quotes = [text[start:end] for start, end in sentences]
    words = read_words(text, left_out)
    facts = tuple(read_facts(q) for q in quotes)
    return Reading(
        article=article,
        words=words,
        pairs=frozenset(shingles(words.words, 2)),
        shingled=frozenset(shingles(words.words)),
        sentences=sentences,
        sentence_words=tuple(read_words(q).words for q in quotes),
        facts=facts,
        fact_keys=frozenset[str]().union(*(f.keys for f in facts)),
        vectors=sentence_vectors(quotes),
        corruption=corruption(" ".join(quotes)),
        names=names_of(text),
    )
