"""Sentences of two articles laid side by side, and what differs in each pair, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from stemma.collation.points import Vectors
from stemma.language.words import CONTENT
from stemma.model import Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignSettings:
    """When two sentences count as versions of one; chosen on the example cases."""

    cosine: float = 0.62
    shared: float = 0.45
    """Share of the shorter sentence's content lemmas that stand in the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """Two sentences that are versions of one; `shared` is the share of their content words in common."""

    left: Sentence
    right: Sentence
    shared: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A run of words of the left sentence and what stands in its place on the right (either may be empty)."""

    left: tuple[Token, ...]
    right: tuple[Token, ...]
    pair: Aligned


def content(sentence: Sentence) -> frozenset[str]:
    """Return the lemmas of a sentence's content words, names included, lower case."""
    return frozenset(t.lemma.lower() for t in sentence.tokens if t.pos in CONTENT)


def align(
    left: Sequence[Sentence],
    right: Sequence[Sentence],
    vectors: tuple[Vectors, Vectors],
    settings: AlignSettings | None = None,
) -> tuple[Aligned, ...]:
    """Return the pairs of sentences that are each other's best match, in the order of the left."""
    if not left or not right:
        return ()
    settings = settings or AlignSettings()
    cosine = np.round(vectors[0] @ vectors[1].T, 4)
    best_right, best_left = cosine.argmax(axis=1), cosine.argmax(axis=0)
    found = []
    for i, sentence in enumerate(left):
        j = int(best_right[i])
        if int(best_left[j]) != i or cosine[i, j] < settings.cosine:
            continue
        shared = _shared(sentence, right[j])
        if shared >= settings.shared:
            found.append(Aligned(left=sentence, right=right[j], shared=shared))
    return tuple(found)


def _shared(a: Sentence, b: Sentence) -> float:
    x, y = content(a), content(b)
    return round(len(x & y) / max(1, min(len(x), len(y))), 4)


def replaced(pair: Aligned) -> Iterator[Replaced]:
    """Yield the runs of words in which two aligned sentences differ, in order."""
    left = [t for t in pair.left.tokens if t.pos not in ("PUNCT", "SPACE")]
    right = [t for t in pair.right.tokens if t.pos not in ("PUNCT", "SPACE")]
    matcher = SequenceMatcher(
        None, [t.lemma.lower() for t in left], [t.lemma.lower() for t in right], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield Replaced(left=tuple(left[a:b]), right=tuple(right[c:d]), pair=pair)
