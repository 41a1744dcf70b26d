"""From a raw item to an Article: the one place where readers and the reading of text and pages meet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from stemma.articles.decode import decode
from stemma.articles.manifest import given_for
from stemma.articles.page import read_html, with_title
from stemma.articles.readers.item import UNDATED, Kind, Outcome, RawItem, reject
from stemma.articles.settings import Given, ReadSettings, Stated
from stemma.articles.text import read_text
from stemma.model import Article, DateBasis, Published, Reject

_WEAK = frozenset({DateBasis.INFERRED, DateBasis.UNKNOWN})
"""Bases of a page's date that give way to what a feed states of it."""


def read_articles(
    outcomes: Iterable[Outcome],
    given: Mapping[str, Given] | None = None,
    settings: ReadSettings | None = None,
) -> Iterator[Article | Reject]:
    """Yield the Article, or the Reject, of each outcome of a reader, in order.

    `given` is what a manifest of the user's says of whole files, by path or name (`read_manifest`).
    """
    for outcome in outcomes:
        if isinstance(outcome, Reject):
            yield outcome
            continue
        known = given_for(Path(outcome.name), given) if given and outcome.inner is None else None
        yield read_item(with_given(outcome, known) if known else outcome, settings)


def with_given(item: RawItem, given: Given) -> RawItem:
    """Return `item` with what a person says of it in place of what the container states."""
    published = Published(value=given.published, basis=DateBasis.GIVEN) if given.published else item.published
    return replace(
        item,
        published=published,
        url=given.url or item.url,
        outlet=given.outlet or item.outlet,
        title=given.title or item.title,
        is_given=True,
    )


def read_item(item: RawItem, settings: ReadSettings | None = None) -> Article | Reject:
    """Return the Article of a raw item, or the Reject that says why there is none.

    What a person states (`is_given`) goes before the page's own words; what a feed states fills what the page
    leaves open. A text that comes without its title, from a row or a feed, gets it as its first line.
    """
    if item.kind is Kind.LINK:
        return reject(item.record, f"only an address ({item.url}): it has to be fetched")
    if item.kind is Kind.PAGE:
        return _read_page(item, settings)
    data = item.data
    if item.kind is Kind.FRAGMENT or (item.inner is not None and item.title):
        text = decode(data, item.charset) or ""
        data = with_title(item.title, _plain(text) if item.kind is Kind.FRAGMENT else text).encode()
    stated = Stated(
        published=item.published,
        updated=item.updated,
        url=item.url,
        outlet=item.outlet,
        title=item.title,
        byline=item.byline,
        language=item.language,
    )
    return read_text(data, file=item.record, charset=item.charset, stated=stated, settings=settings)


def _read_page(item: RawItem, settings: ReadSettings | None) -> Article | Reject:
    given = None
    if item.is_given:
        given = Given(published=item.published.value, url=item.url, outlet=item.outlet, title=item.title)
    article = read_html(
        item.data, url=item.url, file=item.record, charset=item.charset, given=given, settings=settings
    )
    return article if isinstance(article, Reject) else _filled(article, item)


def _filled(article: Article, item: RawItem) -> Article:
    """Return an article with what its container states where the page says nothing."""
    return replace(
        article,
        outlet=article.outlet or item.outlet,
        byline=article.byline or item.byline,
        published=_stronger(article.published, item.published),
        updated=article.updated if article.updated != UNDATED else item.updated,
    )


def _stronger(own: Published, stated: Published) -> Published:
    return stated if own.basis in _WEAK and stated.value is not None else own


def _plain(fragment: str) -> str:
    """Return the text of an article's HTML, a line for each block."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(
        extract_plain_text(fragment, main_content=False, list_bullets=False, links=False, alt_texts=False)
    )
