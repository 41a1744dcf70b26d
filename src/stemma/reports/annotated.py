"""An article's text cut into pieces that carry the places of its quotations, for mark-up that nests."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from stemma.model import Article


class PieceKind(StrEnum):
    """What a piece does: it opens one of three kinds of span, closes the last one opened, or is text."""

    QUOTATION = "quotation"
    FURNITURE = "furniture"
    HEADING = "heading"
    CLOSE = "close"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`text` is the text, the reason of furniture, or the key of a quotation; `first`: its first part."""

    kind: PieceKind
    text: str = ""
    first: bool = True


type _Span = tuple[int, int, int, PieceKind, str, bool]  # start, minus end, rank, kind, text, first


def annotate(article: Article, quotations: Iterable[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """Return the pieces of an article's text; `quotations` are (start, end, key).

    Spans that cross are cut where the outer one ends, and the second part keeps the key, so that openings
    and closings always nest. The text of all pieces is the article's text.
    """
    waiting = _spans(article, quotations)
    pieces: list[Piece] = []
    ends: list[int] = []
    at, ranks = 0, count(len(waiting))

    while waiting:
        start, minus_end, _, kind, text, first = heapq.heappop(waiting)
        at = _close(pieces, ends, article.text, at, start)
        end = min(-minus_end, ends[-1]) if ends else -minus_end
        if end < -minus_end:
            heapq.heappush(waiting, (end, minus_end, next(ranks), kind, text, False))
        pieces.append(Piece(kind=PieceKind.TEXT, text=article.text[at:start]))
        pieces.append(Piece(kind=kind, text=text, first=first))
        ends.append(end)
        at = start
    at = _close(pieces, ends, article.text, at, len(article.text))
    pieces.append(Piece(kind=PieceKind.TEXT, text=article.text[at:]))
    return tuple(p for p in pieces if p.kind != PieceKind.TEXT or p.text)


def _spans(article: Article, quotations: Iterable[tuple[int, int, str]]) -> list[_Span]:
    """Return the spans as a heap: outer ones before inner ones that start with them."""
    length = len(article.text)
    spans = [(f.start, f.end, PieceKind.FURNITURE, f.reason) for f in article.furniture]
    titles = [article.title_span] if article.title_span else []
    spans += [(s, e, PieceKind.HEADING, "") for s, e in (*titles, *article.headings)]
    spans += [(s, e, PieceKind.QUOTATION, key) for s, e, key in dict.fromkeys(quotations)]
    heap = [
        (s, -e, n, kind, text, True) for n, (s, e, kind, text) in enumerate(spans) if 0 <= s < e <= length
    ]
    heapq.heapify(heap)
    return heap


def _close(pieces: list[Piece], ends: list[int], text: str, at: int, until: int) -> int:
    """Close every open span that ends by `until`; return how far the text is written."""
    while ends and ends[-1] <= until:
        end = ends.pop()
        pieces.append(Piece(kind=PieceKind.TEXT, text=text[at:end]))
        pieces.append(Piece(kind=PieceKind.CLOSE))
        at = end
    return at
