"""HTML pages to Article: main text, and what the page states of itself.

The main text is trafilatura's (precision setting); on the dev half of `pages` it was ahead of its other
settings, of resiliparse, rs-trafilatura and jusText (docs/evaluation.md). What is corrected around it:
overlays that hang over a page are taken off first, forms of the title that stand in the body are marked as
repetitions, and a page whose markup is nested beyond the parser's depth is flattened and read again.
"""

import re
from dataclasses import replace
from functools import cache
from itertools import accumulate, islice
from operator import sub
from typing import Any

from stemma.articles.assemble import assemble
from stemma.articles.decode import binary_kind, decode
from stemma.articles.normalise import normalise
from stemma.articles.page_metadata import date_by_content, page_metadata
from stemma.articles.settings import Given, ReadSettings, Stated
from stemma.articles.titles import bare
from stemma.language.lexicon import lexicon
from stemma.model import Article, DateBasis, Published, Reject, content_id

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_TAG = re.compile(r"<(/?[a-zA-Z][\w:-]{0,30})")
_WRAPPERS = re.compile(
    r"</?(?:div|span|section|font|b|i|em|strong|u|center|table|tbody|tr|td|ul|ol|li|blockquote|a|article|main"
    r"|small|big)\b[^<>]{0,2000}>",
    re.I,
)
_MOST_TAGS = 300_000
"""Signs "<" of a page; the dev pages have 3,229 at most, and time grows with them (40,000 elements: 2 s)."""

_DEEPEST = 250
"""libxml2 stops at 256 nested elements and drops what lies deeper."""

_UNCLOSED = frozenset(
    "br img meta link input hr source area base col embed wbr param p li dt dd option tr td th".split()  # noqa: SIM905 - a list of tags
)
"""Elements without an end tag, and those that may do without: they are not counted as depth."""


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
    html = decode(data, charset or _declared(data)) if data.strip() else None
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
    from trafilatura.utils import load_html

    tree = load_html(_depth_bounded(html))
    if tree is None:
        return Stated(url=url), ""
    stated = page_metadata(tree, url)
    if stated.published.value is None:
        found = date_by_content(tree, url)
        stated = (
            replace(stated, published=Published(value=found, basis=DateBasis.METADATA)) if found else stated
        )
    if any(name in html for name in _overlays()):
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
    hanging = [
        e
        for e in tree.iter("div", "span", "aside")
        if (classes := e.get("class")) and not _overlays().isdisjoint(classes.split())
    ]
    for element in hanging:
        if element.getparent() is not None:
            element.drop_tree()


def _depth_bounded(html: str) -> str:
    """Return the markup, without its wrapping elements where they are nested deeper than the parser goes."""
    return html if _depth(html) < _DEEPEST else _WRAPPERS.sub("\n", html)


def _depth(html: str) -> int:
    """Return how deep the elements of a page are nested; an end tag too many does not count.

    Written as sums over all tags, since a loop over them took 5 % of the time of reading a page.
    """
    tags = _TAG.findall(html)
    steps = {tag: _step(tag.lower()) for tag in set(tags)}
    sums = list(accumulate(map(steps.__getitem__, tags)))
    if min(sums, default=0) >= 0:
        return max(sums, default=0)
    lowest = islice(accumulate(sums, min, initial=0), 1, None)
    deepest: int = max(map(sub, sums, lowest))
    return deepest


def _step(tag: str) -> int:
    if tag.lstrip("/") in _UNCLOSED:
        return 0
    return -1 if tag[0] == "/" else 1
