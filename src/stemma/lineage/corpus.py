"""Copies across a whole corpus: MinHash sketches and locality-sensitive hashing, nothing quadratic.

Broder (1997), "On the resemblance and containment of documents"; the sketches and the bands are
rensa's (R-MinHash). Candidates only: what two articles share is measured by `relation.relate`.
"""

from collections.abc import Iterator, Sequence

_PERMUTATIONS = 64
_BANDS = 16
"""Sixteen bands of four: two texts of resemblance .5 meet with probability .64, of .8 with .9998."""
_SEED = 42
_BUCKET = 20
"""Candidates of one article; of a thousand equal ones each is paired with the first twenty."""


def copy_candidates(shingled: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions (later, earlier) of documents that may share much of their text.

    Each document is given as its shingles (see `passages.shingles`); one without shingles meets none.
    Pairs come in order; every pair once.
    """
    from rensa import RMinHash, RMinHashLSH

    sketches = RMinHash.from_token_sets(shingled, _PERMUTATIONS, _SEED)
    index = RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    index.insert_many(sketches, 0)
    for later, found in enumerate(index.query_all(sketches)):
        if len(found) < 2 or not shingled[later]:
            continue
        earlier = [n for n in sorted(found)[:_BUCKET] if n < later and shingled[n]]
        yield from ((later, n) for n in earlier)
