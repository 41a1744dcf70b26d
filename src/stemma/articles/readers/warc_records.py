"""The framing of WARC 1.0 and 1.1 (ISO 28500): records, and what is wrong with those that are no records.

FastWARC 2.0 was measured first: on a record that lies about its length it stops ("Invalid WARC header") and
the rest of the file is lost; a record that is cut short it hands out as whole. The framing is a few fields
and a length, so it is read here, where a lie is noticed (what follows a block is an empty line and
"WARC/", or the end).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from stemma.articles.readers.limits import ReaderLimits
from stemma.articles.readers.names import printable

_MARK = b"\r\n\r\nWARC/1."
_VERSION = re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n")
_LENGTH = re.compile(r"\d{1,18}")
_STEP = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcRecord:
    """One record: its place (from 1), its fields by lower-cased name, its block; or the fault that it has."""

    number: int
    fields: dict[str, str]
    block: bytes = b""
    fault: str | None = None

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")


class _Window:
    """The part of the stream that is held: what was read and not yet passed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.held = stream, bytearray()

    def hold(self, count: int) -> int:
        """Read on until `count` bytes are held or the stream ends; return how many of them are."""
        while len(self.held) < count and (data := self._stream.read(_STEP)):
            self.held += data
        return min(count, len(self.held))

    def take(self, count: int) -> bytes:
        data = bytes(self.held[:count])
        del self.held[:count]
        return data

    def skip(self, count: int) -> int:
        """Pass over `count` bytes; return how many there were."""
        left = count
        while left > 0 and self.hold(1):
            step = min(left, len(self.held))
            del self.held[:step]
            left -= step
        return count - left

    def skip_to_mark(self) -> None:
        """Pass over everything before the next record, or to the end."""
        while (at := self.held.find(_MARK)) < 0:
            del self.held[: max(0, len(self.held) - len(_MARK))]
            if self.hold(len(self.held) + 1) <= len(_MARK) and not self._more():
                self.held.clear()
                return
        del self.held[: at + 4]

    def _more(self) -> bool:
        size = len(self.held)
        return self.hold(size + 1) > size


def warc_records(stream: BinaryIO, limits: ReaderLimits) -> Iterator[WarcRecord]:
    """Yield the records of a decompressed stream, at most one held in memory.

    A record with a `fault` has no block; reading goes on at the next record that can be found.
    """
    window, number = _Window(stream), 0
    while _pass_blank_lines(window):
        number += 1
        yield _next(window, limits, number)


def _pass_blank_lines(window: _Window) -> bool:
    while window.hold(2) and window.held[0] in b"\r\n":
        del window.held[: len(window.held) - len(window.held.lstrip(b"\r\n"))]
    return window.hold(1) > 0


def _next(window: _Window, limits: ReaderLimits, number: int) -> WarcRecord:
    window.hold(12)
    if not _VERSION.match(window.held[:16]):
        window.skip_to_mark()
        return WarcRecord(number=number, fields={}, fault="no WARC record begins here")
    fields = _fields(window, limits.header_bytes)
    if fields is None:
        window.skip_to_mark()
        return WarcRecord(
            number=number,
            fields={},
            fault=f"its head broke off, or is longer than {limits.header_bytes} bytes",
        )
    length = fields.get("content-length", "")
    if not _LENGTH.fullmatch(length):
        window.skip_to_mark()
        return WarcRecord(number=number, fields=fields, fault=f"no length ({printable(length)[:40]!r})")
    block = _block(window, int(length), limits.item_bytes)
    if isinstance(block, str):
        return WarcRecord(number=number, fields=fields, fault=block)
    return WarcRecord(number=number, fields=fields, block=block)


def _fields(window: _Window, most: int) -> dict[str, str] | None:
    """Take the head of a record, its empty line included; None (and nothing is taken) where it has no end."""
    size = window.hold(4096)
    while (end := _end_of_head(window.held)) < 0 and size < most:
        more = window.hold(min(most, size * 2))
        if more == size:
            return None
        size = more
    if end < 0:
        return None
    lines = window.take(end).decode("utf-8", "replace").splitlines()
    return _named(lines[1:])


def _end_of_head(held: bytearray) -> int:
    ends = [at + len(mark) for mark in (b"\r\n\r\n", b"\n\n") if (at := held.find(mark, 0, 1 << 17)) >= 0]
    return min(ends, default=-1)


def _named(lines: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in lines:
        key, colon, value = line.partition(":")
        if line[:1] in (" ", "\t") and name:
            fields[name] = f"{fields[name]} {line.strip()}"
        elif colon:
            name = key.strip().lower()
            fields[name] = value.strip()
    return fields


def _block(window: _Window, length: int, most: int) -> bytes | str:
    """Take a record's block; where its length is wrong or over `most`, return what is to be said of it."""
    held = window.hold(min(length, most))
    if length > most and held == most:
        return _too_large(window, length, most)
    if held == length and _ends_at(window, length):
        return window.take(length)
    begins = window.held.find(_MARK, 0, held + len(_MARK))
    if begins >= 0:
        del window.held[: begins + 4]
        return f"says it has {length} bytes, but the next record begins after {begins}"
    del window.held[:held]
    if held < length:
        return f"broke off: {length - held} of {length} bytes are missing"
    window.skip_to_mark()
    return f"says it has {length} bytes, but has more"


def _too_large(window: _Window, length: int, most: int) -> str:
    """Pass over a block larger than `most`; go back to the first record inside if its length was a lie.

    A page can hold what looks like a record, so the length is believed where a record, or the end, follows.
    """
    begins = window.held.find(_MARK, 0, most)
    kept = bytes(window.held[begins + 4 : most]) if begins >= 0 else b""
    missing = length - window.skip(length)
    if not missing and _ends_at(window, 0):
        return f"larger than {most} bytes ({length})"
    window.held[:0] = kept
    if not kept and not missing:
        window.skip_to_mark()
    lost = f"; {length - missing - most} bytes behind the first {most} were passed over" if kept else ""
    return f"says it has {length} bytes, which is not so{lost}"


def _ends_at(window: _Window, at: int) -> bool:
    """Say whether a record can end at `at`: line ends, then a record or the end of the stream."""
    size = window.hold(at + 64)
    rest = bytes(window.held[at:size]).lstrip(b"\r\n")
    return rest.startswith(b"WARC/") or not rest
