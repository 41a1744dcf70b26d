"""RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom: each entry an item, with its text or as a link.

Sources: RSS 2.0 (rssboard.org/rss-specification), content:encoded (purl.org/rss/1.0/modules/content),
Dublin Core, Atom (RFC 4287). Elements are told by their local names; namespaces are as often wrong as right.
"""

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from stemma.articles.readers.item import Kind, Outcome, RawItem, reject
from stemma.articles.readers.json_text import packed
from stemma.articles.readers.names import is_address, printable
from stemma.articles.readers.source import Source, closing
from stemma.articles.readers.stamps import published
from stemma.articles.readers.xml_events import XmlError, finished_elements, local_name
from stemma.model import DateBasis, Reject

_ENTRIES = frozenset({"item", "entry"})
_ABOVE = frozenset({"rss", "rdf", "channel", "feed"})
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_FULL_WORDS = 120
"""A `description` of so many words is the article; shorter, it is a summary, and the page is wanted."""


def read_feed(source: Source) -> Iterator[Outcome]:
    """Yield an item for each entry: a fragment where the feed carries the text, else a link with its summary.

    The outlet is the entry's `source` (an aggregator names the publisher there), else the feed's title.
    """
    data = source.read_whole(or_part=True)
    if isinstance(data, Reject):
        yield data
        return
    feed: dict[str, str] = {}
    count = 0
    try:
        for element, path in finished_elements(data, source.charset):
            name = local_name(element)
            if name in _ENTRIES and _ABOVE.issuperset(path):
                count += 1
                yield _entry(element, feed, source, count)
            elif _ABOVE.issuperset(path) and name not in _ABOVE:
                feed.setdefault(name, _value(element))
            if _ABOVE.issuperset(path):
                _drop(element)
            if count > source.limits.entries:
                yield reject(source.name, f"more than {source.limits.entries} entries; the rest was not read")
                return
    except XmlError as error:
        yield reject(source.name, f"{source.breakage() or error}, after {count} entries")
        return
    yield from closing(source)
    if not count:
        yield reject(source.name, "a feed without entries")


def _entry(element: Any, feed: dict[str, str], source: Source, number: int) -> Outcome:
    parts: dict[str, list[Any]] = {}
    for child in element.iterchildren():
        parts.setdefault(local_name(child), []).append(child)
    fields = {name: _value(children[0]) for name, children in parts.items() if name}
    base = source.url or feed.get("link") or ""
    url = _address(parts, fields, base)
    inner = printable(fields.get("guid") or fields.get("id") or url or f"entry {number}")
    kind, text = _text(fields, parts, url)
    if not text and not url:
        return reject(f"{source.name}#{inner}", "a feed entry without text and without address")
    return RawItem(
        name=source.name,
        inner=inner,
        kind=kind,
        data=packed(text),
        charset="utf-8",
        url=url,
        title=_plain(fields.get("title")),
        outlet=_plain(_source_name(parts) or feed.get("title")),
        byline=_plain(fields.get("creator") or _author(parts) or fields.get("author")),
        language=fields.get("language") or feed.get("language"),
        published=published(_first(fields, "pubdate", "published", "issued", "date"), DateBasis.METADATA),
        updated=published(_first(fields, "updated", "modified"), DateBasis.METADATA),
    )


def _text(fields: dict[str, str], parts: dict[str, list[Any]], url: str | None) -> tuple[Kind, str]:
    """Return the text an entry carries; without `content`, a long description counts as the text."""
    full = _first(fields, "encoded", "content", "fulltext")
    summary = _first(fields, "description", "summary") or ""
    if full and len(full.split()) >= len(summary.split()):
        return Kind.FRAGMENT, full
    if url is None or len(_TAG.sub(" ", summary).split()) >= _FULL_WORDS:
        return Kind.FRAGMENT, summary
    return Kind.LINK, summary


def _address(parts: dict[str, list[Any]], fields: dict[str, str], base: str) -> str | None:
    links = parts.get("link", [])
    alternates = [e.get("href") for e in links if e.get("href") and e.get("rel", "alternate") == "alternate"]
    guid = parts.get("guid", [])
    # A guid is an address unless it says otherwise (RSS 2.0).
    named = [fields["guid"]] if guid and guid[0].get("isPermaLink", "true") == "true" else []
    for candidate in (
        *alternates,
        *(_value(e) for e in links),
        fields.get("origlink"),
        *named,
        fields.get("id"),
    ):
        if candidate and (url := _absolute(candidate.strip(), base)):
            return url
    return None


def _absolute(candidate: str, base: str) -> str | None:
    try:
        url = urljoin(base, candidate) if candidate.startswith("/") else candidate
    except ValueError:  # "http://[" and the like
        return None
    return url if is_address(url) else None


def _author(parts: dict[str, list[Any]]) -> str | None:
    names = (_child(author, "name") for author in parts.get("author", [])[:20])
    return ", ".join(n for n in names if n) or None


def _source_name(parts: dict[str, list[Any]]) -> str | None:
    named = next(iter(parts.get("source", [])), None)
    return None if named is None else _child(named, "title") or (named.text or "").strip() or None


def _child(element: Any, name: str) -> str | None:
    return next((_value(c) for c in element.iterchildren() if local_name(c) == name), None)


def _value(element: Any) -> str:
    """Return an element's content: its text, or its markup where it has elements (XHTML in Atom)."""
    if len(element) == 0:
        return (element.text or "").strip()
    from lxml import etree

    inside = [html.escape(element.text or "", quote=False)]
    inside += [etree.tostring(child, encoding="unicode") for child in element if isinstance(child.tag, str)]
    return "".join(inside).strip()


def _plain(text: str | None) -> str | None:
    """Return a title without markup; titles of feeds may be HTML, escaped once."""
    if not text:
        return None
    return " ".join(html.unescape(_TAG.sub("", text)).split())[:2000] or None


def _first(fields: dict[str, str], *names: str) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)


def _drop(element: Any) -> None:
    """Free an element and what stands before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:  # a comment may stand before the root
        del parent[0]
