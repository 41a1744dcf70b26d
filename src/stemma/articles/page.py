"""HTML pages to Article: main text, and what the page states of itself.

The main text is trafilatura's (precision setting); on the dev half of `pages` it was ahead of its other
settings, of resiliparse, rs-trafilatura and jusText (docs/evaluation.md). What is corrected around it:
overlays that hang over a page are taken off first, forms of the title that stand in the body are marked as
repetitions, and a page whose markup is nested beyond the parser's depth is flattened and read again.
"""

import re
from dataclasses import replace
from functools import cache
from typing import Any

from stemma.articles.assemble import assemble
from stemma.articles.decode import binary_kind, decode
from stemma.articles.markup import lighten, parse_page
from stemma.articles.normalise import normalise
from stemma.articles.page_metadata import date_by_content, page_metadata
from stemma.articles.settings import Given, ReadSettings, Stated
from stemma.articles.titles import bare
from stemma.language.lexicon import lexicon
from stemma.model import Article, DateBasis, Published, Reject, content_id

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_MOST_TAGS = 300_000
"""Signs "<" of a page; the dev pages have 3,229 at most, and time grows with them (40,000 elements: 2 s)."""


def read_html(
    data: bytes,
    *,
    url: str | None = None,
    file: str | None = None,
    charset: str | None = None,
    given: Given | None = None,
    settings: ReadSettings | None = None,
) -> Article | Reject:
    """Return the Article of an HTML page, or the Reject that says why there is none.

    `url` is where the page was found, `charset` what the HTTP header declared. The article's text is its
    title, a blank line, and the main text. Rejected are: more bytes than `settings.max_page_bytes`, bytes
    that are no text, a page without a main text, too short ones.
    """
    settings = settings or ReadSettings()
    record = file or url or content_id(len(data))
    if len(data) > settings.max_page_bytes:
        size, most = len(data) / 1e6, settings.max_page_bytes / 1e6
        return _reject(record, f"too large: {size:.1f} MB, at most {most:.0f} MB are read as one page")
    html = decode(data, charset, _declared) if data.strip() else None
    if html is None:
        what = (
            f"the bytes are {binary_kind(data) or 'of no known character set'}" if data.strip() else "empty"
        )
        return _reject(record, f"no text: {what}")
    tags = html.count("<")
    if tags > _MOST_TAGS:
        return _reject(record, f"too large: {tags} tags, at most {_MOST_TAGS} are read as one page")
    stated, body = read_page(html, url)
    if not body.strip():
        return _reject(record, "no article: the page has no main text")
    if given and given.title:
        stated = replace(stated, title=given.title, titles=(*stated.titles, *filter(None, [stated.title])))
    text = with_title(stated.title, normalise(body))
    return assemble(text, file=file, given=given, stated=stated, settings=settings)


def _reject(record: str, reason: str) -> Reject:
    return Reject(record=record, stage="read", reason=reason)


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def with_title(title: str | None, body: str) -> str:
    """Return a text that begins with its title: `body` itself where its first line is the title."""
    title = " ".join(normalise(title).split()) if title else ""
    first = body[:2000].strip().split("\n", 1)[0]
    if not title or (first and bare(first) == bare(title)):
        return body.lstrip("\n")
    return f"{title}\n\n{body.lstrip()}"


def read_page(html: str, url: str | None = None) -> tuple[Stated, str]:
    """Return what a page states of itself and its main text, "" where it has none."""
    tree = parse_page(html)
    if tree is None:
        return Stated(url=url), ""
    stated = page_metadata(tree, url)
    if stated.published.value is None:
        found = date_by_content(tree, url)
        stated = (
            replace(stated, published=Published(value=found, basis=DateBasis.METADATA)) if found else stated
        )
    lighten(tree, html)
    _take_off_overlays(tree)
    return stated, main_text(tree)


def main_text(tree: Any) -> str:
    """Return the main text of a parsed page (which is changed), "" where there is none."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, favor_precision=True)
    return str(getattr(found, "text", None) or "")


@cache
def _overlays() -> frozenset[str]:
    return frozenset(lexicon("page_metadata", "articles")["overlays"])


def _take_off_overlays(tree: Any) -> None:
    """Remove elements that are shown over the page or to screen readers only; what follows them stays."""
    names = _overlays()
    hanging = [
        e
        for e in tree.iter("div", "span", "aside")
        if (classes := e.get("class")) and not names.isdisjoint(classes.split())
    ]
    for element in hanging:
        if element.getparent() is not None:
            element.drop_tree()
