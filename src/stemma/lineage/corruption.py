"""Signs that a text has gone through bad hands: names at odds with themselves, little words lost."""

import re
from collections import Counter

from stemma.language.lexicon import lexicon
from stemma.language.vectors import rarity

_NAME = re.compile(r"\b[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]{4,}")
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 200
"""Different names of a text that are compared; the comparison is quadratic in them."""
_NEAR = 80
"""Similarity (0..100) of two readings of one name; "Pavelka" and "Pavelka's" are folded before."""


def corruption(text: str) -> float:
    """Return how corrupt a text looks, 0 and up: one for each name that stands beside a nearly equal one,
    and one for each little word (article, preposition, auxiliary) that it has less than 40 in 100.

    Only the difference between two tellings of one text means anything.
    """
    return round(_rival_names(text) + _lost_words(text), 2)


def names_of(text: str) -> frozenset[str]:
    """Return the capitalised words of five letters and more."""
    return frozenset(re.sub(r"['’]s$", "", name) for name in _NAME.findall(text))


def garbled_names(names: frozenset[str], others: frozenset[str]) -> int:
    """Return how many names stand in the other text in a nearly equal form that reads more easily.

    Names that read worse than their other form count against: the result is positive where `names`
    look corrupt. Garbling makes letter sequences that are in no language.
    """
    from rapidfuzz import fuzz

    mine, theirs = sorted(names - others)[:_MOST], sorted(others - names)[:_MOST]
    signs = 0
    for name in mine:
        near = [o for o in theirs if abs(len(o) - len(name)) <= 2 and fuzz.ratio(name, o) >= _NEAR]
        if near:
            other = max(near, key=lambda o: (fuzz.ratio(name, o), o))
            signs += (rarity(name) > rarity(other)) - (rarity(name) < rarity(other))
    return signs


def _rival_names(text: str) -> int:
    """Count the names that differ by a letter or two from a more frequent one."""
    from rapidfuzz import fuzz

    counts = Counter(re.sub(r"['’]s$", "", name) for name in _NAME.findall(text))
    ranked = sorted(counts, key=lambda name: (-counts[name], name))[:_MOST]
    rivals = 0
    for n, name in enumerate(ranked):
        stems = (other for other in ranked[:n] if abs(len(other) - len(name)) <= 2)
        rivals += any(
            fuzz.ratio(name, other) >= _NEAR and not name.startswith(other) and not other.startswith(name)
            for other in stems
        )
    return rivals


def _lost_words(text: str) -> float:
    """Return by how many in 100 words the little ones fall short of 40."""
    words = [w.casefold() for w in _WORD.findall(text)]
    little = frozenset(lexicon("numbers", "lineage")["little_words"].split())
    return max(0.0, 40 - 100 * sum(w in little for w in words) / len(words)) if words else 0.0
