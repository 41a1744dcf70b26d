"""Force and condition: what was alleged, planned or conditional is told as fact, or on another condition."""

from collections.abc import Iterator

from stemma.collation.shifts.pairs import Retold, lemmas_of, weighty
from stemma.language.lexicon import lexicon
from stemma.model import Modality, Sentence, Shift, ShiftKind

_OPEN = frozenset([Modality.CONDITIONAL, Modality.PLANNED, Modality.ASKED, Modality.THREATENED])
"""What a later report may tell as done, since it was done meanwhile."""


_SAID_BY = frozenset(":“”\"‘’'–—")
"""Marks by which a headline gives words to somebody: "Army: Norland shelled the town"."""


def condition_shifts(pair: Retold) -> Iterator[Shift]:
    """Yield a condition that the retelling drops, or that names another party."""
    condition = pair.source.condition
    if not condition or not pair.same_deed or pair.target.polarity is not pair.source.polarity:
        return
    start = pair.from_sentence.text.find(condition[:30])
    if start < 0:
        return
    at = pair.from_sentence.start + start
    theirs = weighty(pair.from_sentence, at, at + len(condition))
    mark = _condition_mark(pair.to_sentence)
    if mark is None:
        ours = frozenset().union(*(weighty(s, s.start, s.end) for s in pair.around))
        asked = pair.target.modality in (Modality.CONDITIONAL, Modality.ASKED)
        if theirs and not theirs & ours and not asked:
            yield pair.shift(ShiftKind.CONDITION, f"the condition is dropped: {condition}")
        return
    here = weighty(pair.to_sentence, mark, pair.to_sentence.end)
    names = (
        _names(pair.from_sentence, at, at + len(condition)),
        _names(pair.to_sentence, mark, pair.to_sentence.end),
    )
    if theirs and here and not theirs & here and names[1] - names[0] and names[0]:
        yield pair.shift(ShiftKind.CONDITION, f"the condition was: {condition}")


def _condition_mark(sentence: Sentence) -> int | None:
    """Return where a word stands that opens a condition, or None."""
    marks = frozenset(lexicon("shifts", "collation")["condition"])
    return next((t.start for t in sentence.tokens if t.lemma.lower() in marks), None)


def _names(sentence: Sentence, start: int, end: int) -> frozenset[str]:
    """Return the names in a part of a sentence, cut so that a people and its land are one."""
    return frozenset(
        t.text.lower()[:5]
        for t in sentence.tokens
        if start <= t.start and t.end <= end and t.text[:1].isupper() and t.pos in ("PROPN", "ADJ", "NOUN")
    )


def modality_shifts(pair: Retold) -> Iterator[Shift]:
    """Yield what was alleged, planned, asked, threatened or conditional there and is plain fact here."""
    there, here = pair.source, pair.target
    open_ = there.modality in _OPEN
    if here.modality is not Modality.ASSERTED or not (open_ or there.modality is Modality.ALLEGED):
        return
    if not pair.same_deed or here.polarity is not there.polarity or here.condition or there.condition:
        return
    if (open_ and not pair.same_day) or here.attribution:
        return
    if pair.titled and _SAID_BY & set(pair.to_sentence.text):
        return
    said = lexicon("shifts", "collation")
    if lemmas_of(pair.around) & frozenset([*said["hedges"], *said["speech"], *said["condition"]]):
        return
    yield pair.shift(ShiftKind.MODALITY, f"told as {there.modality.value} there, as fact here")
