"""WARC files: the pages and texts of a crawl (CC-NEWS as it comes)."""

from collections.abc import Iterator

from stemma.articles.readers.http_message import HttpAnswer, charset_of, parse_answer
from stemma.articles.readers.item import Kind, Outcome, RawItem, reject
from stemma.articles.readers.names import is_address, printable
from stemma.articles.readers.source import Source, closing
from stemma.articles.readers.stamps import stamp_time
from stemma.articles.readers.warc_records import WarcRecord, warc_records

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_ABOUT_THE_CRAWL = frozenset({"warcinfo", "request", "metadata"})
"""Records that never hold a page; they are passed over without a word."""


def read_warc(source: Source) -> Iterator[Outcome]:
    """Yield each page and each plain text of a crawl; what is neither is a reject.

    Pages: `response` records with status 200 and HTML, `resource` records of HTML; texts: `conversion` and
    `resource` records of text/plain. At most one record is held in memory.
    """
    for record in warc_records(source.stream, source.limits):
        inner = printable(record["warc-record-id"].strip("<>") or f"record {record.number}")
        if record.fault is None and record["warc-type"] in _ABOUT_THE_CRAWL:
            continue
        try:
            yield _item(record, source, inner)
        except ValueError as error:
            yield reject(f"{source.name}#{inner}", f"{error}{_address_note(record)}")
    yield from closing(source)


def _item(record: WarcRecord, source: Source, inner: str) -> RawItem:
    """Return the item of a record; raises ValueError with the reason for one that holds no article."""
    if record.fault is not None:
        raise ValueError(record.fault)
    if cut := record["warc-truncated"]:
        raise ValueError(f"the crawler cut it ({printable(cut)[:20]})")
    answer = _answer(record, source)
    if not answer.body.strip():
        raise ValueError("empty")
    address = record["warc-target-uri"].strip("<> ")
    return RawItem(
        name=source.name,
        inner=inner,
        kind=_kind(answer),
        data=answer.body,
        url=address if is_address(address) else None,
        charset=answer.charset or charset_of(record["content-type"]),
        media_type=answer.media_type or None,
        seen=stamp_time(record["warc-date"]),
    )


def _answer(record: WarcRecord, source: Source) -> HttpAnswer:
    kind, media = record["warc-type"], record["content-type"]
    if kind == "response" and media.lower().startswith("application/http"):
        answer = parse_answer(record.block, source.limits)
        if answer.status != 200:
            raise ValueError(f"HTTP status {answer.status}")
        return answer
    if kind in ("resource", "conversion"):
        return HttpAnswer(status=200, headers={"content-type": media}, body=record.block)
    raise ValueError(f"a record of type {printable(kind)[:40]!r}")


def _kind(answer: HttpAnswer) -> Kind:
    if answer.media_type in _PAGES or (not answer.media_type and answer.body.lstrip()[:1] == b"<"):
        return Kind.PAGE
    if answer.media_type == "text/plain":
        return Kind.TEXT
    raise ValueError(f"media type {printable(answer.media_type)[:60]!r}")


def _address_note(record: WarcRecord) -> str:
    address = printable(record["warc-target-uri"])[:300]
    return f" ({address})" if address else ""
