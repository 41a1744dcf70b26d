"""What was reported of a commitment: invoked, reaffirmed, said to be broken, denied, kept, ended."""

from collections.abc import Iterator
from dataclasses import dataclass

from stemma.commitments.docket import Docket
from stemma.commitments.parties import same_side
from stemma.commitments.signs import words
from stemma.commitments.undertakings import subject_of
from stemma.model import (
    Basis,
    Claim,
    Commitment,
    CommitmentEvent,
    CommitmentKind,
    EventKind,
    Evidence,
    Modality,
    Polarity,
)

_HELP = frozenset(
    ["assistance", "help", "aid", "support", "consultation", "talk", "treaty", "pact", "protection"]
)
UNTOLD = (Modality.PROMISED, Modality.PLANNED, Modality.CONDITIONAL, Modality.ASKED, Modality.THREATENED)
"""Modalities of what is not told as done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A commitment with what tells it apart: its claims, the words of the deed, the places of its making."""

    commitment: Commitment
    own: frozenset[str]
    deed: frozenset[str]
    places: frozenset[str]
    prohibits: bool = False


def events_of(entry: Entry, docket: Docket) -> Iterator[CommitmentEvent]:
    """Yield what the claims of a thread report of one commitment, but for breaches, in their order.

    A claim that is older than the making is no event of it.
    """
    for claim in docket.claims:
        if claim.heading:
            continue
        kind = next((k for k, reads in _READERS if reads(claim, entry.commitment, docket)), None)
        if kind is None or is_older(claim, entry.commitment, docket):
            continue
        acts = claim.predicate.split()[0] in words("invoking") | words("ending")
        if claim.id not in entry.own or acts:
            yield event_of(claim, kind, docket)


def endings_of(entry: Entry, docket: Docket) -> Iterator[CommitmentEvent]:
    """Yield the endings that claims of another story tell, with those who are bound by name."""
    parties = {*entry.commitment.by, *entry.commitment.towards}
    for claim in docket.claims:
        if claim.heading or is_older(claim, entry.commitment, docket):
            continue
        named = docket.names_in(claim.article_id, (claim.evidence.start, claim.evidence.end))
        if parties <= set(named) and _ends(claim, entry.commitment, docket):
            yield event_of(claim, EventKind.ENDED, docket)


def event_of(claim: Claim, kind: EventKind, docket: Docket, basis: Basis = Basis.REPORTED) -> CommitmentEvent:
    """Return the event that a claim reports, with who reports or does it."""
    subject = docket.parties_in(claim, claim.subject)
    by = docket.speaker(claim) or (subject[0] if subject else None)
    about = claim.subject is not None and set(claim.subject.text.lower().split()) & words("instrument_nouns")
    if kind in (EventKind.INVOKED, EventKind.REAFFIRMED, EventKind.ENDED) and subject and not about:
        by = subject[0]
    if kind is EventKind.BREACH_DENIED and subject and not claim.attribution:
        by = subject[0]
    return CommitmentEvent(
        date=_day_of(claim, kind, docket),
        event=kind,
        by=by,
        basis=basis,
        evidence=_with_denial(claim, docket) if kind is EventKind.BREACH_DENIED else claim.evidence,
    )


def _day_of(claim: Claim, kind: EventKind, docket: Docket) -> str | None:
    """Return the day of an event: of words, the day on which they were said, at the latest that of print."""
    if kind not in (EventKind.BREACH_ALLEGED, EventKind.BREACH_DENIED, EventKind.REAFFIRMED):
        return docket.day(claim)
    printed = docket.published.get(claim.article_id)
    day = docket.said_day(claim)
    vague = day is None or len(day) < 10
    performed = kind is EventKind.BREACH_DENIED and bool(claim.attribution) and claim.said is None
    return printed.isoformat() if printed and (vague or performed) else day


def _with_denial(claim: Claim, docket: Docket) -> Evidence:
    """Return a denied claim's words with those that deny it: "Velani denied that ..."."""
    e = claim.evidence
    for tree in docket.trees(claim.article_id):
        if not tree.sentence.start <= e.start < tree.sentence.end:
            continue
        inside = [i for i, t in enumerate(tree.tokens) if e.start <= t.start < e.end]
        above = {a for i in inside for a in tree.above(i) if a not in inside}
        denials = [a for a in above if tree.lemma(a) in words("denying") and tree.is_verb(a)]
        if denials:
            verb = min(denials)
            subject = subject_of(tree, verb)
            kept = [verb, *(tree.phrase(subject) if subject is not None else ())]
            first = min(tree.tokens[i].start for i in kept)
            last = max(e.end, tree.tokens[verb].end)
            return docket.evidence(tree, (min(first, e.start), min(last, tree.sentence.end)))
    return e


def is_older(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    """Say whether a claim tells of a day before a commitment was made."""
    day = docket.day(claim)
    return bool(day and commitment.made and day[: len(commitment.made)] < commitment.made[: len(day)])


def _bound(names: tuple[str, ...], commitment: Commitment) -> bool:
    return any(n in (*commitment.by, *commitment.towards) for n in names)


def _invokes(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    if commitment.kind is not CommitmentKind.MUTUAL_ASSISTANCE or claim.modality not in (
        Modality.ASKED,
        Modality.ASSERTED,
    ):
        return False
    asks = claim.predicate in words("invoking")
    subject = docket.parties_in(claim, claim.subject) or _own_country(claim, docket)
    return bool(
        asks
        and docket.lemmas(claim) & _HELP
        and _bound(subject, commitment)
        and len(set(docket.treaty_parties(claim)) | set(subject)) > 1
        and claim.polarity is Polarity.AFFIRMED
    )


def _own_country(claim: Claim, docket: Docket) -> tuple[str, ...]:
    """Return the country of a subject who is a person in office."""
    if claim.subject is None or claim.subject.entity_id is None:
        return ()
    entity = docket.entities.get(claim.subject.entity_id)
    return (entity.country,) if entity is not None and entity.country else ()


def _reaffirms(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    if commitment.kind is not CommitmentKind.MUTUAL_ASSISTANCE or claim.polarity is Polarity.DENIED:
        return False
    pledged = claim.modality in (Modality.PROMISED, Modality.CONDITIONAL) or claim.predicate in (
        "reiterate",
        "reaffirm",
        "remain",
    )
    subject = docket.parties_in(claim, claim.subject) or tuple(
        p for a in claim.attribution[:1] if (p := docket.party(a.speaker.entity_id))
    )
    helps = claim.predicate in words("reaffirming") | {"fulfill", "fulfil"}
    lemmas = docket.lemmas(claim)
    return bool(pledged and helps and lemmas & (_HELP | {"obligation"}) and _bound(subject[:1], commitment))


def _denies_trigger(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    lemmas = docket.lemmas(claim)
    return (
        commitment.kind is CommitmentKind.MUTUAL_ASSISTANCE
        and claim.polarity is Polarity.DENIED
        and bool(lemmas & {"trigger", "apply", "occur", "meet"})
        and bool(lemmas & {"treaty", "pact", "condition", "case"})
        and claim.time is None
    )


def _ends(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    """Say whether a claim tells that an instrument is at an end: it collapsed, or a party left it."""
    if claim.predicate.split()[0] not in words("ending") or claim.modality in UNTOLD:
        return False
    nouns = words("nouns_of_" + commitment.kind.value.replace("-", "_"))
    told = claim.subject if claim.predicate.split()[0] in words("ending_itself") else None
    lines = [a.text.lower() for a in (told, claim.object) if a is not None]
    if claim.polarity is Polarity.DENIED or not any(set(x.split()) & nouns for x in lines):
        return False
    day, printed = docket.day(claim), docket.published.get(claim.article_id)
    past = not claim.standing and not (day and printed and day > printed.isoformat())
    parties = {*docket.state_parties(claim), *docket.parties_in(claim, claim.subject)}
    return past and (not parties or bool(parties & {*commitment.by, *commitment.towards}))


def _threatens(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    """Say whether somebody threatens to leave or end an instrument that binds him."""
    lemmas = docket.lemmas(claim)
    nouns = words("nouns_of_" + commitment.kind.value.replace("-", "_"))
    leaves = lemmas & (words("ending") | words("leaving"))
    subject = docket.parties_in(claim, claim.subject)
    ours = any(same_side(s, b, docket) for s in subject for b in (*commitment.by, *commitment.towards))
    threatened = claim.modality is Modality.THREATENED and claim.polarity is Polarity.AFFIRMED
    return bool(threatened and leaves and lemmas & nouns and ours)


def _keeps(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    lemmas = docket.lemmas(claim)
    return bool(
        claim.predicate in words("keeping")
        and lemmas & words("promise_nouns")
        and claim.polarity is Polarity.AFFIRMED
        and claim.modality is Modality.ASSERTED
        and any(n in commitment.by for n in docket.parties_in(claim, claim.subject))
    )


_READERS = (
    (EventKind.INVOKED, _invokes),
    (EventKind.REAFFIRMED, _reaffirms),
    (EventKind.TRIGGER_DENIED, _denies_trigger),
    (EventKind.ENDED, _ends),
    (EventKind.THREATENED, _threatens),
    (EventKind.KEPT, _keeps),
)
