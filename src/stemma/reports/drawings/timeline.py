"""The timeline as a picture: one numbered mark an entry, gaps compressed, marks of one time stacked."""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.model import Granularity, TimelineEntry
from stemma.reports.drawings.scale import compressed, day_label, day_number, spread_labels

WIDTH, MARGIN, LANE, TOP, AXIS, RADIUS, MOST = 720, 46, 24, 12, 34, 10, 400
LABEL_GAP = 84


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An entry's mark from x1 to x2 in a lane; `number` is its place in the list."""

    number: int
    x1: float
    x2: float
    y: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTick:
    """A day on the axis; the label is "" where there is no room."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePicture:
    """The picture of a timeline, in pixels."""

    width: int
    height: int
    axis_y: int
    marks: tuple[Mark, ...]
    ticks: tuple[DayTick, ...]


def draw_timeline(entries: Sequence[TimelineEntry]) -> TimePicture | None:
    """Return the picture of the dated entries (the first 400), None where fewer than two days are named."""
    spans: list[tuple[int, int, int, str]] = []
    labels: dict[int, str] = {}
    for number, entry in enumerate(entries[:MOST], 1):
        start, end = day_number(entry.start), day_number(entry.end)
        if start is not None:
            spans.append((number, start, max(start, end if end is not None else start), entry.text))
            labels.setdefault(start, _label(entry, start))
            if entry.granularity in _POINTS:
                labels.setdefault(spans[-1][2], day_label(spans[-1][2]))
    days = {day for _, start, end, _ in spans for day in (start, end)}
    if len(days) < 2:
        return None
    at = {day: round(MARGIN + x, 1) for day, x in compressed(days, WIDTH - 2 * MARGIN).items()}
    lanes = _lanes([(at[s], at[e]) for _, s, e, _ in spans])
    deepest = max(lanes)
    marks = tuple(
        Mark(number=n, x1=at[s], x2=at[e], y=TOP + LANE // 2 + (deepest - lane) * LANE, text=text)
        for (n, s, e, text), lane in zip(spans, lanes, strict=True)
    )
    axis_y = TOP + (deepest + 1) * LANE + 6
    return TimePicture(
        width=WIDTH,
        height=axis_y + AXIS,
        axis_y=axis_y,
        marks=marks,
        ticks=_ticks([(at[day], labels[day]) for day in sorted(labels)]),
    )


def _lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """Return for each span the lowest lane in which it touches no other."""
    ends: list[list[tuple[float, float]]] = []
    lanes = []
    for x1, x2 in spans:
        left, right = x1 - RADIUS - 2, x2 + RADIUS + 2
        lane = next(
            (n for n, taken in enumerate(ends) if all(right <= a or left >= b for a, b in taken)), len(ends)
        )
        if lane == len(ends):
            ends.append([])
        ends[lane].append((left, right))
        lanes.append(lane)
    return lanes


def _ticks(days: Sequence[tuple[float, str]]) -> tuple[DayTick, ...]:
    shown = spread_labels([x for x, _ in days], LABEL_GAP)
    return tuple(
        DayTick(x=x, label=label if show else "") for (x, label), show in zip(days, shown, strict=True)
    )


_POINTS = frozenset({Granularity.MINUTE, Granularity.HOUR, Granularity.DAY})


def _label(entry: TimelineEntry, day: int) -> str:
    """Return a label of the entry's own granularity: a year is not its first of January."""
    words = day_label(day).split()
    if entry.granularity in _POINTS or entry.granularity == Granularity.WEEK:
        return " ".join(words)
    return " ".join(words[1:]) if entry.granularity == Granularity.MONTH else words[2]
