"""Cues beside the clause: "according to X", "allegedly", "NAME: ...", cue nouns and adjectives."""

from collections.abc import Iterator
from typing import Any

from stemma.language.speech.draft import Draft, runs, span
from stemma.language.speech.lexemes import Cue, nouns, words
from stemma.language.speech.sources import is_anonymous, phrase, subject
from stemma.model import SpeechKind


def adjunct_drafts(doc: Any, at: int, start: int) -> Iterator[Draft]:
    """Yield the drafts of one sentence that hang on no cue verb."""
    nominal = nouns()
    for token in doc:
        lower = token.lower_
        if lower == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            yield from _according(doc, at, start, token)
        elif token.pos_ == "ADV" and lower in words("hearsay_adverbs"):
            yield from _hearsay(doc, at, start, token)
        elif token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in nominal:
            yield from _nominal(doc, at, start, token, nominal[token.lemma_.lower()])
        elif token.pos_ == "ADJ" and lower in words("adjectives"):
            yield from _adjectival(doc, at, start, token)
    yield from _survey(doc, at, start)


def _according(doc: Any, at: int, start: int, token: Any) -> Iterator[Draft]:
    to = doc[token.i + 1]
    held = [c for c in to.children if c.dep_ in ("pobj", "pcomp")] or [
        c for c in token.children if c.dep_ == "pobj"
    ]
    if not held:
        return
    head = token.head
    source = phrase(held[0])
    own = set(range(min(token.left_edge.i, token.i), max(token.right_edge.i, source[1]) + 1))
    whole = {t.i for t in head.subtree} if head.i != token.i else set(range(len(doc)))
    if head.pos_ not in ("VERB", "AUX"):
        whole = {t.i for t in doc}
    yield Draft(
        at=at,
        head=token.i,
        lemma="according",
        kind=SpeechKind.INDIRECT,
        source=span(doc, start, *source),
        cue=span(doc, start, token.i, to.i),
        content=runs(doc, start, whole - own),
        hearsay=is_anonymous(doc, source),
    )


def _hearsay(doc: Any, at: int, start: int, token: Any) -> Iterator[Draft]:
    head = token.head
    if head.i == token.i:
        return
    inside = {t.i for t in head.subtree} - {token.i}
    yield Draft(
        at=at,
        head=token.i,
        lemma=token.lower_,
        kind=SpeechKind.INDIRECT,
        cue=span(doc, start, token.i, token.i),
        content=runs(doc, start, inside),
        hearsay=True,
    )


def _nominal(doc: Any, at: int, start: int, token: Any, cue: Cue) -> Iterator[Draft]:
    held, last = _held_by(token, cue)
    if held is None:
        return
    source, light = _holder(token)
    if source is None and doc[held[0]].lower_ != "that":
        return
    first = light.i if light is not None else token.left_edge.i
    if source is not None and light is None and source[1] < token.i:
        first = source[1] + 1
    yield Draft(
        at=at,
        head=token.i,
        lemma=token.lemma_.lower(),
        kind=cue.kind,
        source=span(doc, start, *source) if source else (),
        cue=span(doc, start, min(first, token.i), last),
        content=span(doc, start, *held),
        clausal=last == token.i or doc[held[0]].lower_ == "that",
        hearsay=is_anonymous(doc, source),
    )


def _held_by(token: Any, cue: Cue) -> tuple[tuple[int, int] | None, int]:
    """Return the tokens of what a noun holds ("the claim that ...") and the cue's last one."""
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ in ("acl", "ccomp", "relcl", "xcomp") and _is_complement(child, cue):
            return (child.left_edge.i, child.right_edge.i), token.i
        if child.dep_ == "prep" and child.lower_ in cue.prepositions and child.right_edge.i > child.i:
            return (child.i + 1, child.right_edge.i), child.i
    be = token.head
    if token.dep_ == "nsubj" and be.lemma_ == "be" and be.i > token.i:
        for child in be.children:
            if child.dep_ == "ccomp" and child.i > be.i and child.left_edge.lower_ == "that":
                return (child.left_edge.i, child.right_edge.i), be.i
    return None, token.i


def _is_complement(child: Any, cue: Cue) -> bool:
    marks = {c.lower_ for c in child.children if c.dep_ == "mark"}
    if "clause" in cue.takes and "that" in marks:
        return True
    return "infinitive" in cue.takes and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)


def _holder(noun: Any) -> tuple[tuple[int, int] | None, Any | None]:
    """Return whose statement or wish it is: the possessor, "by ...", or the subject of "made the claim"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return (child.left_edge.i, child.right_edge.i), None
        if child.dep_ in ("amod", "compound") and child.ent_type_ in ("NORP", "ORG", "PERSON", "GPE"):
            return (child.left_edge.i, child.i), None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from") and child.right_edge.i > child.i:
            return (child.i + 1, child.right_edge.i), None
    verb = noun.head
    if noun.dep_ == "dobj" and verb.pos_ == "VERB" and verb.lemma_ in words("light_verbs"):
        source = subject(verb)
        return source, verb if source is not None else None
    return None, None


def _adjectival(doc: Any, at: int, start: int, token: Any) -> Iterator[Draft]:
    verb = token.head
    if token.dep_ not in ("acomp", "conj") or verb.pos_ not in ("AUX", "VERB"):
        return
    held, last = None, token.i
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ in ("ccomp", "xcomp"):
            held = (child.left_edge.i, child.right_edge.i)
        elif (
            child.dep_ == "prep"
            and child.lower_ in words("adjective_prepositions")
            and child.right_edge.i > child.i
        ):
            held, last = (child.i + 1, child.right_edge.i), child.i
        if held:
            break
    source = subject(verb)
    if held is None or source is None:
        return
    yield Draft(
        at=at,
        head=token.i,
        lemma=token.lower_,
        kind=SpeechKind.BELIEF,
        source=span(doc, start, *source),
        cue=span(doc, start, verb.i, last),
        content=span(doc, start, *held),
        clausal=last == token.i,
        hearsay=is_anonymous(doc, source),
    )


def _survey(doc: Any, at: int, start: int) -> Iterator[Draft]:
    """Yield "In a new poll, 40 percent said ...": the poll is the source."""
    if len(doc) < _SHORTEST or doc[0].lower_ not in ("in", "per") or doc[0].dep_ != "prep":
        return
    last = doc[0].right_edge.i
    held = [c for c in doc[0].children if c.dep_ == "pobj" and c.lemma_.lower() in words("surveys")]
    if not held or last + 2 >= len(doc) or doc[last + 1].text != ",":
        return
    yield Draft(
        at=at,
        head=0,
        lemma=doc[0].lower_,
        kind=SpeechKind.INDIRECT,
        source=span(doc, start, *phrase(held[0])),
        cue=span(doc, start, 0, 0),
        content=span(doc, start, last + 2, len(doc) - 1),
    )


_SHORTEST = 5
"""Tokens of a sentence that can hold a survey and what it says."""
