"""JSON lines, and single JSON documents: rows, ninjs items, JSON Feeds, lists of them."""

from collections.abc import Iterator
from typing import Any

from stemma.articles.readers.item import Outcome, reject
from stemma.articles.readers.json_feed import is_json_feed, read_json_feed
from stemma.articles.readers.json_text import parse_json
from stemma.articles.readers.lines import lines_of
from stemma.articles.readers.manifest import names_a_file, read_named_file
from stemma.articles.readers.ninjs import is_ninjs, read_ninjs
from stemma.articles.readers.rows import read_row
from stemma.articles.readers.source import Source, closing
from stemma.articles.readers.whole import read_text_file
from stemma.model import Reject

_NAMES = (".json", ".jsonl", ".ndjson", ".jsonlines", ".json.gz", ".jsonl.gz", ".json.zst", ".jsonl.zst")


def read_json(source: Source) -> Iterator[Outcome]:
    """Yield the articles of a JSON source.

    Where the first line is a JSON value by itself, every line is one (streamed; one line at most
    `item_bytes`). Else the whole is one document of at most that size. Where it is not, and yet
    some of its lines are objects, the good lines are kept and each bad one is a reject; where none
    is, and the name does not say JSON, it is plain text that begins with a bracket.
    """
    first = source.stream.readline(source.limits.item_bytes + 1)
    if _value(first, source) is not None or len(first) > source.limits.item_bytes:
        yield from _read_lines(source.with_bytes_before(first))
        return
    data = first + source.stream.read(source.limits.item_bytes + 1 - len(first))
    whole = source.with_bytes_before(data)
    try:
        value = _document(data, source)
    except ValueError as error:
        yield from _not_one_document(whole, data, str(error))
    else:
        yield from _read_value(value, whole, None)


def _document(data: bytes, source: Source) -> Any:
    if len(data) > source.limits.item_bytes:
        raise ValueError(f"one JSON document larger than {source.limits.item_bytes} bytes")
    if told := source.breakage():
        raise ValueError(told)
    return parse_json(data, source.limits.json_values)


def _not_one_document(source: Source, data: bytes, why: str) -> Iterator[Outcome]:
    if any(
        _value(line, source) is not None for line in data.split(b"\n", 1000)[:1000] if line.startswith(b"{")
    ):
        yield from _read_lines(source)
    elif source.name.lower().endswith(_NAMES):
        yield reject(source.name, why)
    else:
        yield from read_text_file(source)


def _value(line: bytes, source: Source) -> Any:
    try:
        return parse_json(line, source.limits.json_values)
    except ValueError:
        return None


def _read_lines(source: Source) -> Iterator[Outcome]:
    bad = 0
    for number, line in lines_of(source):
        for outcome in _read_line(line, source, f"line {number}"):
            yield outcome
            bad = bad + 1 if isinstance(outcome, Reject) else 0
        if bad >= source.limits.bad_lines:
            yield reject(source.name, f"given up at line {number}, after {bad} bad lines in a row")
            return
    yield from closing(source)


def _read_line(line: bytes | None, source: Source, inner: str) -> Iterator[Outcome]:
    if line is None:
        yield reject(f"{source.name}#{inner}", f"a line longer than {source.limits.item_bytes} bytes")
    elif line.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        try:
            value = parse_json(line, source.limits.json_values)
        except ValueError as error:
            yield reject(f"{source.name}#{inner}", str(error))
        else:
            yield from _read_value(value, source, inner)


def _read_value(value: Any, source: Source, inner: str | None) -> Iterator[Outcome]:
    """Yield the articles of one JSON value; a list (or `items`, `articles`) holds one in each place."""
    if isinstance(value, dict) and is_json_feed(value):
        yield from read_json_feed(value, source)
        return
    values = value if isinstance(value, list) else _listed(value)
    if values is None:
        yield from _read_object(value, source, inner)
        return
    if not values:
        yield reject(f"{source.name}#{inner}" if inner else source.name, "JSON, but an empty list")
    for number, one in enumerate(values, 1):
        yield from _read_object(one, source, f"{inner}, item {number}" if inner else f"item {number}")


def _listed(value: Any) -> list[Any] | None:
    if isinstance(value, dict) and not is_ninjs(value):
        for key in ("items", "articles"):
            if isinstance(value.get(key), list):
                return list(value[key])
    return None


def _read_object(value: Any, source: Source, inner: str | None) -> Iterator[Outcome]:
    if not isinstance(value, dict):
        yield reject(f"{source.name}#{inner}" if inner else source.name, "JSON, but not an object")
    elif is_ninjs(value):
        yield read_ninjs(value, source.name, inner)
    elif names_a_file(value):
        yield from read_named_file(value, source, inner)
    else:
        yield read_row(value, source.name, inner)
