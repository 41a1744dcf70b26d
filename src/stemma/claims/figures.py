"""Figures whose unit stands in a sentence before: "put their number at 24,000", "received 90 million"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from stemma.claims.clauses import Clause
from stemma.claims.modality import words
from stemma.language.lexicon import lexicon
from stemma.language.quantities.find import counted, is_no_count
from stemma.language.quantities.numbers import Number, find_numbers
from stemma.model import Claim, Quantity, Span

_LARGE = 1000
"""A bare number from here on can be money: "received 90 million"."""


def bare_figure(doc: Any, offset: int, clause: Clause, before: Sequence[Quantity]) -> Quantity | None:
    """Return the figure of a clause that tells no unit, with the unit of what was counted before; or None.

    The clause speaks of a number ("their number", "the toll", "losses") or moves a sum ("received",
    "paid"); `before` are the quantities of the article so far, in order.
    """
    inside = set(clause.words)
    lemmas = {doc[i].lemma_.lower() for i in clause.words}
    nouns = {doc[i].lemma_.lower() for i in clause.words if doc[i].pos_ == "NOUN"}
    bare = [n for n in find_numbers(doc) if n.core in inside and _is_bare(doc, n)]
    if not bare:
        return None
    found = bare[0]
    if nouns & words("measures") and lemmas & words("reckoning"):
        return _with_unit(doc, offset, found, _people_before(nouns, before))
    if lemmas & words("payments") and (found.low or 0) >= _LARGE:
        return _with_unit(doc, offset, found, _money_before(before))
    return None


def recounted(claim: Claim, own: Sequence[Quantity], before: Sequence[Claim]) -> Claim:
    """Return a claim of another figure for what was counted before as one that answers it.

    "The government puts their number at 400": `own` are the quantities that its sentence tells in full.
    """
    figure = claim.quantity
    if figure is None or figure in own or figure.unit not in words("people"):
        return claim
    same = [
        c for c in before if c.quantity and (c.quantity.unit, c.quantity.kind) == (figure.unit, figure.kind)
    ]
    return replace(claim, answers=same[-1].id) if same else claim


def _is_bare(doc: Any, number: Number) -> bool:
    last = doc[number.end - 1]
    return (
        last.dep_ in ("pobj", "dobj", "attr", "oprd")
        and last.ent_type_ not in ("DATE", "TIME", "PERCENT", "ORDINAL")
        and counted(doc, number) is None
        and not is_no_count(doc, number, None)
    )


def _people_before(nouns: set[str], before: Sequence[Quantity]) -> Quantity | None:
    """Return what "their number" counts: the last people told of; of a toll or losses, the dead."""
    if nouns & words("death_measures"):
        return Quantity(low=None, high=None, unit="people", scope=None, text="", kind="killed")
    people = [q for q in before if q.kind or q.unit in words("people")]
    return people[-1] if people else None


def _money_before(before: Sequence[Quantity]) -> Quantity | None:
    measures = frozenset(lexicon("quantities")["measures"].values())
    sums = [q for q in before if q.kind is None and (q.low or 0) >= _LARGE and q.unit not in measures]
    return sums[-1] if sums and sums[-1].unit not in words("people") else None


def _with_unit(doc: Any, offset: int, number: Number, like: Quantity | None) -> Quantity | None:
    if like is None:
        return None
    span: Span = (doc[number.start].idx, doc[number.end - 1].idx + len(doc[number.end - 1]))
    return replace(
        like,
        low=number.low,
        high=number.high,
        scope=None,
        text=doc.text[span[0] : span[1]],
        start=offset + span[0],
        end=offset + span[1],
    )
