"""A text to parsed passages: sentences without brackets and wrapped lines, each word with its offset."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stemma.claims.incidents.casing import with_case
from stemma.language.parse import parse
from stemma.language.sentences import split_sentences
from stemma.model import Span

_BRACKETED = re.compile(r"\[[^\[\]]{1,200}\]|\([^()]{1,200}\)")
_HEAD = re.compile(r"\s*[^\n]{2,80}?(?:\n[^\n]{0,60})?\s(?:--|—|–)\s")
_WRAPPED = re.compile(r"\n(?=[^\s])")
_WANTS_NOUN = re.compile(r"\b(?:the|a|an|of|in|at|by|near|and|named|to|from)\s+$", re.IGNORECASE)
_FEWEST = 3
"""Letters of a sentence that is parsed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One parsed sentence; `at[i]` is the offset in the text of character i of the parse's text."""

    doc: Any
    at: tuple[int, ...]
    start: int
    end: int
    paragraph: int

    def span(self, first: int, last: int) -> Span:
        """Return the offsets in the text of the tokens first..last (inclusive)."""
        a, b = self.doc[first], self.doc[last]
        return self.at[a.idx], self.at[b.idx + len(b.text) - 1] + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text with its case given back, the end of its dateline, and its passages in order."""

    text: str
    """As it was given."""
    cased: str
    """With case and unwrapped lines, of the same length."""
    body: int
    passages: tuple[Passage, ...]


def read_passages(text: str) -> Reading:
    """Return the passages of a text in mixed case or in capitals, wrapped or not; offsets are the text's."""
    cased = _unwrapped(with_case(text))
    head = _HEAD.match(cased[:200])
    body = head.end() if head else 0
    spans = [(s, e, *_bare(cased, s, e)) for s, e in split_sentences(cased, body)]
    spans = [s for s in spans if sum(c.isalpha() for c in s[2]) >= _FEWEST]
    docs = parse([s[2] for s in spans])
    starts = _paragraphs(cased)
    passages = [
        Passage(doc=doc, at=at, start=start, end=end, paragraph=sum(p <= start for p in starts))
        for doc, (start, end, _, at) in zip(docs, spans, strict=True)
    ]
    return Reading(text=text, cased=cased, body=body, passages=tuple(passages))


def _paragraphs(text: str) -> list[int]:
    return [m.end() for m in re.finditer(r"\n+", text)]


def _unwrapped(text: str) -> str:
    """Return a text whose lines were cut at a fixed width with each paragraph on one line; same length."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or max(map(len, lines)) > 100:
        return text
    return _WRAPPED.sub(" ", text)


def _bare(text: str, start: int, end: int) -> tuple[str, tuple[int, ...]]:
    """Return a sentence without brackets and doubled spaces, and where each of its characters stands."""
    kept: list[str] = []
    at: list[int] = []
    for i in _outside(text, start, end):
        char = text[i]
        if char.isspace():
            if not kept or kept[-1] == " ":
                continue
            char = " "
        kept.append(char if kept else char.upper())
        at.append(i)
    while kept and kept[-1] == " ":
        kept.pop()
        at.pop()
    return "".join(kept), tuple(at)


def _outside(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets outside of brackets, and inside of those without which a phrase had no noun."""
    last = start
    for match in _BRACKETED.finditer(text, start, end):
        yield from range(last, match.start())
        last = match.end()
        if _WANTS_NOUN.search(text, max(start, match.start() - 12), match.start()):
            yield from range(match.start() + 1, match.end() - 1)
    yield from range(last, end)
