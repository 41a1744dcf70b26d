"""The Store protocol: what any place that keeps articles can do; and the records it takes and gives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from stemma.articles.fetch.fetcher import Validators
from stemma.articles.fetch.following import Visit
from stemma.articles.readers.item import RawItem
from stemma.model import Article, Extraction, Reject, Report, StoryChange


class Arrived(StrEnum):
    """What became of an item: a new address, a changed text at a known one, better words on a known text,
    nothing new, or set aside."""

    ADDED = "added"
    NEW_VERSION = "new version"
    CORRECTED = "corrected"
    KNOWN = "known"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What a source gave and what it was read as; `item` is None where there were not even bytes."""

    item: RawItem | None
    outcome: Article | Reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the store says of an arrival once it is on the disk."""

    record: str
    arrived: Arrived
    article_id: str | None = None
    title: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReject:
    """A reject that still stands; `source` is what the user named, to be opened again.

    `came` is when it was first met, `met` when last.
    """

    source: str
    reject: Reject
    came: datetime
    met: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """The newest version of every address, by article id; `upto` counts the changes that led here."""

    upto: int = 0
    articles: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The last run: its report (story ids are the store's), and up to which change it saw the holdings."""

    upto: int
    version: str
    at: datetime
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStory:
    """A story as of the last run, by the id that the store gave it; `changes` are its merges and splits."""

    id: str
    title: str
    start: date | None
    end: date | None
    articles: int
    changes: tuple[StoryChange, ...] = ()


class Store(Protocol):
    """Keeps articles. What a method has returned from is on the disk; each is done wholly or not at all.

    Every method raises StoreError where the place cannot be used. Times are handed in: no store asks
    the clock.
    """

    def add(
        self, source: str, arrivals: Sequence[Arrival], visits: Sequence[Visit], at: datetime
    ) -> tuple[Receipt, ...]:
        """Keep what came from a source, in order; what is there already is left as it is."""
        ...

    def knows(self, item: RawItem) -> str | None:
        """Return the id of the article that this very item (name, statements, bytes) was read as."""
        ...

    def begin(self, source: str, at: datetime, *, afresh: bool = False) -> frozenset[str]:
        """Begin to read a source or, unless `afresh`, go on where a reading of the last day broke off.

        Returns the addresses that were visited since that began: they need no second visit.
        """
        ...

    def finish(self, source: str, at: datetime, *, whole: bool) -> None:
        """Say that a source was read to its end; `whole`: rejects that did not come again are settled.

        Those of the stage "fetch" are not: they stand until their address (the record) is visited.
        """
        ...

    def validators(self) -> Mapping[str, Validators]:
        """Return, by address, what the last visit gave to ask whether it has changed."""
        ...

    def fetched(self) -> frozenset[str]:
        """Return the addresses that were fetched and read as an article."""
        ...

    def holdings(self) -> Holdings:
        """Return the newest version of every address."""
        ...

    def versions(self, article_id: str) -> tuple[Article, ...]:
        """Return all versions of an article's address, oldest first; NotFound for an id that is not there."""
        ...

    def changed_addresses(self) -> tuple[str, ...]:
        """Return, of each address with several versions, the id of the newest article; in order of id."""
        ...

    def raw(self, article_id: str) -> bytes:
        """Return the bytes that an article was first read from; NotFound for an id that is not there."""
        ...

    def rejects(self) -> tuple[KeptReject, ...]:
        """Return the rejects that are not settled, in order of record, stage, reason, source."""
        ...

    def rejected(self, source: str) -> Iterator[RawItem]:
        """Yield, with their bytes, the items of a source's rejects that are not settled."""
        ...

    def changes_since(self, upto: int) -> int:
        """Return how many articles were added or corrected after a state of the holdings."""
        ...

    def extraction(self, article_id: str, key: str) -> Extraction | None:
        """Return the reading of an article that was kept under this key, if there is one."""
        ...

    def keep(self, extraction: Extraction, key: str) -> None:
        """Keep the reading of an article; one that was kept under another key is replaced."""
        ...

    def settle(self, report: Report, upto: int, version: str, at: datetime) -> Run:
        """Keep the report of a run over `upto` changes; its stories get the ids that their members had.

        Where a run that saw more has finished meanwhile, its report stays and is returned.
        """
        ...

    def last_run(self) -> Run | None:
        """Return the last run, or None before the first."""
        ...

    def stories(self, words: str = "") -> tuple[KeptStory, ...]:
        """Return the stories of the last run, oldest first; with words, those with an article that has all
        of them."""
        ...

    def story_id(self, given: str) -> str:
        """Return the id of a story today: the one that a given id was merged into. Raises NotFound."""
        ...

    def flaws(self) -> Iterator[str]:
        """Yield what is wrong with the place itself: broken pages, bytes that are not what was kept."""
        ...

    def close(self) -> None:
        """Let go of the place."""
        ...
