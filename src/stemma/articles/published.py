"""The publication date: what is known, on which basis, and the candidates where the text leaves a choice."""

import re
from collections.abc import Sequence
from datetime import date

from stemma.articles.datelines import HeadOfReport
from stemma.articles.dates import Day, day_in_url, days_in, latest_past_year, nearest, weekdays_with_day
from stemma.articles.lines import Line
from stemma.articles.settings import ReadSettings, Stated
from stemma.model import DateBasis, Published

_STATES_DATE = re.compile(
    r"^(?:(?:first |last )?(?:published|posted|updated|modified|date|issued|created|on)\b|by\b)", re.I
)


def find_published(
    text: str, lines: Sequence[Line], head: HeadOfReport | None, known: Stated, settings: ReadSettings
) -> Published:
    """Return the publication date with its basis, never by guess.

    In order: what is known (given, or stated by metadata); the address; a line at the head that states
    it; a dateline with a year. Else the days
    that a dateline or a day with its weekday fits, as `candidates` (oldest first) and without a value; the
    year is at most `settings.newest_year` and not before what the text tells as past.
    """
    if known.published.value:
        return known.published
    in_url = day_in_url(known.url) if known.url else None
    if in_url:
        return Published(value=in_url, basis=DateBasis.URL)
    stated = _stated(lines)
    if stated:
        return Published(value=stated, basis=DateBasis.METADATA)
    if head and head.day and head.day.year:
        value = head.day.in_year(head.day.year)
        if value:
            return Published(value=value, basis=DateBasis.DATELINE)
    return _undated(text, head.day if head else None, settings)


def _stated(lines: Sequence[Line]) -> date | None:
    """A short line before the first sentence that holds a full date and hardly anything else."""
    for line in lines[:8]:
        if line.is_sentence:
            return None
        days = [d for d in days_in(line.text) if d.year]
        alone = len(line.words) <= 8 and days and days[0].start <= 12
        if days and (alone or (_STATES_DATE.match(line.text) and len(line.words) <= 16)):
            return days[0].in_year(days[0].year or 0)
    return None


def _undated(text: str, dateline: Day | None, settings: ReadSettings) -> Published:
    with_weekday = list(weekdays_with_day(text))
    if dateline is None and not with_weekday:
        return Published()
    oldest = max(settings.oldest_year, latest_past_year(text, settings.newest_year) or 0)
    years = [
        y for y in range(oldest, settings.newest_year + 1) if all(d.in_year(y) for d in with_weekday[:6])
    ]
    day = dateline or max(with_weekday, key=lambda d: (d.month, d.day), default=None)
    if day is None:
        return Published()
    found = [d for y in years if (d := day.in_year(y))]
    if len(found) == 1:
        return Published(value=found[0], basis=DateBasis.INFERRED, candidates=(found[0].isoformat(),))
    return Published(candidates=tuple(d.isoformat() for d in found))


def dateline_date(head: HeadOfReport, published: Published) -> str | None:
    """Return a dateline's day in ISO form, in the year nearest to the publication date, else "XXXX-10-31"."""
    if head.day is None:
        return None
    value = nearest(head.day, published.value) if published.value else None
    return value.isoformat() if value else head.day.iso
