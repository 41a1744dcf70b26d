"""Sources in memory, of invented outlets."""

import gzip

import zstandard

from stemma.articles.readers import Outcome, RawItem, ReaderLimits, open_bytes
from stemma.model import Reject

PAGE = b"<!DOCTYPE html><html><head><title>Opens</title></head><body><p>The bridge is open.</p></body></html>"
SMALL = ReaderLimits(item_bytes=2000, slack_bytes=10_000)


def read(data: bytes, name: str = "source", limits: ReaderLimits | None = None) -> list[Outcome]:
    return list(open_bytes(data, name, limits or ReaderLimits()))


def items(outcomes: list[Outcome]) -> list[RawItem]:
    return [o for o in outcomes if isinstance(o, RawItem)]


def reasons(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(o.record, o.reason) for o in outcomes if isinstance(o, Reject)]


def zst(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


def answer(
    body: bytes = PAGE, head: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    return f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body


def record(block: bytes, number: int = 1, length: int | str | None = None, fields: str = "") -> bytes:
    length = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n{fields}"
        f"WARC-Target-URI: https://lantern.example/{number}\r\nWARC-Date: 2021-05-04T03:02:01Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def crawl(count: int) -> bytes:
    return b"".join(record(answer(PAGE + b"%d" % n), n) for n in range(1, count + 1))


def members(*records: bytes) -> bytes:
    return b"".join(gzip.compress(r) for r in records)
