"""From a source's items to the store: read, gathered in steps, kept, acknowledged."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from stemma.articles.fetch import Fetcher, Following, Visit, follow
from stemma.articles.readers import Kind, Outcome, RawItem, open_source, read_item
from stemma.articles.settings import ReadSettings
from stemma.model import Article, Reject
from stemma.store.base import Arrival, Arrived, Receipt, Store

_POSITIONS = ("line ", "item ", "entry ")
"""Names of records that say where they stood: another line there is no new version of this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLimits:
    """When a step is closed: after so many arrivals, so many bytes or so many seconds, what comes first.

    A step costs a wait for the disk (some milliseconds); what is not yet kept is lost with the process.
    Not tuned on any set.
    """

    arrivals: int = 64
    bytes: int = 16_000_000
    seconds: float = 0.25


@dataclass(slots=True)
class _Step:
    """What came and is not yet kept."""

    began: float
    arrivals: list[Arrival] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    bytes: int = 0

    def is_full(self, limits: StepLimits) -> bool:
        return (
            len(self.arrivals) >= limits.arrivals
            or self.bytes >= limits.bytes
            or time.monotonic() - self.began >= limits.seconds
        )


class Intake:
    """Takes items into a store. What it yields a receipt for is on the disk."""

    def __init__(
        self,
        store: Store,
        settings: ReadSettings,
        now: Callable[[], datetime],
        fetcher: Fetcher | None = None,
        languages: frozenset[str] = frozenset(),
        limits: StepLimits | None = None,
    ) -> None:
        self._store, self._settings, self._now = store, settings, now
        self._fetcher, self._languages, self._limits = fetcher, languages, limits or StepLimits()

    def take(
        self, source: str, outcomes: Iterable[Outcome], *, afresh: bool = False, whole: bool = True
    ) -> Iterator[Receipt]:
        """Keep the items of a source, following links where there is a fetcher.

        `afresh` asks servers again for what gave no article, even where nothing has changed there; `whole`
        says that these are all the items of the source: rejects that do not come again are settled.
        """
        done = self._store.begin(source, self._now(), afresh=afresh)
        unread = False
        step = _Step(time.monotonic())
        for outcome in self._followed(outcomes, done, afresh):
            if isinstance(outcome, Visit):
                unread = unread or outcome.status == 304
                step.visits.append(outcome)
            elif receipt := self._known(outcome):
                yield receipt
            else:
                step.arrivals.append(self._arrival(outcome))
                step.bytes += len(outcome.data) if isinstance(outcome, RawItem) else 0
            if step.is_full(self._limits):
                yield from self._keep(source, step)
                step = _Step(time.monotonic())
        yield from self._keep(source, step)
        self._store.finish(source, self._now(), whole=whole and source != "-" and not unread and not done)

    def take_again(self, source: str) -> Iterator[Receipt]:
        """Open a source anew, and then the addresses that failed and that it does not lead to any more."""
        began = self._now()
        yield from self.take(source, open_source(source), afresh=True)
        if self._fetcher is not None:
            failed = [k for k in self._store.rejects() if k.source == source and k.reject.stage == "fetch"]
            lost = [k.reject.record for k in failed if k.met < began]
            if lost:
                yield from self.take(source, (o for url in lost for o in open_source(url)), whole=False)

    def read_again(self, source: str) -> Iterator[Receipt]:
        """Read the kept bytes of a source's rejects anew; yield receipts of those that are articles now."""
        for item in self._store.rejected(source):
            arrival = self._arrival(item)
            if isinstance(arrival.outcome, Article):
                yield from self._store.add(source, [arrival], [], self._now())

    def _followed(
        self, outcomes: Iterable[Outcome], done: frozenset[str], afresh: bool
    ) -> Iterator[Outcome | Visit]:
        if self._fetcher is None:
            return iter(outcomes)
        known = {} if afresh else self._store.validators()
        passed = done | self._store.fetched() if afresh else done
        return follow(outcomes, Following(fetcher=self._fetcher, known=known, done=passed))

    def _known(self, outcome: Outcome) -> Receipt | None:
        if isinstance(outcome, Reject):
            return None
        article_id = self._store.knows(outcome)
        if article_id is None:
            return None
        return Receipt(record=outcome.record, arrived=Arrived.KNOWN, article_id=article_id)

    def _arrival(self, outcome: Outcome) -> Arrival:
        if isinstance(outcome, Reject):
            return Arrival(item=None, outcome=outcome)
        if outcome.kind is Kind.LINK:
            return Arrival(item=None, outcome=read_item(outcome, self._settings))
        return Arrival(
            item=outcome, outcome=self._asked_for(outcome, read_item(_anchored(outcome), self._settings))
        )

    def _asked_for(self, item: RawItem, read: Article | Reject) -> Article | Reject:
        if isinstance(read, Reject) or not self._languages or read.language in self._languages:
            return read
        found = "of no known language" if read.language == "und" else f"in the language {read.language}"
        reason = f"{found}; asked for was {', '.join(sorted(self._languages))}"
        return Reject(record=item.record, stage="read", reason=reason)

    def _keep(self, source: str, step: _Step) -> Iterator[Receipt]:
        if step.arrivals or step.visits:
            yield from self._store.add(source, step.arrivals, step.visits, self._now())


def _anchored(item: RawItem) -> RawItem:
    """Return an item without an address of its own under a name that its bytes give, not its position.

    Pasted texts and rows without an address would else be versions of whatever stood there before.
    """
    positional = item.name == "-" if item.inner is None else item.inner.startswith(_POSITIONS)
    if item.url or not positional:
        return item
    return replace(item, inner=hashlib.sha256(item.data).hexdigest()[:16])
