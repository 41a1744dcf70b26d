"""Whom a pronoun speaks for: "He added" to the name before it, "I" in a quotation to its speaker.

Rules of recency and grammatical role (the subject of the nearest sentence first; Hobbs 1978, Lappin and
Leass 1994, cut down to speakers). Where two names compete, nothing is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from stemma.language.speech.draft import ParsedSentence, covers
from stemma.model import Span, Speech, SpeechKind

_BACK = 2
"""Sentences before the pronoun's own in which its name may stand."""
_HE = {"he": "m", "his": "m", "she": "f", "her": "f"}
_TITLES = {"Mr.": "m", "Mr": "m", "Sir": "m", "Mrs.": "f", "Mrs": "f", "Ms.": "f", "Ms": "f", "Madame": "f"}
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})


@dataclass(frozen=True, slots=True)
class _Person:
    at: int
    span: Span
    surname: str
    gender: str
    subject: bool


def with_antecedents(
    sentences: Sequence[ParsedSentence], places: Sequence[int], speeches: Sequence[Speech]
) -> tuple[Speech, ...]:
    """Return the speeches with the antecedents of their pronouns; `places` are their sentences' indices."""
    people: dict[int, list[_Person]] = {}
    genders: dict[str, str] = {}
    last: dict[str, tuple[int, Span]] = {}
    found: list[Speech] = []
    for at, speech in zip(places, speeches, strict=True):
        word = _only_word(sentences, at, speech)
        span = None
        if word in _FIRST_PERSON:
            span = _speaker(found, speeches, speech)
        elif word in _HE:
            gender = _HE[word]
            span = _person(sentences, people, genders, at, speech, gender)
            if span is None and last.get(gender, (-9, None))[0] >= at - 1:
                span = last[gender][1]
            if span is not None:
                last[gender] = (at, span)
        elif word in ("they", "their"):
            span = _last_source(sentences, places, found, at, plural=True)
        elif word in ("it", "its"):
            span = _last_source(sentences, places, found, at, plural=False)
        found.append(speech if span is None else replace(speech, antecedent=span))
    return tuple(found)


def _only_word(sentences: Sequence[ParsedSentence], at: int, speech: Speech) -> str:
    if len(speech.source) != 1 or speech.source[0][1] - speech.source[0][0] > len("their"):
        return ""
    doc, start = sentences[at]
    return str(doc.text[speech.source[0][0] - start : speech.source[0][1] - start]).lower()


def _speaker(found: Sequence[Speech], speeches: Sequence[Speech], speech: Speech) -> Span | None:
    """Return who says "I": the source of the direct speech around it."""
    index = speech.outer
    while index is not None:
        outer = found[index] if index < len(found) else speeches[index]
        if outer.kind is SpeechKind.DIRECT and outer.source:
            named = outer.source[0][1] - outer.source[0][0] > len("their")
            return outer.antecedent or (outer.source[0] if named else None)
        index = outer.outer
    return None


def _people(doc: Any, start: int, at: int) -> list[_Person]:
    found = []
    for name in doc.ents:
        if name.label_ != "PERSON":
            continue
        before = doc[name.start - 1].text if name.start else ""
        gender = _TITLES.get(name[0].text) or _TITLES.get(before, "")
        subject = name.root.dep_ in ("nsubj", "nsubjpass")
        span = (start + name.start_char, start + name.end_char)
        found.append(_Person(at, span, name[-1].text, gender, subject))
    return found


def _person(
    sentences: Sequence[ParsedSentence],
    people: dict[int, list[_Person]],
    genders: dict[str, str],
    at: int,
    speech: Speech,
    gender: str,
) -> Span | None:
    """Return the one person whom "he" or "she" can mean, and keep in `genders` what it tells of the name."""
    for back in range(at, max(-1, at - _BACK - 1), -1):
        if back not in people:
            people[back] = _people(*sentences[back], back)
        near = [p for p in people[back] if p.span[1] <= speech.source[0][0]]
        near = [p for p in near if not covers(speech.content, p.span[0])]
        near = [p for p in near if (p.gender or genders.get(p.surname, gender)) == gender]
        subjects = [p for p in near if p.subject]
        chosen = subjects or near
        if len({p.surname for p in chosen}) == 1:
            genders[chosen[-1].surname] = gender
            return chosen[-1].span
        if chosen:
            return None
    return None


def _last_source(
    sentences: Sequence[ParsedSentence],
    places: Sequence[int],
    found: Sequence[Speech],
    at: int,
    plural: bool,
) -> Span | None:
    """Return the source of the last speech if it is of the pronoun's number and no person."""
    for i in range(len(found) - 1, -1, -1):
        if places[i] < at - 1:
            return None
        source = found[i].source
        if places[i] == at or not source or found[i].outer is not None:
            continue
        doc, start = sentences[places[i]]
        words = doc.char_span(source[0][0] - start, source[0][1] - start)
        if words is None or words.root.pos_ == "PRON":
            return found[i].antecedent
        several = words.root.tag_ in ("NNS", "NNPS") or any(t.dep_ == "cc" for t in words)
        body = words.root.ent_type_ in ("ORG", "GPE", "NORP") or words.root.pos_ == "NOUN"
        return source[0] if (several if plural else body and not several) else None
    return None
