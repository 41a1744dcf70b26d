"""Two texts as bars, the parent above the child, with a ribbon for each passage that both have."""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.model import Span
from stemma.reports.parallel import Row, RowKind

WIDTH, LEFT, TOP, BAR, GAP = 640, 30, 6, 14, 66
LEAST = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """A passage from x1 to x2 on the parent's bar, from x3 to x4 on the child's; `row` is its number."""

    row: int
    x1: float
    x2: float
    x3: float
    x4: float
    moved: bool
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbons:
    """The picture, in pixels: bars start at `left`; their lengths are those of the texts."""

    width: int
    height: int
    left: int
    bar: int
    parent_top: int
    child_top: int
    parent_width: float
    child_width: float
    ribbons: tuple[Ribbon, ...]


def draw_ribbons(rows: Sequence[Row], parent_length: int, child_length: int) -> Ribbons:
    """Return the picture of two texts of these lengths (characters) and of what they share."""
    scale = (WIDTH - LEFT - TOP) / max(parent_length, child_length, 1)

    def across(span: Span) -> tuple[float, float]:
        start = LEFT + span[0] * scale
        return round(start, 1), round(max(start + LEAST, LEFT + span[1] * scale), 1)

    ribbons = []
    for row in rows:
        if row.kind is not RowKind.OWN:
            (x1, x2), (x3, x4) = across(row.parent_span), across(row.child_span)
            moved = row.kind is RowKind.MOVED
            ribbons.append(
                Ribbon(row=row.number, x1=x1, x2=x2, x3=x3, x4=x4, moved=moved, changed=row.is_changed)
            )
    return Ribbons(
        width=WIDTH,
        height=2 * (TOP + BAR) + GAP,
        left=LEFT,
        bar=BAR,
        parent_top=TOP,
        child_top=TOP + BAR + GAP,
        parent_width=round(parent_length * scale, 1),
        child_width=round(child_length * scale, 1),
        ribbons=tuple(ribbons),
    )
