"""Gzip and Zstandard as a stream that cannot burst: bounded steps, a bounded ratio, breakage that is told."""

import io
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol

import zstandard

from stemma.articles.readers.limits import ReaderLimits

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_STEP = 65_536
# A zstd decoder has no output limit: 1 kB of input makes at most 1024 / 4 blocks of 128 kB, 32 MB.
_ZSTD_STEP = 1024
_ZSTD_WINDOW = 2**27


class Frame(Protocol):
    """One gzip member or zstd frame."""

    def feed(self, data: bytes) -> bytes:
        """Return the next decompressed bytes; with b"" go on with what an earlier call left."""

    @property
    def wants_input(self) -> bool:
        """Nothing is left of earlier input."""

    @property
    def ended(self) -> bool:
        """The member is complete, its checksum right."""

    @property
    def unused(self) -> bytes:
        """What followed the end."""


class GzipFrame:
    """One gzip member (RFC 1952), or with another `wbits` one zlib or raw deflate stream."""

    def __init__(self, wbits: int = 31) -> None:
        self._decoder = zlib.decompressobj(wbits)

    def feed(self, data: bytes) -> bytes:
        """See Frame; raises zlib.error."""
        return self._decoder.decompress(self._decoder.unconsumed_tail + data, _STEP)

    @property
    def wants_input(self) -> bool:
        """See Frame."""
        return not self._decoder.unconsumed_tail

    @property
    def ended(self) -> bool:
        """See Frame."""
        return self._decoder.eof

    @property
    def unused(self) -> bytes:
        """See Frame."""
        return self._decoder.unused_data


class ZstdFrame:
    """One Zstandard frame (RFC 8878)."""

    def __init__(self) -> None:
        self._decoder = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
        self._left = b""

    def feed(self, data: bytes) -> bytes:
        """See Frame; raises zstandard.ZstdError."""
        data = self._left + data
        self._left = data[_ZSTD_STEP:]
        return self._decoder.decompress(data[:_ZSTD_STEP])

    @property
    def wants_input(self) -> bool:
        """See Frame."""
        return not self._left

    @property
    def ended(self) -> bool:
        """See Frame."""
        return self._decoder.eof

    @property
    def unused(self) -> bytes:
        """See Frame."""
        return self._decoder.unused_data + self._left


def frame_for(head: bytes) -> Callable[[], Frame] | None:
    """Return what decompresses a stream that begins with `head`, or None where it is not compressed."""
    if head.startswith(GZIP):
        return GzipFrame
    # Skippable frames (0x184D2A50 to 5F) may stand before the first frame.
    if head.startswith(ZSTD) or (head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F):
        return ZstdFrame
    return None


class Decompressed(io.RawIOBase):
    """The decompressed bytes of `raw`, member after member.

    It never raises on bad input: the stream ends, and `breakage` says why and where. So everything
    that came before is kept by whoever reads.
    """

    def __init__(self, raw: BinaryIO, frame: Callable[[], Frame], limits: ReaderLimits) -> None:
        self._raw, self._new_frame, self._limits = raw, frame, limits
        self._frame: Frame | None = None
        self._ready = memoryview(b"")
        self._input = b""
        self._taken = self._given = 0
        self.breakage: str | None = None

    def readable(self) -> bool:
        """Say yes, as io wants it."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io hands in no other buffer
        """Fill `buffer` with the next bytes; 0 at the end or where the stream broke off."""
        while not self._ready and self.breakage is None and self._advance():
            pass
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _advance(self) -> bool:
        """Decompress one step; False at the end."""
        if not self._input and (self._frame is None or self._frame.wants_input):
            self._input = self._raw.read(_STEP)
            self._taken += len(self._input)
            if not self._input and self._frame is None:
                return False
        if self._frame is None and not self._begin():
            return self.breakage is None
        assert self._frame is not None
        try:
            data = self._frame.feed(self._input)
        except (zlib.error, zstandard.ZstdError) as error:
            return self._break(f"compressed data is damaged ({error})")
        if not data and not self._input and self._frame.wants_input and not self._frame.ended:
            return self._break("the compressed stream broke off")
        self._input = b""
        if self._frame.ended:
            self._input, self._frame = self._frame.unused, None
        return self._give(data)

    def _begin(self) -> bool:
        """Begin the next member; False where padding or something else stands in its place."""
        if not self._input.strip(b"\x00") and self._taken > len(
            self._input
        ):  # tapes and blocks are padded with NULs
            self._input = b""
            return False
        if len(self._input) < 4:  # the magic may be cut by the step
            more = self._raw.read(_STEP)
            self._taken += len(more)
            self._input += more
        if self._given and frame_for(self._input) is None:
            return self._break("bytes that are not compressed follow the compressed ones")
        self._frame = self._new_frame()
        return True

    def _give(self, data: bytes) -> bool:
        self._given += len(data)
        if self._given > self._limits.slack_bytes + self._limits.ratio * self._taken:
            return self._break(
                f"{self._taken} bytes grew to more than {self._given}, as a decompression bomb does"
            )
        self._ready = memoryview(data)
        return True

    def _break(self, what: str) -> bool:
        self.breakage = f"{what}; compressed byte {self._taken}, decompressed byte {self._given}"
        return False
