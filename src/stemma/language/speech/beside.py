"""Quotations whose cue is no word of the lexicon: the verb beside them, the clause before a colon."""

import re
from collections.abc import Sequence
from typing import Any

from stemma.language.speech.draft import Draft, ParsedSentence, span
from stemma.language.speech.quotes import Quote
from stemma.language.speech.sources import phrase_after, phrase_before, subject
from stemma.model import SpeechKind

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_FARTHEST = 14
"""Tokens from a quotation to the verb behind it."""


def beside_quote(sentences: Sequence[ParsedSentence], quote: Quote) -> Draft | None:
    """Return a draft of the verb right behind a quotation ("...," laughed Keller), whatever verb it is."""
    doc, start = sentences[quote.last]
    text = doc.text[: quote.end - start].rstrip("\"”»’'")
    if text[-1:] not in (",", "?", "!"):
        return None
    tokens = [t for t in doc if t.idx >= quote.end - start and not t.is_punct and not t.is_space]
    for token in tokens[:_FARTHEST]:
        if token.pos_ == "VERB" and token.tag_ in _FINITE and token.dep_ != "relcl":
            inverted = token.i == tokens[0].i
            after = quote.end - start
            source = phrase_after(doc, token.i) if inverted else phrase_before(doc, token.i, after)
            return None if source is None else _draft(doc, quote.last, start, token, source, token.i)
        if token.pos_ in ("VERB", "SCONJ", "CCONJ"):
            return None
    return None


_DASH = re.compile(r"\s{0,3}[-–—―]{1,3}\s{0,3}(?=[A-Z])")
_LONGEST_NAME = 60
"""Characters of a name behind a dash."""


def behind_dash(sentences: Sequence[ParsedSentence], quote: Quote) -> Draft | None:
    """Return a draft of the name that signs a quotation ("..." - Anna Keller), on its line or the next."""
    for at in (quote.last, quote.last + 1):
        if at >= len(sentences):
            return None
        doc, start = sentences[at]
        text = doc.text
        begin = quote.end - start if at == quote.last else 0
        dash = _DASH.match(text, begin)
        name = text[dash.end() :].rstrip(". \xa0") if dash else ""
        if (
            dash
            and 0 < len(name) <= _LONGEST_NAME
            and not any(t.pos_ == "VERB" for t in doc if t.idx > dash.start())
        ):
            mark = text.index(dash[0].strip(), dash.start())
            return Draft(
                at=at,
                head=0,
                lemma="-",
                kind=SpeechKind.INDIRECT,
                source=((start + dash.end(), start + dash.end() + len(name)),),
                cue=((start + mark, start + mark + len(dash[0].strip())),),
                quoting=True,
            )
        if text[begin:].strip():
            return None
    return None


def before_colon(sentences: Sequence[ParsedSentence], quote: Quote) -> Draft | None:
    """Return a draft of the clause before a colon that leads to a quotation ("He had one wish: ...")."""
    at = quote.first
    doc, start = sentences[at]
    if quote.start == start and at:
        at -= 1
        doc, start = sentences[at]
    if not doc.text[: quote.start - start].rstrip().endswith(":"):
        return None
    colon = next((t.i for t in reversed(doc) if t.text == ":" and start + t.idx < quote.start), 0)
    verbs = [t for t in doc[:colon] if t.pos_ in ("VERB", "AUX") and t.tag_ in _FINITE]
    verbs = [t for t in verbs if t.dep_ in ("ROOT", "conj", "ccomp", "parataxis")]
    source = subject(verbs[-1]) if verbs else None
    if source is None or source[1] >= verbs[-1].i:
        return None
    return _draft(doc, at, start, verbs[-1], source, colon - 1)


def _draft(doc: Any, at: int, start: int, verb: Any, source: tuple[int, int], last: int) -> Draft:
    return Draft(
        at=at,
        head=verb.i,
        lemma=verb.lemma_.lower(),
        kind=SpeechKind.INDIRECT,
        source=span(doc, start, *source),
        cue=span(doc, start, verb.i, last),
        quoting=True,
    )
