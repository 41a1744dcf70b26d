"""Scope and unit: the same figure, counted more widely or more narrowly, or of another thing."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from stemma.collation.shifts.pairs import Retold, lemmas_of
from stemma.language.lexicon import lexicon
from stemma.model import Quantity, Sentence, Shift, ShiftKind

_SCALED = re.compile(r"(\d[\d.,]*|[a-z]+) (hundred|thousand|million|billion|trillion)", re.IGNORECASE)


def scope_shifts(pair: Retold) -> Iterator[Shift]:
    """Yield a figure of both sides, or of a span of time, that the retelling counts without it."""
    there, here = pair.source.quantity, pair.target.quantity
    if there is None or here is None or not _same_number(there, here) or there.kind != here.kind:
        return
    if pair.titled and here.unit == there.unit:
        return
    words = lemmas_of(pair.around)
    if _of_both_sides(pair.from_sentence) and not words & frozenset(_words("both_sides")):
        yield pair.shift(ShiftKind.SCOPE, f"{there.text} are counted on both sides there, and not here")
        return
    running = _running(pair.from_sentence, there)
    if running and not pair.titled and not _is_dated(pair):
        yield pair.shift(ShiftKind.SCOPE, f"{there.text} are counted {running} there; here no time is told")


def _words(key: str) -> tuple[str, ...]:
    return tuple(lexicon("shifts", "collation")[key])


def _of_both_sides(sentence: Sentence) -> bool:
    words = [t.text.lower() for t in sentence.tokens]
    return any(a in _words("both_words") and b in _words("both_sides") for a, b in pairwise(words))


def _running(sentence: Sentence, quantity: Quantity) -> str | None:
    """Return the words that count a figure over a time, or None."""
    scope = (quantity.scope or "").lower()
    return next((quantity.scope for mark in _words("running") if scope.startswith(mark)), None)


def _is_dated(pair: Retold) -> bool:
    """Say whether the retelling tells any time, or a sentence beside it since when is counted."""
    times = pair.bench.extractions[pair.target.article_id].times
    return (
        pair.target.time is not None
        or any(pair.to_sentence.start <= t.start < pair.to_sentence.end for t in times)
        or any(mark in s.text.lower() for s in pair.around for mark in _words("running"))
    )


def unit_shifts(pair: Retold) -> Iterator[Shift]:
    """Yield the same figure of another unit, of others, or of others' fate."""
    there, here = pair.source.quantity, pair.target.quantity
    if there is None or here is None:
        return
    if _same_number(there, here):
        if _told_twice(pair, there) or (there.low or 0) < 2:
            return
        if _are_opposed(there.unit, here.unit) and there.kind == here.kind:
            yield pair.shift(ShiftKind.UNIT, f"{there.text} there, {here.text} here")
        elif there.unit == here.unit and {there.kind, here.kind} in _FATES:
            yield pair.shift(ShiftKind.UNIT, f"{there.text} {there.kind} there, {here.kind} here")
    elif there.unit == here.unit and _rescaled(there, here):
        yield pair.shift(ShiftKind.UNIT, f"{there.text} there, {here.text} here")


_FATES = ({"killed", "injured"}, {"killed", "missing"}, {"killed", "detained"}, {"killed", "displaced"})


def _same_number(a: Quantity, b: Quantity) -> bool:
    x, y = (q.low if q.low is not None else q.high for q in (a, b))
    return x is not None and x == y


def _told_twice(pair: Retold, there: Quantity) -> bool:
    """Say whether either sentence has the figure twice: the parse may then have taken the other one."""
    value = f"{there.low or there.high or 0:g}"
    return any(
        sum(t.text.replace(",", "") == value for t in s.tokens) > 1
        for s in (pair.from_sentence, pair.to_sentence)
    )


@cache
def _class_of(unit: str) -> str | None:
    return next(
        (name for name, units in lexicon("shifts", "collation")["units"].items() if unit in units), None
    )


def _are_opposed(a: str, b: str) -> bool:
    """Say whether two units cannot be two words for one thing."""
    x, y = _class_of(a), _class_of(b)
    if a == b or x is None or y is None:
        return False
    measured = x == y and x not in ("people", "civilians")
    return measured or any({x, y} == set(pair) for pair in lexicon("shifts", "collation")["opposed"])


def _rescaled(a: Quantity, b: Quantity) -> bool:
    """Say whether two figures have the same digits and another word of scale: million for thousand."""
    x, y = (_SCALED.search(q.text) for q in (a, b))
    return bool(x and y and x[1].lower() == y[1].lower() and x[2].lower() != y[2].lower())
