"""A series of figures as a plot: the day each was told, its bounds, its speaker."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from stemma.model import Claim, Collation, GarbleKind, SeriesPoint
from stemma.reports.drawings.scale import day_label, day_number, round_ticks, spread_labels
from stemma.reports.index import Index
from stemma.reports.wording import day_in_words

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 520, 270, 52, 96, 26, 34
UNDATED_WIDTH, LABEL_HEIGHT, COLUMN = 84, 14, 60
CRUX = "†"  # a corrupt reading; it is drawn, at the edge if need be, and does not stretch the axis
LOGARITHMIC_FROM = 50.0  # ratio of the largest figure to the smallest at which a linear axis hides the small


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A whisker from (y1) to (y2) at a point; `open` where the figure is only a bound."""

    y1: float
    y2: float
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure; `speaker` indexes the plot's speakers, `told` is its row in the table."""

    x: float
    y: float
    label_y: float
    value: str
    day: str
    speaker: int
    sigla: tuple[str, ...]
    bound: Bound | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on an axis with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """The picture of a series, in pixels; speakers in the order of their first figure."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    points: tuple[Point, ...]
    speakers: tuple[str, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    logarithmic: bool
    undated_at: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axes:
    x: Callable[[int | None], float]
    y: Callable[[float], float]


def draw_series(index: Index, collation: Collation) -> Plot | None:
    """Return the picture of a collation's series, None where there are fewer than two figures."""
    series = [p for p in collation.series if math.isfinite(p.value)]
    if len(series) < 2:
        return None
    told = [_told_by(index, p) for p in series]
    speakers = tuple(dict.fromkeys(told))
    days = sorted({n for p in series if (n := day_number(p.date)) is not None})
    corrupt = [_corrupt(index, p) for p in series]
    values = [p.value for p, c in zip(series, corrupt, strict=True) if not c] or [p.value for p in series]
    logarithmic = min(values) > 0 and max(values) / min(values) >= LOGARITHMIC_FROM
    undated = len(days) and any(day_number(p.date) is None for p in series)
    right = WIDTH - RIGHT - (UNDATED_WIDTH if undated else 0)
    ticks = _powers(min(values), max(values)) if logarithmic else round_ticks(max(values))
    axes = _Axes(x=_x_axis(days, right), y=_y_axis(ticks, logarithmic))

    points = [_point(index, p, speakers.index(t), axes) for p, t in zip(series, told, strict=True)]
    points = [replace(p, value=f"{CRUX}{p.value}") if c else p for p, c in zip(points, corrupt, strict=True)]
    return Plot(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        bottom=HEIGHT - BOTTOM,
        points=tuple(_apart(points)),
        speakers=speakers,
        x_ticks=_day_ticks(days, axes),
        y_ticks=tuple(Tick(at=axes.y(t), label=f"{t:,.10g}") for t in ticks),
        logarithmic=logarithmic,
        undated_at=round(axes.x(None), 1) if undated or not days else None,
    )


def _corrupt(index: Index, point: SeriesPoint) -> bool:
    """Say whether every claim of a figure stands on a reading that is marked as garbled."""
    claims = [index.claims[c] for c in point.claim_ids if c in index.claims]
    return bool(claims) and all(_is_garbled(index, c) for c in claims)


def _is_garbled(index: Index, claim: Claim) -> bool:
    """Say whether a garbled number lies in the claim's words and holds its quantity, or is held by it."""
    told = claim.quantity.text if claim.quantity else ""
    place = claim.evidence
    return bool(told) and any(
        g.kind == GarbleKind.NUMBER
        and g.evidence.article_id == place.article_id
        and g.evidence.start < place.end
        and place.start < g.evidence.end
        and (g.evidence.quote in told or told in g.evidence.quote)
        for g in index.report.garbles
    )


def _told_by(index: Index, point: SeriesPoint) -> str:
    claims = [index.claims[c] for c in point.claim_ids if c in index.claims]
    spoken = [s for c in claims if (s := index.speaker(c))]
    return spoken[0] if spoken else "unattributed"


def _x_axis(days: list[int], right: float) -> Callable[[int | None], float]:
    def x(day: int | None) -> float:
        if day is None:
            return right + UNDATED_WIDTH if days else (LEFT + right) / 2
        if days[0] == days[-1]:
            return (LEFT + right) / 2
        return LEFT + 16 + (day - days[0]) / (days[-1] - days[0]) * (right - LEFT - 16)

    return x


def _y_axis(ticks: tuple[float, ...], logarithmic: bool) -> Callable[[float], float]:
    low, high = ticks[0], ticks[-1]

    def y(value: float) -> float:
        value = min(max(value, low), high)
        share = math.log(value / low) / math.log(high / low) if logarithmic else (value - low) / (high - low)
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)

    return y


def _powers(low: float, high: float) -> tuple[float, ...]:
    first = math.floor(math.log10(low))
    return tuple(10.0**n for n in range(first, max(math.ceil(math.log10(high)), first + 1) + 1))


def _point(index: Index, point: SeriesPoint, speaker: int, axes: _Axes) -> Point:
    claims = [index.claims[c] for c in point.claim_ids if c in index.claims]
    y = axes.y(point.value)
    low, high, text = _bounds(index, point)
    return Point(
        x=round(axes.x(day_number(point.date)), 1),
        y=round(y, 1),
        label_y=round(y, 1),
        value=text,
        day=day_in_words(point.date) or "undated",
        speaker=speaker,
        sigla=tuple(dict.fromkeys(index.sigla.get(c.article_id, "?") for c in claims)),
        bound=_whisker(axes, point.value, low, high),
    )


def _bounds(index: Index, point: SeriesPoint) -> tuple[float | None, float | None, str]:
    """Return low, high and a short wording ("≥ 31", "12", "40–60")."""
    quantities = [index.claims[c].quantity for c in point.claim_ids if c in index.claims]
    first = next((q for q in quantities if q is not None), None)
    low, high = (first.low, first.high) if first else (point.value, point.value)
    if low is not None and high is None:
        return low, None, f"≥ {low:,.10g}"
    if high is not None and low is None:
        return None, high, f"≤ {high:,.10g}"
    if low is not None and high is not None and low != high:
        return low, high, f"{low:,.10g}–{high:,.10g}"
    return point.value, point.value, f"{point.value:,.10g}"


def _whisker(axes: _Axes, value: float, low: float | None, high: float | None) -> Bound | None:
    if low is not None and high is not None:
        return None if low == high else Bound(y1=round(axes.y(low), 1), y2=round(axes.y(high), 1), open=False)
    y, reach = axes.y(value), 22 if high is None else -22
    return Bound(y1=round(y, 1), y2=round(y - reach, 1), open=True)


def _day_ticks(days: list[int], axes: _Axes) -> tuple[Tick, ...]:
    shown = spread_labels([axes.x(d) for d in days], 74)
    return tuple(
        Tick(at=round(axes.x(d), 1), label=day_label(d) if show else "")
        for d, show in zip(days, shown, strict=True)
    )


def _apart(points: list[Point]) -> list[Point]:
    """Move labels up until no two of neighbouring columns cover each other; the points stay."""
    highest: dict[int, float] = {}
    placed = {}
    for n, point in sorted(enumerate(points), key=lambda row: (-row[1].y, row[0])):
        column = round(point.x / COLUMN)
        below = min(highest.get(column + step, math.inf) for step in (-1, 0, 1))
        label_y = min(point.y, below - LABEL_HEIGHT)
        highest[column] = label_y
        placed[n] = replace(point, label_y=round(label_y, 1))
    return [placed[n] for n in range(len(points))]
