"""The signs by which a claim is read as bearing on a commitment; all words stand in data/kinds.yaml."""

from functools import cache

from stemma.language.lexicon import lexicon
from stemma.model import CommitmentKind, Condition, ConditionKind, Evidence


@cache
def words(key: str) -> frozenset[str]:
    """Return one word list of data/kinds.yaml."""
    return frozenset(lexicon("kinds", "commitments")[key])


@cache
def _kinds() -> tuple[tuple[CommitmentKind, frozenset[str], frozenset[str]], ...]:
    return tuple(
        (CommitmentKind(row["kind"]), frozenset(row["any"]), frozenset(row.get("and", ())))
        for row in lexicon("kinds", "commitments")["kinds"]
    )


def kind_of(lemmas: frozenset[str]) -> CommitmentKind | None:
    """Return the first kind whose signs the lemmas of an obligation show, or None."""
    for kind, any_of, and_of in _kinds():
        if lemmas & any_of and (not and_of or lemmas & and_of):
            return kind
    return None


def conditions_of(text: str, lemmas: frozenset[str], evidence: Evidence) -> tuple[Condition, ...]:
    """Return the conditions that a conditional clause sets; one of two parts is two conditions."""
    found = []
    if lemmas & words("territory_nouns"):
        found.append(ConditionKind.LOCATION)
    if lemmas & {"request", "ask", "appeal", "demand"}:
        found.append(ConditionKind.REQUEST)
    if lemmas & {"unprovoked", "provoke", "provocation"}:
        found.append(ConditionKind.UNPROVOKED)
    if not found:
        found.append(ConditionKind.ACT_OF_OTHER if lemmas else ConditionKind.OTHER)
    return tuple(Condition(kind=kind, text=text, evidence=evidence) for kind in found)
