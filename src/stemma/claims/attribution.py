"""On whose word a clause stands, and whom its pronouns mean."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from stemma.claims.clauses import Clause
from stemma.claims.events import noun_type
from stemma.claims.modality import kinds_of_pronoun, words
from stemma.claims.reading import LONGEST_QUOTE, Reading, agent_of, argument
from stemma.model import (
    Argument,
    Attribution,
    Mention,
    MentionKind,
    Span,
    Speech,
)


def issuer_of_document(reading: Reading) -> Span | None:
    """Return who issues a document in this sentence, if anybody does."""
    documents = words("documents")
    for token in reading.doc:
        if token.dep_ in ("dobj", "pobj") and token.lemma_.lower() in documents:
            at = reading.sentence.start + token.idx
            found = _issuer(reading, at, at + len(token.text))
            if found[0] != at:
                return found
    return None


def speaker_as_subject(
    reading: Reading, subject: Argument | None, attribution: Sequence[Attribution]
) -> Argument | None:
    """Return the speaker where a pronoun in the saying can only be its sayer ("she said she would")."""
    if subject is None or not attribution:
        return None
    speaker = attribution[0].speaker
    if subject.text.lower() in ("we", "i"):
        return speaker
    kinds = kinds_of_pronoun(subject.text)
    if not kinds:
        return None
    near = slice(*(bisect_left(reading.known, at, key=_start) for at in (speaker.start, speaker.end)))
    inside = [m for m in reading.known[near] if m.end <= speaker.end]
    if not inside:
        return None
    # A lone name without an office is often a state that nobody knows: "Norland said it would".
    unknown = subject.text.lower() == "it" and not inside[-1].role and len(inside[-1].text.split()) == 1
    spoken_of = inside[-1].kind in kinds and (
        subject.text.lower() != "it" or not any(map(_is_person, inside))
    )
    return speaker if spoken_of or unknown else None


def _is_person(mention: Mention) -> bool:
    return mention.kind is MentionKind.PERSON


def _start(mention: Mention) -> int:
    return mention.start


def antecedent_of(reading: Reading, argument: Argument | None) -> Argument | None:
    """Return the subject of the sentence before, where a pronoun that opens a sentence can stand for it."""
    before = reading.protagonist
    if argument is None or before is None or argument.start > reading.sentence.start + 2:
        return None
    kind = kinds_of_pronoun(argument.text)
    return Argument(text=before.text, start=before.start, end=before.end) if before.kind in kind else None


def protagonist_of(reading: Reading) -> Mention | None:
    """Return the name that is the subject of a sentence's main clause."""
    root = next((c for c in reading.clauses if c.relation == "ROOT"), None)
    head = agent_of(root) if root is not None else None
    if head is None:
        return None
    start, end = reading.offsets(head, head)
    around = [m for m in reading.mentions if m.start <= start and end <= m.end and m.form != "pronoun"]
    return max(around, key=lambda m: (m.end - m.start, -m.start)) if around else None


def antecedent_mention(reading: Reading) -> Mention | None:
    """Return who a sentence goes on to be about, where its own subject is a pronoun."""
    first = reading.doc[0].text if len(reading.doc) else ""
    kinds = kinds_of_pronoun(first)
    before = reading.protagonist
    return before if before is not None and before.kind in kinds else None


def accuser_of(reading: Reading, clause: Clause) -> tuple[Attribution, ...]:
    """Return the subject of a verb of accusing or denying as the one on whose word it stands."""
    if clause.subject is None:
        return ()
    voice = _voice(reading, clause.subject, reading.doc[clause.head])
    meant = antecedent_of(reading, voice.speaker)
    return (replace(voice, speaker=meant) if meant else voice,)


def attribution_of(reading: Reading, clause: Clause, span: Span) -> tuple[Attribution, ...]:
    """Return on whose word a clause stands, innermost first."""
    head_at, _ = reading.offsets(clause.head, clause.head)
    covering = [
        s
        for s in reading.speeches
        if (s.clausal or s.lemma in _bearing()) and s.source and any(a <= head_at < b for a, b in s.content)
    ]
    covering.sort(key=lambda s: sum(b - a for a, b in s.content))
    voiced = [s for s in covering if _can_speak(reading, s)]
    found = (
        [_attributed(reading, s) for s in voiced] or _quoted_as_saying(reading, clause) or _framed(reading)
    )
    found += [a for s in voiced for a in _outlet_told(reading, s)]
    return tuple({(a.speaker.start, a.speaker.end): a for a in found}.values())


@cache
def _bearing() -> frozenset[str]:
    """Return the verbs on whose subject's word a clause stands though it is no complement of theirs."""
    return words("quoting") | words("denies_fact") | words("branding")


def reckoner_of(reading: Reading, clause: Clause) -> tuple[Attribution, ...]:
    """Return who gives a figure as its own: "the office put the toll at 34"."""
    head = reading.doc[clause.head]
    if head.lemma_ not in words("reckoning") or clause.subject is None or clause.passive:
        return ()
    objects = (c for c in head.children if c.dep_ == "dobj")
    if not any(c.lemma_.lower() in words("measures") for c in objects):
        return ()
    return (_voice(reading, clause.subject, head),)


def _quoted_as_saying(reading: Reading, clause: Clause) -> list[Attribution]:
    """Return (speaker, relay) of "..., the agency quoted the minister as saying"."""
    verb = reading.doc[clause.head].head
    if reading.doc[clause.head].dep_ != "ccomp" or verb.lemma_ not in words("quoting"):
        return []
    as_saying = any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children)
    roles = [next((c.i for c in verb.children if c.dep_ == d), None) for d in ("dobj", "nsubj")]
    return [_voice(reading, i, verb) for i in roles if i is not None] if as_saying else []


def _outlet_told(reading: Reading, speech: Speech) -> list[Attribution]:
    """Return the outlet that somebody told it: "told the daily Harbour Mail", "told RNA by telephone"."""
    if speech.lemma != "tell" or not speech.cue:
        return []
    at = bisect_left(reading.starts, speech.cue[-1][1]) - 1
    verb = reading.doc[at] if at >= 0 else None
    if verb is None or verb.lemma_ != "tell":
        return []
    told = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ == "PROPN"]
    return [_voice(reading, t.i, verb) for t in told if _is_outlet(reading, t)]


def _is_outlet(reading: Reading, name: Any) -> bool:
    """Say whether a name is an outlet's: an acronym, or one with a word that outlets call themselves by."""
    around = reading.doc[name.left_edge.i : name.i + 1]
    return name.is_upper or any(t.lemma_.lower() in words("outlet_words") for t in around)


def _voice(reading: Reading, token: int, verb: Any) -> Attribution:
    """Return an attribution to a noun phrase beside its verb of saying."""
    speaker = argument(reading, token)
    assert speaker is not None  # of a token there is always a phrase
    name = next((c for c in reading.doc[token].children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if name is not None and name.i == reading.doc[token].i + 1:
        _, end = reading.offsets(name.i, name.i)
        speaker = Argument(text=reading.article.text[speaker.start : end], start=speaker.start, end=end)
    start, end = reading.offsets(verb.i, verb.i)
    evidence = reading.article.evidence(min(speaker.start, start), max(speaker.end, end))
    return Attribution(speaker=speaker, cue=reading.article.text[start:end], evidence=evidence)


def _framed(reading: Reading) -> list[Attribution]:
    """Return who stands beside a quotation that no verb of saying was found for: its frame's first name."""
    if reading.frame is None:
        return []
    for chunk in reading.frame.noun_chunks:
        start = reading.frame_start + chunk.start_char
        end = reading.frame_start + chunk.end_char
        outside = end <= reading.sentence.start or start >= reading.sentence.end
        if outside and chunk.root.pos_ in ("NOUN", "PROPN") and chunk.root.ent_type_ not in ("DATE", "TIME"):
            evidence = reading.article.evidence(start, end)
            speaker = Argument(text=evidence.quote, start=start, end=end)
            return [Attribution(speaker=speaker, cue="", evidence=evidence)]
    return []


def _can_speak(reading: Reading, speech: Speech) -> bool:
    """Say whether a source can have a voice: an event ("fighting continues") has none."""
    start, end = speech.source[-1]
    inside = [t for t in reading.doc if start <= reading.sentence.start + t.idx < end]
    heads = [t for t in inside if t.head not in inside]
    return not any(noun_type(t.lemma_.lower()) in ("ASSAULT", "RETREAT") for t in heads)


def _attributed(reading: Reading, speech: Speech) -> Attribution:
    article = reading.article
    start, end = _issuer(reading, speech.source[0][0], speech.source[-1][1])
    if article.text[start:end].lower() in words("pronouns"):
        opening = Argument(text=article.text[start:end], start=start, end=end)
        meant = antecedent_of(reading, opening) if speech.antecedent is None else None
        start, end = (meant.start, meant.end) if meant else speech.antecedent or (start, end)
    cue = article.text[speech.cue[0][0] : speech.cue[-1][1]] if speech.cue else ""
    pieces = [*speech.source, *speech.cue]
    first, last = min(p[0] for p in pieces), max(p[1] for p in pieces)
    near = last - first <= LONGEST_QUOTE
    evidence = article.evidence(first, last) if near else article.evidence(start, end)
    speaker = Argument(text=re.sub(r"\s+", " ", article.text[start:end]), start=start, end=end)
    return Attribution(speaker=speaker, cue=cue, evidence=evidence)


def _issuer(reading: Reading, start: int, end: int) -> Span:
    """Return who stands behind a speaker that is a document: "the ministry issued a statement saying".

    The subject of the verb whose object the document is, or its owner; the words themselves otherwise.
    """
    inside = [t for t in reading.doc if start <= reading.sentence.start + t.idx < end]
    paper = next((t for t in reading.doc if t in inside and t.lemma_.lower() in words("documents")), None)
    if paper is None:
        return start, end
    verb = paper.head if paper.dep_ in ("dobj", "pobj", "nsubjpass") else None
    while verb is not None and verb.pos_ not in ("VERB", "AUX") and verb.head is not verb:
        verb = verb.head
    owners = [c.i for c in paper.children if c.dep_ == "poss"]
    owners += [c.i for c in verb.children if c.dep_ == "nsubj"] if verb is not None else []
    chosen = argument(reading, owners[0]) if owners else None
    return (chosen.start, chosen.end) if chosen else reading.last_issuer or (start, end)
