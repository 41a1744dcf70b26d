"""The days of a commitment: when it was made, from when it holds, and by when it is to be done."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from stemma.commitments.docket import Docket, as_told
from stemma.commitments.signs import words
from stemma.commitments.tree import Tree
from stemma.commitments.undertakings import Undertaking
from stemma.model import Claim, Granularity, Span, TimeExpression

type Dated = tuple[str, Span]
"""A day (month, year) and the words that tell it."""

_AHEAD = frozenset(["by", "until", "before"])
_FINE = frozenset([Granularity.DAY, Granularity.HOUR, Granularity.MINUTE])
_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
_YEAR = re.compile(r"\d{4}")


def governed_times(docket: Docket, tree: Tree) -> Iterator[tuple[TimeExpression, tuple[int, ...]]]:
    """Yield the times of a sentence, each with the tokens that govern it, the nearest first."""
    s = tree.sentence
    for time in docket.times_within(s.article_id, s.start, s.end):
        at = tree.at(time.start)
        if at is not None:
            yield time, tuple(tree.above(at))


def _verb_of(tree: Tree, governors: tuple[int, ...], acts: list[int]) -> int | None:
    return next((g for g in governors if g in acts or tree.is_verb(g)), None)


def made_on(docket: Docket, found: Undertaking, claim: Claim) -> Dated | None:
    """Return the day of the act: told with it, else with its telling, else that of print for fresh news."""
    tree = found.tree
    governors = [found.act] if tree.is_verb(found.act) else [found.act, *_verbs_above(tree, found.act)[:1]]
    if found.spoken:
        beside = [
            i for i in range(len(tree.tokens)) if tree.is_verb(i) and tree.lemma(i) in words("speaking")
        ]
        governors = [v for v in (*_verbs_above(tree, found.act), *beside) if v != found.content]
    if found.duty or (found.spoken and _under_agreement(tree, found)):
        signed = [i for i in range(len(tree.tokens)) if _signs_instrument(tree, i)]
        dated = plain_day(docket, tree, signed)
        if dated is not None or found.duty:
            return dated
    dated = plain_day(docket, tree, [*_agreed_beside(tree, found), *governors])
    if dated is not None:
        return dated
    said = [v for v in _verbs_above(tree, found.act) if v not in governors]
    if is_past(tree, found):
        return None
    dated = plain_day(docket, tree, said)
    if dated is not None:
        return dated
    told = as_told(claim.said) if claim.said else None
    printed = docket.published.get(claim.article_id)
    day = told or (printed.isoformat() if printed else None)
    return (day, tree.span([found.act])) if day else None


def _agreed_beside(tree: Tree, found: Undertaking) -> list[int]:
    """Return the verb that tells of the agreement under which something will be done: "concluded a pact"."""
    token = tree.tokens[found.content]
    return _verbs_above(tree, token.head)[:1] if token.dep == "relcl" else []


def _under_agreement(tree: Tree, found: Undertaking) -> bool:
    return any(_signs_instrument(tree, i) for i in range(len(tree.tokens)))


def _signs_instrument(tree: Tree, i: int) -> bool:
    """Say whether a participle dates an instrument: "under an agreement signed in March"."""
    token = tree.tokens[i]
    dating = tree.lemma(i) in words("instituting") | words("signing") | {"agree"}
    return (
        token.dep in ("acl", "relcl") and dating and tree.lemma(token.head) in words("instruments") | {"deal"}
    )


def _verbs_above(tree: Tree, i: int) -> list[int]:
    return [v for v in tree.above(i) if tree.is_verb(v)]


def is_past(tree: Tree, found: Undertaking) -> bool:
    """Say whether an act is told as known before: "the aid promised by", "had promised", "its promise"."""
    if not found.explicit:
        return False
    token = tree.tokens[found.act]
    if not tree.is_verb(found.act):
        governors = _verbs_above(tree, found.act)[:1]
        return not any(tree.lemma(v) in ("make", "give", "issue", "renew", "repeat") for v in governors)
    had = "have" in tree.lemmas(tree.children(found.act, "aux")) and any(
        tree.tokens[a].tag == "VBD" for a in tree.children(found.act, "aux")
    )
    return token.dep in ("relcl", "acl") or (had and token.dep != "ccomp")


def plain_day(docket: Docket, tree: Tree, governors: list[int]) -> Dated | None:
    """Return the first time that one of some verbs governs and that is no deadline."""
    for time, above in governed_times(docket, tree):
        if time.time is None or time.relation in _AHEAD or not time.time.start:
            continue
        if _verb_of(tree, above, governors) in governors:
            day = as_told(time.time)
            if day and not day.startswith("XXXX"):
                return day, (time.start, time.end)
    return None


def deadline_of(docket: Docket, found: Undertaking, made: str | None, apart: frozenset[int]) -> Dated | None:
    """Return the day by which the deed is to be done or until which it holds; conditions are `apart`."""
    tree = found.tree
    inside = frozenset(tree.subtree(found.content)) | frozenset(tree.subtree(found.act))
    for time, _ in governed_times(docket, tree):
        at = tree.at(time.start)
        if at not in inside or at in apart:
            continue
        if time.relation in _AHEAD and time.time is not None:
            day = _end_of(time)
            if day:
                return ahead_of(day, made, time.time.text), (time.start, time.end)
        before = tree.sentence.text[: time.start - tree.sentence.start].lower().split()
        if time.time is None and before and before[-1] in ("within", "for") and made:
            day = _after(made, time.value or "")
            if day:
                return day, (time.start, time.end)
    return None


def _end_of(time: TimeExpression) -> str | None:
    if time.time is None or not (time.time.end or time.time.start):
        return None
    end = (time.time.end or time.time.start or "")[:10]
    year_only = time.time.granularity.value == "year" and "end" not in time.time.text.lower()
    return end[:4] if year_only else end


def ahead_of(day: str, made: str | None, text: str) -> str:
    """Return a day that lies ahead of the making: without a year in its words it is the next such day."""
    if not made or len(day) < 10 or len(made) < 10 or day >= made or _YEAR.search(text):
        return day
    if re.search(r"day\b", text.lower()) and not re.search(r"\d", text):
        return (date.fromisoformat(day) + timedelta(days=7)).isoformat()
    return f"{int(day[:4]) + 1}{day[4:]}" if day[5:] != "02-29" else day


def behind(dated: Dated, printed: date | None, tree: Tree) -> Dated:
    """Return a deadline that a reproach names: without a year in its words it has passed already."""
    day, span = dated
    if printed is None or len(day) < 10 or day <= printed.isoformat() or _YEAR.search(tree.text(span)):
        return dated
    return f"{int(day[:4]) - 1}{day[4:]}", span


def _after(made: str, value: str) -> str | None:
    """Return the day that a length of time ("P10D") after a day; None where either is too vague."""
    length = _LENGTH.fullmatch(value)
    if length is None or len(made) < 7:
        return None
    count, unit = int(length[1]), length[2]
    if len(made) == 10 and unit in "DW":
        return (date.fromisoformat(made) + timedelta(days=count * (7 if unit == "W" else 1))).isoformat()
    if unit in "MY":
        months = int(made[:4]) * 12 + int(made[5:7]) - 1 + count * (12 if unit == "Y" else 1)
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return None


def effect_of(
    docket: Docket, found: Undertaking, made_on: Dated | None, apart: frozenset[int]
) -> Dated | None:
    """Return the day from which the deed holds: "starting at noon on Wednesday", "on July 1"."""
    tree = found.tree
    made, told = made_on if made_on is not None else (None, None)
    inside = frozenset(tree.subtree(found.content)) | frozenset(
        d
        for c in tree.children(found.act)
        if tree.lemma(c) in ("start", "begin", "from", "effective", "as")
        for d in tree.subtree(c)
    )
    for time, _ in governed_times(docket, tree):
        at = tree.at(time.start)
        if at not in inside or at in apart or time.time is None or time.relation in _AHEAD:
            continue
        day = (time.time.start or "")[:10]
        if (time.start, time.end) == told or time.time.granularity not in _FINE:
            continue
        if len(day) < 10 or day.startswith("XXXX"):
            continue
        day = ahead_of(day, made, time.time.text)
        if made and day >= made[:10] and not _dates_noun(tree, at, found):
            return day, (time.start, time.end)
    return None


def _dates_noun(tree: Tree, at: int, found: Undertaking) -> bool:
    """Say whether a time belongs to a noun ("the talks on Friday") and not to the deed."""
    for above in tree.above(at):
        if above in (found.content, found.act):
            return False
        if tree.tokens[above].pos in ("NOUN",):
            return True
        if tree.is_verb(above):
            return False
    return False


def taking_force(docket: Docket, tree: Tree, verb: int) -> Dated | None:
    """Return the day of "takes effect on", "came into force at", or None where a verb tells no such thing."""
    if tree.lemma(verb) not in words("taking_force"):
        return None
    below = tree.lemmas(tree.subtree(verb, {"ccomp", "relcl", "parataxis"}))
    if tree.lemma(verb) in ("take", "come", "enter", "go") and not below & words("force_nouns"):
        return None
    for time, governors in governed_times(docket, tree):
        if verb in governors and time.time is not None and time.time.start:
            day = as_told(time.time)
            if day:
                return day[:10], (time.start, time.end)
    return None


def lasting_until(docket: Docket, tree: Tree, verb: int) -> Dated | None:
    """Return the day of "lasts until", "expires in", or None where a verb tells no such thing."""
    if tree.lemma(verb) not in words("lasting"):
        return None
    ends = tree.lemma(verb) in ("expire", "end", "lapse")
    for time, governors in governed_times(docket, tree):
        if verb in governors and time.time is not None and (ends or time.relation in _AHEAD):
            day = _end_of(time)
            if day:
                return day, (time.start, time.end)
    return None
