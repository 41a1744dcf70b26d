"""What an expression means, and what the readers share: bases, years, unknown units, shifts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from stemma.language.times.calendar import Period, written_year
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


LETTERS = {
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


TIMES = {"fortnight": 2, "decade": 10, "century": 100, "millennium": 1000}


CLOCK_UNITS = ("second", "minute", "hour")


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


def dated(period: Period | None, part: str | None = None) -> Reading:
    return Reading(TimeType.DATE, period.value if period else None, period, part=part)


def unplaced(value: str | None) -> Reading:
    return Reading(TimeType.DATE, value, moves=False)


def year_of(m: Match, scene: Scene) -> int | None:
    """Return the year that the match names (astronomical), or None."""
    v = m.values
    if "year" in v:
        if m.classes["year"] == "SHORTYEAR":
            return _full_year(v["year"], scene)
        if not 0 < v["year"] < 2200:
            return None
        return 1 - int(v["year"]) if v.get("era") == "BC" else int(v["year"])
    if "rel" in v:
        base = base_of(m, scene)
        return None if base is None else base.year + v["rel"]
    return None


def _full_year(short: int, scene: Scene) -> int:
    """Return the year of "'96": in a history of the century told of, else the last that has come."""
    if scene.narrative and scene.reference is not None and scene.reference.year > 1000:
        return scene.reference.year // 100 * 100 + short
    newest = scene.anchor.year if scene.anchor is not None else 2030
    return newest - (newest - short) % 100


def base_of(m: Match, scene: Scene) -> Period | None:
    """Return what a related expression counts from: now, or the time last told of ("the next day")."""
    anaphoric = m.classes.get("rel") in ("THAT", "PREVIOUS", "FOLLOWING")
    anaphoric |= m.classes.get("rel") == "NEXT" and "the" in m.words and "unit" in m.values
    return scene.then if anaphoric else scene.now


def partial(m: Match) -> str:
    v = m.values
    return f"XXXX-{v['month']:02d}" + (f"-{v['day']:02d}" if "day" in v else "")


def is_coarser(grain: str, unit: str) -> bool:
    return _FINENESS[grain] > _FINENESS[unit]


def within(base: Period, unit: str) -> str:
    """Return the value of an unknown unit within a coarser period: 1939-XX-XX, 1939-11-XX, 1939-WXX."""
    year = written_year(base.year)
    if unit in ("week", "weekend"):
        return f"{year}-WXX" + ("-WE" if unit == "weekend" else "")
    if base.grain in ("decade", "century", "millennium"):
        return base.value
    if unit == "day":
        return base.value + "-XX" if base.grain == "month" else f"{year}-XX-XX"
    return {"month": f"{year}-XX", "quarter": f"{year}-QX"}.get(unit, year)


def unknown(unit: str) -> str:
    forms = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}
    return forms.get(unit, {"quarter": "XXXX-QX", "decade": "XXX", "century": "XX"}.get(unit, "XXXX"))


def shifted(base: Period, unit: str, steps: float) -> Reading:
    if unit in ("fortnight", "decade", "century", "millennium"):
        steps *= TIMES[unit]
        unit = "week" if unit == "fortnight" else "year"
    if unit == "year" and steps % 1:
        unit, steps = "month", steps * 12
    unit = {"night": "day"}.get(unit, unit)
    whole = int(steps)
    if unit == "day" and is_coarser(base.grain, "week"):
        return Reading(TimeType.DATE, within(base, "day"), base, moves=False)
    if is_coarser(base.grain, unit):
        return Reading(TimeType.DATE, within(base, unit), base, moves=False)
    return dated(base.to(unit).shift(whole))


def amount(n: Any) -> Any:
    """Return the number that a slot gives: "a" is 1, a vague quantifier X."""
    if n in ("a", "an", "another", "one"):
        return 1
    return n
