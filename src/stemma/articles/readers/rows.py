"""One JSON object that is an article, by the names of fields that crawlers and data sets use."""

from collections.abc import Mapping
from typing import Any

from stemma.articles.readers.item import Kind, Outcome, RawItem, reject
from stemma.articles.readers.json_text import packed, text_of
from stemma.articles.readers.names import is_address, printable
from stemma.articles.readers.stamps import published
from stemma.model import DateBasis

_TEXT = ("text", "maintext", "plain_text", "body", "content", "article", "full_text", "fulltext", "raw_text")
_HTML = ("html", "raw_html", "page", "body_html", "content_html")
_TITLE = ("title", "headline")
_URL = ("url", "link", "address", "canonical_url", "uri")
_OUTLET = ("outlet", "publisher", "publication", "source_domain", "domain", "source", "site", "sitename")
_BYLINE = ("byline", "author", "authors")
_PUBLISHED = (
    "published",
    "date_publish",
    "published_at",
    "publish_date",
    "publication_date",
    "date_published",
    "date",
)
_UPDATED = ("updated", "date_modify", "updated_at", "date_modified", "modified")
_LANGUAGE = ("language", "lang")


def read_row(row: Mapping[str, Any], name: str, inner: str | None) -> Outcome:
    """Return the article that a row holds: `text`, else `html`, else its address alone.

    The first field of a list of usual names counts (news-please, fundus, trafilatura, the rows of
    `manifest.jsonl`). A row with neither text, page nor address is a reject.
    """
    fields = {key.lower(): value for key, value in row.items()}
    url = _first(fields, _URL)
    stated = stated_by(fields)
    if text := _first(fields, _TEXT):
        return RawItem(name=name, inner=inner, kind=Kind.TEXT, data=packed(text), **stated)
    if html := _first(fields, _HTML):
        kind = (
            Kind.PAGE if "<html" in html[:5000].lower() or "<body" in html[:5000].lower() else Kind.FRAGMENT
        )
        return RawItem(name=name, inner=inner, kind=kind, data=packed(html), charset="utf-8", **stated)
    if url and is_address(url):
        return RawItem(name=name, inner=inner, kind=Kind.LINK, **stated)
    record = f"{name}#{inner}" if inner else name
    return reject(record, f"a JSON object without text, HTML or address (it has {_keys(row)})")


def has_content(row: Mapping[str, Any]) -> bool:
    """Say whether a row holds a text or a page."""
    fields = {key.lower(): value for key, value in row.items()}
    return _first(fields, _TEXT + _HTML) is not None


def stated_by(
    row: Mapping[str, Any],
) -> dict[str, Any]:  # the keyword arguments of RawItem, each of its own type
    """Return what a row states of its article, as keyword arguments of RawItem."""
    fields = {key.lower(): value for key, value in row.items()}
    url = _first(fields, _URL)
    return {
        "url": url if url and is_address(url) else None,
        "title": _first(fields, _TITLE),
        "outlet": _first(fields, _OUTLET),
        "byline": _first(fields, _BYLINE),
        "language": _first(fields, _LANGUAGE),
        "published": published(_first(fields, _PUBLISHED), DateBasis.GIVEN),
        "updated": published(_first(fields, _UPDATED), DateBasis.GIVEN),
        "is_given": True,
    }


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, list):
            value = ", ".join(t for t in map(text_of, value[:20]) if t)
        if isinstance(value, dict):
            value = value.get("name")
        if text := text_of(value):
            return text
    return None


def _keys(row: Mapping[str, Any]) -> str:
    return printable(", ".join(list(row)[:8]) or "no fields")[:200]
