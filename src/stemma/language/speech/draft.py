"""A speech under way: found at a cue word, before quotations are joined to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from stemma.model import Span, SpeechKind

type ParsedSentence = tuple[Any, int]
"""The spaCy `Doc` of one sentence and the offset of its first character in the article."""

_EDGE = frozenset(",;:.!?-–—…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A cue of the sentence `at`, its head word's index there, and what it has so far (article offsets)."""

    at: int
    head: int
    lemma: str
    kind: SpeechKind
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    quoting: bool = False
    clausal: bool = True
    hearsay: bool = False
    passive: bool = False
    shared: bool = False
    """The subject is that of another verb."""
    conjoined: bool = False
    """Coordinated with the verb before."""
    trailing: bool = False
    """A participle behind a comma ("..., adding that")."""


def trimmed(doc: Any, first: int, last: int) -> tuple[int, int] | None:
    """Return the token range [first, last] without punctuation at its edges, None where nothing is left."""
    while first <= last and (doc[first].text in _EDGE or doc[first].is_space):
        first += 1
    while last >= first and (doc[last].text in _EDGE or doc[last].is_space):
        last -= 1
    return (first, last) if first <= last else None


def span(doc: Any, start: int, first: int, last: int) -> tuple[Span, ...]:
    """Return the article span of tokens [first, last], trimmed; empty where nothing is left."""
    kept = trimmed(doc, first, last)
    if kept is None:
        return ()
    a, b = doc[kept[0]], doc[kept[1]]
    return ((start + a.idx, start + b.idx + len(b.text)),)


def runs(doc: Any, start: int, indices: Iterable[int]) -> tuple[Span, ...]:
    """Return the spans of the unbroken runs of token indices."""
    found: list[Span] = []
    first = last = -2
    for i in [*sorted(set(indices)), -9]:
        if i != last + 1:
            if first >= 0:
                found += span(doc, start, first, last)
            first = i
        last = i
    return tuple(found)


def covers(spans: Sequence[Span], place: int) -> bool:
    """Say whether a character of the article stands in one of the spans."""
    return any(a <= place < b for a, b in spans)


def length(spans: Sequence[Span]) -> int:
    """Return the number of characters that the spans hold."""
    return sum(b - a for a, b in spans)
