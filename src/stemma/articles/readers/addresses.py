"""A file of addresses, one on each line."""

from collections.abc import Iterator

from stemma.articles.readers.item import Kind, Outcome, RawItem, reject
from stemma.articles.readers.lines import lines_of
from stemma.articles.readers.names import is_address
from stemma.articles.readers.source import Source, closing


def read_addresses(source: Source) -> Iterator[Outcome]:
    """Yield a link for each line; a line that is no http(s) address is rejected."""
    for number, data in lines_of(source):
        inner = f"line {number}"
        address = (data or b"").decode("utf-8", "replace").strip()
        if is_address(address):
            yield RawItem(name=source.name, kind=Kind.LINK, inner=inner, url=address)
        elif data is None or address:
            yield reject(f"{source.name}#{inner}", "not an http(s) address")
    yield from closing(source)
