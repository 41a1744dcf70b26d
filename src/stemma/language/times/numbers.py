"""Numbers in words and figures: "one hundred and twenty-six", "2 1/2", "nineteen ninety-four"."""

from stemma.language.times.figures import day_class
from stemma.language.times.lexeme import DASHES, Classes, Lexeme

STARTERS = frozenset(("NUMWORD", "NUM", "SCALE"))
_LONGEST_NUMBER = 12
"""Lexemes of the longest number in words that is read as one."""

_ROUND = ("hundred", "thousand", "million")


def number_at(items: list[Lexeme], at: int) -> tuple[int, Classes]:
    """Return the end of the number that starts at `at`, and its classes; `at` itself if there is none."""
    if items[at].text == "a" and at + 1 < len(items) and items[at + 1].text in _ROUND:
        stop, classes = number_at(items, at + 1)
        return (stop, classes) if "NUM" in classes else (at, {})
    if not items[at].classes or not STARTERS & items[at].classes.keys():
        return at, {}
    if "NUM" in items[at].classes:
        return _figure_at(items, at)
    run = _number_words(items, at)
    if not run:
        return at, {}
    stop = run[-1] + 1
    year = _spoken_year([items[k] for k in run])
    if year is not None:
        return stop, {"YEAR": year}
    ordinal = "ORDINAL" in items[stop - 1].classes
    total = _compose([items[k] for k in run])
    if ordinal:
        return stop, {"ORDINAL": total} | day_class(int(total), "WORDDAY")
    half = _half_at(items, stop)
    if half:
        return half, {"NUM": total + 0.5}
    return stop, {"NUM": total}


def _figure_at(items: list[Lexeme], at: int) -> tuple[int, Classes]:
    number = items[at].classes["NUM"]
    follows = items[at + 1].classes if at + 1 < len(items) else {}
    if "FRACTION" in follows and number < 1000 and items[at].end + 1 == items[at + 1].start:
        return at + 2, {"NUM": number + follows["FRACTION"]}
    if "SCALE" in follows and items[at + 1].text != "dozen":
        return at + 2, {"NUM": number * follows["SCALE"]}
    half = _half_at(items, at + 1)
    return (half, {"NUM": number + 0.5}) if half else (at, {})


def _half_at(items: list[Lexeme], at: int) -> int:
    """Return the end of "and a half" at `at`, or 0."""
    first = items[at].text if at < len(items) else ""
    if first != "and" and not (first in DASHES and at + 1 < len(items) and items[at + 1].text == "and"):
        return 0
    texts = [i.text for i in items[at : at + 6] if i.text not in DASHES][:3]
    if texts[:2] in (["and", "a half"], ["and", "half"]):
        wanted = 2
    elif texts == ["and", "a", "half"]:
        wanted = 3
    else:
        return 0
    seen = 0
    while seen < wanted:
        seen += items[at].text not in DASHES
        at += 1
    return at


def _number_words(items: list[Lexeme], at: int) -> list[int]:
    """Return the indices of the number words of the run that starts at `at` ("and", "-" left out)."""
    run = [at]
    k = at + 1
    while k < len(items) and len(run) < _LONGEST_NUMBER:
        item, last = items[k], items[run[-1]]
        joined = item.text in DASHES or (item.text == "and" and "SCALE" in last.classes)
        if joined and k + 1 < len(items) and _continues(last, items[k + 1], dash=item.text != "and"):
            run.append(k + 1)
            k += 2
        elif _continues(last, item, dash=False):
            run.append(k)
            k += 1
        else:
            break
        if "ORDINAL" in items[run[-1]].classes:
            break
    return run


def _continues(last: Lexeme, item: Lexeme, *, dash: bool) -> bool:
    """Say whether a number word goes on with another: "twenty" with "six", "hundred" with anything."""
    if "SCALE" in item.classes:
        return not dash or "SCALE" not in last.classes
    value = item.classes.get("NUMWORD", item.classes.get("ORDINAL"))
    if value is None or (item.text == "second" and "SCALE" not in last.classes and not dash):
        return False
    if "SCALE" in last.classes:
        return True
    before = last.classes.get("NUMWORD", 0)
    tens = before >= 20 and before % 10 == 0
    return (tens and 1 <= value <= 9) or (11 <= before <= 20 and value >= 20 and value % 10 == 0 and not dash)


def _unit_value(item: Lexeme) -> int:
    value: int = item.classes["NUMWORD"] if "NUMWORD" in item.classes else item.classes.get("ORDINAL", 0)
    return value


def _compose(run: list[Lexeme]) -> int:
    total, current = 0, 0
    for item in run:
        scale = item.classes.get("SCALE")
        if scale is None:
            current += _unit_value(item)
        elif scale >= 1000:
            total, current = total + max(current, 1) * scale, 0
        else:
            current = max(current, 1) * scale
    return total + current


def _spoken_year(run: list[Lexeme]) -> int | None:
    """Return the year of "nineteen ninety-four", or None."""
    values = [item.classes.get("NUMWORD", -1) for item in run]
    if len(values) < 2 or not 11 <= values[0] <= 20 or values[1] < 20 or values[1] % 10:
        return None
    return int(values[0] * 100 + sum(values[1:]))
