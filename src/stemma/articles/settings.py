"""What reading may take and what it assumes; the clock is never asked."""

from dataclasses import dataclass
from datetime import date

NEWEST_YEAR = 2025
"""The last full calendar year before this release; newer texts need the setting raised."""

OLDEST_YEAR = 1990
"""News pages as Stemma reads them do not reach further back; the web is of 1991."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """Limits and assumptions of reading.

    `max_bytes` bounds a file before it is decoded, `min_words` a text after furniture is taken
    off; `oldest_year` and `newest_year` bound the years that an undated text may be of.
    """

    max_bytes: int = 20_000_000
    min_words: int = 10
    oldest_year: int = OLDEST_YEAR
    newest_year: int = NEWEST_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a manifest, a feed or a page's metadata says of an article; all of it optional."""

    published: date | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
