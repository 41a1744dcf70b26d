"""Plain or pasted text, and a saved web page: the whole source is one item."""

from collections.abc import Iterator

from stemma.articles.readers.item import Kind, Outcome, RawItem
from stemma.articles.readers.source import Source
from stemma.model import Reject


def read_text_file(source: Source) -> Iterator[Outcome]:
    """Yield the text as one item; half a text (a stream that broke off) is none."""
    yield from _whole(source, Kind.TEXT)


def read_page_file(source: Source) -> Iterator[Outcome]:
    """Yield the page as one item."""
    yield from _whole(source, Kind.PAGE)


def _whole(source: Source, kind: Kind) -> Iterator[Outcome]:
    data = source.read_whole()
    if isinstance(data, Reject):
        yield data
        return
    yield RawItem(
        name=source.name,
        kind=kind,
        data=data,
        url=source.url,
        charset=source.charset,
        media_type=source.media_type,
    )
