"""Furniture in other languages: whole lines and beginnings of lines that templates print."""

import re
from functools import cache

from stemma.language.lexicon import lexicon

_AROUND = " \t\xa0-–—*•·»«›‹|:：<>▼▲→←.!!…()（）[]【】0123456789,，"
_LONGEST = 300
_BEGINS = re.compile(r"\w+")
_WITH_COLON = frozenset({"related headlines"})
"""Reasons whose beginnings are words of sentences as well, but not before a colon."""


@cache
def _lines() -> dict[str, str]:
    table = lexicon("furniture_abroad", "articles")["lines"]
    return {_bare(line): reason for reason, lines in table.items() for line in lines}


@cache
def _beginnings() -> dict[str, tuple[tuple[str, str], ...]]:
    """Beginnings of lines with their reasons, by their first word (two signs of it where no blanks are)."""
    table = lexicon("furniture_abroad", "articles")["beginnings"]
    found: dict[str, list[tuple[str, str]]] = {}
    for reason, lines in table.items():
        for line in lines:
            found.setdefault(_key(line), []).append((line, reason))
    return {key: tuple(some) for key, some in found.items()}


def abroad_reason(line: str) -> str | None:
    """Return why a line is furniture by what templates of other languages print, or None."""
    if len(line) > _LONGEST:
        return None
    low = line.lower()
    reason = _lines().get(_bare(low)) if len(low) <= 60 else None
    return reason or _by_beginning(low.lstrip(_AROUND))


def _by_beginning(low: str) -> str | None:
    for beginning, reason in _beginnings().get(_key(low), ()):
        rest = low[len(beginning) :].lstrip(" )）]】")
        if low.startswith(beginning) and (reason not in _WITH_COLON or rest[:1] in {":", "：", "|", "»"}):
            return reason
    return None


def _bare(line: str) -> str:
    return line.strip(_AROUND).removesuffix("%s").strip()


def _key(low: str) -> str:
    match = _BEGINS.match(low)
    word = match[0] if match else ""
    return word if word.isascii() or word[:1].lower() != word[:1].upper() or word[:1] < "\u2e80" else word[:2]
