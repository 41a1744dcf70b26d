"""The word lists of data/counting.yaml."""

from functools import cache

from stemma.language.lexicon import lexicon


@cache
def counting(key: str) -> frozenset[str]:
    """Return one of the lists, by its key."""
    return frozenset(lexicon("counting", "collation")[key])
