"""One reader for each kind of expression: a match and the scene to a TIMEX3 type, value and period."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from stemma.language.times import scene as scenes
from stemma.language.times.calendar import (
    SEASONS,
    Period,
    containing,
    day,
    day_number,
    days_in_month,
    easter,
    month,
    weekday,
    written_year,
)
from stemma.language.times.patterns import Match
from stemma.language.times.scene import Scene
from stemma.model import TimeType


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means; `bounds` (day numbers) where the interval is not the period itself.

    `moves` says whether it becomes the time last told of; `clock` is what follows the day in the value;
    `zone` an offset from UTC; `slot` names the part of the match that is the expression.
    """

    type: TimeType
    value: str | None
    period: Period | None = None
    bounds: tuple[int, int] | None = None
    part: str | None = None
    clock: str = ""
    zone: str = ""
    moves: bool = True
    slot: str | None = None


type Reader = Callable[[Match, Scene], "Reading | list[Reading] | None"]

_LETTER = {
    "day": "D",
    "night": "D",
    "week": "W",
    "period": "X",
    "fortnight": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "half": "H",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "millennium": "Y",
    "second": "S",
    "minute": "M",
    "hour": "H",
}
_TIMES = {"fortnight": 2, "decade": 10, "century": 100, "millennium": 1000}
_CLOCK_UNITS = ("second", "minute", "hour")


def _dated(period: Period | None, part: str | None = None) -> Reading:
    return Reading(TimeType.DATE, period.value if period else None, period, part=part)


def _named(value: str | None) -> Reading:
    return Reading(TimeType.DATE, value, moves=False)


def _year_of(m: Match, scene: Scene) -> int | None:
    """Return the year that the match names (astronomical), or None."""
    v = m.values
    if "year" in v:
        if m.classes["year"] == "SHORTYEAR":
            return _full_year(v["year"], scene)
        if not 0 < v["year"] < 2200:
            return None
        return 1 - int(v["year"]) if v.get("era") == "BC" else int(v["year"])
    if "rel" in v:
        base = _base(m, scene)
        return None if base is None else base.year + v["rel"]
    return None


def _full_year(short: int, scene: Scene) -> int:
    """Return the year of "'96": in a history of the century told of, else the last that has come."""
    if scene.narrative and scene.reference is not None and scene.reference.year > 1000:
        return scene.reference.year // 100 * 100 + short
    newest = scene.anchor.year if scene.anchor is not None else 2030
    return newest - (newest - short) % 100


def _base(m: Match, scene: Scene) -> Period | None:
    """Return what a related expression counts from: now, or the time last told of ("the next day")."""
    anaphoric = m.classes.get("rel") in ("THAT", "PREVIOUS", "FOLLOWING")
    anaphoric |= m.classes.get("rel") == "NEXT" and "the" in m.words and "unit" in m.values
    return scene.then if anaphoric else scene.now


def _partial(m: Match) -> str:
    v = m.values
    return f"XXXX-{v['month']:02d}" + (f"-{v['day']:02d}" if "day" in v else "")


def read_date(m: Match, scene: Scene) -> Reading | None:
    """Read a calendar date: "September 27, 1939", "27 September", "in May", "the 31st"."""
    v = m.values
    part = v.get("part")
    if "iso" in v or "slash" in v:
        return _dated(_figures(v), part)
    year = _year_of(m, scene)
    if "month" not in v:
        found = scenes.same_day_in(scene, v["day"])
        return _dated(found) if found else _named(f"XXXX-XX-{v['day']:02d}")
    if "day" not in v:
        found = month(year, v["month"]) if year is not None else scenes.nearest_month(scene, v["month"])
        return _dated(found, part) if found else _named(_partial(m))
    if year is not None:
        found = day(year, v["month"], v["day"])
        return _dated(found, part) if found else None
    found = scenes.nearest_day(scene, v["month"], v["day"], v.get("weekday"))
    return _dated(found, part) if found else _named(_partial(m))


def _figures(v: dict[str, Any]) -> Period | None:
    if "iso" in v:
        year, number, of_month = v["iso"]
        return day(year, number, of_month)
    year, number, of_month, short = v["slash"]
    if year is None:
        year = short + (1900 if short > 50 else 2000)
    return day(year, number, of_month) or day(year, of_month, number)


def read_date_range(m: Match, scene: Scene) -> list[Reading] | None:
    """Read two dates that share their month or year: "September 5-7, 1939", "22 and 25 June"."""
    v = m.values
    second = _with(m, month=v.get("month2", v["month"]), day=v.get("day2"))
    late = read_date(second, scene)
    if late is None or late.period is None:
        early = read_date(_with(m, month=v["month"], day=v.get("day")), scene)
        return [replace(r, slot=s) for r, s in ((early, "first"), (late, "second")) if r is not None]
    year = late.period.year
    year -= v["month"] > v.get("month2", v["month"])
    found = day(year, v["month"], v["day"]) if "day" in v else month(year, v["month"])
    if found is None:
        return [replace(late, slot="second")]
    return [replace(_dated(found, v.get("part")), slot="first"), replace(late, slot="second")]


def _with(m: Match, **values: object) -> Match:
    merged = {
        k: x for k, x in (m.values | values).items() if x is not None and k not in ("month2", "day2", "part")
    }
    return replace(m, values=merged)


def read_year(m: Match, scene: Scene) -> Reading | None:
    """Read a year: "1998", "218 BC", "fiscal 1989", "'96"."""
    year = _year_of(m, scene)
    if year is not None and scene.quarter is not None and m.words[-1] in ("period", "quarter"):
        return _dated(Period("quarter", year * 4 + scene.quarter.index % 4))
    return None if year is None else _dated(Period("year", year), m.values.get("part"))


def read_old_year(m: Match, scene: Scene) -> Reading | None:
    """Read a bare "in 481" in a history of that age; elsewhere it is a number."""
    base = scene.reference
    if not scene.narrative or base is None or base.year >= 1000 or m.values["year"] < 10:
        return None
    year = 1 - m.values["year"] if base.year <= 0 else m.values["year"]
    return _dated(Period("year", year)) if abs(year - base.year) < 200 else None


def read_year_range(m: Match, scene: Scene) -> list[Reading]:
    """Read "1914-18" and "499-493 BC" as two years."""
    year, late = m.values["year"], m.values["year2"]
    if m.classes["year2"] == "YEAR":
        pass
    elif m.classes["year"] == "OLDYEAR":
        year, late = (1 - year, 1 - late) if m.values["era"] == "BC" else (year, late)
    else:
        late += year // 100 * 100
    return [
        replace(_dated(Period("year", year)), slot="first"),
        replace(_dated(Period("year", late)), slot="second", moves=False),
    ]


def read_decade(m: Match, scene: Scene) -> Reading:
    """Read a decade: "the mid-1990s", "the '80s", "the nineties", "the 470s BC"."""
    v = m.values
    index: int = v["word"] if "word" in v else v["decade"]
    index += 190 * (index < 10)
    if v.get("era") == "BC":
        years = (1 - (index * 10 + 9), 1 - index * 10)
        first, last = Period("year", years[0]).first, Period("year", years[1]).last
        return Reading(TimeType.DATE, f"BC{index:03d}", Period("year", years[0]), bounds=(first, last))
    return _dated(Period("decade", index), v.get("part"))


def read_century(m: Match, scene: Scene) -> Reading:
    """Read a century: "the nineteenth century", "the 4th century BC"."""
    n = int(m.values["n"])
    if m.values.get("era") == "BC":
        first, last = Period("year", 1 - n * 100).first, Period("year", -(n - 1) * 100).last
        return Reading(TimeType.DATE, f"BC{n - 1:02d}", bounds=(first, last), moves=False)
    return replace(_dated(Period("century", n - 1), m.values.get("part")), moves=False)


def read_year_end(m: Match, scene: Scene) -> Reading:
    """Read "year-end", "last year's end" as the last day of the year."""
    year = _year_of(m, scene)
    base = scene.now
    if year is None and base is None:
        return _named("XXXX-12-31")
    if m.values.get("unit") == "month":
        return _dated(base.to("month"), "END") if base and base.grain in ("day", "month") else _named("XXXX-XX")
    found = day(year if year is not None else base.year, 12, 31) if base else None
    return _dated(found) if found else _named("XXXX-12-31")


def read_nth_day(m: Match, scene: Scene) -> Reading | None:
    """Read "the second day" in a history: a day of the time last told of, not known which."""
    if not scene.narrative or scene.reference is None:
        return None
    base = scene.reference
    value = base.value if base.grain == "day" else _within(base, "day")
    tail = f"T{m.values['daypart']}" if "daypart" in m.values else ""
    return _named(value + tail)


def read_last_of(m: Match, scene: Scene) -> Reading:
    """Read "the last week of August", "the first two days of June 1940"."""
    v = m.values
    unit = {"weeks": "week", "days": "day"}.get(v["unit"], v["unit"])
    count = v.get("n2", 1)
    year = _year_of(m, scene)
    found = month(year, v["month"]) if year is not None else scenes.nearest_month(scene, v["month"])
    value = duration_value(count, unit)
    if found is None:
        return _named(value)
    length = {"week": 7, "day": 1, "weekend": 2}[unit] * count
    if v["n"] in ("last", "final"):
        bounds = (found.last - length + 1, found.last)
    else:
        start = found.first + length * (v["n"] - 1 if isinstance(v["n"], int) else 0)
        bounds = (start, min(start + length - 1, found.last))
    if unit == "day" and count == 1:
        return _dated(Period("day", bounds[0]))
    scene.move(found)
    return Reading(TimeType.DATE, value, bounds=bounds, moves=False)


def read_weekday(m: Match, scene: Scene) -> Reading:
    """Read a bare weekday: the last one, or the next where the verb says so."""
    found = scenes.nearest_weekday(scene, m.values["weekday"])
    return _dated(found, m.values.get("part")) if found else _named(f"XXXX-WXX-{m.values['weekday']}")


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
    year = _year_of(m, scene)
    base = scene.now
    if year is None and base is None:
        return _named(f"XXXX-{rule}" if kind == "fixed" else None)
    if year is not None and "rel" not in m.values:
        return _dated(_holiday(kind, rule, year))
    assert base is not None
    found = [h for y in (base.year - 1, base.year, base.year + 1) if (h := _holiday(kind, rule, y))]
    if scene.narrative:
        return _dated(found[1])
    past = [h for h in found if h.index <= base.last]
    future = [h for h in found if h.index >= base.first]
    if m.values.get("rel", 0) > 0 or scene.tense == "future":
        return _dated(future[0])
    return _dated(past[-1])


def read_season(m: Match, scene: Scene) -> Reading:
    """Read a season: "the winter of 1914", "last fall", "in spring"."""
    v = m.values
    code = SEASONS.index(_season_code(v["season"]))
    part = v.get("part")
    if "year" in v:
        year = _year_of(m, scene)
        assert year is not None
        return _dated(Period("season", year * 4 + code), part)
    base = _base(m, scene)
    if base is None:
        return _named(f"XXXX-{SEASONS[code]}")
    if scene.narrative or scene.anchor is None:
        return _dated(Period("season", (base.year + v.get("rel", 0)) * 4 + code), part)
    if v.get("rel", 0) == 0 and m.classes.get("rel") == "THIS":
        return _dated(Period("season", base.year * 4 + code), part)
    here = base.to("season").index
    last = here - (here - code) % 4
    if v.get("rel", 0) < 0:
        last -= 4 * (last == here)
    elif v.get("rel", 0) > 0 or scene.tense == "future":
        last += 4 * (last != here or v.get("rel", 0) > 0)
    return _dated(Period("season", last), part)


def _season_code(word: str) -> str:
    return {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}.get(word, word)


def read_quarter(m: Match, scene: Scene) -> Reading | None:
    """Read a quarter: "the third quarter of 1989"; without a year the last that has ended."""
    n = int(m.values.get("n", 4))
    if not 1 <= n <= 4:
        return None
    year = _year_of(m, scene)
    if year is not None:
        return _dated(Period("quarter", year * 4 + n - 1))
    base = scene.now
    if base is None:
        return _named(f"XXXX-Q{n}")
    if scene.narrative:
        return _dated(Period("quarter", base.year * 4 + n - 1))
    here = base.to("quarter").index
    last = here - (here - (n - 1)) % 4
    if scene.tense == "future" and last < here - 1:
        last += 4
    scene.tell_quarter(Period("quarter", last))
    return _dated(Period("quarter", last - 4 * ("ago" in m.spans)))


def read_quarter_ended(m: Match, scene: Scene) -> list[Reading]:
    """Read "the quarter ended Sept. 30" as the calendar's quarter that holds the day."""
    ended = read_date(m, scene)
    if ended is None or ended.period is None:
        return []
    quarter = ended.period.to("quarter")
    scene.tell_quarter(quarter)
    return [replace(_dated(quarter), slot="first", moves=False), replace(ended, slot="second")]


def read_half(m: Match, scene: Scene) -> Reading | None:
    """Read "the second half of 1998"."""
    n = m.values.get("n")
    n = 2 if n in ("last", "latter") else 1 if n == "first" else n
    if n not in (1, 2):
        return None
    if "decade" in m.values:
        return _dated(
            Period("decade", m.values["decade"] if m.values["decade"] > 9 else 190 + m.values["decade"])
        )
    year = _year_of(m, scene)
    return _dated(Period("half", year * 2 + n - 1)) if year is not None else None


def read_related(m: Match, scene: Scene) -> Reading | None:
    """Read a unit named by its place: "last week", "early next year", "the following day", "last May"."""
    v = m.values
    step = v.get("rel", 0)
    kind = m.classes.get("rel", "THIS" if scene.anchor and not scene.narrative else "THAT")
    base = _base(m, scene)
    part = v.get("part")
    if "weekday" in v:
        return _related_weekday(m, base, step)
    if "month" in v:
        return _related_month(m, scene, base, step, part)
    unit = v["unit"]
    if kind == "PASTDUR" and unit != "weekend":
        return read_duration(replace(m, values={"n": 1, "unit": unit, "rel": -1}), scene)
    if unit == "day" and kind in ("NEXT", "LAST"):
        base = scene.then
    if base is None:
        return _named(_unknown(unit))
    if unit == "fortnight":
        unit, step = "week", step * 2
    if step == 0 and kind in ("THIS", "THAT") and _coarser(base.grain, unit):
        return Reading(TimeType.DATE, _within(base, unit), base, moves=False)
    if step and _coarser(base.grain, unit):
        return Reading(TimeType.DATE, _within(base, unit), base, moves=False)
    return _dated(base.to(unit).shift(step), part)


_FINENESS = {
    g: k
    for k, g in enumerate(
        (
            "day",
            "weekend",
            "week",
            "month",
            "season",
            "quarter",
            "half",
            "year",
            "decade",
            "century",
            "millennium",
        )
    )
}


def _coarser(grain: str, unit: str) -> bool:
    return _FINENESS[grain] > _FINENESS[unit]


def _within(base: Period, unit: str) -> str:
    """Return the value of an unknown unit within a coarser period: 1939-XX-XX, 1939-11-XX, 1939-WXX."""
    year = written_year(base.year)
    if unit in ("week", "weekend"):
        return f"{year}-WXX" + ("-WE" if unit == "weekend" else "")
    if base.grain in ("decade", "century", "millennium"):
        return base.value
    if unit == "day":
        return base.value + "-XX" if base.grain == "month" else f"{year}-XX-XX"
    return {"month": f"{year}-XX", "quarter": f"{year}-QX"}.get(unit, year)


def _unknown(unit: str) -> str:
    forms = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}
    return forms.get(unit, {"quarter": "XXXX-QX", "decade": "XXX", "century": "XX"}.get(unit, "XXXX"))


def _related_weekday(m: Match, base: Period | None, step: int) -> Reading:
    number = m.values["weekday"]
    if base is None or _coarser(base.grain, "week"):
        return _named(f"XXXX-WXX-{number}")
    here = base.first
    if "week" in m.words:
        monday = here - weekday(here) + 1
        return _dated(Period("day", monday + 7 * step + number - 1))
    ahead = (number - weekday(here)) % 7
    if step > 0:
        return _dated(Period("day", here + (ahead or 7)))
    if step < 0:
        return _dated(Period("day", here - ((-ahead) % 7 or 7)))
    return _dated(
        Period("day", here + ahead if ahead < 4 or m.classes["rel"] == "THIS" else here + ahead - 7)
    )


def _related_month(m: Match, scene: Scene, base: Period | None, step: int, part: str | None) -> Reading:
    if base is None:
        return _named(_partial(m))
    here = base.to("month").index
    last = here - (here - (m.values["month"] - 1)) % 12
    if step < 0 and last == here:
        last -= 12
    if step > 0:
        last += 12
    if step == 0:
        last = base.year * 12 + m.values["month"] - 1
    if "day" in m.values:
        found = day(last // 12, last % 12 + 1, m.values["day"])
        return _dated(found, part)
    return _dated(Period("month", last), part)


def read_definite(m: Match, scene: Scene) -> Reading:
    """Read "the quarter", "the year", "the weekend": the one last told of, or the article's."""
    unit = m.values["unit"]
    if unit == "quarter":
        base = scene.now
        told = scene.quarter
        if told is not None and not ("latest" in m.words and base and told.last > base.first):
            return _dated(told)
        return _dated(base.to("quarter").shift(-1)) if base else _named("XXXX-QX")
    base = scene.now
    if unit == "year" and base and not {"full", "latest", "recent"}.isdisjoint(m.words):
        return _dated(base.to("year").shift(-1 if "latest" in m.words else 0))
    if unit == "year":
        whole = base.to("year") if base else None
        return Reading(TimeType.DURATION, "P1Y", whole, moves=False)
    base = scene.then
    if base is None or _coarser(base.grain, unit):
        return _named(_within(base, unit) if base else _unknown(unit))
    return _dated(base.to(unit))


def read_week_of(m: Match, scene: Scene) -> Reading | None:
    """Read "the week of March 6", "Easter week"."""
    found = read_holiday(m, scene) if "holiday" in m.values else read_date(m, scene)
    if found is None or found.period is None:
        return found
    return _dated(found.period.to("week"))


def read_unnamed_season(m: Match, scene: Scene) -> Reading:
    """Read "the rainy season", for which TIMEX3 has no code."""
    return _named(None)


def read_same_time(m: Match, scene: Scene) -> Reading | None:
    """Read "at that time", "this period" in a history: the time last told of, not worth a value."""
    if not scene.narrative or scene.reference is None:
        return None
    value = "PRESENT_REF" if m.words in (("this", "time"), ("the", "time", "being")) else None
    return Reading(TimeType.DATE, value, scene.reference, moves=False)


def read_offset(m: Match, scene: Scene) -> Reading:
    """Read a distance from now or from the time last told of: "six weeks ago", "three days later"."""
    v = m.values
    unit = v["unit"]
    ago = m.classes.get("dir") == "AGO" or v.get("dir") == "ago"
    direction = v.get("dir", 1)
    step: int = direction if isinstance(direction, int) else -1
    base = scene.now if ago or m.classes.get("dir") in ("HENCE", None) else scene.then
    n = _amount(v.get("n", "X" if m.classes["unit"] in ("UNITS", "CLOCKUNITS") else 1))
    if unit == "year" and scene.quarter is not None and scene.by_quarter and n == 1 and not scene.narrative:
        return replace(_dated(scene.quarter.shift(4 * step)), moves=False)
    if n == "X" or base is None:
        return _vague(unit, step, base if "n" not in v else None, scene)
    if unit in _CLOCK_UNITS:
        return Reading(TimeType.TIME, None, moves=False)
    shifted = _shifted(base, unit, step * float(n))
    return replace(shifted, moves=False) if scene.narrative and step < 0 else shifted


def _vague(unit: str, step: int, base: Period | None, scene: Scene) -> Reading:
    if scene.narrative and base is not None and unit not in _CLOCK_UNITS:
        return _named(_within(base, unit) if _coarser("year", unit) else _unknown(unit))
    return _named("PAST_REF" if step < 0 else "FUTURE_REF")


def _shifted(base: Period, unit: str, steps: float) -> Reading:
    if unit in ("fortnight", "decade", "century", "millennium"):
        steps *= _TIMES[unit]
        unit = "week" if unit == "fortnight" else "year"
    if unit == "year" and steps % 1:
        unit, steps = "month", steps * 12
    unit = {"night": "day"}.get(unit, unit)
    whole = int(steps)
    if unit == "day" and _coarser(base.grain, "week"):
        return Reading(TimeType.DATE, _within(base, "day"), base, moves=False)
    if _coarser(base.grain, unit):
        return Reading(TimeType.DATE, _within(base, unit), base, moves=False)
    return _dated(base.to(unit).shift(whole))


def _amount(n: Any) -> Any:
    """Return the number that a slot gives: "a" is 1, a vague quantifier X."""
    if n in ("a", "an", "another", "one"):
        return 1
    return n


def _written(n: float) -> str:
    return str(int(n)) if float(n) == int(n) else f"{n:g}"


def duration_value(n: Any, unit: str) -> str:
    """Return the TIMEX3 value of an amount of a unit: P6W, P2Y6M, PT30M, PXD."""
    prefix = "PT" if unit in _CLOCK_UNITS else "P"
    if n == "X":
        return f"{prefix}X{'E' if unit == 'decade' else 'C' if unit == 'century' else _LETTER[unit]}"
    amount = float(n) * _TIMES.get(unit, 1)
    finer = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60)}.get(unit)
    if finer and amount % 1:
        whole = int(amount)
        rest = round((amount - whole) * finer[1])
        return prefix + (f"{whole}{_LETTER[unit]}" if whole else "") + f"{rest}{finer[0]}"
    return f"{prefix}{_written(amount)}{_LETTER[unit]}"


def read_duration(m: Match, scene: Scene) -> Reading | None:
    """Read a length of time: "nearly forty years", "two to three weeks", "the past two months"."""
    v = m.values
    if "unit" not in v:
        return Reading(TimeType.DURATION, "PXX", moves=False)
    unit = v["unit"]
    if unit == "quarter" and "-" in m.words and "n2" not in v and m.words[-1] == "quarters":
        return None
    n = _amount(v.get("n", "X" if m.classes["unit"] in ("UNITS", "CLOCKUNITS", "QUARTERS") else 1))
    if "half" in v:
        n = float(v["half"]) if "n" not in v else float(n) + 0.5
    value = duration_value(n, unit)
    if unit == "month" and n in (6, 9):
        scene.by_quarter = False
    if "n3" in v:
        value += duration_value(v["n3"], v["unit3"]).removeprefix("PT" if unit in _CLOCK_UNITS else "P")
    return Reading(TimeType.DURATION, value, bounds=_stretch(n, unit, v.get("rel", 0), scene), moves=False)


def _stretch(n: Any, unit: str, direction: int, scene: Scene) -> tuple[int, int] | None:
    """Return the days of "the last two weeks" or "the next five years", or None."""
    base = scene.now
    if base is None or not direction or n == "X" or unit in _CLOCK_UNITS or base.grain != "day":
        return None
    shift = _shifted(base, unit, direction * float(n)).period
    if shift is None:
        return None
    return (shift.first, base.last) if direction < 0 else (base.first, shift.last)


def read_vague_stretch(m: Match, scene: Scene) -> Reading:
    """Read "recent years", "the coming months": the past or the future, of no known length."""
    return _named("PAST_REF" if m.values["near"] in ("recent", "past", "last") else "FUTURE_REF")


def read_age(m: Match, scene: Scene) -> Reading | None:
    """Read an age in a history ("18 years of age"); in news, and as an epithet, ages are no times."""
    if not scene.narrative or m.words[-2] == "-":
        return None
    return Reading(TimeType.DURATION, duration_value(m.values["n"], m.values["unit"]), moves=False)


def read_frequency(m: Match, scene: Scene) -> Reading:
    """Read what recurs: "daily", "every two years", "each July", "Tuesday nights"."""
    v = m.values
    if "often" in v:
        value = v["often"]
    elif "unit" in v:
        value = duration_value(v.get("n", v.get("every", 1)), v["unit"])
    elif "weekday" in v:
        tail = v.get("daypart", v.get("part"))
        value = f"XXXX-WXX-{v['weekday']}" + (f"T{tail}" if tail else "")
    elif "month" in v:
        value = f"XXXX-{v['month']:02d}"
    elif "season" in v:
        value = f"XXXX-{v['season']}"
    else:
        value = f"XXXX-XX-XXT{v['daypart']}"
    return Reading(TimeType.SET, value, moves=False)


def _day_of(m: Match, scene: Scene) -> Period | str | None:
    """Return the day that a time of day belongs to, or the value of an unknown day."""
    v = m.values
    if "deictic" in v:
        base = scene.now
        return base.to("day").shift(v["deictic"]) if base and base.grain == "day" else None
    if "month" in v:
        found = read_date(m, scene)
        return None if found is None else found.period or found.value
    if "weekday" in v and "rel" in v:
        found = _related_weekday(m, _base(m, scene), v["rel"])
        return found.period or found.value
    if "weekday" in v:
        return scenes.nearest_weekday(scene, v["weekday"]) or f"XXXX-WXX-{v['weekday']}"
    if "holiday" in v:
        return read_holiday(m, scene).period
    base = _base(m, scene) if "rel" in v else scene.now
    if "clock" in v or "hour" in v:
        base = scene.then if scene.then and scene.then.grain == "day" else base
    if base is None:
        return None
    if base.grain != "day":
        return _within(base, "day") if _coarser(base.grain, "day") else None
    return base.shift(v.get("rel", 0))


def read_daypart(m: Match, scene: Scene) -> Reading:
    """Read a part of a day: "Friday night", "this morning", "the night of April 18, 1775", "tonight"."""
    v = m.values
    code = v.get("daypart") or v.get("tonight")
    if m.classes.get("rel") == "LAST" and code != "NI" and "weekday" not in v:
        v["rel"] = -1
    on = _day_of(m, scene)
    return _timed(on, f"T{code}")


def read_bare_daypart(m: Match, scene: Scene) -> Reading | None:
    """Read "night" without a day, which TIMEX2 annotates in histories."""
    if not scene.narrative or m.values["daypart"] not in ("NI", "DT"):
        return None
    return Reading(TimeType.TIME, f"XXXX-XX-XXT{m.values['daypart']}", moves=False)


def _timed(on: Period | str | None, clock: str, zone: str = "") -> Reading:
    if isinstance(on, Period):
        return Reading(TimeType.TIME, on.value + clock, on, clock=clock, zone=zone)
    return Reading(TimeType.TIME, (on or "XXXX-XX-XX") + clock, clock=clock, zone=zone, moves=False)


def _clock_of(v: dict[str, Any]) -> str | None:
    if "word" in v:
        return f"T{v['word']}"
    hour: int
    minute: int
    hour, minute = v.get("clock") or v.get("military") or (v["hour"], 0)
    half = v.get("half")
    if v.get("daypart") in ("AF", "EV", "NI") and half is None and hour < 12:
        half = "pm"
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 else None


def read_clock(m: Match, scene: Scene) -> Reading | None:
    """Read a clock time with or without its day: "5 p.m. EST Nov. 9", "noon Thursday", "10:57"."""
    clock = _clock_of(m.values)
    if clock is None:
        return None
    return _timed(_day_of(m, scene), clock, m.values.get("zone", ""))


def read_deictic(m: Match, scene: Scene) -> Reading:
    """Read "today", "yesterday", "the day after tomorrow"."""
    base = scene.now
    if scene.narrative:
        return _named("PRESENT_REF" if m.values["deictic"] == 0 else None)
    if base is None or base.grain != "day":
        return _named("XXXX-XX-XX")
    return _dated(base.shift(m.values["deictic"]))


def read_reference(m: Match, scene: Scene) -> Reading | None:
    """Read a reference without a date: PAST_REF, PRESENT_REF, FUTURE_REF."""
    if (m.classes["ref"] == "FORMER") > scene.narrative or (m.classes["ref"] == "SOON") and scene.narrative:
        return None
    return _named(m.values["ref"])


def read_named(m: Match, scene: Scene) -> Reading:
    """Read a known period: "World War I", "the end of the Cold War"."""
    first, last = (_iso_day(text) for text in m.values["named"][1])
    part = m.values.get("part")
    if part == "END":
        return _dated(Period("day", last))
    if part == "START":
        return _dated(Period("day", first))
    start, end = containing(first, "day").value, containing(last, "day").value
    return Reading(TimeType.DATE, f"{start}/{end}", bounds=(first, last), moves=False)


def _iso_day(text: str) -> int:
    year, number, of_month = text.split("-")
    return day_number(int(year), int(number), int(of_month))


READERS: dict[str, Reader] = {
    "date": read_date,
    "date_range": read_date_range,
    "year": read_year,
    "old_year": read_old_year,
    "year_range": read_year_range,
    "year_end": read_year_end,
    "nth_day": read_nth_day,
    "last_of": read_last_of,
    "bare_daypart": read_bare_daypart,
    "decade": read_decade,
    "century": read_century,
    "weekday": read_weekday,
    "holiday": read_holiday,
    "season": read_season,
    "quarter": read_quarter,
    "quarter_ended": read_quarter_ended,
    "half": read_half,
    "related": read_related,
    "definite": read_definite,
    "week_of": read_week_of,
    "unnamed_season": read_unnamed_season,
    "same_time": read_same_time,
    "offset": read_offset,
    "within": read_duration,
    "duration": read_duration,
    "vague_stretch": read_vague_stretch,
    "age": read_age,
    "frequency": read_frequency,
    "daypart": read_daypart,
    "clock": read_clock,
    "deictic": read_deictic,
    "reference": read_reference,
    "named": read_named,
}
