"""Words of parsed sentences, asked by span."""

from collections.abc import Iterable, Iterator

from stemma.model import Sentence, Token

CONTENT = frozenset(["NOUN", "VERB", "ADJ", "PROPN", "NUM"])
"""Universal part-of-speech tags of words that carry content."""


def tokens_within(sentences: Iterable[Sentence], start: int, end: int) -> Iterator[Token]:
    """Yield the tokens that lie wholly in [start, end) of their article, in order."""
    for sentence in sentences:
        if sentence.start < end and start < sentence.end:
            yield from (t for t in sentence.tokens if start <= t.start and t.end <= end)


def lemmas_within(sentences: Iterable[Sentence], start: int, end: int) -> frozenset[str]:
    """Return the lower-case lemmas of all words in [start, end)."""
    return frozenset(t.lemma.lower() for t in tokens_within(sentences, start, end))
