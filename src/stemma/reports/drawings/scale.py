"""Positions on an axis: days as numbers, tick marks, distances of days compressed."""

import math
from collections.abc import Iterable
from datetime import date

from stemma.reports.wording import ISO_DATE, MONTHS


def day_number(iso: str | None) -> int | None:
    """Return the proleptic day of an ISO date (the first of its month or year), None without a year."""
    match = ISO_DATE.match(iso or "")
    if match is None or "X" in match.group(1):
        return None
    year, month, day = (int(part) if part and part.isdigit() else 1 for part in match.groups()[:3])
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def day_label(number: int) -> str:
    """Return "8 Jun 2024" for a proleptic day."""
    day = date.fromordinal(number)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def round_ticks(top: float, most: int = 4) -> tuple[float, ...]:
    """Return at most `most` + 1 round numbers from 0 to at least `top` (steps 1, 2, 5 x 10^n)."""
    if top <= 0:
        return (0.0, 1.0)
    power = 10.0 ** math.floor(math.log10(top / most))
    step = next(s * power for s in (1, 2, 5, 10, 20) if s * power * most >= top)
    return tuple(n * step for n in range(math.ceil(top / step) + 1))


def compressed(days: Iterable[int], width: float) -> dict[int, float]:
    """Return a place in 0..width for each day; a gap of n days takes log2(1 + n)."""
    ordered = sorted(set(days))
    at, total = {}, 0.0
    for previous, day in zip([None, *ordered[:-1]], ordered, strict=True):
        total += math.log2(1 + day - previous) if previous is not None else 0.0
        at[day] = total
    return {day: place / total * width if total else width / 2 for day, place in at.items()}


def spread_labels(places: Iterable[float], least: float) -> list[bool]:
    """Say for each place (in ascending order) whether a label there keeps `least` from the one before."""
    shown, last = [], -math.inf
    for spot in places:
        shown.append(spot - last >= least)
        last = spot if shown[-1] else last
    return shown
