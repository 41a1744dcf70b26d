"""What reading may take and assumes, and what is known of a text from outside; the clock is never asked."""

from dataclasses import dataclass
from datetime import date

from stemma.model import Published

NEWEST_YEAR = 2025
"""The last full calendar year before this release; newer texts need the setting raised."""

OLDEST_YEAR = 1990
"""News pages as Stemma reads them do not reach further back; the web is of 1991."""

_UNDATED = Published()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """Limits and assumptions of reading.

    `max_bytes` bounds a text file and `max_page_bytes` an HTML page before it is decoded, `min_words` a
    text after furniture is taken off; `oldest_year` and `newest_year` bound the years that an undated
    text may be of.
    """

    max_bytes: int = 20_000_000
    max_page_bytes: int = 10_000_000
    min_words: int = 10
    oldest_year: int = OLDEST_YEAR
    newest_year: int = NEWEST_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a person says of an article (a manifest); all of it optional, and it goes before all else."""

    published: date | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a page's metadata or a container (a feed, a row) states of an article; all of it optional.

    `titles` are further forms of the title (the heading, the one for social networks): in the text
    they are repetitions. `url` is the canonical address.
    """

    published: Published = _UNDATED
    updated: Published = _UNDATED
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    titles: tuple[str, ...] = ()
    byline: str | None = None
    language: str | None = None
