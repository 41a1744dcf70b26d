"""Ordinary words: a name that is one may be a translator's slip ("Tavern" for a man called Tavane)."""

from functools import cache

from stemma.language.parse import model


@cache
def _common_words() -> frozenset[str]:
    """Return the base forms that the English model's lemmatiser knows (WordNet's, 90,000)."""
    index = model().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    return frozenset(word for part in index.values() for word in part)


def is_common_word(word: str) -> bool:
    """Say whether a word in small letters, or its singular, is in a dictionary of English."""
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return word in _common_words() or singular in _common_words()
