"""From links to what stands behind them (feeds, pages): once each, hosts in turn, resumable."""

from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from stemma.articles.fetch.fetcher import Fetched, Fetcher, Validators
from stemma.articles.readers.item import UNDATED, Kind, Outcome, RawItem, reject
from stemma.articles.readers.limits import DEFAULT_LIMITS, ReaderLimits
from stemma.articles.readers.opening import open_bytes
from stemma.errors import FetchRefused

_DEEPEST = 3
"""A list of feeds, a feed in it, a page in that."""

_WINDOW = 256
"""Links of the source itself that wait at once; so a list of a million addresses is streamed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An address that was fetched: what a store keeps so as not to ask again.

    It is given after all its items, and a feed's after the visits of all its links: whoever is stopped
    in between and begins again with the visits so far as `done` loses nothing. `status` is 200, or 304
    where nothing had changed (and no item came).
    """

    url: str
    final_url: str
    status: int
    at: datetime
    validators: Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """How links are followed: by whom, what earlier visits gave, what need not be visited.

    `known`: the validators of earlier visits by their `url`, so that only what changed is sent. `done`:
    addresses that are not asked for at all: those of a run that was stopped, and pages that are kept.
    """

    fetcher: Fetcher
    links: int = 1000
    known: Mapping[str, Validators] = field(default_factory=dict)
    done: Container[str] = frozenset()
    limits: ReaderLimits = DEFAULT_LIMITS


@dataclass(slots=True, kw_only=True)
class _Link:
    item: RawItem
    depth: int = 0
    parent: "_Link | None" = None
    visit: Visit | None = None
    waits_for: int = 0
    """Links behind it that are not done yet."""


class _Queue:
    """Links that wait, by host; hosts take turns, so that the pause after one is filled by the others."""

    def __init__(self) -> None:
        self._hosts: dict[str, deque[_Link]] = {}
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, link: _Link) -> None:
        self._hosts.setdefault(_host(link.item.url or ""), deque()).append(link)
        self._size += 1

    def take(self) -> _Link:
        """Return the oldest link of the host whose turn it is, which then goes to the end."""
        host = next(iter(self._hosts))
        links = self._hosts.pop(host)
        link = links.popleft()
        if links:
            self._hosts[host] = links
        self._size -= 1
        return link


def follow(outcomes: Iterable[Outcome], following: Following) -> Iterator[Outcome | Visit]:
    """Yield items and rejects as they are, and for each link what stands behind it, then its visit.

    A link is fetched once however often it occurs; links of `done` are passed over. A link that cannot be
    fetched is a reject of the stage "fetch" under its address, by which it can be tried again. What a
    feed states of an entry goes with the page it leads to.
    """
    walk = _Walk(following)
    for outcome in outcomes:
        if not isinstance(outcome, RawItem) or outcome.kind is not Kind.LINK:
            yield outcome
            continue
        walk.add(_Link(item=outcome))
        while len(walk.queue) >= _WINDOW:
            yield from walk.step()
    while walk.queue:
        yield from walk.step()


class _Walk:
    """The state of following: what waits, and what was met."""

    def __init__(self, following: Following) -> None:
        self.queue = _Queue()
        self._following = following
        self._seen: set[str] = set()

    def add(self, link: _Link) -> None:
        """Let a link wait, unless it was met or done before."""
        url = link.item.url or ""
        if url in self._seen or url in self._following.done:
            return
        self._seen.add(url)
        if link.parent is not None:
            link.parent.waits_for += 1
        self.queue.add(link)

    def step(self) -> Iterator[Outcome | Visit]:
        """Fetch the next link and yield what stands behind it."""
        link = self.queue.take()
        url = link.item.url or ""
        try:
            if link.depth >= _DEEPEST:
                raise FetchRefused(f"{url}: a link of a link of a link is not followed")
            fetched = self._following.fetcher.fetch(url, self._following.known.get(url))
        except FetchRefused as refused:
            yield replace(reject(url, str(refused)), stage="fetch")
            yield from _finished(link.parent)
            return
        self._seen.add(fetched.final_url)
        link.waits_for = 1  # itself
        if fetched.status == 200:
            yield from self._behind(link, fetched)
        link.visit = Visit(
            url=url,
            final_url=fetched.final_url,
            status=fetched.status,
            at=fetched.at,
            validators=fetched.validators,
        )
        yield from _finished(link)

    def _behind(self, link: _Link, fetched: Fetched) -> Iterator[Outcome]:
        """Yield the items of an answer; its links wait for their turn."""
        links = 0
        for outcome in _read(fetched, self._following.limits):
            if not isinstance(outcome, RawItem):
                yield outcome
                continue
            item = _with_words_of(link.item, outcome, fetched)
            if item.kind is not Kind.LINK:
                yield item
                continue
            links += 1
            if links > self._following.links:
                yield reject(fetched.final_url, f"more than {links - 1} links; the rest was not followed")
                return
            self.add(_Link(item=item, depth=link.depth + 1, parent=link))


def _finished(link: _Link | None) -> Iterator[Visit]:
    """Note that one thing that `link` waited for is done; after the last yield its visit, and so upwards."""
    while link is not None:
        link.waits_for -= 1
        if link.waits_for or link.visit is None:
            return
        yield link.visit
        link = link.parent


def _read(fetched: Fetched, limits: ReaderLimits) -> Iterator[Outcome]:
    return open_bytes(
        fetched.data,
        fetched.final_url,
        limits,
        url=fetched.final_url,
        charset=fetched.charset,
        media_type=fetched.media_type,
    )


def _with_words_of(link: RawItem, item: RawItem, fetched: Fetched) -> RawItem:
    """Return `item` with what the link stated, where it states nothing itself."""
    is_link = item.kind is Kind.LINK  # a list of feeds states nothing of a feed's entries but the outlet
    return replace(
        item,
        title=item.title if is_link else item.title or link.title,
        outlet=item.outlet or link.outlet,
        byline=item.byline if is_link else item.byline or link.byline,
        language=item.language or link.language,
        published=item.published if item.published != UNDATED else link.published,
        updated=item.updated if item.updated != UNDATED else link.updated,
        is_given=link.is_given,
        seen=item.seen or fetched.at.isoformat(),
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:  # the fetcher will refuse it
        return ""
