"""Quotations to their cues, and bare quotations to the speaker before."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from stemma.language.speech.beside import before_colon, behind_dash, beside_quote
from stemma.language.speech.draft import Draft, ParsedSentence, span
from stemma.language.speech.quotes import Quote, enclosing
from stemma.language.speech.release import released
from stemma.language.speech.sources import phrase_after, phrase_before
from stemma.model import Span

_FAR = 200
"""Characters between a quotation and the verb that introduces it, at most."""
_NEAR = 3
"""Characters between a quotation and the words beside it: a comma, a colon, a space."""


def join_quotes(
    sentences: Sequence[ParsedSentence], drafts: Sequence[Draft], quotes: Sequence[Quote]
) -> tuple[Draft, ...]:
    """Return the drafts with the quotations that they introduce or continue as content."""
    found = list(drafts)
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for i, draft in enumerate(found):
        by_sentence[draft.at].append(i)
    owners = [_introducing(sentences, found, by_sentence, quote) for quote in quotes]
    owned = {i for i in owners if i is not None}
    released(found, by_sentence, owned)
    found = [_widened(i, found, quotes, owners) for i in range(len(found))]
    holder: int | None = None
    before: Quote | None = None
    for quote, owner in zip(quotes, owners, strict=True):
        if owner is not None and not found[owner].source:
            found[owner] = _with_source(sentences, found[owner], quote)
        held = owner if owner is not None else _holding(found, by_sentence, quote)
        if held is None and quote.spoken:
            made = beside_quote(sentences, quote) or behind_dash(sentences, quote)
            held = _added(found, made)
        if held is None and quote.spoken:
            held = _goes_on(quote, before, found, holder)
        if held is None and quote.spoken:
            held = _added(found, before_colon(sentences, quote))
        if held is not None and (owner is not None or quote.spoken):
            found[held] = _with_quote(found[held], quote)
        if held is not None:
            holder, before = held, quote
    return tuple(found)


def _introducing(
    sentences: Sequence[ParsedSentence],
    drafts: Sequence[Draft],
    by_sentence: dict[int, list[int]],
    quote: Quote,
) -> int | None:
    """Return the cue that stands right beside a quotation ("...," he said; he said: "...")."""
    if not quote.spoken:
        return None
    beside = [i for at in range(quote.first - 1, quote.last + 2) for i in by_sentence.get(at, ())]
    beside = [i for i in beside if drafts[i].quoting and drafts[i].cue]
    after = [i for i in beside if _stands_after(drafts[i], quote)]
    if after:
        return min(after, key=lambda i: (drafts[i].cue[0][0], i))
    ahead = [i for i in beside if _stands_before(sentences, drafts[i], quote)]
    if ahead:
        return max(ahead, key=lambda i: (drafts[i].cue[-1][1], -i))
    return next((i for i in beside if _stands_in_next(sentences, drafts[i], quote)), None)


def _begin(draft: Draft, quote: Quote) -> int:
    return min(s[0] for s in (*draft.cue, *draft.source) if s[0] >= quote.end)


def _stands_after(draft: Draft, quote: Quote) -> bool:
    if draft.at != quote.last or draft.cue[0][0] < quote.end:
        return False
    return _begin(draft, quote) - quote.end <= _NEAR


def _stands_in_next(sentences: Sequence[ParsedSentence], draft: Draft, quote: Quote) -> bool:
    """Say whether a cue without a content of its own opens the sentence after ("Why?" he asked.)."""
    doc, start = sentences[quote.last]
    if draft.at != quote.last + 1 or quote.end < start + len(doc.text):
        return False
    begin = sentences[draft.at][1]
    if begin - quote.end > 1 or (draft.clausal and draft.content):
        return False
    asks = doc.text.rstrip("\"”»’'")[-1:] in ("?", "!", "…")
    return (asks or not draft.content) and _begin(draft, quote) - begin <= 1


def _stands_before(sentences: Sequence[ParsedSentence], draft: Draft, quote: Quote) -> bool:
    end = max(s[1] for s in (*draft.cue, *draft.source))
    if any(a <= quote.start < b for a, b in draft.source):
        return False
    if draft.cue[-1][1] > quote.start or quote.start - draft.cue[-1][1] > _FAR:
        return False
    doc, start = sentences[draft.at]
    if draft.at == quote.first:
        between = doc.text[draft.cue[-1][1] - start : quote.start - start].rstrip()
    elif draft.at == quote.first - 1 and quote.start == sentences[quote.first][1]:
        between = doc.text.rstrip()[-1:] if doc.text.rstrip()[-1:] == ":" else "?"
    else:
        return False
    return quote.start - end <= _NEAR - 1 or between[-1:] in (":", ",", "")


def _widened(i: int, drafts: Sequence[Draft], quotes: Sequence[Quote], owners: Sequence[int | None]) -> Draft:
    """Stretch contents that begin or end inside a quotation over it, or off it if it is another's."""
    draft = drafts[i]
    if not draft.content or not draft.cue:
        return draft
    cue = draft.cue[0][0]
    spans: list[Span] = []
    around = enclosing(quotes, cue)
    for start, end in draft.content:
        if around is not None and around.spoken:
            start, end = max(start, around.start), min(end, around.end)
        a, b = start, end
        first = max(0, bisect_right(quotes, start, key=lambda q: q.start) - 1)
        for at in range(first, len(quotes)):
            quote, owner = quotes[at], owners[at]
            if quote.start >= end:
                break
            if quote.end <= a or quote.start >= b or quote.start <= cue < quote.end:
                continue
            if owner in (None, i):
                a, b = min(a, quote.start), max(b, quote.end)
            elif draft.lemma == "according":
                continue
            elif owner is not None and b <= cue:
                a = b
            elif owner is not None and not (a <= drafts[owner].cue[0][0] < b):
                b = max(a, min(b, quote.start))
        if a < b:
            spans.append((a, b))
    return replace(draft, content=_merged(_cut(spans, draft)))


def _cut(spans: list[Span], draft: Draft) -> list[Span]:
    """Keep a stretched span from swallowing the draft's own cue and source."""
    kept = []
    for start, end in spans:
        for a, b in (*draft.cue, *draft.source):
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


def _holding(drafts: Sequence[Draft], by_sentence: dict[int, list[int]], quote: Quote) -> int | None:
    """Return the draft whose content has the quotation already, a quoting one first."""
    near = [i for at in range(quote.first, quote.last + 1) for i in by_sentence.get(at, ())]
    near = [i for i in near if any(a <= quote.start and quote.end <= b for a, b in drafts[i].content)]
    return min(near, key=lambda i: (not drafts[i].quoting, i), default=None)


def _goes_on(quote: Quote, before: Quote | None, drafts: Sequence[Draft], holder: int | None) -> int | None:
    """Return the last speech if the quotation follows upon it with nothing between."""
    if before is None or holder is None:
        return None
    return holder if quote.first - max(drafts[holder].at, before.last) <= 1 else None


def _added(drafts: list[Draft], made: Draft | None) -> int | None:
    if made is None:
        return None
    drafts.append(made)
    return len(drafts) - 1


def _with_source(sentences: Sequence[ParsedSentence], draft: Draft, quote: Quote) -> Draft:
    """Give a draft beside a quotation the noun phrase that stands there, where the parse missed it."""
    doc, start = sentences[draft.at]
    source = phrase_after(doc, draft.head)
    if source is None and draft.at == quote.last:
        source = phrase_before(doc, draft.head, quote.end - start)
    return draft if source is None else replace(draft, source=span(doc, start, *source))


def _with_quote(draft: Draft, quote: Quote) -> Draft:
    """Add a quotation to a draft's content; a mere noun phrase ("told reporters") gives way to it."""
    over = any(a < quote.end and quote.start < b for a, b in draft.content)
    kept = draft.content if over or draft.clausal else ()
    outside = [s for s in draft.source if s[1] <= quote.start or quote.end <= s[0]]
    return replace(
        draft,
        content=_merged(_cut([*kept, (quote.start, quote.end)], draft)),
        source=tuple(outside),
        clausal=True,
    )
