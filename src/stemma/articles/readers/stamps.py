"""Dates as containers state them: ISO 8601 (JSON, Atom) and RFC 5322 (RSS)."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from stemma.model import DateBasis, Published

_ISO_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_YEARS = range(1900, 2101)


def stamp_date(text: object) -> date | None:
    """Return the day that a stamp names, in the time zone that it states; None where it names none."""
    if not isinstance(text, str) or not 8 <= len(text := text.strip()) <= 64:
        return None
    try:
        if iso := _ISO_DAY.match(text):
            day = date(*(int(part) for part in iso.groups()))
        else:
            day = parsedate_to_datetime(text).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return day if day.year in _YEARS else None


def published(text: object, basis: DateBasis) -> Published:
    """Return the publication date that a stamp states, on `basis`; an empty one where it states none."""
    day = stamp_date(text)
    return Published(value=day, basis=basis) if day else Published()


def stamp_time(text: object) -> str | None:
    """Return an ISO 8601 date-time as it stands, if it is one, else None."""
    if not isinstance(text, str) or len(text) > 40:
        return None
    try:
        return datetime.fromisoformat(text.strip()).isoformat()
    except ValueError:
        return None
