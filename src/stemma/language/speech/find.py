"""The speech of one article: cues, quotations, nesting."""

from collections.abc import Sequence
from dataclasses import replace

from stemma.language.speech.adjuncts import adjunct_drafts
from stemma.language.speech.draft import Draft, ParsedSentence, covers, length
from stemma.language.speech.join import join_quotes
from stemma.language.speech.quotes import Quote, enclosing, find_quotes
from stemma.language.speech.verbs import seem_drafts, verb_drafts
from stemma.model import Span, Speech, SpeechKind


def find_speech(sentences: Sequence[ParsedSentence]) -> tuple[Speech, ...]:
    """Return who said what in one article, by place of the cue.

    `sentences` are the parsed sentences of the article in order, each the spaCy `Doc` of one sentence
    and its offset in the article; all spans are article offsets. Contents follow PolNeAR's
    guidelines (Newell, Margolin and Ruths, LREC 2018): the whole clause with its "that", a quotation
    with its marks, no closing punctuation. The work is linear in the length of the text.
    """
    quotes = find_quotes(sentences)
    drafts = [d for at, (doc, start) in enumerate(sentences) for d in _drafts(doc, at, start)]
    drafts.sort(key=lambda d: (d.cue[0] if d.cue else (0, 0), d.head))
    joined = [d for d in join_quotes(sentences, drafts, quotes) if d.content and d.cue]
    return _nested([_speech(d, quotes) for d in _distinct(joined)])


def _drafts(doc: object, at: int, start: int) -> list[Draft]:
    return [
        *verb_drafts(doc, at, start),
        *seem_drafts(doc, at, start),
        *adjunct_drafts(doc, at, start),
    ]


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    return list({d.cue: d for d in drafts}.values())


def _speech(draft: Draft, quotes: Sequence[Quote]) -> Speech:
    return Speech(
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        kind=_kind(draft, quotes),
        lemma=draft.lemma,
        anonymous=draft.hearsay,
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
    held = any(a < q.end and q.start < b for a, b in draft.content for q in quotes)
    return SpeechKind.MIXED if held else SpeechKind.INDIRECT


def _nested(speeches: Sequence[Speech]) -> tuple[Speech, ...]:
    return tuple(replace(s, outer=_outer(speeches, i)) for i, s in enumerate(speeches))


def _outer(speeches: Sequence[Speech], i: int) -> int | None:
    place = speeches[i].cue[0][0]
    around = [j for j, s in enumerate(speeches) if j != i and covers(s.content, place)]
    around = [j for j in around if not covers(speeches[i].content, speeches[j].cue[0][0])]
    return min(around, key=lambda j: (length(speeches[j].content), j), default=None)


def speeches_over(speeches: Sequence[Speech], span: Span) -> tuple[Speech, ...]:
    """Return the speeches on whose word a clause stands, innermost first.

    `span` is the clause in article offsets; a speech holds it when its content covers the clause's
    first character.
    """
    place = span[0]
    around = [s for s in speeches if covers(s.content, place)]
    return tuple(sorted(around, key=lambda s: (length(s.content), s.cue)))
