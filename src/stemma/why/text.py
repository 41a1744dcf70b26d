"""An explanation as lines of plain text of a given width, free of control characters."""

import textwrap
from collections.abc import Iterator

from stemma.reports.wording import inert
from stemma.why.records import Explanation, Line

_STEP = 2
_LABELS = 12
"""Columns of a label and the space behind it."""


def to_lines(explanation: Explanation, width: int) -> Iterator[tuple[str, bool]]:
    """Yield (line, is a title) of an explanation, each of at most `width` columns."""
    width = max(40, width)
    yield from _titles(f"{explanation.kind} {explanation.id}", width)
    yield from (
        (line, False) for line in textwrap.wrap(inert(explanation.what), width, break_on_hyphens=False)
    )
    for section in explanation.sections:
        yield "", False
        yield from _titles(section.title, width)
        for line in section.lines:
            yield from ((text, False) for text in _wrapped(line, width))


def _titles(title: str, width: int) -> Iterator[tuple[str, bool]]:
    return ((line, True) for line in textwrap.wrap(inert(title), width, break_on_hyphens=False))


def _wrapped(line: Line, width: int) -> list[str]:
    """Return a line set in by its depth; what does not fit goes on below its text."""
    indent = " " * _STEP * (line.depth + 1)
    label = f"{inert(line.label):<{_LABELS - 1}} " if line.label else ""
    lines = textwrap.wrap(
        inert(line.text) or "-",
        width,
        initial_indent=indent + label,
        subsequent_indent=indent + " " * (len(label) if label else _STEP),
        break_on_hyphens=False,
    )
    return lines or [indent + label.rstrip()]
