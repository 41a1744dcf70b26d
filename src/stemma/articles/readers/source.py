"""A source: one stream of bytes with its name, read in bounded steps."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from stemma.articles.readers.compression import Decompressed, frame_for
from stemma.articles.readers.item import Outcome, reject
from stemma.articles.readers.limits import ReaderLimits
from stemma.model import Reject

BUFFER = 65_536
type Stream = io.BufferedReader[Any]  # of any raw stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One stream of bytes, decompressed, with what is known of it from outside.

    `name` is printable. `breakages` tell, once the stream has ended, whether it ended early. `url`,
    `charset` and `media_type` are an HTTP answer's; `open_beside` opens a file that a manifest names.
    """

    name: str
    stream: Stream
    limits: ReaderLimits
    breakages: tuple[Callable[[], str | None], ...] = ()
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None
    open_beside: Callable[[str], Iterator[Outcome]] | None = None

    def breakage(self) -> str | None:
        """Return why and where the stream ended early, or None where it is whole."""
        return next((told for told in (b() for b in self.breakages) if told), None)

    def head(self) -> tuple[bytes, "Source"]:
        """Return the first 64 kB (fewer only at the end), and the source with them still to read."""
        ahead = self.stream.peek(BUFFER)
        if len(ahead) >= BUFFER:
            return ahead[:BUFFER], self
        data = self.stream.read(BUFFER)  # a pipe, or a short gzip member, gives less at a time
        return data, self.with_bytes_before(data)

    def read_whole(self, *, or_part: bool = False) -> bytes | Reject:
        """Return all bytes, or the reject of what is too large, empty, or (unless `or_part`) broken off."""
        most = self.limits.item_bytes
        data = self.stream.read(most + 1)
        if len(data) > most:
            return reject(self.name, f"larger than {most} bytes")
        told = self.breakage()
        if told and not (or_part and data.strip()):
            return reject(self.name, told)
        return data if data.strip() else reject(self.name, "empty")

    def with_bytes_before(self, data: bytes) -> "Source":
        """Return this source with `data`, which was taken from it, before the rest."""
        stream: Stream = io.BufferedReader(_Rejoined(data, self.stream), BUFFER)
        return replace(self, stream=stream)


class _Rejoined(io.RawIOBase):
    def __init__(self, before: bytes, after: Stream) -> None:
        self._before, self._after = memoryview(before), after

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io hands in no other buffer
        if not self._before:
            data = self._after.read1(len(buffer))
            buffer[: len(data)] = data
            return len(data)
        size = min(len(buffer), len(self._before))
        buffer[:size] = self._before[:size]
        self._before = self._before[size:]
        return size


def decompressed(source: Source) -> Source | Reject:
    """Return `source` without its layers of gzip and Zstandard, or the reject of too many layers."""
    for _ in range(source.limits.compressions + 1):
        head, source = source.head()
        frame = frame_for(head[:4])
        if frame is None:
            return source
        inner = Decompressed(source.stream, frame, source.limits)
        source = replace(
            source,
            stream=io.BufferedReader(inner, BUFFER),
            breakages=(*source.breakages, lambda inner=inner: inner.breakage),  # type: ignore[misc]  # a default binds the loop's value
        )
    return reject(source.name, f"compressed more than {source.limits.compressions} times over")


def closing(source: Source) -> Iterator[Outcome]:
    """Yield the reject that says where `source` broke off, if it did."""
    if told := source.breakage():
        yield reject(source.name, told)
