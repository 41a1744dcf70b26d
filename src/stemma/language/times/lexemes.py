"""Text to lexemes: each word or figure with the classes it may belong to, and one symbol for their set.

The patterns of `patterns.py` are matched over the string of symbols, one character a lexeme, so a text
of a million characters costs one pass of one simple expression and a dictionary look-up a word.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from stemma.language.lexicon import lexicon

type Value = Any
"""What a word means in a class: a number, a unit's name, a TIMEX3 code."""

FILLER = "."
BREAK = "|"
_TOKEN = re.compile(
    r"""
      (?P<DATE>\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d))
    | (?P<CLOCK>\d{1,2}:\d{2}(?::\d{2})?(?!\d))
    | (?P<RANK>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<TENS>(?:\d{2,3}|['’`]\d)0['’]?s\b)
    | (?P<SHORT>(?<!['’`‘])['’]\d{2}\b)
    | (?P<FIGURE>\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,12}(?:\.\d{1,9}|/\d{1,3})?)
    | (?P<DOTTED>[AaPp]\.\s?[Mm]\b|[Bb]\.[Cc]\.[Ee]\b|[BbCc]\.[CcEe]\b|[Aa]\.[Dd]\b)
    | (?P<CLITIC>['’](?:s|S)?(?!\w))
    | (?P<WORD>[^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+)?)
    | (?P<GAP>\n)
    | (?P<MARK>[^\w\s])
    """,
    re.VERBOSE,
)
_DASHES = "-–—‑−"


@dataclass(slots=True)
class Lexeme:
    """A word, figure or mark: offsets, lower-case words, classes with their values, symbol."""

    start: int
    end: int
    text: str
    classes: dict[str, Value] = field(default_factory=dict)
    symbol: str = FILLER


@dataclass(frozen=True, slots=True)
class Words:
    """The compiled vocabulary: words and phrases (by first word) to classes and values."""

    single: dict[str, dict[str, Value]]
    phrases: dict[str, list[tuple[tuple[str, ...], dict[str, Value]]]]
    capitalised: frozenset[str]
    weak: frozenset[str]
    abbreviated: frozenset[str]


@cache
def words() -> Words:
    """Compile the vocabulary of `data/times_words.yaml` and `data/times_events.yaml`."""
    table = lexicon("times_words")
    entries = [(w, c, v) for c, members in table["classes"].items() for w, v in members.items()]
    entries += [(w, "WORDDAY", v) for w, v in table["classes"]["ORDINAL"].items()]
    events = lexicon("times_events")
    for kind in ("fixed", "moving", "easter", "periods"):
        name = "NAMED" if kind == "periods" else "HOLIDAY"
        entries += [(w, name, (kind, v)) for w, v in events[kind].items()]
    single: dict[str, dict[str, Value]] = {}
    phrases: dict[tuple[str, ...], dict[str, Value]] = {}
    for word, name, value in entries:
        parts = tuple(_split(word))
        target = single.setdefault(word, {}) if len(parts) == 1 else phrases.setdefault(parts, {})
        target[name] = value
    by_first: dict[str, list[tuple[tuple[str, ...], dict[str, Value]]]] = {}
    for parts in sorted(phrases, key=lambda p: (-len(p), p)):
        by_first.setdefault(parts[0], []).append((parts, phrases[parts]))
    return Words(
        single,
        by_first,
        frozenset(table["capitalised"]),
        frozenset(table["weak"]),
        frozenset(table["abbreviated"]),
    )


def _split(phrase: str) -> Iterator[str]:
    for match in _TOKEN.finditer(phrase):
        yield match[0].lower().replace("’", "'")


class Symbols:
    """One private-use character for each set of classes that occurs; literal words are classes too."""

    def __init__(self, literals: Iterable[str]) -> None:
        self.literals = frozenset(literals)
        self.of: dict[frozenset[str], str] = {}

    def symbol(self, classes: Iterable[str]) -> str:
        key = frozenset(classes)
        if not key:
            return FILLER
        return self.of.setdefault(key, chr(0xE000 + len(self.of)))


def lexemes(text: str, literals: frozenset[str]) -> list[Lexeme]:
    """Return the lexemes of a text in order, phrases and number words joined; symbols not yet set."""
    return _join_numbers(_join_phrases(text, _raw(text, literals)))


def _raw(text: str, literals: frozenset[str]) -> list[Lexeme]:
    vocabulary = words()
    found: list[Lexeme] = []
    single = vocabulary.single
    for match in _TOKEN.finditer(text):
        kind, start, end, word = match.lastgroup, match.start(), match.end(), match[0].lower()
        if kind == "WORD":
            word = word.replace("’", "'")
            known = single.get(word)
            if known is None and word not in literals and word not in vocabulary.phrases:
                found.append(Lexeme(start, end, word))
                continue
            classes = _cased(word, match[0], known or {}, vocabulary)
            if word in literals:
                classes[word] = word
            if classes and word in vocabulary.abbreviated and text[end : end + 1] == ".":
                end += 1
            found.append(Lexeme(start, end, word, classes))
        elif kind == "MARK" and word == "." and found and _swallows_stop(found[-1], start):
            found[-1].end = end
        elif kind == "GAP":
            found.append(Lexeme(start, end, "\n", symbol=BREAK))
        else:
            found.append(Lexeme(start, end, word, _figure_classes(kind or "", match[0], word)))
    return found


def _swallows_stop(last: Lexeme, start: int) -> bool:
    """Say whether a full stop at `start` belongs to the abbreviation before it ("p.m.")."""
    return last.end > start or (last.end == start and not {"HALFDAY", "ERA"}.isdisjoint(last.classes))


def _cased(word: str, written: str, known: dict[str, Value], vocabulary: Words) -> dict[str, Value]:
    classes = dict(known)
    if word in vocabulary.capitalised and not written[0].isupper():
        for name in ("MONTH", "WEEKDAY", "ZONE", "ERA"):
            classes.pop(name, None)
    for name in ("MONTH", "WEEKDAY"):
        if name in classes and word not in vocabulary.weak:
            classes["SURE" + name] = classes[name]
        elif name in classes and word in ("may", "march"):
            classes["WEAK" + name] = classes[name]
    if "ZONE" in classes and not written.isupper() and len(word) < 5:
        classes.pop("ZONE")
    if "ERA" in classes and not written.isupper():
        classes.pop("ERA")
    return classes


def _figure_classes(kind: str, written: str, lower: str) -> dict[str, Value]:
    if kind == "MARK" or kind == "CLITIC":
        if written in _DASHES:
            return {"DASH": written}
        if written in ".;:!?":
            return {"STOP": written}
        return {lower: lower} if written in ",()$" else {"CLITIC": lower} if kind == "CLITIC" else {}
    if kind == "DATE":
        return _written_date(written)
    if kind == "CLOCK":
        hour, minute = int(written.split(":")[0]), int(written.split(":")[1])
        return {"CLOCK": (hour, minute)} if hour <= 24 and minute < 60 else {}
    if kind == "RANK":
        return {"ORDINAL": int(written[:-2])} | _day_class(int(written[:-2]), "RANKDAY")
    if kind == "TENS":
        digits = re.sub(r"\D", "", written)
        return {"OLDDECADE" if len(digits) == 3 else "DECADE": int(digits) // 10}
    if kind == "SHORT":
        return {"SHORTYEAR": int(written[1:])}
    if kind == "DOTTED":
        name = re.sub(r"\s", "", lower)
        return dict(words().single.get(name, {}))
    return _number_classes(written)


def _written_date(written: str) -> dict[str, Value]:
    parts = [int(p) for p in re.split(r"[-/]", written)]
    if "/" in written:
        return {"SLASHDATE": (parts[2] if parts[2] > 99 else None, parts[0], parts[1], parts[2])}
    return {"ISODATE": tuple(parts)}


def _day_class(number: int, name: str) -> dict[str, Value]:
    return {name: number} if 1 <= number <= 31 else {}


def _number_classes(written: str) -> dict[str, Value]:
    if "/" in written:
        top, bottom = written.split("/")
        return {"FRACTION": int(top) / int(bottom)} if int(bottom) else {}
    plain = written.replace(",", "")
    number = float(plain) if "." in plain else int(plain)
    classes: dict[str, Value] = {"NUM": number}
    if isinstance(number, int) and "," not in written:
        classes |= _day_class(number, "DAYNUM")
        if len(written) == 4 and 1000 <= number <= 2199:
            classes["YEAR"] = number
        if 1 <= number <= 24 and len(written) <= 2:
            classes["HOURNUM"] = number
        if len(written) == 4 and number <= 2400 and number % 100 < 60:
            classes["MILITARY"] = (number // 100, number % 100)
        if 1 <= len(written) <= 4:
            classes["OLDYEAR"] = number
        if len(written) == 2:
            classes["TWODIGITS"] = number
    return classes


def _join_phrases(text: str, items: list[Lexeme]) -> list[Lexeme]:
    phrases = words().phrases
    out: list[Lexeme] = []
    at, count = 0, len(items)
    while at < count:
        item = items[at]
        for parts, classes in phrases.get(item.text, ()):
            stop = at + len(parts)
            if stop <= count and all(items[at + k].text == parts[k] for k in range(1, len(parts))):
                out.append(Lexeme(item.start, items[stop - 1].end, " ".join(parts), dict(classes)))
                at = stop
                break
        else:
            out.append(item)
            at += 1
    return out


def _join_numbers(items: list[Lexeme]) -> list[Lexeme]:
    """Join number words and figures: "one hundred and twenty-six", "2 1/2", "nineteen ninety-four"."""
    out: list[Lexeme] = []
    at = 0
    while at < len(items):
        stop, classes = _number_at(items, at)
        if stop == at:
            out.append(items[at])
            at += 1
            continue
        first = items[at]
        text = first.text if stop == at + 1 else f"{first.text} {items[stop - 1].text}"
        kept = first.classes if stop == at + 1 else {}
        out.append(Lexeme(first.start, items[stop - 1].end, text, kept | classes))
        at = stop
    return out


_STARTERS = frozenset(("NUMWORD", "NUM", "SCALE"))
_LONGEST_NUMBER = 12
"""Lexemes of the longest number in words that is read as one."""


def _number_at(items: list[Lexeme], at: int) -> tuple[int, dict[str, Value]]:
    """Return the end of the number that starts at `at`, and its classes; `at` itself if there is none."""
    if items[at].text == "a" and at + 1 < len(items) and items[at + 1].text in ("hundred", "thousand", "million"):
        stop, classes = _number_at(items, at + 1)
        return (stop, classes) if "NUM" in classes else (at, {})
    if not items[at].classes or not _STARTERS & items[at].classes.keys():
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
        return stop, {"ORDINAL": total} | _day_class(int(total), "WORDDAY")
    half = _half_at(items, stop)
    if half:
        return half, {"NUM": total + 0.5}
    return stop, {"NUM": total}


def _figure_at(items: list[Lexeme], at: int) -> tuple[int, dict[str, Value]]:
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
    texts = [i.text for i in items[at : at + 6] if i.text not in _DASHES][:3]
    if texts[:2] in (["and", "a half"], ["and", "half"]):
        wanted = 2
    elif texts == ["and", "a", "half"]:
        wanted = 3
    else:
        return 0
    seen = 0
    while seen < wanted:
        seen += items[at].text not in _DASHES
        at += 1
    return at


def _number_words(items: list[Lexeme], at: int) -> list[int]:
    """Return the indices of the number words of the run that starts at `at` ("and", "-" left out)."""
    run = [at]
    k = at + 1
    while k < len(items) and len(run) < _LONGEST_NUMBER:
        item, last = items[k], items[run[-1]]
        joined = item.text in _DASHES or (item.text == "and" and "SCALE" in last.classes)
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
