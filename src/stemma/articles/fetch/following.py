"""From links to what stands behind them: lists of feeds, feeds, pages; once each, and resumable."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from stemma.articles.fetch.fetcher import Fetched, Fetcher, Validators
from stemma.articles.readers.item import UNDATED, Kind, Outcome, RawItem, reject
from stemma.articles.readers.limits import DEFAULT_LIMITS, ReaderLimits
from stemma.articles.readers.opening import open_bytes
from stemma.errors import FetchRefused

_DEEPEST = 3
"""A list of feeds, a feed in it, a page in that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An address that was fetched, given after all its items: what a store keeps so as not to ask again.

    `status` is 200, or 304 where nothing had changed (and no item came).
    """

    url: str
    final_url: str
    status: int
    at: datetime
    validators: Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """How links are followed: by whom, what earlier visits gave, and what need not be visited (resuming)."""

    fetcher: Fetcher
    links: int = 1000
    known: Mapping[str, Validators]
    done: Container[str] = frozenset()
    limits: ReaderLimits = DEFAULT_LIMITS


def follow(outcomes: Iterable[Outcome], following: Following) -> Iterator[Outcome | Visit]:
    """Yield items and rejects as they are, and for each link what stands behind it, then its visit.

    A link is fetched once however often it occurs; links of `done` are passed over. A link that cannot be
    fetched is a reject of the stage "fetch". What a feed states of an entry goes with the page it leads to.
    """
    seen: set[str] = set()
    for outcome in outcomes:
        yield from _one(outcome, following, seen, 0)


def _one(outcome: Outcome, following: Following, seen: set[str], depth: int) -> Iterator[Outcome | Visit]:
    if not isinstance(outcome, RawItem) or outcome.kind is not Kind.LINK:
        yield outcome
        return
    url = outcome.url or ""
    if url in seen or url in following.done:
        return
    seen.add(url)
    if depth >= _DEEPEST:
        yield _refused(outcome, f"{url}: a link of a link of a link is not followed")
        return
    try:
        fetched = following.fetcher.fetch(url, following.known.get(url))
    except FetchRefused as refused:
        yield _refused(outcome, str(refused))
        return
    seen.add(fetched.final_url)
    if fetched.status == 200:
        yield from _behind(outcome, fetched, following, seen, depth)
    yield Visit(
        url=url,
        final_url=fetched.final_url,
        status=fetched.status,
        at=fetched.at,
        validators=fetched.validators,
    )


def _behind(
    link: RawItem, fetched: Fetched, following: Following, seen: set[str], depth: int
) -> Iterator[Outcome | Visit]:
    links = 0
    found = open_bytes(
        fetched.data,
        fetched.final_url,
        following.limits,
        url=fetched.final_url,
        charset=fetched.charset,
        media_type=fetched.media_type,
    )
    for outcome in found:
        if not isinstance(outcome, RawItem):
            yield outcome
            continue
        if outcome.kind is Kind.LINK:
            links += 1
            if links > following.links:
                yield reject(
                    fetched.final_url, f"more than {following.links} links; the rest was not followed"
                )
                return
        yield from _one(_with_words_of(link, outcome, fetched), following, seen, depth + 1)


def _with_words_of(link: RawItem, item: RawItem, fetched: Fetched) -> RawItem:
    """Return `item` with what the link stated, where it states nothing itself."""
    return replace(
        item,
        title=item.title or link.title if item.kind is not Kind.LINK else item.title,
        outlet=item.outlet or link.outlet,
        byline=item.byline or link.byline if item.kind is not Kind.LINK else item.byline,
        language=item.language or link.language,
        published=item.published if item.published != UNDATED else link.published,
        updated=item.updated if item.updated != UNDATED else link.updated,
        seen=item.seen or fetched.at.isoformat(),
    )


def _refused(link: RawItem, reason: str) -> Outcome:
    return replace(reject(link.record, reason), stage="fetch")
