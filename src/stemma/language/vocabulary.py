"""Is this a word of English? By the vocabulary that comes with the English model."""

from functools import cache

from stemma.language.parse import model


@cache
def is_common_word(text: str) -> bool:
    """Say whether a word stands, in lower case, in the vocabulary of the model (20,000 words)."""
    lexeme = model().vocab[text.lower()]
    return bool(lexeme.has_vector and text.isalpha())
