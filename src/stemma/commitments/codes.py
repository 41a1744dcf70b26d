"""A commitment in the terms of the field's data sets: ATOP for alliances, ETH/PRIO for ceasefires."""

from functools import cache
from typing import Any

from stemma.language.lexicon import lexicon
from stemma.model import (
    AllianceObligation,
    CeasefireClass,
    CeasefireCode,
    CeasefirePurpose,
    CeasefireType,
    CommitmentKind,
)


@cache
def _table(key: str) -> dict[str, frozenset[str]]:
    rows: dict[str, Any] = lexicon("codes", "commitments")[key]
    return {code: frozenset(signs) for code, signs in rows.items()}


def alliance_obligations(kind: CommitmentKind, lemmas: frozenset[str]) -> tuple[AllianceObligation, ...]:
    """Return what an alliance obliges to, in ATOP's codes, by the kind and the words that tell of it."""
    if kind is CommitmentKind.MUTUAL_ASSISTANCE:
        signs = _table("alliance")
        found = [AllianceObligation.DEFENSE]
        found += [
            o for o in AllianceObligation if o not in found and lemmas & signs.get(o.value, frozenset())
        ]
        return tuple(found)
    if kind is CommitmentKind.NON_AGGRESSION:
        neutral = lemmas & _table("alliance")["neutrality"]
        return (AllianceObligation.NEUTRALITY if neutral else AllianceObligation.NONAGGRESSION,)
    return (AllianceObligation.CONSULTATION,) if kind is CommitmentKind.CONSULTATION else ()


def ceasefire_code(kind: CommitmentKind, by: tuple[str, ...], lemmas: frozenset[str]) -> CeasefireCode | None:
    """Return a ceasefire's type, purpose and class in ETH/PRIO's codes; None for other kinds."""
    if kind is not CommitmentKind.CEASEFIRE:
        return None
    types = {0: None, 1: CeasefireType.UNILATERAL, 2: CeasefireType.BILATERAL}
    purposes, classes = _table("purpose"), _table("class")
    return CeasefireCode(
        type=types.get(len(by), CeasefireType.MULTILATERAL),
        purpose=next((p for p in CeasefirePurpose if lemmas & purposes.get(p.value, frozenset())), None),
        ceasefire_class=next((c for c in CeasefireClass if lemmas & classes.get(c.value, frozenset())), None),
    )
