"""The words by which a clause is read as a commitment, and the kind of what is undertaken."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from stemma.language.lexicon import lexicon
from stemma.model import CommitmentKind


@cache
def words(key: str) -> frozenset[str]:
    """Return one word list of data/kinds.yaml or data/undertakings.yaml."""
    table = lexicon("kinds", "commitments")
    return frozenset(table[key] if key in table else lexicon("undertakings", "commitments")[key])


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What is undertaken, in words: the verbs (or the noun) that head it, and all words below them.

    `official` says that who undertakes it governs; `towards_state` that a state is named in it, `bare`
    that nothing but a time stands with the verb.
    """

    heads: frozenset[str]
    below: frozenset[str]
    nominal: bool = False
    denied: bool = False
    official: bool = False
    towards_state: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    kind: CommitmentKind
    verbs: frozenset[str]
    heads: frozenset[str]
    nouns: frozenset[str]
    denied: bool
    official: bool
    state: bool
    bare: bool

    def applies(self, deed: Deed) -> bool:
        if (self.denied and not deed.denied) or (self.official and not deed.official):
            return False
        if (self.state and not deed.towards_state) or (self.bare and not deed.bare):
            return False
        if self.heads and not (deed.nominal and deed.heads & self.heads):
            return False
        if self.verbs and not deed.heads & self.verbs:
            return False
        return not self.nouns or bool(deed.below & self.nouns)


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            kind=CommitmentKind(row["kind"]),
            verbs=_set(row.get("verbs")),
            heads=_set(row.get("heads")),
            nouns=_set(row.get("nouns")),
            denied=row.get("denied", False),
            official=row.get("official", False),
            state=row.get("state", False),
            bare=row.get("bare", False),
        )
        for row in lexicon("kinds", "commitments")["kinds"]
    )


def _set(found: Collection[str] | None) -> frozenset[str]:
    return frozenset(found or ())


def kind_of(deed: Deed) -> CommitmentKind | None:
    """Return the kind of the first row of data/kinds.yaml that applies to a deed, or None."""
    return next((row.kind for row in _rows() if row.applies(deed)), None)
