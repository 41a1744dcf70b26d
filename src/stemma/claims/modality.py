"""Polarity and modality of a clause, by the parse and a word list."""

from functools import cache
from typing import Any

from stemma.claims.clauses import Clause
from stemma.language.lexicon import lexicon
from stemma.model import MentionKind, Modality, Polarity

_ACT_ORDER = (
    ("asked", Modality.ASKED),
    ("promised", Modality.PROMISED),
    ("threatened", Modality.THREATENED),
    ("alleged", Modality.ALLEGED),
    ("planned", Modality.PLANNED),
)


@cache
def words(key: str) -> frozenset[str]:
    """Return one word list of data/acts.yaml."""
    return frozenset(lexicon("acts", "claims")[key])


@cache
def inverse() -> dict[str, str]:
    """Return the verbs that deny another: "leave out" denies "cover"."""
    return dict(lexicon("acts", "claims")["inverse"])


def kinds_of_pronoun(text: str) -> tuple[MentionKind, ...]:
    """Return the kinds of names that a subject pronoun can stand for; none for other words."""
    bodies = (MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.GROUP)
    return {"he": (MentionKind.PERSON,), "she": (MentionKind.PERSON,), "it": bodies}.get(text.lower(), ())


def act_modality(lemma: str) -> Modality | None:
    """Return the modality that an act verb gives to what it governs ("promise": promised), or None."""
    return next((modality for key, modality in _ACT_ORDER if lemma in words(key)), None)


def polarity_of(doc: Any, clause: Clause) -> Polarity:
    """Return DENIED where the clause is negated or governed by a verb of failing, refusing or denying."""
    head = doc[clause.head]
    if head.lemma_ in words("negative") | words("refusing") and any(c.dep_ == "xcomp" for c in head.children):
        return Polarity.DENIED
    negations = sum(_negates(doc[i], head) for i in clause.words)
    return Polarity.DENIED if negations % 2 else Polarity.AFFIRMED


def _negates(token: Any, head: Any) -> bool:
    if token.dep_ == "neg":
        governor = token.head
        return bool(governor == head or governor.dep_ in ("xcomp", "aux", "auxpass", "attr", "acomp"))
    if token.lower_ in ("no", "neither", "none", "nobody", "nothing"):
        governor = token.head if token.dep_ in ("det", "preconj") else token
        return governor.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and governor.head == head
    return False


def modality_of(doc: Any, clause: Clause, *, conditional: bool, committing: bool) -> Modality:
    """Return the modality of a clause.

    `conditional` says that a condition governs it, `committing` that its speaker is its own subject
    (so that "will" is a promise and not a forecast).
    """
    head = doc[clause.head]
    auxiliaries = {doc[i].lower_ for i in clause.words if doc[i].dep_ in ("aux", "auxpass")}
    if conditional or _answers_any(head, auxiliaries):
        return Modality.CONDITIONAL
    if _is_ready(head):
        return Modality.PROMISED
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    act = act_modality(f"{head.lemma_} {particle}".strip())
    if act is not None:
        return act
    if any(doc[i].lower_ in words("hearsay_adverbs") for i in clause.words):
        return Modality.ALLEGED
    if _promises_by_noun(doc, clause):
        return Modality.PROMISED
    if auxiliaries & words("future_words") or _is_going_to(head) or _is_to(head):
        return Modality.PROMISED if committing else Modality.PLANNED
    if "would" in auxiliaries:
        return Modality.PROMISED if committing else Modality.PLANNED
    if auxiliaries & words("hypothetical_words"):
        return Modality.CONDITIONAL
    return Modality.ASSERTED


def _answers_any(head: Any, auxiliaries: set[str]) -> bool:
    """Say whether a deed waits for another: "would answer any blockade with a strike"."""
    ahead = auxiliaries & (words("future_words") | words("hypothetical_words"))
    if head.lemma_ not in words("answering") or not ahead:
        return False
    governed = [*head.children, *(g for c in head.children if c.dep_ == "prep" for g in c.children)]
    return any(
        c.dep_ in ("dobj", "pobj", "nsubjpass")
        and any(d.lower_ in ("any", "every", "each") for d in c.children)
        for c in governed
    )


def _is_ready(head: Any) -> bool:
    """Say whether a clause holds out a deed: "is ready to talk", "are prepared to take it"."""
    return head.lemma_ == "be" and any(
        c.dep_ in ("acomp", "attr", "oprd")
        and c.lower_ in words("ready")
        and any(g.dep_ == "xcomp" and g.tag_ == "VB" for g in c.children)
        for c in head.children
    )


def _is_going_to(head: Any) -> bool:
    return head.lemma_ == "go" and any(c.dep_ == "xcomp" for c in head.children)


def _is_to(head: Any) -> bool:
    """Say whether a clause tells what is to be done: "is to withdraw"."""
    return (
        head.lemma_ == "be"
        and head.tag_ != "VBD"
        and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in head.children)
    )


def _promises_by_noun(doc: Any, clause: Clause) -> bool:
    """Say whether a noun of commitment governs an infinitive: "its willingness to provide"."""
    return any(
        doc[i].lemma_ in words("commitment_nouns")
        and any(c.dep_ == "acl" and c.tag_ == "VB" for c in doc[i].children)
        for i in clause.words
    )
