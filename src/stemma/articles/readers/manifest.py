"""A row that names a file beside it and says what is known of it: `{"file": "a.txt", "outlet": ...}`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from stemma.articles.readers.item import UNDATED, Outcome, RawItem, reject
from stemma.articles.readers.json_text import text_of
from stemma.articles.readers.rows import has_content, stated_by
from stemma.articles.readers.source import Source


def names_a_file(row: Mapping[str, Any]) -> bool:
    """Say whether a row stands for a file: it has `file`, and no text of its own."""
    return isinstance(row.get("file"), str) and not has_content(row)


def read_named_file(row: Mapping[str, Any], source: Source, inner: str | None) -> Iterator[Outcome]:
    """Yield what the named file holds, with what the row states of it in place of the file's own words."""
    record = f"{source.name}#{inner}" if inner else source.name
    path = text_of(row["file"])
    if source.open_beside is None or path is None:
        yield reject(record, "names a file, which only a manifest that is itself a file can do")
        return
    stated = {key: value for key, value in stated_by(row).items() if value not in (None, UNDATED)}
    for outcome in source.open_beside(path):
        yield replace(outcome, **stated) if isinstance(outcome, RawItem) else outcome
