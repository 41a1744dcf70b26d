"""Which clauses tell something of their own: no conditions, no mere frames of what others say."""

from typing import Any

from stemma.claims.clauses import Clause
from stemma.claims.modality import act_modality, words
from stemma.claims.reading import Reading, quantity_of
from stemma.model import (
    Modality,
)


def is_quoted(reading: Reading, clause: Clause) -> bool:
    """Say whether a clause stands in a quotation that is parsed alone."""
    at, _ = reading.offsets(clause.head, clause.head)
    return any(s <= at < e for s, e in reading.quoted)


_AHEAD = frozenset(["will", "would", "shall", "should", "can", "could", "may", "might", "must", "wo"])
"""Auxiliaries of what has not happened: "would not begin until they withdrew" sets a condition."""


def is_condition(doc: Any, clause: Clause) -> bool:
    if doc[clause.head].dep_ == "relcl" and doc[clause.head].head.lemma_ in words("instants"):
        return True
    if clause.relation != "advcl":
        return False
    head = doc[clause.head]
    inverted = any(c.lower_ == "should" and c.i < (clause.subject or 0) for c in head.children)
    ahead = any(c.dep_ == "aux" and c.lower_ in _AHEAD for c in head.head.children)
    happened = clause.mark in words("temporal_marks") and head.tag_ == "VBD" and not ahead
    is_rule = clause.mark in ("when", "whenever") and _is_present(head) and _is_present(head.head)
    return (clause.mark in words("conditional_marks") and not happened) or inverted or is_rule


def condition_heads(doc: Any, clause: Clause) -> tuple[int, ...]:
    """Return the tokens whose subtrees are conditions of a clause without being clauses of their own.

    "provided that it is registered", "on condition that ...", "in the event of an attack", "only at the
    request of both".
    """
    inside = set(clause.words)
    found = [i for i in clause.words if doc[i].lower_ in words("provisos") and _opens_proviso(doc[i])]
    for i in clause.words:
        token = doc[i]
        if token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.i in inside:
            phrase = f"{token.head.lower_} {token.lower_}"
            if phrase in words("condition_phrases") and any(c.i > i for c in token.children):
                found.append(token.head.i)
    return tuple(sorted(found))


def _opens_proviso(token: Any) -> bool:
    return any(c.dep_ in ("pcomp", "ccomp", "advcl") and c.i > token.i for c in token.children)


def _is_present(verb: Any) -> bool:
    """Say whether a verb group stands in the present: "obliges", "are attacked"."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ in ("VBZ", "VBP") or bool(auxiliaries & {"is", "are", "am"})


def _is_question(reading: Reading) -> bool:
    """Say whether the whole sentence asks, earnestly or not: what is asked is not told."""
    marks = [t.text for t in reading.doc if not t.is_space]
    return bool(marks) and marks[-1] == "?"


def _is_reporting(reading: Reading, clause: Clause) -> bool:
    """Say whether a clause only says that somebody said what another clause tells."""
    start, _ = reading.offsets(clause.head, clause.head)
    lemma = reading.doc[clause.head].lemma_
    if lemma in words("quoting") and any(
        c.dep_ == "prep" and c.lower_ == "as" for c in reading.doc[clause.head].children
    ):
        return True
    if lemma in words("denies_deed"):
        return any(c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX") for c in reading.doc[clause.head].children)
    if act_modality(lemma) is not None or lemma in words("denied"):
        return False
    contents = [
        speech.content
        for speech in reading.speeches
        if speech.clausal and any(s <= start < e for s, e in speech.cue)
    ]
    if not contents:
        return False
    heads = [reading.starts[c.head] for c in reading.clauses if c.head != clause.head]
    return any(s <= h < e for content in contents for s, e in content for h in heads)


def tells_something(reading: Reading, clause: Clause, by_head: dict[int, Clause]) -> bool:
    """Say whether a clause states something of its own that can be quoted."""
    if _is_question(reading):
        return False
    doc = reading.doc
    head = doc[clause.head]
    if head.pos_ not in ("VERB", "AUX"):
        return False
    if clause.subject is None and quantity_of(reading, clause) is None:
        return False
    if clause.mark == "whether" or is_condition(doc, clause) or _is_reporting(reading, clause):
        return False
    governor = by_head.get(clause.parent) if clause.parent is not None else None
    complement = (clause.relation == "ccomp" or head.tag_ == "VB") and not _accuses(head)
    if governor is not None and complement and keeps_complement(reading, governor):
        return False
    return clause.subject is None or doc[clause.subject].pos_ not in ("PUNCT", "SPACE")


def _accuses(verb: Any) -> bool:
    """Say whether a verb accuses: its clause is no part of what somebody asks for before it."""
    return verb.tag_ != "VB" and act_modality(verb.lemma_) is Modality.ALLEGED


def keeps_complement(reading: Reading, clause: Clause) -> bool:
    """Say whether a clause is an act whose complement belongs to it ("asked Putin to begin talks")."""
    lemma = reading.doc[clause.head].lemma_
    return act_modality(lemma) in (Modality.ASKED,) and not _is_reporting(reading, clause)
