"""Readers of the parts of a year and its feasts: quarters, halves, seasons, holidays; known periods."""

from dataclasses import replace
from typing import Any

from stemma.language.times.calendar import (
    SEASONS,
    Period,
    containing,
    day,
    day_number,
    days_in_month,
    easter,
    weekday,
)
from stemma.language.times.patterns import Match
from stemma.language.times.read_dates import read_date
from stemma.language.times.reading import Reading, base_of, dated, unplaced, year_of
from stemma.language.times.scene import Scene
from stemma.model import TimeType


def _holiday(kind: str, rule: Any, year: int) -> Period | None:
    if kind == "fixed":
        number, of_month = str(rule).split("-")
        return day(year, int(number), int(of_month))
    if kind == "easter":
        return Period("day", easter(year) + int(rule))
    number, on, which = rule
    if which > 0:
        first = day_number(year, number, 1)
        return Period("day", first + (on - weekday(first)) % 7 + 7 * (which - 1))
    last = day_number(year, number, days_in_month(year, number))
    return Period("day", last - (weekday(last) - on) % 7)


def read_holiday(m: Match, scene: Scene) -> Reading:
    """Read a holiday of the calendar: "Christmas 1914", "last Thanksgiving"."""
    kind, rule = m.values["holiday"]
    year = year_of(m, scene)
    base = scene.now
    if year is None and base is None:
        return unplaced(f"XXXX-{rule}" if kind == "fixed" else None)
    if year is not None and "rel" not in m.values:
        return dated(_holiday(kind, rule, year))
    assert base is not None
    found = [h for y in (base.year - 1, base.year, base.year + 1) if (h := _holiday(kind, rule, y))]
    if scene.narrative:
        return dated(found[1])
    past = [h for h in found if h.index <= base.last]
    future = [h for h in found if h.index >= base.first]
    if m.values.get("rel", 0) > 0 or scene.tense == "future":
        return dated(future[0])
    return dated(past[-1])


def read_week_of(m: Match, scene: Scene) -> Reading | None:
    """Read "the week of March 6", "Easter week"."""
    found = read_holiday(m, scene) if "holiday" in m.values else read_date(m, scene)
    if found is None or found.period is None:
        return found
    return dated(found.period.to("week"))


def read_season(m: Match, scene: Scene) -> Reading:
    """Read a season: "the winter of 1914", "last fall", "in spring"."""
    v = m.values
    code = SEASONS.index(_season_code(v["season"]))
    part = v.get("part")
    if "year" in v:
        year = year_of(m, scene)
        assert year is not None
        return dated(Period("season", year * 4 + code), part)
    base = base_of(m, scene)
    if base is None:
        return unplaced(f"XXXX-{SEASONS[code]}")
    if scene.narrative:
        return dated(Period("season", (base.year + v.get("rel", 0)) * 4 + code), part)
    if v.get("rel", 0) == 0 and m.classes.get("rel") == "THIS":
        return dated(Period("season", base.year * 4 + code), part)
    here = base.to("season").index
    last = here - (here - code) % 4
    if v.get("rel", 0) < 0:
        last -= 4 * (last == here)
    elif v.get("rel", 0) > 0 or scene.tense == "future":
        last += 4 * (last != here or v.get("rel", 0) > 0)
    return dated(Period("season", last), part)


def _season_code(word: str) -> str:
    return {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}.get(word, word)


def read_unnamed_season(m: Match, scene: Scene) -> Reading:
    """Read "the rainy season", for which TIMEX3 has no code."""
    return unplaced(None)


def read_quarter(m: Match, scene: Scene) -> Reading | None:
    """Read a quarter: "the third quarter of 1989"; without a year the last that has ended."""
    n = int(m.values.get("n", 4))
    if not 1 <= n <= 4:
        return None
    year = year_of(m, scene)
    if year is not None:
        return dated(Period("quarter", year * 4 + n - 1))
    base = scene.now
    if base is None:
        return unplaced(f"XXXX-Q{n}")
    if scene.narrative:
        return dated(Period("quarter", base.year * 4 + n - 1))
    here = base.to("quarter").index
    last = here - (here - (n - 1)) % 4
    if scene.tense == "future" and last < here - 1:
        last += 4
    scene.tell_quarter(Period("quarter", last))
    return dated(Period("quarter", last - 4 * ("ago" in m.spans)))


def read_quarter_ended(m: Match, scene: Scene) -> list[Reading]:
    """Read "the quarter ended Sept. 30" as the calendar's quarter that holds the day."""
    ended = read_date(m, scene)
    if ended is None or ended.period is None:
        return []
    quarter = ended.period.to("quarter")
    scene.tell_quarter(quarter)
    return [replace(dated(quarter), slot="first", moves=False), replace(ended, slot="second")]


def read_half(m: Match, scene: Scene) -> Reading | None:
    """Read "the second half of 1998"."""
    n = m.values.get("n")
    n = 2 if n in ("last", "latter") else 1 if n == "first" else n
    if n not in (1, 2):
        return None
    if "decade" in m.values:
        return dated(
            Period("decade", m.values["decade"] if m.values["decade"] > 9 else 190 + m.values["decade"])
        )
    year = year_of(m, scene)
    return dated(Period("half", year * 2 + n - 1)) if year is not None else None


def read_named(m: Match, scene: Scene) -> Reading:
    """Read a known period: "World War I", "the end of the Cold War"."""
    first, last = (_iso_day(text) for text in m.values["named"][1])
    part = m.values.get("part")
    if part == "END":
        return dated(Period("day", last))
    if part == "START":
        return dated(Period("day", first))
    start, end = containing(first, "day").value, containing(last, "day").value
    return Reading(TimeType.DATE, f"{start}/{end}", bounds=(first, last), moves=False)


def _iso_day(text: str) -> int:
    year, number, of_month = text.split("-")
    return day_number(int(year), int(number), int(of_month))
