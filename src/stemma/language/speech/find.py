"""The speech of one article: cues, quotations, nesting."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice

from stemma.language.speech.adjuncts import adjunct_drafts
from stemma.language.speech.antecedents import with_antecedents
from stemma.language.speech.draft import Draft, ParsedSentence, covers, length
from stemma.language.speech.headlines import headline_drafts, turns
from stemma.language.speech.join import join_quotes
from stemma.language.speech.quotes import Quote, enclosing, find_quotes, touching
from stemma.language.speech.verbs import seem_drafts, verb_drafts
from stemma.model import Span, Speech, SpeechKind

_DATELINE = re.compile(r"[A-ZÀ-Þ][^()\n]{1,60}\([A-Z][A-Za-z ]{1,20}\)\s{0,2}[-–—]{1,2}\s{0,2}")
_HANGING = (" and", " but")
_MOST_CUES = 30
"""Cues read in one sentence (at most 2,000 characters), so that no text costs more than linear time."""


def find_speech(sentences: Sequence[ParsedSentence]) -> tuple[Speech, ...]:
    """Return who said what in one article, by place of the cue.

    `sentences` are the parsed sentences of the article in order, each the spaCy `Doc` of one sentence
    and its offset in the article; all spans are article offsets. Contents follow PolNeAR's
    guidelines (Newell, Margolin and Ruths, LREC 2018): the whole clause with its "that", a quotation
    with its marks, no closing punctuation. The work is linear in the length of the text.
    """
    quotes = find_quotes(sentences)
    drafts = [d for at, (doc, start) in enumerate(sentences) for d in _drafts(doc, at, start)]
    drafts = turns(sentences, drafts)
    drafts.sort(key=lambda d: (d.cue[0] if d.cue else (0, 0), d.head))
    joined = [_tidied(sentences, _undated(sentences, d)) for d in join_quotes(sentences, drafts, quotes)]
    kept = [d for d in _distinct(joined) if d.content and d.cue and not _speaks_for_nobody(d)]
    speeches = _nested([_speech(d, quotes) for d in kept])
    return with_antecedents(sentences, [d.at for d in kept], speeches)


def _drafts(doc: object, at: int, start: int) -> list[Draft]:
    found = chain(
        verb_drafts(doc, at, start),
        seem_drafts(doc, at, start),
        adjunct_drafts(doc, at, start),
        headline_drafts(doc, at, start),
    )
    return list(islice(found, _MOST_CUES))


def _speaks_for_nobody(draft: Draft) -> bool:
    """Say whether an active verb has neither a subject nor a clause ("log in to post a reply")."""
    return draft.quoting and not (draft.source or draft.passive or draft.clausal)


def _undated(sentences: Sequence[ParsedSentence], draft: Draft) -> Draft:
    """Cut a dateline with an agency ("NORVIK (NNA) - ") off the front of source and content."""
    doc, start = sentences[draft.at]
    dateline = _DATELINE.match(doc.text) if draft.source or draft.content else None
    if dateline is None:
        return draft
    begin, end = start, start + dateline.end()
    source, content = (
        tuple((end if begin <= a < end else a, b) for a, b in spans if not begin <= b <= end)
        for spans in (draft.source, draft.content)
    )
    return replace(draft, source=source, content=content)


def _tidied(sentences: Sequence[ParsedSentence], draft: Draft) -> Draft:
    """Cut spaces and a hanging "and" off the ends of contents that were cut before a second cue."""
    doc, start = sentences[draft.at]
    text = doc.text
    content = tuple(_trimmed(text, start, a, b) for a, b in draft.content)
    return (
        draft
        if content == draft.content
        else replace(draft, content=tuple(c for c in content if c[0] < c[1]))
    )


def _trimmed(text: str, start: int, a: int, b: int) -> Span:
    if not start <= a < b <= start + len(text):
        return a, b
    piece = text[a - start : b - start].rstrip(" ,;\xa0")
    for word in _HANGING:
        piece = piece.removesuffix(word).rstrip(" ,;\xa0")
    front = len(piece) - len(piece.lstrip(" ,;\xa0"))
    return a + front, a + max(front, len(piece))


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Return one draft a cue, by place; the sweep over nested speeches needs their order."""
    return [d for _, d in sorted({d.cue: d for d in drafts}.items())]


def _speech(draft: Draft, quotes: Sequence[Quote]) -> Speech:
    return Speech(
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        kind=_kind(draft, quotes),
        lemma=draft.lemma,
        anonymous=draft.hearsay or not draft.source,
        clausal=draft.clausal,
    )


def _kind(draft: Draft, quotes: Sequence[Quote]) -> SpeechKind:
    if draft.kind is SpeechKind.BELIEF:
        return draft.kind
    inside = [enclosing(quotes, a) for a, _ in draft.content]
    if all(
        q is not None and q.start == a and b <= q.end for q, (a, b) in zip(inside, draft.content, strict=True)
    ):
        return SpeechKind.DIRECT
    held = any(touching(quotes, piece) for piece in draft.content)
    return SpeechKind.MIXED if held else SpeechKind.INDIRECT


def _nested(speeches: Sequence[Speech]) -> tuple[Speech, ...]:
    """Give each speech the innermost one whose content holds its cue; one sweep over the article."""
    pieces = sorted((a, b, j) for j, s in enumerate(speeches) for a, b in s.content)
    found: list[Speech] = []
    open_pieces: list[tuple[int, int, int]] = []
    at = 0
    for i, speech in enumerate(speeches):
        place = speech.cue[0][0]
        while at < len(pieces) and pieces[at][0] <= place:
            open_pieces.append(pieces[at])
            at += 1
        open_pieces = [p for p in open_pieces if p[1] > place]
        around = {j for _, _, j in open_pieces if j != i}
        around = {j for j in around if not covers(speech.content, speeches[j].cue[0][0])}
        outer = min(around, key=lambda j: (length(speeches[j].content), j), default=None)
        found.append(replace(speech, outer=outer))
    return tuple(found)


def speeches_over(speeches: Sequence[Speech], span: Span) -> tuple[Speech, ...]:
    """Return the speeches on whose word a clause stands, innermost first.

    `span` is the clause in article offsets; a speech holds it when its content covers the clause's
    first character.
    """
    place = span[0]
    around = [s for s in speeches if covers(s.content, place)]
    return tuple(sorted(around, key=lambda s: (length(s.content), s.cue)))
