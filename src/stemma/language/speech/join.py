"""Quotations to their cues, and bare quotations to the speaker before."""

from collections.abc import Sequence
from dataclasses import replace

from stemma.language.speech.draft import Draft, ParsedSentence, covers
from stemma.language.speech.quotes import Quote, enclosing
from stemma.model import Span, SpeechKind

_FAR = 160
"""Characters between a quotation and the verb that introduces it, at most."""


def join_quotes(
    sentences: Sequence[ParsedSentence], drafts: Sequence[Draft], quotes: Sequence[Quote]
) -> tuple[Draft, ...]:
    """Return the drafts with the quotations that they introduce or continue as content."""
    found = [_widened(draft, quotes) for draft in drafts]
    previous: int | None = None
    before: Quote | None = None
    for quote in quotes:
        holder = _holder(found, quote)
        if holder is None and quote.spoken:
            holder = _introducing(sentences, found, quote)
            if holder is None and _goes_on(quote, before, found, previous):
                holder = previous
            if holder is not None:
                found[holder] = _with_quote(found[holder], quote)
        if holder is not None:
            previous, before = holder, quote
    return tuple(found)


def _widened(draft: Draft, quotes: Sequence[Quote]) -> Draft:
    """Stretch contents that begin or end inside a quotation over the whole of it."""
    if not draft.content or not draft.cue:
        return draft
    spans = []
    for start, end in draft.content:
        for quote in (enclosing(quotes, start), enclosing(quotes, end - 1)):
            if quote is not None and not quote.start <= draft.cue[0][0] < quote.end:
                start, end = min(start, quote.start), max(end, quote.end)
        spans.append((start, end))
    return replace(draft, content=_merged(_cut(spans, draft)))


def _cut(spans: list[Span], draft: Draft) -> list[Span]:
    """Keep a stretched span from swallowing the draft's own cue and source."""
    own = [*draft.cue, *draft.source]
    kept = []
    for start, end in spans:
        for a, b in own:
            if start < b and a < end:
                if a - start >= end - b:
                    end = min(end, a)
                else:
                    start = max(start, b)
        if start < end:
            kept.append((start, end))
    return kept


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in sorted(set(spans)):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _holder(drafts: Sequence[Draft], quote: Quote) -> int | None:
    for i, draft in enumerate(drafts):
        if draft.quoting and any(a <= quote.start and quote.end <= b for a, b in draft.content):
            return i
    for i, draft in enumerate(drafts):
        if any(a <= quote.start and quote.end <= b for a, b in draft.content):
            return i
    return None


def _introducing(sentences: Sequence[ParsedSentence], drafts: Sequence[Draft], quote: Quote) -> int | None:
    """Return the cue nearest to the quotation in its first or last sentence, or before its colon."""
    best: tuple[int, int] | None = None
    for i, draft in enumerate(drafts):
        if not draft.quoting or not draft.cue or not quote.first - 1 <= draft.at <= quote.last:
            continue
        start, end = draft.cue[0][0], draft.cue[-1][1]
        if quote.start <= start < quote.end:
            continue
        if draft.at == quote.first - 1:
            doc, _ = sentences[draft.at]
            if not doc.text.rstrip().endswith(":"):
                continue
        elif draft.at not in (quote.first, quote.last):
            continue
        if draft.clausal and draft.content and not _is_near(draft, quote):
            continue
        far = start - quote.end if start >= quote.end else quote.start - end
        if far <= _FAR and (best is None or far < best[0]):
            best = (far, i)
    return None if best is None else best[1]


def _is_near(draft: Draft, quote: Quote) -> bool:
    start, end = draft.cue[0][0], draft.cue[-1][1]
    return 0 <= start - quote.end <= 3 or 0 <= quote.start - end <= 3


def _goes_on(quote: Quote, before: Quote | None, drafts: Sequence[Draft], previous: int | None) -> bool:
    if before is None or previous is None:
        return False
    draft = drafts[previous]
    return quote.first - max(draft.at, before.last) <= 1


def _with_quote(draft: Draft, quote: Quote) -> Draft:
    kept = draft.content
    if not draft.clausal or not any(covers((c,), quote.start) for c in kept):
        kept = tuple(c for c in kept if draft.clausal and draft.content)
    inverted = tuple(s for s in draft.source if not covers(((quote.start, quote.end),), s[0]))
    return replace(
        draft,
        content=_merged([*kept, (quote.start, quote.end)]),
        source=inverted,
        kind=SpeechKind.DIRECT if not kept else draft.kind,
        clausal=True,
    )
