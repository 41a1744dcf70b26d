"""An explanation: sections of lines, which a terminal or a page lays out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement; `label` names it, `depth` says how far it is set in."""

    text: str
    label: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What is told under one title."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a record stands in a report as it does; `kind` is what it is, `what` its words in short."""

    id: str
    kind: str
    what: str
    sections: tuple[Section, ...]
