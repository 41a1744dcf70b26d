"""Sentences of one text laid beside those of another: in order, by meaning, names and numbers.

What a rewrite or a translation keeps is not words but the sequence of what is told. Each sentence
pair gets a score; the best monotone path is found by dynamic programming (Gale and Church 1993 do
the same with lengths alone), so a sentence is aligned at most once and order counts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stemma.language.lexicon import lexicon
from stemma.language.vectors import Vectors

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_NAME = re.compile(r"[^\W\d_][\w'’-]+")
_MOST = 400
"""Sentences of one text that are aligned; the table is quadratic in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Sentence `a` of one text tells what sentence `b` of the other tells; `score` in 0..1."""

    a: int
    b: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The names and numbers of a sentence; `keys` has both, names cut to five letters."""

    names: frozenset[str]
    numbers: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """Return what another telling of the sentence would have too."""
        return frozenset(n[:5] for n in self.names) | self.numbers


def read_facts(sentence: str) -> Facts:
    """Read the capitalised words (the first one excepted) and the numbers of a sentence, "eleven" as 11."""
    words = [w[0] for w in _NAME.finditer(sentence)]
    small = lexicon("numbers", "lineage")["words"]
    written = {str(small[w.casefold()]) for w in words if w.casefold() in small}
    return Facts(
        names=frozenset(w.casefold() for w in words[1:] if w[0].isupper()),
        numbers=frozenset(_value(n) for n in _NUMBER.findall(sentence)) | written,
    )


def _value(number: str) -> str:
    """Return a number without the signs between its thousands, its decimals after a point."""
    return re.sub(r"[.,]", "", number) if _THOUSANDS.fullmatch(number) else number.replace(",", ".")


def pair_scores(a: Sequence[Facts], b: Sequence[Facts], cosine: Vectors) -> NDArray[np.float64]:
    """Return the score of every sentence pair, shape (len(a), len(b)): meaning, helped by shared facts.

    A cosine below .4 says nothing, above .9 everything; shared names and numbers close half the rest.
    """
    base = np.clip((cosine.astype(np.float64) - 0.4) / 0.5, 0, 1)
    names = _dice([f.names for f in a], [f.names for f in b])
    numbers = _dice([f.numbers for f in a], [f.numbers for f in b])
    return np.asarray(np.round(base + (1 - base) * 0.5 * np.maximum(names, numbers) * (base > 0), 3))


def _dice(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> NDArray[np.float64]:
    terms = {t: n for n, t in enumerate(sorted(frozenset().union(*a) & frozenset().union(*b)))}
    left, right = np.zeros((len(a), len(terms))), np.zeros((len(b), len(terms)))
    for rows, sets in ((left, a), (right, b)):
        for row, found in zip(rows, sets, strict=True):
            row[[terms[t] for t in sorted(found) if t in terms]] = 1
    sizes = np.array([len(s) for s in a])[:, None] + np.array([len(s) for s in b])[None, :]
    return np.asarray(2 * (left @ right.T) / np.maximum(sizes, 1))


def align(scores: NDArray[np.float64], least: float) -> tuple[Link, ...]:
    """Return the links of the best monotone path; pairs below `least` are not linked.

    At most the first 400 sentences of each text are looked at.
    """
    gain = np.where(scores >= least, scores, 0.0)[:_MOST, :_MOST]
    best = np.zeros((gain.shape[0] + 1, gain.shape[1] + 1))
    for i in range(gain.shape[0]):
        diagonal = best[i, :-1] + gain[i]
        best[i + 1, 1:] = np.maximum.accumulate(np.maximum(diagonal, best[i, 1:]))
    return tuple(reversed(_path(best, gain)))


def _path(best: NDArray[np.float64], gain: NDArray[np.float64]) -> list[Link]:
    i, j, links = gain.shape[0], gain.shape[1], []
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            links.append(Link(a=i - 1, b=j - 1, score=float(gain[i - 1, j - 1])))
            i, j = i - 1, j - 1
    return links
