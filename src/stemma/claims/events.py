"""The PLOVER type of a clause, by its verb or, behind a light verb, by its noun."""

from functools import cache
from typing import Any

from stemma.claims.clauses import Clause
from stemma.language.lexicon import lexicon


@cache
def _types(part: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for name, row in lexicon("events", "claims")["types"].items():
        for word in row[part]:
            table.setdefault(word, name)
    return table


def verb_type(lemma: str) -> str | None:
    """Return the PLOVER type of a verb's lemma, or None."""
    return _types("verbs").get(lemma)


def noun_type(lemma: str) -> str | None:
    """Return the PLOVER type of a noun's lemma, or None."""
    return _types("nouns").get(lemma)


def event_type(doc: Any, clause: Clause) -> str | None:
    """Return the PLOVER type of a clause, or None where the lexicon has none.

    A light verb ("held talks") takes its object's type, then its subject's ("fighting broke out").
    """
    head = doc[clause.head]
    if head.lemma_ not in lexicon("events", "claims")["light_verbs"] and (found := verb_type(head.lemma_)):
        return found
    for place in (clause.object, clause.subject):
        if place is not None and (found := noun_type(doc[place].lemma_.lower())):
            return found
    return verb_type(head.lemma_)
