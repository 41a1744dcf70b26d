"""When a clause happened, and when it was said."""

from bisect import bisect_left
from typing import Any

from stemma.claims.clauses import Clause
from stemma.claims.modality import act_modality, words
from stemma.claims.reading import Reading
from stemma.model import (
    Article,
    Granularity,
    Modality,
    Time,
    TimeExpression,
    TimeType,
)


def time_of(reading: Reading, clause: Clause, by_head: dict[int, Clause]) -> TimeExpression | None:
    """Return a clause's time: its own, or that of the clause that it hangs on without a tense of its own.

    A promise, an offer or a request has the time of its saying; a deed in the past that follows a dated
    sentence of its paragraph happened then, as far as the article tells.
    """
    own = [
        t
        for t in reading.times
        if t.time is not None and reading.holds(clause, (t.start, t.end)) and not _names_a_noun(reading, t)
    ]
    if own:
        return min(own, key=lambda t: (_rank(t), t.start))
    dating = _dating_clause(reading, clause)
    if dating is not None:
        return dating
    parent = by_head.get(clause.parent) if clause.parent is not None else None
    head = reading.doc[clause.head]
    finite = any(c.dep_ == "aux" and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in head.children)
    tenseless = head.tag_ in ("VBG", "VBN") and clause.relation in ("advcl", "acl", "xcomp") and not finite
    pledging = words("future_words") | words("hypothetical_words")
    pledged = any(reading.doc[i].lower_ in pledging for i in clause.words)
    uttered = pledged or act_modality(head.lemma_) in (Modality.PROMISED, Modality.ASKED, Modality.THREATENED)
    hangs_on = tenseless or clause.relation == "conj" or (uttered and clause.relation == "ccomp")
    if parent is not None and hangs_on and (above := time_of(reading, parent, by_head)) is not None:
        return above
    if uttered and reading.frame is not None and reading.frame_time is not None:
        return reading.frame_time
    if uttered and _told(reading, clause):
        return _dateline_time(reading.article)
    narrated = clause.relation == "ROOT" and _is_past(head) and not _told(reading, clause)
    if reading.scene is not None and reading.scene.time and reading.scene.time.granularity.value != "day":
        narrated = narrated and _points_back(reading)
    return reading.scene if narrated and not reading.sentence.heading else None


def _told(reading: Reading, clause: Clause) -> bool:
    """Say whether a clause stands in what somebody says."""
    at, _ = reading.offsets(clause.head, clause.head)
    return any(a <= at < b for s in reading.speeches for a, b in s.content)


def _dateline_time(article: Article) -> TimeExpression | None:
    """Return the day of an article's dateline: what it reports as being said was said by then."""
    line = article.dateline
    if line is None or line.date is None or line.date.startswith("X"):
        return None
    day = Time(start=line.date, end=line.date, granularity=Granularity.DAY, text=line.evidence.quote)
    return TimeExpression(
        start=line.evidence.start, end=line.evidence.end, type=TimeType.DATE, value=line.date, time=day
    )


def _dating_clause(reading: Reading, clause: Clause) -> TimeExpression | None:
    """Return the time of a clause that dates its main one: "before a truce was signed in 2016".

    A relative clause does so only where it tells of an earlier year than the article's: "fought a war
    that ended in 2016" is history.
    """
    if not reading.times:
        return None
    printed = reading.article.published.value
    head = reading.doc[clause.head]
    first, last = head.left_edge.i, head.right_edge.i
    for other in reading.clauses:
        inside = first <= other.head <= last
        marked = other.parent == clause.head and other.mark in words("dating_marks")
        if not inside or not (marked or other.relation in ("relcl", "acl")) or other is clause:
            continue
        for t in reading.times:
            if t.time and t.time.start and reading.holds(other, (t.start, t.end)):
                old = printed is not None and t.time.start[:4] < str(printed.year)
                if marked or (old and _is_past(reading.doc[clause.head])):
                    return t
    return None


def _names_a_noun(reading: Reading, time: TimeExpression) -> bool:
    """Say whether a time only names the noun behind it: "a 1997 pact" tells the pact's year, no deed's."""
    i = bisect_left(reading.starts, time.start)
    token = reading.doc[i] if i < len(reading.starts) and reading.starts[i] == time.start else None
    return (
        token is not None
        and token.dep_ in ("nummod", "compound", "amod")
        and token.head.pos_ in ("NOUN", "PROPN")
        and (token.head.ent_type_ not in ("DATE", "TIME"))
    )


def _is_past(head: Any) -> bool:
    if head.tag_ in ("VBD",):
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("was", "were", "had") for c in head.children)


def said_at(reading: Reading, clause: Clause, by_head: dict[int, Clause]) -> Time | None:
    """Return the time that a clause above tells, or the frame of a quotation: when it was said."""
    parent = by_head.get(clause.parent) if clause.parent is not None else None
    while parent is not None:
        for t in reading.times:
            if t.time is not None and reading.holds(parent, (t.start, t.end)):
                return t.time
        parent = by_head.get(parent.parent) if parent.parent is not None else None
    return reading.frame_time.time if reading.frame_time is not None else None


def _points_back(reading: Reading) -> bool:
    """Say whether a sentence points to a time told before: "that war", "then", "at the time"."""
    return any(t.lower_ in ("that", "then", "those") and t.dep_ in ("det", "advmod") for t in reading.doc)


def scene_of(reading: Reading) -> TimeExpression | None:
    """Return the day that a sentence's main clause sets for the sentences after it."""
    root = next((c for c in reading.clauses if c.relation == "ROOT"), None)
    if root is None:
        return None
    dated = [t for t in reading.times if t.time is not None and t.time.start]
    own = [
        t
        for t in dated
        if t.time and t.time.granularity.value == "day" and reading.holds(root, (t.start, t.end))
    ]
    return own[0] if own else dated[-1] if dated else None


def _rank(time: TimeExpression) -> int:
    """Prefer a day to a year, and any date to a mere duration's interval."""
    order = ("day", "minute", "hour", "week", "month", "season", "quarter", "year", "decade", "century")
    granularity = time.time.granularity.value if time.time else "century"
    return order.index(granularity)
