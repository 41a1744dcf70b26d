"""Text to time expressions: match the rules, read each match against what was told before it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from stemma.language.times.calendar import Period, civil, day, day_number, weekday, written_year
from stemma.language.times.lexeme import Lexeme
from stemma.language.times.lexemes import lexemes
from stemma.language.times.patterns import Grammar, Match, grammar, match_at
from stemma.language.times.readers import READERS
from stemma.language.times.reading import Reading
from stemma.language.times.scene import THRESHOLDS, Scene, tense_near
from stemma.model import Granularity, Time, TimeExpression


def find_times(
    text: str,
    anchor: date | None,
    *,
    reference: date | None = None,
    narrative: bool | None = None,
    named_periods: bool = True,
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text in order, resolved.

    `anchor` is the day the text was published, None where unknown: then what needs it stays partial
    ("XXXX-10-31"). `reference` is the time last told of before this text. `narrative` says that the
    text is a history, in which everything is read against the time last told of; None: the text's own
    dates decide. `named_periods` adds known periods ("World War I"), which TIMEX3 does not annotate.
    Linear in the length of the text.
    """
    rules = grammar()
    items = lexemes(text, rules.words)
    matches = list(_matches(rules, items, named_periods))
    scene = Scene(_day(anchor), _day(reference))
    scene.narrative = _is_narrative(matches) if narrative is None else narrative
    out: list[TimeExpression] = []
    for match in matches:
        out += _read(match, scene, items, text)
    return tuple(out)


def _day(given: date | None) -> Period | None:
    return None if given is None else day(given.year, given.month, given.day)


def _matches(rules: Grammar, items: list[Lexeme], named: bool) -> Iterator[Match]:
    symbols = "".join([item.symbol for item in items])
    barren: set[str] = set()
    at = 0
    while (start := rules.starts.search(symbols, at)) is not None:
        at = start.start()
        match = match_at(rules, symbols, items, at) if _fits(rules, symbols, at, barren) else None
        if match is None or (match.rule.reader == "named" and not named):
            at += 1
            continue
        yield match
        at = match.end


_MOST_BARREN = 2000
"""Surroundings kept of one text in which no rule fits: tables of figures have the same ones over and over."""


def _fits(rules: Grammar, symbols: str, at: int, barren: set[str]) -> bool:
    """Say whether any rule fits at lexeme `at`; `barren` holds the surroundings in which none does."""
    around = symbols[at - 1 : at + rules.reach] if at else ""
    if around in barren:
        return False
    if rules.anywhere.match(symbols, at) is not None:
        return True
    if around and len(barren) < _MOST_BARREN:
        barren.add(around)
    return False


def _read(match: Match, scene: Scene, items: list[Lexeme], text: str) -> list[TimeExpression]:
    scene.tense = tense_near(items, match.start, match.end)
    scene.opening = _opens_a_sentence(items, match.start)
    read = READERS[match.rule.reader](match, scene)
    readings = read if isinstance(read, list) else [] if read is None else [read]
    out = []
    for reading in readings:
        first, last = match.spans[reading.slot] if reading.slot else (match.start, match.end)
        first, last = _extent(match, reading, items, first, last)
        start, end = items[first].start, items[last - 1].end
        out.append(
            TimeExpression(
                start=start,
                end=end,
                type=reading.type,
                value=reading.value,
                time=_time(reading, text[start:end]),
                relation=_relation(items, first),
            )
        )
        if reading.moves:
            scene.move(reading.period)
    return out


_RELATIONS = ("since", "until", "till", "before", "after", "by")


def _relation(items: list[Lexeme], first: int) -> str | None:
    """Return the preposition right before an expression that opens or closes its interval."""
    word = items[first - 1].text.lower() if first else ""
    return {"till": "until"}.get(word, word) if word in _RELATIONS else None


def bounded(expression: TimeExpression) -> Time | None:
    """Return the interval that an expression and the word before it give.

    "since September 27" has no end, "until Friday" and "before May" no start, "after 1991" starts at its
    end; "by" closes like "until". Without such a word it is the expression's own interval.
    """
    time = expression.time
    if time is None or expression.relation is None:
        return time
    if expression.relation == "since":
        return replace(time, end=None)
    if expression.relation == "after":
        return replace(time, start=time.end, end=None)
    return replace(time, start=None, end=time.start if expression.relation == "before" else time.end)


def _opens_a_sentence(items: list[Lexeme], at: int) -> bool:
    """Say whether a sentence began at most four words before lexeme `at`."""
    return at < 4 or any(items[k].text in (".", "\n", "!", "?", ":") for k in range(at - 4, at))


def _extent(match: Match, reading: Reading, items: list[Lexeme], first: int, last: int) -> tuple[int, int]:
    """Return the lexemes of the expression: without marks at its end, and without the article of a noun
    that it only modifies ("the [10-hour] tour", "a [five year] low")."""
    while last > first + 1 and (items[last - 1].text == "," or "DASH" in items[last - 1].classes):
        last -= 1
    if items[first].text in ("a", "an", "the") and _is_modifier(match, items, last):
        first += 1
    return first, last


def _is_modifier(match: Match, items: list[Lexeme], last: int) -> bool:
    end = items[last - 1]
    if match.rule.reader == "offset":
        return end.text in ("ago", "earlier") and "DASH" in items[last - 2].classes
    if match.rule.reader not in ("duration", "quarter"):
        return False
    if end.text in ("long", "period", "term"):
        return end.text == "long"
    joined = last - match.start > 2 and "DASH" in items[last - 2].classes
    counted = match.classes.get("n") == "NUM" and match.values["n"] != 1
    return joined or (counted and not {"UNIT", "CLOCKUNIT"}.isdisjoint(end.classes) and end.text != "quarter")


_GRANULARITY = {
    "weekend": Granularity.DAY,
    "half": Granularity.QUARTER,
    "millennium": Granularity.CENTURY,
}


def _iso(number: int) -> str:
    year, month, of_month = civil(number)
    return f"{written_year(year)}-{month:02d}-{of_month:02d}"


def _time(reading: Reading, words: str) -> Time | None:
    if reading.period is None and reading.bounds is None:
        return None
    if reading.clock and reading.clock[1].isdigit() and reading.period is not None:
        moment = _iso(reading.period.first) + reading.clock + reading.zone
        return Time(start=moment, end=moment, granularity=Granularity.MINUTE, text=words)
    first, last = reading.bounds or (reading.period.first, reading.period.last)  # type: ignore[union-attr]
    grain = reading.period.grain if reading.period else "day"
    granularity = _GRANULARITY[grain] if grain in _GRANULARITY else Granularity(grain)
    if reading.part and granularity is not Granularity.DAY:
        first, last = _third(first, last, reading.part)
    return Time(start=_iso(first), end=_iso(last), granularity=granularity, text=words)


def _third(first: int, last: int, part: str) -> tuple[int, int]:
    """Return the first, middle or last third of an interval ("early", "mid", "late")."""
    third = max(1, (last - first + 1) // 3)
    return {
        "START": (first, first + third - 1),
        "MID": (first + third, last - third),
        "END": (last - third + 1, last),
    }.get(part, (first, last))


_DATED = ("date", "year", "season", "date_range")


def _is_narrative(matches: list[Match]) -> bool:
    """Say whether a text is a history: many dates with a year of their own, few words of its own day."""
    dated = sum("year" in m.values and m.rule.reader in _DATED for m in matches)
    deictic = sum(
        m.rule.reader in ("deictic", "weekday") or m.classes.get("rel") in ("THIS", "LAST", "NEXT")
        for m in matches
    )
    return dated >= THRESHOLDS.fewest_dates and dated > THRESHOLDS.dates_to_deictics * deictic


def year_candidates(
    weekday_number: int, month: int, day_of_month: int, newest_year: int, oldest: int = 1900
) -> tuple[int, ...]:
    """Return the years, oldest first, in which a day falls on an ISO weekday (Monday 1 to Sunday 7).

    Weekday and day together limit the year: Saturday, October 31 fits 2009, 2015 and 2020, not 2019.
    """
    fits = (y for y in range(oldest, newest_year + 1) if day(y, month, day_of_month) is not None)
    return tuple(y for y in fits if weekday(day_number(y, month, day_of_month)) == weekday_number)
