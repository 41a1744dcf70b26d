"""Words that are capitalised without naming anybody: days, offices, kinds of bodies and places."""

from functools import cache

from stemma.language.lexicon import lexicon


@cache
def generic_words() -> frozenset[str]:
    """Return, lower case, the words that are spelt with a capital but name nobody by themselves."""
    groups = lexicon("groups")
    endings = (w for key in ("place_endings", "body_endings", "sure_endings") for w in groups[key])
    return frozenset([*lexicon("antonyms", "collation")["capitalised_words"], *endings])
