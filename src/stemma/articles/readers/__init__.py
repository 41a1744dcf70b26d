"""Readers: whatever a user names, as raw items; chosen by content, streaming, bounded."""

from stemma.articles.readers.item import Kind, Outcome, RawItem
from stemma.articles.readers.limits import ReaderLimits
from stemma.articles.readers.opening import open_bytes, open_source, open_stream
from stemma.articles.readers.reading import read_articles, read_item, with_given

__all__ = [
    "Kind",
    "Outcome",
    "RawItem",
    "ReaderLimits",
    "open_bytes",
    "open_source",
    "open_stream",
    "read_articles",
    "read_item",
    "with_given",
]
