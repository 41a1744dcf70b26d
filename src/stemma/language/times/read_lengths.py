"""Readers of durations and of what recurs."""

from typing import Any

from stemma.language.lexicon import lexicon
from stemma.language.times.patterns import Match
from stemma.language.times.reading import CLOCK_UNITS, LETTERS, TIMES, Reading, amount, shifted, unplaced
from stemma.language.times.scene import Scene
from stemma.model import TimeType


def _written(n: float) -> str:
    return str(int(n)) if float(n) == int(n) else f"{n:g}"


def duration_value(n: Any, unit: str) -> str:
    """Return the TIMEX3 value of an amount of a unit: P6W, P2Y6M, PT30M, PXD."""
    prefix = "PT" if unit in CLOCK_UNITS else "P"
    if n == "X":
        return f"{prefix}X{'E' if unit == 'decade' else 'C' if unit == 'century' else LETTERS[unit]}"
    amount = float(n) * TIMES.get(unit, 1)
    finer = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60)}.get(unit)
    if finer and amount % 1:
        whole = int(amount)
        rest = round((amount - whole) * finer[1])
        return prefix + (f"{whole}{LETTERS[unit]}" if whole else "") + f"{rest}{finer[0]}"
    return f"{prefix}{_written(amount)}{LETTERS[unit]}"


def read_duration(m: Match, scene: Scene) -> Reading | None:
    """Read a length of time: "nearly forty years", "two to three weeks", "the past two months"."""
    v = m.values
    if "unit" not in v:
        return Reading(TimeType.DURATION, "PXX", moves=False)
    unit = v["unit"]
    if unit == "quarter" and "-" in m.words and "n2" not in v and m.words[-1] == "quarters":
        return None
    n = amount(v.get("n", "X" if m.classes["unit"] in ("UNITS", "CLOCKUNITS", "QUARTERS") else 1))
    if "half" in v:
        n = float(v["half"]) if "n" not in v else float(n) + 0.5
    value = duration_value(n, unit)
    if m.words[0] == "a" and len(m.words) == 2 and _is_counted(m.before):
        return Reading(TimeType.SET, value, moves=False)
    if unit == "month" and n in (6, 9):
        scene.by_quarter = False
    if "n3" in v:
        value += duration_value(v["n3"], v["unit3"]).removeprefix("PT" if unit in CLOCK_UNITS else "P")
    return Reading(TimeType.DURATION, value, bounds=_stretch(n, unit, v.get("rel", 0), scene), moves=False)


def _is_counted(before: str) -> bool:
    """Say whether the word before "a week" is a plural noun ("three flights a week")."""
    word = before.lower()
    return len(word) > 3 and word.endswith("s") and word not in lexicon("times_words")["not_counted"]


def read_rate(m: Match, scene: Scene) -> None:
    """Pass over "24 hours a day", which tells no time."""
    return


def _stretch(n: Any, unit: str, direction: int, scene: Scene) -> tuple[int, int] | None:
    """Return the days of "the last two weeks" or "the next five years", or None."""
    base = scene.now
    if base is None or not direction or n == "X" or unit in CLOCK_UNITS or base.grain != "day":
        return None
    shift = shifted(base, unit, direction * float(n)).period
    if shift is None:
        return None
    return (shift.first, base.last) if direction < 0 else (base.first, shift.last)


def read_vague_stretch(m: Match, scene: Scene) -> Reading:
    """Read "recent years", "the coming months": the past or the future, of no known length."""
    return unplaced("PAST_REF" if m.values["near"] in ("recent", "past", "last") else "FUTURE_REF")


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
