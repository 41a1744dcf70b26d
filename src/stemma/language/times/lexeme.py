"""A word, figure or mark of a text with the classes that it may belong to."""

from dataclasses import dataclass
from typing import Any

type Value = Any
"""What a word means in a class: a number, a unit's name, a TIMEX3 code."""

type Classes = dict[str, Value]
"""Class names to values; shared between lexemes, never changed."""

FILLER = "."
"""The symbol of a lexeme without any class."""
BREAK = "|"
"""The symbol of a line break, which no expression crosses."""
DASHES = "-–—‑−"
NO_CLASSES: Classes = {}


@dataclass(slots=True)
class Lexeme:
    """Offsets, lower-case text (as written if without classes), classes with their values, symbol."""

    start: int
    end: int
    text: str
    classes: Classes
    symbol: str = FILLER
