"""The words of violence.yaml and armed_groups.yaml, asked one at a time."""

from functools import cache
from typing import Any

from stemma.language.gazetteer import fold_name
from stemma.language.lexicon import lexicon


@cache
def words(part: str) -> frozenset[str]:
    """Return a list of violence.yaml."""
    return frozenset(lexicon("violence", "claims")[part])


@cache
def table(*path: str) -> Any:
    """Return a table of violence.yaml."""
    found = lexicon("violence", "claims")
    for key in path:
        found = found[key]
    return found


@cache
def act_nouns() -> dict[str, str]:
    """Map the lemma of a noun to the sort of act that it names."""
    return {noun: sort for sort, nouns in table("nouns").items() for noun in nouns}


@cache
def act_verbs() -> dict[str, tuple[str, ...]]:
    """Map the lemma of a verb to the sorts of act that it may tell, the gravest first."""
    sorts = ("murder", "kill", "harm", "die", "attack", "bomb", "kidnap", "hijack", "burn", "rob")
    found: dict[str, tuple[str, ...]] = {}
    for sort in sorts:
        for verb in words(sort):
            found[verb] = (*found.get(verb, ()), sort)
    return found


@cache
def _people() -> frozenset[str]:
    own = words("people") | words("combatants") | words("outlaws")
    roles = frozenset(w for w in lexicon("titles")["roles"] if " " not in w)
    return own | roles | frozenset(lexicon("casualties")["persons"])


_ENDINGS = ("man", "men", "woman", "women", "ist", "ists", "eer", "eers", "ee", "ees")
_NOT_PEOPLE = frozenset(
    ["regimen", "specimen", "list", "twist", "fist", "mist", "committee", "coffee", "guarantee"]
)


def names_people(lemma: str) -> bool:
    """Say whether a common noun (its lemma, lower case) is of people."""
    return lemma in _people() or (lemma.endswith(_ENDINGS) and lemma not in _NOT_PEOPLE)


@cache
def _groups() -> dict[str, str]:
    every = lexicon("armed_groups", "claims")["groups"]
    return {fold_name(n): name for name, others in every.items() for n in (name, *others)}


def armed_group(name: str) -> str | None:
    """Return the usual name of a known armed organisation by any of its names, or None."""
    return _groups().get(fold_name(name))
