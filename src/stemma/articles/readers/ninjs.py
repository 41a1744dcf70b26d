"""ninjs, the IPTC's news in JSON: 3.1, and the older forms that are still sent.

Source: https://iptc.org/standards/ninjs/ . Names of fields are compared without case: 3.x writes
`versionCreated` and `contentType`, 2.x `versioncreated` and `contenttype`; 1.x has `headline`, `body_html`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from stemma.articles.readers.item import Kind, Outcome, RawItem, reject
from stemma.articles.readers.json_text import packed, text_of
from stemma.articles.readers.names import is_address, printable
from stemma.articles.readers.stamps import published
from stemma.model import DateBasis

_MARKS = (
    "bodies",
    "headlines",
    "versioncreated",
    "firstcreated",
    "contentcreated",
    "body_text",
    "body_html",
    "pubstatus",
)


def is_ninjs(value: Mapping[str, Any]) -> bool:
    """Say whether a JSON object is a ninjs item: `uri`, and a field that only ninjs has."""
    keys = {key.lower() for key in value}
    standard = value.get("standard")
    named = isinstance(standard, dict) and standard.get("name") == "ninjs"
    return named or ("uri" in keys and not keys.isdisjoint(_MARKS))


def read_ninjs(value: Mapping[str, Any], name: str, inner: str | None) -> Outcome:
    """Return the item's article; one that is withheld, cancelled or without a body is a reject."""
    fields = {key.lower(): v for key, v in value.items()}
    inner = printable(text_of(fields.get("uri")) or "") or inner
    record = f"{name}#{inner}" if inner else name
    if (status := fields.get("pubstatus")) in ("withheld", "canceled", "cancelled"):
        return reject(record, f"the supplier marks it {status}")
    body = _body(fields)
    if body is None:
        return reject(record, f"a ninjs item without a text body (type {text_of(fields.get('type'))!r})")
    kind, text = body
    address = next(
        (u for u in (text_of(fields.get("url")), text_of(fields.get("uri"))) if u and is_address(u)), None
    )
    return RawItem(
        name=name,
        inner=inner,
        kind=kind,
        data=packed(text),
        charset="utf-8",
        url=address,
        title=_headline(fields),
        outlet=_outlet(fields),
        byline=text_of(fields.get("byline")) or text_of(fields.get("by")),
        language=text_of(fields.get("language")),
        published=_date(fields, ("firstcreated", "contentcreated", "versioncreated")),
        updated=_date(fields, ("versioncreated",)),
    )


def _body(fields: Mapping[str, Any]) -> tuple[Kind, str] | None:
    """Return the fullest body: with paragraphs (HTML) before plain text, the main one before others."""
    bodies = [(_type(b), text) for b in _parts(fields, "bodies") if (text := text_of(b.get("value")))]
    bodies += [("text/html", t) for k in ("body_html", "body_xhtml") if (t := text_of(fields.get(k)))]
    bodies += [("text/plain", t) for t in [text_of(fields.get("body_text"))] if t]
    html = next((text for kind, text in bodies if "html" in kind), None)
    if html:
        return Kind.FRAGMENT, html
    plain = next((text for kind, text in bodies if kind in ("", "text/plain")), None)
    return (Kind.TEXT, plain) if plain else None


def _type(part: Mapping[str, Any]) -> str:
    return (text_of(part.get("contenttype")) or "").lower().split(";")[0]


def _headline(fields: Mapping[str, Any]) -> str | None:
    headlines = [
        (h.get("role"), text) for h in _parts(fields, "headlines") if (text := text_of(h.get("value")))
    ]
    main = next((text for role, text in headlines if role == "main"), headlines[0][1] if headlines else None)
    return main or text_of(fields.get("headline")) or text_of(fields.get("title"))


def _outlet(fields: Mapping[str, Any]) -> str | None:
    named = next((text for s in _parts(fields, "infosources") if (text := text_of(s.get("name")))), None)
    return named or text_of(fields.get("source")) or text_of(fields.get("copyrightholder"))


def _date(fields: Mapping[str, Any], names: tuple[str, ...]) -> Any:  # published() types it
    return published(next((t for n in names if (t := text_of(fields.get(n)))), None), DateBasis.METADATA)


def _parts(fields: Mapping[str, Any], name: str) -> Iterator[dict[str, Any]]:
    value = fields.get(name)
    for part in value[:100] if isinstance(value, list) else ():
        if isinstance(part, dict):
            yield {key.lower(): v for key, v in part.items()}
