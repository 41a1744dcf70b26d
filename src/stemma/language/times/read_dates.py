"""Readers of calendar dates: days, months, years, decades, centuries."""

from dataclasses import replace
from typing import Any

from stemma.language.times import scene as scenes
from stemma.language.times.calendar import Period, day, month
from stemma.language.times.patterns import Match
from stemma.language.times.read_lengths import duration_value
from stemma.language.times.reading import Reading, dated, partial, unplaced, year_of
from stemma.language.times.scene import Scene
from stemma.model import TimeType


def read_date(m: Match, scene: Scene) -> Reading | None:
    """Read a calendar date: "September 27, 1939", "27 September", "in May", "the 31st"."""
    v = m.values
    part = v.get("part")
    if "iso" in v or "slash" in v:
        return dated(_figures(v), part)
    year = year_of(m, scene)
    if "month" not in v:
        found = scenes.same_day_in(scene, v["day"])
        return dated(found) if found else unplaced(f"XXXX-XX-{v['day']:02d}")
    if "day" not in v:
        found = month(year, v["month"]) if year is not None else scenes.nearest_month(scene, v["month"])
        return dated(found, part) if found else unplaced(partial(m))
    if year is not None:
        found = day(year, v["month"], v["day"])
        return dated(found, part) if found else None
    found = scenes.nearest_day(scene, v["month"], v["day"], v.get("weekday"))
    return dated(found, part) if found else unplaced(partial(m))


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
    return [replace(dated(found, v.get("part")), slot="first"), replace(late, slot="second")]


def _with(m: Match, **values: object) -> Match:
    merged = {
        k: x for k, x in (m.values | values).items() if x is not None and k not in ("month2", "day2", "part")
    }
    return replace(m, values=merged)


def read_year(m: Match, scene: Scene) -> Reading | None:
    """Read a year: "1998", "218 BC", "fiscal 1989", "'96"."""
    year = year_of(m, scene)
    if year is not None and scene.quarter is not None and m.words[-1] in ("period", "quarter"):
        return dated(Period("quarter", year * 4 + scene.quarter.index % 4))
    return None if year is None else dated(Period("year", year), m.values.get("part"))


def read_old_year(m: Match, scene: Scene) -> Reading | None:
    """Read a bare "in 481" in a history of that age; elsewhere it is a number."""
    base = scene.reference
    if not scene.narrative or base is None or base.year >= 1000 or m.values["year"] < 10:
        return None
    year = 1 - m.values["year"] if base.year <= 0 else m.values["year"]
    return dated(Period("year", year)) if abs(year - base.year) < 200 else None


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
        replace(dated(Period("year", year)), slot="first"),
        replace(dated(Period("year", late)), slot="second", moves=False),
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
    return dated(Period("decade", index), v.get("part"))


def read_century(m: Match, scene: Scene) -> Reading:
    """Read a century: "the nineteenth century", "the 4th century BC"."""
    n = int(m.values["n"])
    if m.values.get("era") == "BC":
        first, last = Period("year", 1 - n * 100).first, Period("year", -(n - 1) * 100).last
        return Reading(TimeType.DATE, f"BC{n - 1:02d}", bounds=(first, last), moves=False)
    return replace(dated(Period("century", n - 1), m.values.get("part")), moves=False)


def read_year_end(m: Match, scene: Scene) -> Reading:
    """Read "year-end", "last year's end" as the last day of the year."""
    year = year_of(m, scene)
    base = scene.now
    if year is None and base is None:
        return unplaced("XXXX-12-31")
    if m.values.get("unit") == "month":
        return (
            dated(base.to("month"), "END") if base and base.grain in ("day", "month") else unplaced("XXXX-XX")
        )
    found = day(year if year is not None else base.year, 12, 31) if base else None
    return dated(found) if found else unplaced("XXXX-12-31")


def read_last_of(m: Match, scene: Scene) -> Reading:
    """Read "the last week of August", "the first two days of June 1940"."""
    v = m.values
    unit: str = {"weeks": "week", "days": "day"}.get(v["unit"]) or v["unit"]
    count = v.get("n2", 1)
    year = year_of(m, scene)
    found = month(year, v["month"]) if year is not None else scenes.nearest_month(scene, v["month"])
    value = duration_value(count, unit)
    if found is None:
        return unplaced(value)
    length = {"week": 7, "day": 1, "weekend": 2}[unit] * count
    if v["n"] in ("last", "final"):
        bounds = (found.last - length + 1, found.last)
    else:
        start = found.first + length * (v["n"] - 1 if isinstance(v["n"], int) else 0)
        bounds = (start, min(start + length - 1, found.last))
    if unit == "day" and count == 1:
        return dated(Period("day", bounds[0]))
    scene.move(found)
    return Reading(TimeType.DATE, value, bounds=bounds, moves=False)


def read_weekday(m: Match, scene: Scene) -> Reading:
    """Read a bare weekday: the last one, or the next where the verb says so."""
    found = scenes.nearest_weekday(scene, m.values["weekday"])
    return dated(found, m.values.get("part")) if found else unplaced(f"XXXX-WXX-{m.values['weekday']}")
