"""Words that mean one thing in news: a lemma's concept is the head word of its group."""

from collections.abc import Iterable
from functools import cache

from stemma.language.lexicon import lexicon


@cache
def _concepts() -> dict[str, str]:
    groups = lexicon("synonyms")["groups"]
    return {word: head for head, words in reversed(groups.items()) for word in words}


def concept(lemma: str) -> str:
    """Return the head word of a lemma's group of synonyms, or the lemma in lower case."""
    return _concepts().get(lemma.lower(), lemma.lower())


def has_concept(lemma: str) -> bool:
    """Say whether a lemma stands in a group of synonyms."""
    return lemma.lower() in _concepts()


def concepts(lemmas: Iterable[str]) -> frozenset[str]:
    """Return the concepts of some lemmas, with those that two of them form together ("halt fire")."""
    found = {concept(w) for w in lemmas}
    found |= {head for a, b, head in lexicon("synonyms")["pairs"] if {a, b} <= found}
    return frozenset(found)
