"""Speech in headlines: "NAME: ...", and cue verbs that a parser takes for names in title case."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from stemma.language.speech.draft import Draft, ParsedSentence, span
from stemma.language.speech.lexemes import Cue, verbs
from stemma.model import SpeechKind

_LONGEST_LABEL = 6
"""Tokens before the colon of "NAME: words"."""
_LONGEST_HEADLINE = 40
"""Tokens; a longer sentence is no headline."""
_LONGEST_TURN = 40
"""Sentences of one speaker's turn in a transcript."""
_FEWEST_TURNS = 3
"""Labels that make a transcript."""
_QUOTES = frozenset("\"“‘'«")


def headline_drafts(doc: Any, at: int, start: int) -> Iterator[Draft]:
    """Yield "Keller: The bridge is closed" and "Keller Denies Report" (names and capitals only)."""
    label = _label(doc)
    if label:
        yield Draft(
            at=at,
            head=label,
            lemma=":",
            kind=SpeechKind.INDIRECT,
            source=span(doc, start, 0, label - 1),
            cue=((start + doc[label].idx, start + doc[label].idx + 1),),
            content=span(doc, start, label + 1, len(doc) - 1),
        )
    elif _is_title_case(doc):
        yield from _capital_verb(doc, at, start)


def _label(doc: Any) -> int:
    """Return the index of the colon behind a speaker's name, or 0."""
    colon = next((i for i in range(1, min(_LONGEST_LABEL + 1, len(doc) - 1)) if doc[i].text == ":"), 0)
    label = doc[:colon]
    if not all(t.pos_ in ("PROPN", "NOUN", "ADJ", "PUNCT", "X") and t.text[0].isupper() for t in label):
        return 0
    if colon == 1 and len(doc[0].text) == 1:
        return 0
    named = any(t.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or t.pos_ == "PROPN" for t in label)
    return colon if named or (colon and doc[colon + 1].text[0] in _QUOTES) else 0


def turns(sentences: Sequence[ParsedSentence], drafts: Sequence[Draft]) -> list[Draft]:
    """Stretch what a transcript's label introduces to the end of its paragraph or the next label."""
    labels = {d.at for d in drafts if d.lemma == ":"}
    if len(labels) < _FEWEST_TURNS:
        return list(drafts)
    return [_turn(sentences, d, labels) if d.lemma == ":" else d for d in drafts]


def _turn(sentences: Sequence[ParsedSentence], draft: Draft, labels: set[int]) -> Draft:
    at = draft.at
    end = sentences[at][1] + len(sentences[at][0].text)
    for then in range(at + 1, min(len(sentences), at + _LONGEST_TURN)):
        if then in labels or sentences[then][1] - end > 1:
            break
        end = sentences[then][1] + len(sentences[then][0].text)
        at = then
    if at == draft.at or not draft.content:
        return draft
    return replace(draft, content=((draft.content[0][0], end),))


def _is_title_case(doc: Any) -> bool:
    if not 4 <= len(doc) <= _LONGEST_HEADLINE:
        return False
    long_words = [t.text for t in doc if t.is_alpha and len(t.text) > 3]
    return len(long_words) >= 3 and all(w[0].isupper() for w in long_words)


def _capital_verb(doc: Any, at: int, start: int) -> Iterator[Draft]:
    for token in doc[1:-1]:
        if token.pos_ not in ("PROPN", "NOUN") or not token.text.endswith("s") or not token.text[0].isupper():
            continue
        lemma, cue = _third_person(token.lower_)
        if cue is not None and doc[token.i + 1].text not in (",", ":", ".", "’", "'"):
            yield Draft(
                at=at,
                head=token.i,
                lemma=lemma,
                kind=cue.kind,
                source=span(doc, start, 0, token.i - 1),
                cue=span(doc, start, token.i, token.i),
                content=span(doc, start, token.i + 1, len(doc) - 1),
                clausal="clause" in cue.takes,
            )
            return


def _third_person(word: str) -> tuple[str, Cue | None]:
    """Return the verb of "denies", "slams", "blesses", if it is a cue."""
    for lemma in (word[:-1], word[:-2], word[:-3] + "y"):
        if lemma in verbs():
            return lemma, verbs()[lemma]
    return word, None
