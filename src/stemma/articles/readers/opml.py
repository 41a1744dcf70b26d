"""OPML lists of feeds (http://opml.org/spec2.opml): each outline with an address is a link."""

from collections.abc import Iterator

from stemma.articles.readers.item import Kind, Outcome, RawItem, reject
from stemma.articles.readers.names import is_address, printable
from stemma.articles.readers.source import Source, closing
from stemma.articles.readers.xml_events import XmlError, finished_elements, local_name
from stemma.model import Reject


def read_opml(source: Source) -> Iterator[Outcome]:
    """Yield a link for each feed, named once however often it is listed; a bad address is a reject."""
    data = source.read_whole(or_part=True)
    if isinstance(data, Reject):
        yield data
        return
    seen: set[str] = set()
    try:
        for element, _ in finished_elements(data, source.charset):
            given = {key.lower(): value for key, value in element.attrib.items()}
            address = (given.get("xmlurl") or given.get("url") or "").strip()
            if local_name(element) == "outline" and address and address not in seen:
                seen.add(address)
                yield _link(source.name, address, given.get("title") or given.get("text"))
            if len(seen) > source.limits.entries:
                yield reject(source.name, f"more than {source.limits.entries} feeds; the rest was not read")
                return
            element.clear()
    except XmlError as error:
        yield reject(source.name, f"{source.breakage() or error}, after {len(seen)} feeds")
        return
    yield from closing(source)
    if not seen:
        yield reject(source.name, "a list of feeds without addresses")


def _link(name: str, address: str, title: str | None) -> Outcome:
    inner = printable(address)
    if not is_address(address):
        return reject(f"{name}#{inner}", "not an http(s) address")
    outlet = " ".join(title.split())[:2000] if title else None
    return RawItem(name=name, inner=inner, kind=Kind.LINK, url=address, outlet=outlet or None)
