"""When: the time that a sentence tells of an act, and not of the saying of it."""

from collections.abc import Sequence
from typing import Any

from stemma.claims.incidents.passages import Passage
from stemma.claims.incidents.roles import governors
from stemma.language.lexicon import lexicon
from stemma.model import Granularity, Time, TimeExpression, TimeType

_FINE = frozenset(
    [Granularity.MINUTE, Granularity.HOUR, Granularity.DAY, Granularity.WEEK, Granularity.MONTH]
)


def time_of(token: Any, passage: Passage, times: Sequence[TimeExpression]) -> Time | None:
    """Return the time nearest to an act's word, years included; a time of the saying counts last of all."""
    at = passage.at[token.idx]
    known = [t for t in times if t.type in (TimeType.DATE, TimeType.TIME) and _is_closed(t.time)]
    known.sort(key=lambda t: (_is_of_saying(t, token, passage), abs(t.start - at), t.start))
    return known[0].time if known else None


def is_fine(time: Time | None) -> bool:
    """Say whether a time is a month or less: what tells a year alone tells no day of an act."""
    return time is not None and time.granularity in _FINE


def _is_closed(time: Time | None) -> bool:
    return time is not None and bool(time.start and time.end) and (time.start or "")[:4].isdigit()


def _is_of_saying(time: TimeExpression, act: Any, passage: Passage) -> bool:
    """Say whether a time hangs on a verb of saying above the act: "it was reported today that"."""
    word = next((w for w in passage.doc if passage.at[w.idx] >= time.start), None)
    if word is None:
        return False
    verb = next((g for g in governors(word) if g.pos_ in ("VERB", "AUX")), None)
    above = [g for g in governors(act) if g.pos_ == "VERB"]
    return verb is not None and verb in above and verb.lemma_.lower() in _saying()


def _saying() -> frozenset[str]:
    return frozenset(lexicon("violence", "claims")["saying"])
