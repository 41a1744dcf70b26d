"""Passages that stand verbatim in two texts: greedy string tiling over words, with offsets.

Wise (1993), "String similarity via greedy string tiling and running Karp-Rabin matching"; here the
word n-grams of one text are looked up in the other's, and each hit is grown to its full length.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from stemma.model import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SHINGLE = 4
"""Words of a shingle, as in the evaluation kit's baseline."""
_OFTEN = 8
"""Places in one text at which a shingle is looked at; more are a refrain, and would make it quadratic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text in small letters, and where each stands."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """`length` words that stand verbatim in both texts, from word `a` of one and word `b` of the other."""

    a: int
    b: int
    length: int


def read_words(text: str, left_out: Sequence[Span] = ()) -> Words:
    """Return the words of a text, those in `left_out` (sorted spans) excepted; linear in its length."""
    words, spans, at = [], [], 0
    for match in _WORD.finditer(text):
        while at < len(left_out) and left_out[at][1] <= match.start():
            at += 1
        if at == len(left_out) or match.end() <= left_out[at][0]:
            words.append(match[0].casefold().replace("’", "'"))
            spans.append(match.span())
    return Words(words=tuple(words), spans=tuple(spans))


def shingles(words: Sequence[str], size: int = SHINGLE) -> list[str]:
    """Return the runs of `size` words, in order."""
    return [" ".join(words[i : i + size]) for i in range(len(words) - size + 1)]


def tiles(a: Words, b: Words, boilerplate: Collection[str] = (), size: int = SHINGLE) -> tuple[Tile, ...]:
    """Return the passages that stand in both, longest first where they compete, in the order of `a`.

    No word is in two passages. A passage that holds nothing but `boilerplate` shingles is left out.
    """
    found = sorted(_grown(a, b, boilerplate, size), key=lambda t: (-t.length, t.a, t.b))
    used_a, used_b, kept = bytearray(len(a.words)), bytearray(len(b.words)), []
    for tile in found:
        for free in _free(tile, used_a, used_b, size):
            used_a[free.a : free.a + free.length] = b"\x01" * free.length
            used_b[free.b : free.b + free.length] = b"\x01" * free.length
            kept.append(free)
    return tuple(sorted(kept, key=lambda t: t.a))


def _grown(a: Words, b: Words, boilerplate: Collection[str], size: int) -> list[Tile]:
    """Return every maximal match that has a shingle outside `boilerplate`."""
    places: dict[str, list[int]] = {}
    for j, shingle in enumerate(shingles(b.words, size)):
        if len(places.setdefault(shingle, [])) < _OFTEN:
            places[shingle].append(j)
    ends: dict[int, int] = {}
    found = []
    for i, shingle in enumerate(shingles(a.words, size)):
        if shingle in boilerplate:
            continue
        for j in places.get(shingle, ()):
            if ends.get(j - i, -1) <= i:
                tile = _grow(a.words, b.words, i, j)
                ends[j - i] = tile.a + tile.length
                found.append(tile)
    return found


def _grow(a: Sequence[str], b: Sequence[str], i: int, j: int) -> Tile:
    start_a, start_b, end_a, end_b = i, j, i, j
    while start_a and start_b and a[start_a - 1] == b[start_b - 1]:
        start_a, start_b = start_a - 1, start_b - 1
    while end_a < len(a) and end_b < len(b) and a[end_a] == b[end_b]:
        end_a, end_b = end_a + 1, end_b + 1
    return Tile(a=start_a, b=start_b, length=end_a - start_a)


def _free(tile: Tile, used_a: bytearray, used_b: bytearray, size: int) -> list[Tile]:
    """Return the parts of a tile that no longer one has taken, each of `size` words at least."""
    parts, start = [], 0
    for k in range(tile.length + 1):
        if k == tile.length or used_a[tile.a + k] or used_b[tile.b + k]:
            if k - start >= size:
                parts.append(Tile(a=tile.a + start, b=tile.b + start, length=k - start))
            start = k + 1
    return parts


def covered(length: int, runs: Sequence[tuple[int, int]]) -> bytearray:
    """Return one byte a word: 1 where a run (start, length) covers it."""
    marks = bytearray(length)
    for start, size in runs:
        marks[start : start + size] = b"\x01" * size
    return marks


def shares(words: Words, sentences: Sequence[Span], marks: Mapping[int, int] | bytearray) -> list[float]:
    """Return for each sentence the share of its words that are marked (0 where it has none)."""
    found, at = [], 0
    for start, end in sentences:
        while at < len(words.spans) and words.spans[at][0] < start:
            at += 1
        first = at
        while at < len(words.spans) and words.spans[at][1] <= end:
            at += 1
        found.append(sum(marks[k] for k in range(first, at)) / (at - first) if at > first else 0.0)
    return found
