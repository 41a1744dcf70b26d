"""Articles: one text as one outlet published it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stemma.model.text import Evidence, Span


class ReadDepth(StrEnum):
    """How far an article was read; a language that is not read is still grouped and traced."""

    FULL = "full"
    GROUPED_ONLY = "grouped-only"


class DateBasis(StrEnum):
    """Where a publication date comes from."""

    GIVEN = "given"
    METADATA = "metadata"
    URL = "url"
    DATELINE = "dateline"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class CreditKind(StrEnum):
    WIRE = "wire"
    OUTLET = "outlet"
    PERSON = "person"


class CreditRole(StrEnum):
    """What a credited party gave: the text itself, one fact in it, or its passage from hand to hand."""

    TEXT = "text"
    FACT = "fact"
    RELAY = "relay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A publication date with its basis; `candidates` (ISO dates) where the text leaves a choice."""

    value: date | None = None
    basis: DateBasis = DateBasis.UNKNOWN
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Place and day at the head of a report; a date without a year is "XXXX-10-31"."""

    place: str | None
    date: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A place where an article names whom it took text or facts from."""

    name: str
    kind: CreditKind
    role: CreditRole
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Page matter that is not the article; marked, never cut."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text as one outlet published it.

    `text` is normalised once, at reading; where a title is known it is the first line of `text`
    and `title_span` says where. `headings` are sub-headings (they belong to the article, unlike
    furniture). `file` is the name the user gave, `language` an ISO 639-1 code or "und".
    """

    id: str
    address_id: str
    text: str
    title: str
    title_span: Span | None = None
    file: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str = "en"
    read: ReadDepth = ReadDepth.FULL
    published: Published = Published()
    updated: Published = Published()
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    headings: tuple[Span, ...] = ()

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the evidence for `text[start:end]`."""
        return Evidence(article_id=self.id, start=start, end=end, quote=self.text[start:end])

    def is_furniture(self, start: int, end: int) -> bool:
        """Say whether [start, end) touches a furniture span."""
        return any(start < f.end and f.start < end for f in self.furniture)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """What a stage set aside, and why; `record` names a file, an article or a line."""

    record: str
    stage: str
    reason: str
