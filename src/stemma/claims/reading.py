"""What is known of one sentence while its clauses become claims."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from stemma.claims.clauses import Clause
from stemma.claims.figures import bare_figure
from stemma.claims.modality import words
from stemma.model import (
    Argument,
    Article,
    Mention,
    Quantity,
    Sentence,
    Span,
    Speech,
    TimeExpression,
)

LONGEST_QUOTE = 590
"""Characters of one quotation: a few sentences at most (DESIGN.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of one sentence while its clauses become claims."""

    article: Article
    sentence: Sentence
    doc: Any
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    speeches: tuple[Speech, ...]
    quoted: tuple[Span, ...] = ()
    """Quotations inside the sentence, parsed alone: the sentence around one misleads the parser."""
    frame: Any = None
    """For a quotation: the parse of the sentence around it, and where that begins."""
    frame_start: int = 0
    frame_time: TimeExpression | None = None
    known: Sequence[Mention] = ()
    """All names of the article up to here, by start (one list for the whole article: a copy for each
    sentence would cost the square of its length)."""
    starts: Sequence[int] = ()
    """Where each token begins."""
    protagonist: Mention | None = None
    """Who the sentence before was about, in the same paragraph."""
    scene: TimeExpression | None = None
    """The day that an earlier sentence of the paragraph set."""
    counted: Sequence[Quantity] = ()
    """The quantities of the article before this sentence."""
    last_issuer: Span | None = None
    """Who issued the document that the article spoke of last: "the statement" is theirs."""

    def offsets(self, first: int, last: int) -> Span:
        """Return the article offsets of the tokens first..last (inclusive)."""
        a, b = self.doc[first], self.doc[last]
        return self.sentence.start + a.idx, self.sentence.start + b.idx + len(b.text)

    def holds(self, clause: Clause, span: Span) -> bool:
        """Say whether a span of the article begins in a clause's own words."""
        i = bisect_right(self.starts, span[0]) - 1
        return i >= 0 and span[0] < self.starts[i] + len(self.doc[i]) and i in clause.words


def quantity_of(reading: Reading, clause: Clause) -> Quantity | None:
    """Return the figure of a clause: one of people with a fate first; of two fates, the first told."""
    own = [q for q in reading.quantities if reading.holds(clause, (q.start, q.end))]
    own.sort(key=lambda q: (q.kind is None, q.start))
    if not own:
        return bare_figure(reading.doc, reading.sentence.start, clause, reading.counted)
    first = own[0]
    if first.kind is None and first.unit in words("people"):
        lemmas = {reading.doc[i].lemma_.lower() for i in clause.words}
        return replace(first, kind="casualties") if "casualty" in lemmas else first
    return first


def agent_of(clause: Clause) -> int | None:
    """Return the token of who does what a clause tells: of a passive, the one behind "by"."""
    return clause.agent if clause.passive else clause.subject


def argument(reading: Reading, token: int | None) -> Argument | None:
    """Return the noun phrase of a token without its relative clauses, appositions and article."""
    if token is None:
        return None
    head = reading.doc[token]
    kept = [head, *_phrase(head)]
    first, last = min(t.i for t in kept), max(t.i for t in kept)
    while first < last and reading.doc[first].pos_ in ("DET", "PUNCT", "SPACE"):
        first += 1
    start, end = reading.offsets(first, last)
    return Argument(text=re.sub(r"\s+", " ", reading.article.text[start:end]), start=start, end=end)


def _phrase(head: Any) -> list[Any]:
    kept = []
    for child in head.children:
        if child.dep_ in ("relcl", "acl", "appos", "punct", "advcl") or child.pos_ == "VERB":
            continue
        kept += [child, *_phrase(child)]
    return kept
