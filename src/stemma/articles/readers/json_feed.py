"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from collections.abc import Iterator, Mapping
from typing import Any

from stemma.articles.readers.item import Kind, Outcome, RawItem, reject
from stemma.articles.readers.json_text import packed, text_of
from stemma.articles.readers.names import is_address, printable
from stemma.articles.readers.source import Source
from stemma.articles.readers.stamps import published
from stemma.model import DateBasis


def is_json_feed(value: Mapping[str, Any]) -> bool:
    """Say whether a JSON object is a feed: its `version` is an address of jsonfeed.org."""
    version = value.get("version")
    return isinstance(version, str) and "jsonfeed.org/version/" in version


def read_json_feed(value: Mapping[str, Any], source: Source) -> Iterator[Outcome]:
    """Yield the entries of a feed: with its text where the feed carries it, else a link."""
    entries = value.get("items")
    if not isinstance(entries, list):
        yield reject(source.name, "a JSON Feed without a list of items")
        return
    for number, entry in enumerate(entries[: source.limits.entries], 1):
        if isinstance(entry, dict):
            yield _entry(entry, value, source.name, number)
        else:
            yield reject(f"{source.name}#entry {number}", "an entry that is no JSON object")
    if len(entries) > source.limits.entries:
        yield reject(source.name, f"more than {source.limits.entries} entries; the rest was not read")


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], name: str, number: int) -> Outcome:
    inner = printable(text_of(entry.get("id")) or f"entry {number}")
    # external_url is the page that a link blog speaks of, url the blog's own.
    url = next(
        (u for k in ("url", "external_url", "id") if (u := text_of(entry.get(k))) and is_address(u)), None
    )
    html, text = text_of(entry.get("content_html")), text_of(entry.get("content_text"))
    summary = text_of(entry.get("summary"))
    if not (html or text or summary or url):
        return reject(f"{name}#{inner}", "a feed entry without text and without address")
    full = Kind.FRAGMENT if html else Kind.TEXT
    kind = full if html or text or not url else Kind.LINK
    return RawItem(
        name=name,
        inner=inner,
        kind=kind,
        data=packed(html or text or summary or ""),
        charset="utf-8",
        url=url,
        title=text_of(entry.get("title")),
        outlet=text_of(feed.get("title")),
        byline=_authors(entry) or _authors(feed),
        language=text_of(entry.get("language")) or text_of(feed.get("language")),
        published=published(entry.get("date_published"), DateBasis.METADATA),
        updated=published(entry.get("date_modified"), DateBasis.METADATA),
    )


def _authors(value: Mapping[str, Any]) -> str | None:
    listed = value.get("authors")
    authors = listed if isinstance(listed, list) else [value.get("author")]
    names = (text_of(a.get("name")) for a in authors[:20] if isinstance(a, dict))
    return ", ".join(n for n in names if n) or None
