"""From what a user names to items: standard input, a file, a folder, a glob, an address, bytes in memory."""

import glob
import io
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from stemma.articles.readers.addresses import read_addresses
from stemma.articles.readers.feed import read_feed
from stemma.articles.readers.folder import is_inside, read_folder, read_glob
from stemma.articles.readers.item import Kind, Outcome, RawItem, reject
from stemma.articles.readers.json_source import read_json
from stemma.articles.readers.limits import DEFAULT_LIMITS, ReaderLimits
from stemma.articles.readers.names import is_address, printable
from stemma.articles.readers.opml import read_opml
from stemma.articles.readers.sniffing import Form, form, refused_kind
from stemma.articles.readers.source import BUFFER, Source, Stream, decompressed
from stemma.articles.readers.warc import read_warc
from stemma.articles.readers.whole import read_page_file, read_text_file
from stemma.model import Reject

READERS: dict[Form, Callable[[Source], Iterator[Outcome]]] = {
    Form.ADDRESSES: read_addresses,
    Form.FEED: read_feed,
    Form.JSON: read_json,
    Form.OPML: read_opml,
    Form.PAGE: read_page_file,
    Form.TEXT: read_text_file,
    Form.WARC: read_warc,
}

# What a system does not have (Windows: both of the last) is left out.
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_AS_FOUND = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def open_source(
    name: str, limits: ReaderLimits = DEFAULT_LIMITS, stdin: BinaryIO | None = None
) -> Iterator[Outcome]:
    """Yield the items of a source, streaming, and a reject for all that cannot be read.

    `name` is a path, a folder (read with its folders), a glob, "-" for standard input (`stdin` takes its
    place in tests), or an http(s) address, which becomes a link (`stemma.articles.fetch` follows it).
    What a file is is told by its content. Raises nothing for bad input.
    """
    if name == "-":
        yield from open_stream(stdin or sys.stdin.buffer, "-", limits)
    elif name.lower().startswith(("http://", "https://")):
        yield _link(name)
    else:
        yield from _open_path(name, limits)


def open_bytes(
    data: bytes,
    name: str,
    limits: ReaderLimits = DEFAULT_LIMITS,
    *,
    url: str | None = None,
    charset: str | None = None,
    media_type: str | None = None,
) -> Iterator[Outcome]:
    """Yield the items of bytes in memory; the address, charset and media type are those of an HTTP answer."""
    stream = _buffered(io.BytesIO(data))
    yield from read_source(
        Source(
            name=printable(name),
            stream=stream,
            limits=limits,
            url=url,
            charset=charset,
            media_type=media_type,
        )
    )


def open_stream(stream: BinaryIO, name: str, limits: ReaderLimits = DEFAULT_LIMITS) -> Iterator[Outcome]:
    """Yield the items of an open binary stream, which stays open."""
    yield from read_source(Source(name=printable(name), stream=_buffered(stream), limits=limits))


def read_source(source: Source) -> Iterator[Outcome]:
    """Yield the items of a source by the reader that its content asks for."""
    try:
        unpacked = decompressed(source)
        if isinstance(unpacked, Reject):
            yield unpacked
            return
        head, unpacked = unpacked.head()
        found = refused_kind(head) or form(head, unpacked.name)
        if isinstance(found, Form):
            yield from READERS[found](unpacked)
        else:
            yield reject(source.name, found)
    except OSError as error:  # a disk or a pipe that fails while it is read
        yield reject(source.name, f"cannot be read: {error.strerror or type(error).__name__}")


def _open_path(name: str, limits: ReaderLimits) -> Iterator[Outcome]:
    path = Path(name)
    try:
        is_there, is_folder = path.exists(), path.is_dir()
    except (OSError, ValueError):  # a name too long, or with a NUL
        is_there = is_folder = False
    if is_folder:
        yield from read_folder(path, lambda found: _open_file(found, limits), limits)
    elif is_there:
        yield from _open_file(path, limits, named_by_user=True)
    elif glob.has_magic(name) and "\x00" not in name:
        yield from read_glob(name, lambda found: _open_file(found, limits), limits)
    else:
        yield reject(printable(name), "no such file")


def _open_file(
    path: Path, limits: ReaderLimits, named_by_user: bool = False, in_manifest: bool = False
) -> Iterator[Outcome]:
    # A file that was found, not named, is not followed where it was made a link, or a pipe, meanwhile.
    flags = _READ if named_by_user else _READ | _AS_FOUND
    try:
        stream = os.fdopen(os.open(path, flags), "rb", buffering=BUFFER)
    except OSError as error:
        yield reject(printable(str(path)), f"cannot be opened: {error.strerror}")
        return
    with stream:
        beside = None if in_manifest else partial(_open_beside, path, limits)
        name = printable(str(path))
        yield from read_source(Source(name=name, stream=_buffered(stream), limits=limits, open_beside=beside))


def _open_beside(manifest: Path, limits: ReaderLimits, file: str) -> Iterator[Outcome]:
    path = manifest.parent / file
    if not is_inside(path, manifest.parent) or not path.is_file():
        yield reject(printable(str(path)), f"named by {printable(manifest.name)}, but no file in its folder")
    else:
        yield from _open_file(path, limits, in_manifest=True)


def _link(address: str) -> Outcome:
    if not is_address(address):
        return reject(printable(address), "not an http(s) address")
    return RawItem(name=address, kind=Kind.LINK, url=address)


def _buffered(stream: Any) -> Stream:  # whatever binary stream the caller has
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream, BUFFER)
