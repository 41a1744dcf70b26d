"""What a reader gives: one article's bytes as its container held them, with what the container says of it."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.articles.readers.names import printable
from stemma.model import Published, Reject

UNDATED = Published()


class Kind(StrEnum):
    """How the bytes of an item are to be read.

    `text`: running text. `page`: a whole HTML page. `fragment`: the HTML of an article alone (feeds).
    `link`: only an address is known (its bytes, if any, are a summary in HTML); it has to be fetched.
    """

    TEXT = "text"
    PAGE = "page"
    FRAGMENT = "fragment"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawItem:
    """One article's bytes before reading, or an address to fetch.

    `name` is the source as the user named it (a path, an address, "-" for standard input), printable;
    `inner` the record in it: "line 17", a WARC record id, a feed entry's id. `charset` is what was
    declared outside of the bytes and may be wrong. `title`, `outlet`, `byline`, `language` and the
    dates are the container's words; a date's basis is `given` where a person stated it (a row of
    a manifest), `metadata` where a machine did. `seen` is the ISO date-time at which a crawler had the page:
    an article is not younger. `is_given`: a person states all this (a row, a manifest), and it goes
    before the page's own words.
    """

    name: str
    kind: Kind
    data: bytes = b""
    inner: str | None = None
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Published = UNDATED
    updated: Published = UNDATED
    seen: str | None = None
    is_given: bool = False

    @property
    def record(self) -> str:
        """The name under which rejects speak of this item."""
        return f"{self.name}#{self.inner}" if self.inner else self.name


type Outcome = RawItem | Reject


def reject(record: str, reason: str) -> Reject:
    """Return the reject of the reading stage for `record`; both are made printable."""
    return Reject(record=printable(record), stage="read", reason=printable(reason))
