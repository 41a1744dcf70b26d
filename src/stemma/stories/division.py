"""A closer look at a story: is it two events that the words of their kind had put together?

Within a group the words that all have in common tell nothing: rarity is counted anew among its members.
What is left are the words that tell them apart. Two halves of one event still share them; of twin events
(two arrests of players of one team, two earthquakes of one coast) each half has its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stemma.stories.vocabulary import TERM, Entries, kind_of

type Square = NDArray[np.float64]
type Parts = tuple[tuple[int, ...], ...]
_KINDS = 3  # words, names, numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeness:
    """When a story is divided; chosen on ecb-dev, where .07 to .10 and 3 to 5 differ by 1 point."""

    apart: float = 0.08
    """Mean cosine of the halves, over the words that tell members apart, below which they are two events."""
    tellings: int = 4
    """Least number of different tellings in each half; fewer do not show what an event's own words are."""
    copies: float = 0.7
    """Cosine from which on two texts are one telling."""
    most: int = 150
    """Articles that are looked at, the newest; bounds the cost."""


def divided(articles: Sequence[Entries], closeness: Closeness = Closeness()) -> tuple[Parts, float]:
    """Return the parts of a story as positions in `articles`, the larger first, and how alike the halves are.

    Halves are divided further. One part and 1.0 where it is one event, as far as can be seen.
    """
    if len(articles) < 2 * closeness.tellings:
        return (tuple(range(len(articles))),), 1.0
    alike = _likeness(articles)
    first, second = _halves(alike)
    cross = round(float(alike[np.ix_(first, second)].mean()), 4)
    few = min(_tellings(half, alike, closeness.copies) for half in (first, second)) < closeness.tellings
    if few or cross >= closeness.apart:
        return (tuple(range(len(articles))),), 1.0
    parts = []
    for half in (first, second):
        found, _ = divided([articles[n] for n in half], closeness)
        parts += [tuple(half[n] for n in part) for part in found]
    return tuple(sorted(parts, key=lambda part: (-len(part), part))), cross


def _likeness(articles: Sequence[Entries]) -> Square:
    """Return the cosines of the articles over terms that two of them have, weighted by rarity among them."""
    own = [a[kind_of(a) < _KINDS] for a in articles]
    terms, at = np.unique(np.concatenate(own)["term"] & TERM, return_inverse=True)
    owner = np.repeat(np.arange(len(own)), [len(a) for a in own])
    table = np.zeros((len(own), len(terms)))
    table[owner, at] = np.concatenate(own)["often"]
    having = (table > 0).sum(axis=0)
    table = table[:, having > 1] * np.log((len(own) + 1) / having[having > 1])
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return np.round(table @ table.T, 6)


def _halves(alike: Square) -> tuple[list[int], list[int]]:
    """Return the last two groups of clustering by mean likeness (UPGMA, Sokal and Michener 1958)."""
    sums, size = alike.copy(), np.ones(len(alike))
    members = [[n] for n in range(len(alike))]
    mean = alike.copy()
    np.fill_diagonal(mean, -np.inf)
    for _ in range(len(alike) - 2):
        a, b = sorted(divmod(int(np.argmax(mean)), len(alike)))
        sums[a] += sums[b]
        sums[:, a] += sums[:, b]
        size[a] += size[b]
        members[a] += members[b]
        members[b] = []
        mean[b], mean[:, b] = -np.inf, -np.inf
        fresh = np.where(np.isinf(mean[a]), -np.inf, sums[a] / (size[a] * size))
        mean[a], mean[:, a] = fresh, fresh
    first, second = sorted((sorted(m) for m in members if m), key=lambda m: (-len(m), m))
    return first, second


def _tellings(half: Sequence[int], alike: Square, copies: float) -> int:
    """Count the different texts of a half, up to copies."""
    kept: list[int] = []
    for n in half:
        if all(alike[n, k] < copies for k in kept):
            kept.append(n)
    return len(kept)
