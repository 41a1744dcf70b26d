"""Spans of text and the statement's anchor: evidence."""

import hashlib
import json
from dataclasses import dataclass

type Span = tuple[int, int]
"""Code-point offsets [start, end) into one text."""


def content_id(*parts: str | int | None) -> str:
    """Return the id of a record: 16 hexadecimal digits of SHA-256 over the JSON list of its parts."""
    packed = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact words that carry a statement: `article.text[start:end] == quote`, always."""

    article_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word of a parsed sentence; offsets are the article's.

    `pos`, `tag` and `dep` are spaCy's names; `head` is the index in the sentence's tokens;
    `entity` is the label of the name that the token belongs to, or "".
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an article (a heading counts as one); `title` marks the article's own title."""

    article_id: str
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...] = ()
    heading: bool = False
    title: bool = False
