"""Readers of parts of the day and of clock times."""

from typing import Any

from stemma.language.times import scene as scenes
from stemma.language.times.calendar import Period
from stemma.language.times.patterns import Match
from stemma.language.times.read_dates import read_date
from stemma.language.times.read_parts import read_holiday
from stemma.language.times.read_relations import related_weekday
from stemma.language.times.reading import Reading, base_of, is_coarser, within
from stemma.language.times.scene import Scene
from stemma.model import TimeType


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
        found = related_weekday(m, base_of(m, scene), v["rel"])
        return found.period or found.value
    if "weekday" in v:
        return scenes.nearest_weekday(scene, v["weekday"]) or f"XXXX-WXX-{v['weekday']}"
    if "holiday" in v:
        return read_holiday(m, scene).period
    base = base_of(m, scene) if "rel" in v else scene.now
    if "clock" in v or "hour" in v:
        base = scene.then if scene.then and scene.then.grain == "day" else base
    if base is None:
        return None
    if base.grain != "day":
        return within(base, "day") if is_coarser(base.grain, "day") else None
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
