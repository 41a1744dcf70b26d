"""What the stream remembers of its articles, in arrays: about 2 kB each, whatever the archive's size.

Candidates come from an inverted index whose lists are bounded, so that what a new article costs depends on
its own rare terms and not on how many came before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from stemma.language.vectors import WIDTH, Vectors
from stemma.stories.vocabulary import ENTRY, KINDS, Entries, Places, Weighted, faded, kind_of, place_of

type Rows = NDArray[np.int64]

UNKNOWN = np.int32(-(2**31))
_SIGNS = KINDS.index("signs")
_OF_LANGUAGE = tuple(KINDS.index(kind) for kind in ("words", "names", "numbers"))


_COLUMNS = ("lengths", "vectors", "scales", "days", "seasons", "outlets", "languages", "bare", "worn")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """Lists of the index that are looked up, and what being in each is worth, in thousandths."""

    lists: Places
    rarity: NDArray[np.float64]

    @classmethod
    def of(cls, entries: Entries, language: int = 0) -> Self:
        return cls(lists=_lists(entries, language), rarity=np.round(entries["rarity"].astype(float) * 1000))


def _lists(entries: Entries, language: int) -> Places:
    """Return the list of each term; a sign has one for each language that it is told in."""
    told: Places = (kind_of(entries) == _SIGNS) * np.uint32(language)
    return place_of(entries["term"] ^ told)


class Archive:
    """Articles by the row in which they arrived: terms, vectors in eight bits, day, outlet, language."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.row_of: dict[str, int] = {}
        self.entries: list[bytes] = []
        self.lengths = np.zeros((64, len(KINDS)), dtype=np.float32)
        self.vectors = np.zeros((64, 2, WIDTH), dtype=np.int8)
        self.scales = np.zeros((64, 2), dtype=np.float32)
        self.days = np.full(64, UNKNOWN, dtype=np.int32)
        self.seasons = np.zeros(64, dtype=np.int16)
        self.outlets = np.zeros(64, dtype=np.uint32)
        self.languages = np.zeros(64, dtype=np.uint32)
        self.bare = np.zeros(64, dtype=bool)
        self.worn = np.zeros(64, dtype=bool)
        self.spoken: set[int] = set()
        """The languages of the articles; 0, unknown, is none."""
        self._head = np.zeros(1 << 22, dtype=np.int32)
        self._posted = np.zeros(1024, dtype=np.int32)
        self._before = np.zeros(1024, dtype=np.int32)
        self._postings = 0

    def remember(self, article: Weighted) -> int:
        """Add an article; return its row."""
        row = len(self.ids)
        if row == len(self.days):
            self._grow()
        self.ids.append(article.id)
        self.row_of[article.id] = row
        self.entries.append(article.entries.tobytes())
        self.lengths[row] = article.lengths
        self.vectors[row], self.scales[row] = _packed(article.vectors)
        self.days[row] = UNKNOWN if article.day is None else article.day
        self.seasons[row] = article.season or 0
        self.outlets[row], self.languages[row] = article.outlet, article.language
        self.bare[row] = article.bare
        self.spoken.add(article.language)
        return row

    def _grow(self) -> None:
        room = len(self.days)
        for name in _COLUMNS:
            old = getattr(self, name)
            grown = np.zeros((room * 2, *old.shape[1:]), dtype=old.dtype)
            grown[:room] = old
            setattr(self, name, grown)

    def fade(self, rows: Sequence[int], words: int) -> None:
        """Forget all words of old articles but the strongest."""
        for row in rows:
            self.entries[row] = faded(self.terms(row), words).tobytes()
            self.worn[row] = True

    def terms(self, row: int) -> Entries:
        """Return an article's terms in order of their place."""
        return np.frombuffer(self.entries[row], dtype=ENTRY)

    def gathered(self, rows: Rows) -> tuple[Entries, NDArray[np.int64]]:
        """Return the terms of several articles, and for each term the position of its article in `rows`."""
        blobs = [self.entries[row] for row in rows]
        sizes = [len(blob) // ENTRY.itemsize for blob in blobs]
        return np.frombuffer(b"".join(blobs), dtype=ENTRY), np.repeat(np.arange(len(rows)), sizes)

    def unpacked(self, rows: Rows) -> Vectors:
        """Return the vectors of articles, shape (n, 2, 512), to 1/250 of each one's greatest value."""
        found: Vectors = self.vectors[rows].astype(np.float32) * self.scales[rows][:, :, None]
        return found

    def post(self, row: int, entries: Entries) -> None:
        """Make an article be found by these terms, by its signs only from other languages."""
        at = _lists(entries, int(self.languages[row]))
        first = self._postings + 1  # 0 ends a list
        while first + len(at) > len(self._posted):
            self._posted = np.concatenate([self._posted, np.zeros_like(self._posted)])
            self._before = np.concatenate([self._before, np.zeros_like(self._before)])
        at = np.unique(at)
        new = np.arange(first, first + len(at))
        self._posted[new], self._before[new] = row, self._head[at]
        self._head[at] = new
        self._postings += len(at)

    def candidates(self, row: int, posting: int, most: int) -> Rows:
        """Return at most `most` other articles that share the most rarity, of the newest under each term.

        Of other languages a quarter as many may be added, which share signs with this one.
        """
        entries, kinds = self.terms(row), kind_of(self.terms(row))
        found = self._found(row, _Sought.of(entries[np.isin(kinds, _OF_LANGUAGE)]), posting, most)
        others = self.spoken - {0, int(self.languages[row])}
        if not others or not self.languages[row]:
            return found
        signs = entries[kinds == _SIGNS]
        each = [_Sought.of(signs, language) for language in sorted(others)]
        sought = _Sought(
            lists=np.concatenate([s.lists for s in each]), rarity=np.concatenate([s.rarity for s in each])
        )
        return np.union1d(found, self._found(row, sought, posting, most // 4))

    def _found(self, row: int, sought: _Sought, posting: int, most: int) -> Rows:
        at, rarity = self._head[sought.lists], sought.rarity
        found, weights = [], []
        for _ in range(posting):
            live = at > 0
            if not live.any():
                break
            at, rarity = at[live], rarity[live]
            found.append(self._posted[at])
            weights.append(rarity)
            at = self._before[at]
        if not found:
            return np.zeros(0, dtype=np.int64)
        rows, which = np.unique(np.concatenate(found), return_inverse=True)
        weight = np.bincount(which, weights=np.concatenate(weights))
        weight[rows == row] = -1
        ranked = np.lexsort((rows, -weight))[: most + 1]
        return np.sort(rows[ranked[weight[ranked] >= 0]][:most]).astype(np.int64)


def _packed(vectors: Vectors) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    scale = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / 127
    return np.round(vectors / scale[:, None]).astype(np.int8), scale.astype(np.float32)
