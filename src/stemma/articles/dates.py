"""Calendar days as datelines and bylines write them, and the years that an undated day fits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from stemma.language.lexicon import lexicon

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
DAY = (
    rf"(?:{_WEEKDAY}\.?,? (?:the )?)?"
    rf"(?:(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?(?![\d:])"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b\.?)"
    r"(?:,? (?:19|20)\d\d\b)?"
)
"""A day and month, with or without weekday and year: a regular expression without groups (ignore case)."""

_PARTS = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY})\.?,? (?:the )?)?"
    rf"(?:\b(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTH})\b)\.?(?:,? (?P<year>(?:19|20)\d\d)\b)?",
    re.I,
)
_NUMERIC = re.compile(r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_URL_DAY = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>0[1-9]|1[0-2]|[1-9](?=[/-])|[a-z]{3}(?=[/-]))[/-]?(?P<day>[0-3]\d|[1-9](?=/))(?!\d)"
)
_YEAR = re.compile(r"(?<![\d,.$£€-])((?:19|20)\d\d)(?![\d,.]\d|%|s\b)")
_AFTER_WEEKDAY = re.compile(r"(?:day|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))\.?,? (?:the )?(?:\d|[A-Z][a-z]{2})")
_AHEAD = re.compile(
    r"\b(?:by|until|till|before|through|next|from now|up to|no later than)\b"
    r"|\b(?:will|plans?|planned|would|shall|expected|scheduled|due)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day as written: year and weekday (Monday 0) where they stand, offsets of the words."""

    start: int
    end: int
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    @property
    def iso(self) -> str:
        """The day as "2020-10-31", or "XXXX-10-31" without a year."""
        return f"{self.year or 'XXXX'}-{self.month:02}-{self.day:02}"

    def in_year(self, year: int) -> date | None:
        """Return the day in `year`, or None where it does not exist or its weekday differs."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday is None or found.weekday() == self.weekday else None


@cache
def _months() -> dict[str, int]:
    return {name[:3]: number for name, number in lexicon("datelines", "articles")["months"].items()}


@cache
def _weekdays() -> dict[str, int]:
    return {name[:3]: i for i, name in enumerate(lexicon("datelines", "articles")["weekdays"])}


def days_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """Yield the days of `text[start:end]` that name a month by word, and ISO dates, each kind in order."""
    end = len(text) if end is None else end
    for m in _PARTS.finditer(text, start, end):
        month = _months()[(m["m1"] or m["m2"])[:3].lower()]
        day = int(m["d1"] or m["d2"])
        weekday = _weekdays()[m["weekday"][:3].lower()] if m["weekday"] else None
        if _exists(month, day):
            year = int(m["year"]) if m["year"] else None
            yield Day(start=m.start(), end=m.end(), month=month, day=day, year=year, weekday=weekday)
    for m in _NUMERIC.finditer(text, start, end):
        month, day = int(m["month"]), int(m["day"])
        if _exists(month, day):
            yield Day(start=m.start(), end=m.end(), month=month, day=day, year=int(m["year"]))


def weekdays_with_day(text: str) -> Iterator[Day]:
    """Yield the days of `text` that stand with their weekday and without a year ("Saturday, October 31")."""
    for near in _AFTER_WEEKDAY.finditer(text):
        for day in days_in(text, max(0, near.start() - 9), near.end() + 24):
            if day.year is None and day.weekday is not None:
                yield day


def _exists(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def day_in_url(url: str) -> date | None:
    """Return the day that an address carries in its path (/2020/10/31/, /2020-10-31-, /20201031), or None."""
    m = _URL_DAY.search(url.lower())
    if m is None:
        return None
    month = int(m["month"]) if m["month"].isdigit() else _months().get(m["month"], 0)
    try:
        return date(int(m["year"]), month, int(m["day"]))
    except ValueError:
        return None


def nearest(day: Day, to: date) -> date | None:
    """Return the day in the year that puts it nearest to `to`; None where its weekday fits no such year."""
    years = (day.year,) if day.year else (to.year, to.year - 1, to.year + 1)
    found = [d for y in years if (d := day.in_year(y))]
    return min(found, key=lambda d: (abs((d - to).days), d), default=None)


def latest_past_year(text: str, newest: int) -> int | None:
    """Return the latest year, at most `newest`, that the text tells as past, or None.

    A report is not older than what it tells; a year after "by", "until", "will" and the like is no such year.
    """
    years = [
        int(m[1])
        for m in _YEAR.finditer(text)
        if int(m[1]) <= newest
        and not _AHEAD.search(text[max(0, m.start() - 60) : m.start()].rsplit(". ", 1)[-1])
    ]
    return max(years, default=None)
