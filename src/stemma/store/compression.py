"""Bytes as they stand on the disk: Zstandard."""

import zstandard

from stemma.errors import StoreError
from stemma.store.codec import decode, encode

_LEVEL = 3
"""zstd's own default: pages and records shrink to a fifth, at some 200 MB/s."""


def packed(data: bytes) -> bytes:
    """Return `data` compressed; its size stands in the frame."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(data)


def unpacked(data: bytes) -> bytes:
    """Return what `packed` was given; raises StoreError where the bytes are damaged."""
    try:
        return zstandard.ZstdDecompressor().decompress(data)
    except zstandard.ZstdError as error:
        raise StoreError(f"stored bytes are damaged: {error}") from None


def packed_record(record: object) -> bytes:
    """Return a frozen record, encoded and compressed."""
    return packed(encode(record))


def unpacked_record[T](kind: type[T], data: bytes) -> T:
    """Return the record of class `kind` that `packed_record` was given."""
    return decode(kind, unpacked(data))
