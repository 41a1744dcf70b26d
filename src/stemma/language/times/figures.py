"""What a token of digits or marks can mean in a time expression."""

import re

from stemma.language.times.lexeme import DASHES, NO_CLASSES, Classes


def figure_classes(kind: str, written: str) -> Classes:
    """Return the classes of a token that is not a word; `kind` is the name of its pattern in `lexemes.py`."""
    return _READERS[kind](written)


def _mark(written: str) -> Classes:
    if written in DASHES:
        return {"DASH": written}
    if written in ".;:!?":
        return {"STOP": written}
    if written in "$£€":
        return {"MONEY": written}
    return {written: written} if written in ",()" else NO_CLASSES


def _serial(written: str) -> Classes:
    return NO_CLASSES


def _clitic(written: str) -> Classes:
    return {"CLITIC": written}


def _date(written: str) -> Classes:
    parts = [int(p) for p in re.split(r"[-/.]", written)]
    if "." in written:
        return {"ISODATE": (parts[2], parts[1], parts[0])}
    if "/" in written:
        return {"SLASHDATE": (parts[2] if parts[2] > 99 else None, parts[0], parts[1], parts[2])}
    return {"ISODATE": tuple(parts)}


def _clock(written: str) -> Classes:
    hour, minute = int(written.split(":")[0]), int(written.split(":")[1])
    return {"CLOCK": (hour, minute)} if hour <= 24 and minute < 60 else NO_CLASSES


def day_class(number: int, name: str) -> Classes:
    """Return the class of a number that may be a day of a month."""
    return {name: number} if 1 <= number <= 31 else {}


def _rank(written: str) -> Classes:
    number = int(written[:-2])
    return {"ORDINAL": number} | day_class(number, "RANKDAY")


def _tens(written: str) -> Classes:
    digits = re.sub(r"\D", "", written)
    return {"OLDDECADE" if len(digits) == 3 else "DECADE": int(digits) // 10}


def _code(written: str) -> Classes:
    return {"QUARTERCODE": int(written[1])}


def _short_year(written: str) -> Classes:
    return {"SHORTYEAR": int(written[1:])}


def _figure(written: str) -> Classes:
    if "/" in written:
        top, bottom = written.split("/")
        return {"FRACTION": int(top) / int(bottom)} if int(bottom) else NO_CLASSES
    plain = written.replace(",", "")
    if "." in plain or "," in written:
        return {"NUM": float(plain) if "." in plain else int(plain)}
    return {"NUM": int(plain)} | _whole_classes(written, int(plain))


def _whole_classes(written: str, number: int) -> Classes:
    """Return what a row of digits can be besides a number."""
    size = len(written)
    classes = day_class(number, "DAYNUM")
    if size == 4 and 1000 <= number <= 2199:
        classes["YEAR"] = number
    if size <= 2 and 1 <= number <= 24:
        classes["HOURNUM"] = number
    if size == 4 and number <= 2400 and number % 100 < 60:
        classes["MILITARY"] = (number // 100, number % 100)
    if size <= 4:
        classes["OLDYEAR"] = number
    if size == 2:
        classes["TWODIGITS"] = number
    return classes


_READERS = {
    "MARK": _mark,
    "SERIAL": _serial,
    "CLITIC": _clitic,
    "DATE": _date,
    "CLOCK": _clock,
    "RANK": _rank,
    "TENS": _tens,
    "SHORT": _short_year,
    "CODE": _code,
    "FIGURE": _figure,
}
