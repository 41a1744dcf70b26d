"""Words and their opposites."""

from functools import cache

from stemma.language.lexicon import lexicon


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Return the opposites of each lemma."""
    found: dict[str, set[str]] = {}
    for a, b in lexicon("antonyms", "collation")["pairs"]:
        for x in a:
            found.setdefault(x, set()).update(b)
        for y in b:
            found.setdefault(y, set()).update(a)
    return {k: frozenset(v) for k, v in found.items()}
