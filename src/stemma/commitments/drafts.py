"""One claim to one draft of a commitment: what is made, offered or known to exist."""

import re
from dataclasses import dataclass

from stemma.commitments.docket import PARTIES, Docket
from stemma.commitments.signs import conditions_of, kind_of, words
from stemma.language.words import lemmas_within
from stemma.model import (
    Claim,
    CommitmentKind,
    Condition,
    EventKind,
    Modality,
    Polarity,
)

_OBLIGED = re.compile(
    r"\b(?:is|are|was|were) to \w|\bmust\b|\boblige[sd]?\b|\brequire[sd]?\b|\bbound to\b", re.I
)
"""Words that tell of a duty, whoever speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A commitment as one claim tells it; drafts of one commitment are merged by `bind`."""

    kind: CommitmentKind
    claim: Claim
    by: tuple[str, ...]
    towards: tuple[str, ...]
    event: EventKind
    made: str | None
    effective: str | None = None
    expires: str | None = None
    instrument: str | None = None
    conditions: tuple[Condition, ...] = ()


def draft_of(claim: Claim, docket: Docket) -> Draft | None:
    """Return the commitment that a claim tells of, or None."""
    if claim.heading:
        return None
    broken = _broken_promise(claim, docket)
    if broken is not None:
        return broken
    if claim.polarity is Polarity.DENIED and claim.modality not in (Modality.PROMISED, Modality.PLANNED):
        return None
    for read in (_instrument, _agreement, _kept_promise, _pledge):
        draft = read(claim, docket)
        if draft is not None:
            return draft
    return None


def _obligors(claim: Claim, docket: Docket) -> tuple[str, ...]:
    """Return who is bound: the subject's parties; "the parties" are the states that fight."""
    named = docket.parties_in(claim, claim.subject)
    if named:
        return named
    if claim.subject is not None and PARTIES.search(claim.subject.text):
        return docket.belligerents
    speaker = claim.attribution[0].speaker if claim.attribution else None
    own_word = claim.subject is None or claim.subject.text.lower() in ("he", "she", "it", "we", "they", "i")
    name = docket.party(speaker.entity_id) if speaker and own_word else None
    return (name,) if name else ()


def _instrument(claim: Claim, docket: Docket) -> Draft | None:
    """A dated treaty or pact: it exists, whatever the verb around it says."""
    lemmas = docket.lemmas(claim)
    signed = claim.predicate in words("signing")
    nominal = claim.predicate in words("instrument_nouns") and claim.subject is None
    if not (nominal or (signed and lemmas & words("instrument_nouns"))):
        return None
    kind = kind_of(lemmas) or _kind_of_duty(docket.sentence_lemmas(claim)) or CommitmentKind.OTHER
    parties = docket.treaty_parties(claim) or (
        docket.belligerents if kind is CommitmentKind.CEASEFIRE else ()
    )
    if len(parties) < 2:
        parties = tuple(dict.fromkeys([*parties, *_states_of_sentence(claim, docket)]))[:2]
    if kind is CommitmentKind.OTHER or len(parties) < 2:
        return None
    return Draft(
        kind=kind,
        claim=claim,
        by=parties[:2],
        towards=(),
        event=EventKind.MADE,
        made=docket.told(claim),
        instrument=claim.text if nominal else claim.object.text if claim.object else None,
    )


def _kind_of_duty(lemmas: frozenset[str]) -> CommitmentKind | None:
    """Return the kind of an instrument by what its sentence says that it obliges to: help when attacked."""
    helps = lemmas & {"aid", "help", "assistance", "rescue", "defence", "defense"}
    return (
        CommitmentKind.MUTUAL_ASSISTANCE
        if helps and lemmas & {"oblige", "bind", "attack"}
        else kind_of(lemmas)
    )


def _states_of_sentence(claim: Claim, docket: Docket) -> tuple[str, ...]:
    near = [
        c
        for c in docket.claims
        if c.article_id == claim.article_id and c.evidence.start <= claim.evidence.start < c.evidence.end
    ]
    return tuple(n for c in near for n in docket.treaty_parties(c))


def _agreement(claim: Claim, docket: Docket) -> Draft | None:
    """Parties agree: a ceasefire, a pledge of both sides."""
    lemmas = docket.lemmas(claim)
    kind = kind_of(lemmas)
    making = set(claim.predicate.split()) & words("making")
    if kind is None or not making or claim.modality in (Modality.ASKED, Modality.PLANNED, Modality.ALLEGED):
        return None
    if kind not in (
        CommitmentKind.CEASEFIRE,
        CommitmentKind.HUMANITARIAN_PLEDGE,
        CommitmentKind.NON_AGGRESSION,
    ):
        return None
    by = _obligors(claim, docket)
    by = by if len(by) > 1 else docket.belligerents
    effective = docket.told(claim) if {"effect", "force", "start"} & lemmas else None
    return Draft(
        kind=kind,
        claim=claim,
        by=by,
        towards=(),
        event=EventKind.MADE,
        made=docket.told(claim),
        effective=effective,
    )


def _pledge(claim: Claim, docket: Docket) -> Draft | None:
    """One party promises or offers, with or without a condition."""
    lemmas = docket.lemmas(claim)
    offered = bool(set(claim.predicate.split()) & words("offering"))
    pledged = claim.modality is Modality.PROMISED or (
        claim.modality is Modality.CONDITIONAL and claim.condition is not None and bool(claim.attribution)
    )
    obliged = bool(_OBLIGED.search(claim.text)) and claim.modality is not Modality.ASKED
    if not (offered or pledged or obliged):
        return None
    by = _obligors(claim, docket)
    kind = kind_of(lemmas)
    duty = kind in (CommitmentKind.WITHDRAWAL, CommitmentKind.CEASEFIRE, CommitmentKind.CONSULTATION)
    if not by or kind is None or (obliged and not (offered or pledged or duty)):
        return None
    towards = tuple(p for p in docket.parties_in(claim, claim.object) if p not in by)
    others = tuple(p for p in docket.state_parties(claim) if p not in by)
    return Draft(
        kind=kind,
        claim=claim,
        by=by,
        towards=towards or others[:1],
        event=_how(claim, kind, offered=offered),
        made=docket.day(claim),
        expires=docket.deadline(claim),
        conditions=conditions_in(claim, docket),
    )


def _kept_promise(claim: Claim, docket: Docket) -> Draft | None:
    """ "The wage rose by a tenth, as she had promised": the promise is known by its being kept."""
    if claim.predicate not in words("promise_verbs") or not docket.text_before(
        claim
    ).rstrip().lower().endswith("as"):
        return None
    done = [
        c
        for c in docket.claims
        if c.article_id == claim.article_id
        and c.evidence.end <= claim.evidence.start
        and claim.evidence.start - c.evidence.end < 12
        and c.polarity is Polarity.AFFIRMED
    ]
    by = _obligors(claim, docket)
    if not done or not by:
        return None
    kind = kind_of(docket.lemmas(done[-1])) or CommitmentKind.POLICY_PROMISE
    return Draft(kind=kind, claim=done[-1], by=by, towards=(), event=EventKind.KEPT, made=docket.told(claim))


def _how(claim: Claim, kind: CommitmentKind, *, offered: bool) -> EventKind:
    """Return OFFERED for what others have yet to take up: an offer, a mediation, a promise on condition."""
    open_ = offered or claim.condition is not None or kind is CommitmentKind.MEDIATION
    return EventKind.OFFERED if open_ else EventKind.MADE


def conditions_in(claim: Claim, docket: Docket) -> tuple[Condition, ...]:
    """Return the conditions that a claim sets, by kind."""
    if claim.condition is None:
        return ()
    start = claim.evidence.quote.find(claim.condition[:40])
    if start < 0:
        return conditions_of(claim.condition, docket.lemmas(claim), claim.evidence)
    at = claim.evidence.start + start
    sentences = docket.sentences.get(claim.article_id, ())
    return conditions_of(
        claim.condition, lemmas_within(sentences, at, at + len(claim.condition)), claim.evidence
    )


def _broken_promise(claim: Claim, docket: Docket) -> Draft | None:
    """ "X failed to keep its promise to ...": the promise is known by its breach alone."""
    lemmas = docket.lemmas(claim)
    told = lemmas & words("promise_nouns") and lemmas & words("failing") | lemmas & words("breaking")
    kind = kind_of(lemmas)
    by = _obligors(claim, docket)
    if not told or kind is None or not by:
        return None
    return Draft(kind=kind, claim=claim, by=by, towards=(), event=EventKind.BREACH_ALLEGED, made=None)
