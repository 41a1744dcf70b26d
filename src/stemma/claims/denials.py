"""Denials: of a deed ("denied firing"), and of what was told before ("denied it").

A denial is an answer. One that says itself what it denies is a claim of the deed with its polarity
turned; one that points back takes the deed from the claim that it answers, of the same article.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from stemma.claims.clauses import Clause
from stemma.claims.events import noun_type
from stemma.claims.modality import words
from stemma.claims.reading import Reading
from stemma.language.concepts import concept, concepts
from stemma.model import Attribution, Claim, Modality, Polarity, Span

_DEEDS = frozenset(["ASSAULT", "MOBILIZE", "COERCE", "RETREAT"])
"""Types of PLOVER whose nouns name a deed that one can deny: "denied the attack"."""


def denied_deed(reading: Reading, clause: Clause) -> tuple[int, int | None] | None:
    """Return (deed, object) tokens of what a clause's subject denies having done, or None.

    "denied carrying out the strike", "denies any involvement in the blast", "denied the shelling".
    """
    head = reading.doc[clause.head]
    if head.lemma_ not in words("denies_deed"):
        return None
    for child in head.children:
        if child.dep_ in ("xcomp", "pcomp") and child.tag_ == "VBG":
            return performed(child)
        if child.dep_ == "dobj":
            noun = _part(child, head)
            if noun_type(noun.lemma_.lower()) in _DEEDS:
                return noun.i, target(noun)
    return None


def performed(verb: Any) -> tuple[int, int | None]:
    """Return (deed, object) tokens of a verb: of "carry out a strike on the port" the strike and the port."""
    goal = next((c for c in verb.children if c.dep_ == "dobj"), None)
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    if goal is None or f"{verb.lemma_} {particle}".strip() not in words("performing"):
        return verb.i, goal.i if goal is not None else target(verb)
    return (goal.i, target(goal)) if noun_type(goal.lemma_.lower()) else (verb.i, goal.i)


def target(head: Any) -> int | None:
    """Return the token that a deed is done to: "the strike on the port", "shelling of a village"."""
    for prep in (
        c for c in head.children if c.dep_ == "prep" and c.lower_ in ("on", "of", "against", "at", "near")
    ):
        for noun in (c for c in prep.children if c.dep_ == "pobj" and c.ent_type_ not in ("DATE", "TIME")):
            return int(noun.i)
    return None


def _part(noun: Any, verb: Any) -> Any:
    """Return the deed in which a part is denied: of "involvement in the blast" the blast."""
    if noun.lemma_.lower() not in words("parts_in_a_deed"):
        return noun
    preps = (c for c in (*noun.children, *verb.children) if c.dep_ == "prep" and c.i > noun.i)
    return next((g for c in preps for g in c.children if c.dep_ == "pobj"), noun)


def points_back(reading: Reading, clause: Clause) -> bool:
    """Say whether a clause denies what was told before it, without telling it again.

    "denied it", "rejected the accusation", "no such thing had happened", "the report was false",
    "called the charge a lie".
    """
    doc = reading.doc
    head = doc[clause.head]
    if any(c.dep_ == "neg" for c in head.children):
        return False
    below = [doc[i] for i in clause.words]
    if head.lemma_ in words("denies_fact"):
        goal = next((c for c in head.children if c.dep_ == "dobj"), None)
        if goal is None:
            return False
        alone = goal.lemma_.lower() in words("parts_in_a_deed") and _part(goal, head) is goal
        return alone or _is_telling(goal)
    false = any(t.lemma_.lower() in words("falsehoods") for t in below)
    if head.lemma_ in words("branding"):
        after = [t for t in below if t.i > head.i and t.dep_ in ("dobj", "nsubj")]
        return false and any(_is_telling(t) for t in after)
    subject = doc[clause.subject] if clause.subject is not None else None
    if subject is None:
        return False
    if head.lemma_ == "be" and false:
        return _is_telling(subject)
    none_such = {c.lower_ for c in subject.children} >= {"no", "such"}
    return none_such and head.lemma_ in words("happening")


def _is_telling(noun: Any) -> bool:
    """Say whether a noun phrase stands for what was told: "the accusation", "it", "that"."""
    told_again = any(c.dep_ in ("acl", "relcl", "ccomp") for c in noun.children)
    points = noun.lower_ in ("it", "this", "that", "these", "those", "both", "which")
    return (points or noun.lemma_.lower() in words("tellings")) and not told_again


def answered(claim: Claim, before: Sequence[Claim]) -> Claim:
    """Return a denial that points back as the denial of the claim that it answers, if there is one.

    That is the nearest accusation within `REACH` characters before it; else the nearest thing that
    another said there; else the last thing told. What somebody asked, offered or planned is not denied.
    """
    near = [
        c
        for c in before
        if claim.evidence.start - REACH <= c.evidence.start < claim.evidence.start
        and c.polarity is Polarity.AFFIRMED
        and not c.heading
    ]
    reach = [c for c in near if c.modality in (Modality.ASSERTED, Modality.ALLEGED)]
    if (noun := _NO_SUCH.search(claim.text)) and concept(noun[1].lower()) not in words("tellings") | {
        "thing"
    }:
        reach = [c for c in near if _is_of(noun[1].lower(), c)]
    if claim.object is not None and _is_part(claim.object.text):
        reach = [c for c in reach if c.event == "ASSAULT" or c.modality is Modality.ALLEGED]
    if claim.predicate not in words("denies_deed") and _is_bare(claim):
        reach = [c for c in reach if c.modality is Modality.ALLEGED]
    denier = _voice(claim)
    others = [c for c in reach if c.attribution and _voice(c) != denier]
    accusations = [c for c in reach if c.modality is Modality.ALLEGED]
    found = (accusations or others or reach)[-1:]
    return _denying(claim, found[0]) if found else claim


REACH = 700
"""Characters that a denial points back at most: about three sentences."""


def _is_bare(claim: Claim) -> bool:
    """Say whether "that" or "it" alone is rejected: an offer may be turned down so, or a charge."""
    return claim.object is not None and claim.object.text.lower() in ("it", "this", "that", "which")


def _is_part(text: str) -> bool:
    """Say whether what is denied is a part in a deed ("any involvement"): only a deed answers to that."""
    return not words("parts_in_a_deed").isdisjoint(text.lower().split())


_NO_SUCH = re.compile(r"\bno such (\w{2,30})", re.I)


def _is_of(noun: str, claim: Claim) -> bool:
    """Say whether a claim tells of what a noun names: of an agreement "agreed", of an attack "attacked"."""
    told = concepts(word.strip(".,;:\"'").lower() for word in claim.text.split())
    named = noun_type(noun)
    return concept(noun) in (concept(claim.predicate), *told) or (named is not None and named == claim.event)


def _voice(claim: Claim) -> str:
    if claim.attribution:
        return claim.attribution[0].speaker.text.lower()
    return claim.subject.text.lower() if claim.subject else ""


def _denying(claim: Claim, of: Claim) -> Claim:
    """Return the denial as a claim of the same deed: its words are the denial's, its parts the other's."""
    parts = tuple(
        (field, spans) for field, spans in of.spans if field in ("subject", "object", "place", "quantity")
    )
    own = tuple((field, spans) for field, spans in claim.spans if field == "text")
    return replace(
        claim,
        answers=of.id,
        spans=(*own, *parts),
        predicate=of.predicate,
        event=of.event,
        subject=of.subject,
        object=of.object,
        place=of.place,
        quantity=of.quantity,
        time=of.time,
        polarity=Polarity.DENIED,
        modality=Modality.ASSERTED,
        attribution=_deniers(claim),
        asked=of.asked,
    )


def _deniers(claim: Claim) -> tuple[Attribution, ...]:
    """Return who denies: the subject of a verb of denying, and who reports it; else whoever says it."""
    if claim.subject is None or claim.predicate not in words("denies_fact") | words("branding"):
        return claim.attribution
    own = Attribution(speaker=claim.subject, cue=claim.predicate, evidence=claim.evidence)
    reported = () if claim.text.lower().startswith("which ") else claim.attribution
    return (own, *(a for a in reported if a.speaker.start != claim.subject.start))


def branded_false(reading: Reading, clause: Clause, content: Span) -> bool:
    """Say whether the words of a saying before a clause call it untrue: "called it a lie that ..."."""
    at, _ = reading.offsets(clause.head, clause.head)
    before = (t for t in reading.doc if content[0] <= reading.sentence.start + t.idx < at)
    return any(t.lemma_.lower() in words("falsehoods") for t in before)
