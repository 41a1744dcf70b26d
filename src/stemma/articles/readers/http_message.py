"""An HTTP answer as crawls keep it: status, media type, charset, and the page behind its codings."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

from stemma.articles.readers.compression import Decompressed, Frame, GzipFrame, ZstdFrame
from stemma.articles.readers.limits import ReaderLimits

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpAnswer:
    """A status, header fields by lower-cased name (the first value of each), and the body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The media type without its parameters, "" where none is stated."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset that the header declares."""
        return charset_of(self.headers.get("content-type", ""))


def charset_of(content_type: str) -> str | None:
    """Return the charset of a Content-Type header's value."""
    found = _CHARSET.search(content_type)
    return found[1] if found else None


def parse_answer(message: bytes, limits: ReaderLimits) -> HttpAnswer:
    """Return the HTTP answer that a record holds, its transfer and content codings undone.

    Raises ValueError: no status line, a coding that is unknown or damaged, a body that grows too large.
    """
    head, _, body = message[: limits.header_bytes].partition(b"\r\n\r\n")
    if body or len(head) < min(len(message), limits.header_bytes):
        body = message[len(head) + 4 :]
    else:
        head, _, _ = message[: limits.header_bytes].partition(b"\n\n")
        body = message[len(head) + 2 :]
    status = _STATUS.match(head)
    if status is None:
        raise ValueError("no HTTP status line")
    headers = _headers(head)
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    return HttpAnswer(status=int(status[1]), headers=headers, body=_uncoded(body, headers, limits))


def _headers(head: bytes) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _unchunked(body: bytes) -> bytes:
    """Return the body of chunks; crawlers often undo them and leave the header, so what has none stays."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 100)
        size = _chunk_size(body[at:end]) if end >= 0 else None
        if size is None:
            return body if not parts else b"".join(parts)
        if size == 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _chunk_size(line: bytes) -> int | None:
    digits = line.split(b";")[0].strip()
    return int(digits, 16) if re.fullmatch(rb"[0-9a-fA-F]{1,15}", digits) else None


def _uncoded(body: bytes, headers: dict[str, str], limits: ReaderLimits) -> bytes:
    codings = [c.strip().lower() for c in headers.get("content-encoding", "").split(",")]
    codings = [c for c in codings if c not in ("", "identity", "none", "utf-8")]
    if len(codings) > limits.compressions:
        raise ValueError(f"more than {limits.compressions} content codings")
    for coding in reversed(codings):
        body = undo_coding(io.BytesIO(body), coding, body[:2], limits)
    return body


def undo_coding(raw: BinaryIO, coding: str, head: bytes, limits: ReaderLimits) -> bytes:
    """Return the bytes behind one content coding (gzip, deflate, zstd, br), at most `limits.item_bytes`.

    `head` are the first two bytes of `raw`. A body that is not compressed although the header says so
    (crawlers undo the coding and leave the header) comes back as it is. Raises ValueError.
    """
    stream = _decoder(raw, coding, head, limits)
    parts, size = [], 0
    try:
        while data := stream.read(65_536):
            parts.append(data)
            size += len(data)
            if size > limits.item_bytes:
                raise ValueError(f"larger than {limits.item_bytes} bytes")
    except OSError as error:  # what FastWARC's brotli raises
        raise ValueError(f"compressed data is damaged ({error})") from None
    if isinstance(stream, Decompressed) and stream.breakage:
        raise ValueError(stream.breakage)
    return b"".join(parts)


def _decoder(raw: BinaryIO, coding: str, head: bytes, limits: ReaderLimits) -> Any:  # what has read(n)
    if coding == "br":
        from fastwarc.stream_io import BrotliReader

        return raw if head[:1] == b"<" else BrotliReader(raw)
    frames = {"gzip": _gzip(head), "x-gzip": _gzip(head), "deflate": _deflate(head), "zstd": ZstdFrame}
    if coding not in frames:
        raise ValueError(f"content coding {coding[:20]!r} is not read")
    frame = frames[coding]
    return raw if frame is None else Decompressed(raw, frame, limits)


def _gzip(head: bytes) -> Callable[[], Frame] | None:
    return GzipFrame if head == b"\x1f\x8b" else None


def _deflate(head: bytes) -> Callable[[], Frame]:
    """Return zlib's framing or raw deflate: servers send either under this name (RFC 9110, 8.4.1.2)."""
    is_zlib = len(head) == 2 and head[0] & 0x0F == 8 and int.from_bytes(head) % 31 == 0
    return (lambda: GzipFrame(15)) if is_zlib else (lambda: GzipFrame(-15))
