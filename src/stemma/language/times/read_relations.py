"""Readers of what is told from another time: "last week", "three days later", "that day", "now"."""

from dataclasses import replace

from stemma.language.times.calendar import Period, day, weekday
from stemma.language.times.patterns import Match
from stemma.language.times.read_lengths import duration_value, read_duration
from stemma.language.times.reading import (
    CLOCK_UNITS,
    Reading,
    amount,
    base_of,
    dated,
    is_coarser,
    partial,
    shifted,
    unknown,
    unplaced,
    within,
)
from stemma.language.times.scene import Scene
from stemma.model import TimeType


def read_related(m: Match, scene: Scene) -> Reading | None:
    """Read a unit named by its place: "last week", "early next year", "the following day", "last May"."""
    v = m.values
    step = v.get("rel", 0)
    kind = m.classes.get("rel", "THIS" if scene.anchor and not scene.narrative else "THAT")
    base = base_of(m, scene)
    part = v.get("part")
    if "weekday" in v:
        return related_weekday(m, base, step)
    if "month" in v:
        return _related_month(m, scene, base, step, part)
    unit = v["unit"]
    if kind == "PASTDUR" and unit != "weekend":
        return read_duration(replace(m, values={"n": 1, "unit": unit, "rel": -1}), scene)
    if unit == "day" and kind in ("NEXT", "LAST"):
        base = scene.then
    if base is None:
        return unplaced(unknown(unit))
    if unit == "fortnight":
        unit, step = "week", step * 2
    if step == 0 and kind in ("THIS", "THAT") and is_coarser(base.grain, unit):
        return Reading(TimeType.DATE, within(base, unit), base, moves=False)
    if step and is_coarser(base.grain, unit):
        return Reading(TimeType.DATE, within(base, unit), base, moves=False)
    return dated(base.to(unit).shift(step), part)


def related_weekday(m: Match, base: Period | None, step: int) -> Reading:
    number = m.values["weekday"]
    if base is None or is_coarser(base.grain, "week"):
        return unplaced(f"XXXX-WXX-{number}")
    here = base.first
    if "week" in m.words:
        monday = here - weekday(here) + 1
        return dated(Period("day", monday + 7 * step + number - 1))
    ahead = (number - weekday(here)) % 7
    if step > 0:
        return dated(Period("day", here + (ahead or 7)))
    if step < 0:
        return dated(Period("day", here - ((-ahead) % 7 or 7)))
    return dated(Period("day", here + ahead if ahead < 4 or m.classes["rel"] == "THIS" else here + ahead - 7))


def _related_month(m: Match, scene: Scene, base: Period | None, step: int, part: str | None) -> Reading:
    if base is None:
        return unplaced(partial(m))
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
        return dated(found, part)
    return dated(Period("month", last), part)


def read_definite(m: Match, scene: Scene) -> Reading:
    """Read "the quarter", "the year", "the weekend": the one last told of, or the article's."""
    unit = m.values["unit"]
    if unit == "quarter":
        base = scene.now
        told = scene.quarter
        if told is not None and not ("latest" in m.words and base and told.last > base.first):
            return dated(told)
        return dated(base.to("quarter").shift(-1)) if base else unplaced("XXXX-QX")
    base = scene.now
    if unit == "year" and base and not {"full", "latest", "recent"}.isdisjoint(m.words):
        return dated(base.to("year").shift(-1 if "latest" in m.words else 0))
    if unit == "year":
        whole = base.to("year") if base else None
        return Reading(TimeType.DURATION, "P1Y", whole, moves=False)
    base = scene.then
    if base is not None and is_coarser(base.grain, unit) and not scene.narrative:
        base = scene.now
    if base is None or is_coarser(base.grain, unit):
        return unplaced(within(base, unit) if base else unknown(unit))
    return dated(base.to(unit))


def read_nth_day(m: Match, scene: Scene) -> Reading | None:
    """Read "the second day" in a history: a day of the time last told of, not known which."""
    if not scene.narrative or scene.reference is None:
        return None
    base = scene.reference
    value = base.value if base.grain == "day" else within(base, "day")
    tail = f"T{m.values['daypart']}" if "daypart" in m.values else ""
    return unplaced(value + tail)


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
    n = amount(v.get("n", "X" if m.classes["unit"] in ("UNITS", "CLOCKUNITS") else 1))
    if unit == "year" and scene.quarter is not None and scene.by_quarter and n == 1 and not scene.narrative:
        return replace(dated(scene.quarter.shift(4 * step)), moves=False)
    if n == "X" or base is None:
        return _vague(unit, step, base if "n" not in v else None, scene)
    if unit in CLOCK_UNITS:
        return Reading(TimeType.DURATION, duration_value(n, unit), moves=False)
    found = shifted(base, unit, step * float(n))
    return replace(found, moves=False) if scene.narrative and step < 0 else found


def _vague(unit: str, step: int, base: Period | None, scene: Scene) -> Reading:
    if scene.narrative and base is not None and unit not in CLOCK_UNITS:
        return unplaced(within(base, unit) if is_coarser("year", unit) else unknown(unit))
    return unplaced("PAST_REF" if step < 0 else "FUTURE_REF")


def read_deictic(m: Match, scene: Scene) -> Reading:
    """Read "today", "yesterday", "the day after tomorrow"."""
    base = scene.now
    if scene.narrative:
        return unplaced("PRESENT_REF" if m.values["deictic"] == 0 else None)
    if base is None or base.grain != "day":
        return unplaced("XXXX-XX-XX")
    return dated(base.shift(m.values["deictic"]))


def read_reference(m: Match, scene: Scene) -> Reading | None:
    """Read a reference without a date: PAST_REF, PRESENT_REF, FUTURE_REF."""
    if (m.classes["ref"] == "FORMER") > scene.narrative or ((m.classes["ref"] == "SOON") and scene.narrative):
        return None
    return unplaced(m.values["ref"])
