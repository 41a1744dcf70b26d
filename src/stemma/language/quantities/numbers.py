"""Number expressions of a parsed sentence: value, bounds and the tokens that carry them.

Bounds. "12": 12..12. "more than 12", "at least 12", "12 or more": 12.. open. "up to 12", "fewer than 12",
"as many as 12": open ..12. "about 12" is 12..12 with its "about" kept in the words (no text tells how far
about reaches; who compares figures decides); "nearly 12": ten per cent below; "just over 12": ten per cent
above (outward to whole numbers). "10 to 15": 10..15. Vague plurals count as ACLED counts them and are open
above: "tens" 10, "dozens" 12, "hundreds" 100. "Several", "a few": 3, open above.
"""

import math
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from stemma.language.lexicon import lexicon

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(k|m|mn|bn|b|\+)?", re.I)
_JOINED = re.compile(r"(\d[\d,.]{0,18})[-–—](\d[\d,.]{0,18})")
_DASHES = frozenset("-–—")
_APPROXIMATELY = 0.1
"""Share by which "nearly" and "just over" widen a number; a convention, not measured."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in tokens [start, end), its bound words included; `core` is the first token of the figure."""

    start: int
    end: int
    core: int
    low: float | None
    high: float | None
    vague: bool = False
    fraction: bool = False


@dataclass(frozen=True, slots=True)
class _Amount:
    end: int
    value: float
    vague: bool = False
    fraction: bool = False
    scaled: float = 1.0
    open: bool = False


def find_numbers(doc: Any) -> list[Number]:
    """Return the number expressions of a spaCy `Doc`, left to right; years, ages and clock times included."""
    words, openers = words_of(doc), _openers()
    found: list[Number] = []
    end = 0
    for i, word in enumerate(words):
        if i < end or not (word in openers or word[:1].isdigit()):
            continue
        number = _at(words, i)
        if number is not None:
            found.append(_bounded(words, number, end))
            end = found[-1].end
    return found


def _at(words: list[str], i: int) -> Number | None:
    joined = _JOINED.fullmatch(words[i])
    if joined:
        return _joined(i, joined[1], joined[2])
    first = _amount(words, i)
    if first is None:
        return None
    single = Number(
        start=i,
        end=first.end,
        core=i,
        low=first.value,
        high=None if first.vague or first.open else first.value,
        vague=first.vague,
        fraction=first.fraction,
    )
    dated = i > 0 and words[i - 1] in lexicon("quantities")["months"]
    return single if dated else _range(words, i, first) or single


@cache
def _openers() -> frozenset[str]:
    """Return the words that a number without digits can begin with, so that most are passed over at once."""
    table = lexicon("quantities")
    phrases = (phrase[0] for phrase, _, _ in _phrases())
    return frozenset(("a", "one", *phrases, *table["ones"], *table["tens"], *table["fractions"]))


def _joined(i: int, left: str, right: str) -> Number | None:
    low, high = _digits(left), _digits(right)
    if low is None or high is None or low[0] >= high[0]:
        return None
    return Number(start=i, end=i + 1, core=i, low=low[0], high=high[0])


def _range(words: list[str], i: int, first: _Amount) -> Number | None:
    """Read "10 to 15", "10-15", "between 10 and 15", "two or three"."""
    j = first.end
    if j >= len(words) - 1 or first.vague or first.fraction:
        return None
    between = i > 0 and words[i - 1] == "between"
    if not (words[j] in ("to", "or") or words[j] in _DASHES or (between and words[j] == "and")):
        return None
    if i > 0 and words[i - 1] == "from":
        return None
    second = _amount(words, j + 1)
    if second is None or second.vague or second.fraction:
        return None
    low = first.value * (
        second.scaled if first.scaled == 1 and first.value < second.value / second.scaled else 1
    )
    if low >= second.value:
        return None
    return Number(start=i - between, end=second.end, core=i, low=low, high=second.value)


def _digits(word: str) -> tuple[float, str] | None:
    match = _DIGITS.fullmatch(word)
    return (float(match[1].replace(",", "")), (match[2] or "").lower()) if match else None


def _amount(words: list[str], i: int) -> _Amount | None:
    return _phrase(words, i) or _fraction(words, i) or _figure(words, i) or _spelled(words, i)


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], float, bool], ...]:
    """The fixed and vague amounts as word tuples, longest first."""
    table = lexicon("quantities")
    rows = [(tuple(re.findall(r"[a-z]+|-", k)), float(v), False) for k, v in table["fixed"].items()]
    rows += [(tuple(k.split()), float(v), True) for k, v in table["vague"].items()]
    return tuple(sorted(rows, key=lambda r: (-len(r[0]), r[0])))


def _phrase(words: list[str], i: int) -> _Amount | None:
    for phrase, value, vague in _phrases():
        j = i + len(phrase)
        if words[i] != phrase[0] or tuple(words[i:j]) != phrase:
            continue
        if vague:
            return _vague(words, j, value)
        j, value, scaled = _scales(words, j, value)
        return _Amount(_skip_of(words, j), value, scaled=scaled)
    return None


def _vague(words: list[str], j: int, value: float) -> _Amount:
    """Read on from "tens": "of thousands" multiplies, a plain "of" is passed over."""
    vague = lexicon("quantities")["vague"]
    if words[j : j + 1] == ["of"] and j + 1 < len(words) and vague.get(words[j + 1], 0) >= 100:
        return _Amount(_skip_of(words, j + 2), value * vague[words[j + 1]], vague=True)
    j, value, scaled = _scales(words, j, value)
    return _Amount(_skip_of(words, j), value, vague=True, scaled=scaled)


def _skip_of(words: list[str], j: int) -> int:
    return j + 1 if words[j : j + 1] == ["of"] else j


def _scales(words: list[str], j: int, value: float) -> tuple[int, float, float]:
    table = lexicon("quantities")["scales"]
    scaled = 1.0
    while j < len(words) and (words[j] in table or (words[j].endswith("s") and words[j][:-1] in table)):
        if words[j] not in table and value == 1:
            break
        scaled *= table.get(words[j]) or table[words[j][:-1]]
        j += 1
    return j, value * scaled, scaled


def _fraction(words: list[str], i: int) -> _Amount | None:
    """Read "a third of", "two-thirds of", "half of", "half the"."""
    table = lexicon("quantities")
    j, many = i, 1.0
    if words[i] in ("a", "one") or words[i] in table["ones"]:
        many = float(table["ones"].get(words[i], 1))
        j = i + 1
        if j < len(words) and words[j] in _DASHES:
            j += 1
    if j >= len(words) - 1 or words[j] not in table["fractions"]:
        return None
    if words[j + 1] != "of" and not (words[j] == "half" and words[j + 1] in ("the", "its", "their")):
        return None
    return _Amount(j + 1, many * table["fractions"][words[j]], fraction=True)


def _figure(words: list[str], i: int) -> _Amount | None:
    digits = _digits(words[i])
    if digits is None:
        return None
    table = lexicon("quantities")
    value, suffix = digits
    times = table["suffixes"].get(suffix, 1)
    j = i + 1
    if suffix == "" and j < len(words) and words[j] in ("m", "bn", "mn") and _money(words, i, j):
        times, j = table["suffixes"][words[j]], j + 1
    end, value, scaled = _scales(words, j, value * times)
    return _Amount(end, value, scaled=scaled * times, open=suffix == "+")


def _money(words: list[str], i: int, j: int) -> bool:
    """Return whether "5 m" is five million of money and not metres."""
    table = lexicon("quantities")["currencies"]
    return (
        words[j] != "m"
        or (i > 0 and words[i - 1] in table)
        or (j + 1 < len(words) and words[j + 1].rstrip("s") in table)
    )


def _spelled(words: list[str], i: int) -> _Amount | None:
    """Read numerals in words: "twenty-five", "one hundred and twelve", "two thousand three hundred"."""
    table = lexicon("quantities")
    total, part, j, last = 0.0, 0.0, i, 1.0
    while j < len(words):
        word = words[j]
        step = j > i and (word in _DASHES or word == "and")
        if step and j + 1 < len(words) and _continues(words[j - 1], word, words[j + 1]):
            j += 1
            continue
        if word in table["tens"] and part % 100 == 0:
            part += table["tens"][word]
        elif word in table["ones"] and part % 10 == 0 and (j == i or words[j - 1] not in table["ones"]):
            part += table["ones"][word]
        elif word in table["scales"] and j > i:
            last = float(table["scales"][word])
            total, part = (total + part * last, 0.0) if last >= 1000 else (total, part * last)
        else:
            break
        j += 1
    return _Amount(j, total + part, scaled=last) if j > i else None


def _continues(before: str, joint: str, after: str) -> bool:
    table = lexicon("quantities")
    if joint == "and":
        return before in table["scales"] and (after in table["ones"] or after in table["tens"])
    return before in table["tens"] and after in table["ones"]


@cache
def _markers(side: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    rows = [(tuple(k.split()), str(v)) for k, v in lexicon("quantities")[side].items()]
    return tuple(sorted(rows, key=lambda r: (-len(r[0]), r[0])))


def _bounded(words: list[str], number: Number, floor: int) -> Number:
    """Widen a number by the bound words around it; `floor` is where the number before it ended."""
    start, end, how = number.start, number.end, ""
    for phrase, kind in _markers("before"):
        at = start - len(phrase)
        if at >= floor and tuple(words[at:start]) == phrase:
            start, how = at, kind
            break
    for phrase, kind in _markers("after"):
        if tuple(words[end : end + len(phrase)]) == phrase:
            end, how = end + len(phrase), kind
            break
    if words[end : end + 1] == ["+"]:
        end, how = end + 1, "min"
    low, high = _bounds(number, how)
    return Number(start, end, number.core, low, high, number.vague, number.fraction)


def words_of(doc: Any) -> list[str]:
    """Return the lower-case words of a `Doc`."""
    return [t.lower_ for t in doc]


def bounded_after(words: list[str], number: Number, end: int) -> tuple[Number, int]:
    """Widen a number by bound words after the counted noun, which ends at `end`: "forty people or more"."""
    for phrase, how in _markers("after"):
        if end > number.end and tuple(words[end : end + len(phrase)]) == phrase:
            low, high = _bounds(number, how)
            return replace(number, low=low, high=high), end + len(phrase)
    return number, end


def _bounds(number: Number, how: str) -> tuple[float | None, float | None]:
    low, high = number.low, number.high
    if how == "min":
        return low, None
    if how == "max":
        return None, high if high is not None else low
    if low is None or high is None or how in ("", "exact", "about"):
        return low, high
    whole = low == int(low) and high == int(high) and low >= 1
    if how == "below":
        low = low * (1 - _APPROXIMATELY)
    if how == "above":
        high = high * (1 + _APPROXIMATELY)
    low, high = round(low, 6), round(high, 6)
    return (float(math.floor(low)), float(math.ceil(high))) if whole else (low, high)
