"""What was reported of a commitment: invoked, reaffirmed, said to be broken, denied, kept, ended."""

from collections.abc import Iterator

from stemma.commitments.docket import Docket
from stemma.commitments.signs import words
from stemma.model import (
    Basis,
    Claim,
    Commitment,
    CommitmentEvent,
    CommitmentKind,
    EventKind,
    Modality,
    Polarity,
)

_HELP = frozenset(
    ["assistance", "help", "aid", "support", "consultation", "talk", "treaty", "pact", "protection"]
)
_NOUNS = {
    CommitmentKind.CEASEFIRE: frozenset(["ceasefire", "cease-fire", "truce", "armistice"]),
    CommitmentKind.HUMANITARIAN_PLEDGE: frozenset(["accord", "accords", "civilian", "pledge"]),
    CommitmentKind.MUTUAL_ASSISTANCE: frozenset(["treaty", "pact", "alliance"]),
}
_GENERIC = frozenset(["agreement", "accord", "accords", "deal", "promise", "pledge"])


def events_of(commitment: Commitment, own: frozenset[str], docket: Docket) -> Iterator[CommitmentEvent]:
    """Yield the events of one commitment that the claims of its thread report, in the order of the claims.

    `own` are the ids of the claims that tell of the commitment itself. A claim that is older than
    the making is no event of it.
    """
    accusations: list[Claim] = []
    for claim in docket.claims:
        if claim.heading or _older(claim, commitment, docket):
            continue
        for kind, reads in (
            (EventKind.INVOKED, _invokes),
            (EventKind.REAFFIRMED, _reaffirms),
            (EventKind.BREACH_ALLEGED, _alleges_breach),
            (EventKind.TRIGGER_DENIED, _denies_trigger),
            (EventKind.ENDED, _ends),
            (EventKind.KEPT, _keeps),
        ):
            if reads(claim, commitment, docket) and (claim.id not in own or kind is EventKind.BREACH_ALLEGED):
                if kind is EventKind.BREACH_ALLEGED:
                    accusations.append(claim)
                yield _event(claim, kind, docket)
                break
    for claim in docket.claims:
        if not claim.heading and any(_denies(claim, a, commitment, docket) for a in accusations):
            yield _event(claim, EventKind.BREACH_DENIED, docket)


def _event(claim: Claim, kind: EventKind, docket: Docket) -> CommitmentEvent:
    subject = docket.parties_in(claim, claim.subject)
    by = docket.speaker(claim) or (subject[0] if subject else None)
    if kind in (EventKind.INVOKED, EventKind.REAFFIRMED, EventKind.BREACH_DENIED) and subject:
        by = subject[0]
    return CommitmentEvent(
        date=docket.day(claim), event=kind, by=by, basis=Basis.REPORTED, evidence=claim.evidence
    )


def _older(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    day = docket.day(claim)
    return bool(day and commitment.made and day[: len(commitment.made)] < commitment.made)


def _bound(names: tuple[str, ...], commitment: Commitment) -> bool:
    return any(n in (*commitment.by, *commitment.towards) for n in names)


def _names_it(lemmas: frozenset[str], commitment: Commitment) -> bool:
    """Say whether a claim's words name the instrument: by its kind's own noun, or by a general one."""
    return bool(lemmas & (_NOUNS.get(commitment.kind, frozenset()) | _GENERIC))


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
        and len(set(docket.state_parties(claim)) | set(subject)) > 1
        and claim.polarity is Polarity.AFFIRMED
    )


def _own_country(claim: Claim, docket: Docket) -> tuple[str, ...]:
    """Return the country of a subject who is a person in office."""
    if claim.subject is None or claim.subject.entity_id is None:
        return ()
    entity = docket.entities.get(claim.subject.entity_id)
    return (entity.country,) if entity is not None and entity.country else ()


def _reaffirms(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    if commitment.kind is not CommitmentKind.MUTUAL_ASSISTANCE:
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


def _alleges_breach(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    lemmas = docket.lemmas(claim)
    if claim.polarity is Polarity.DENIED and not lemmas & words("failing"):
        return False
    breaks = bool(lemmas & (words("breaking") | words("failing")))
    if not breaks or not _names_it(lemmas, commitment):
        return False
    return any(n in commitment.by for n in (*docket.state_parties(claim), *_accused(claim, docket)))


def _accused(claim: Claim, docket: Docket) -> tuple[str, ...]:
    named = docket.parties_in(claim, claim.subject)
    return named or docket.belligerents


def _denies(claim: Claim, accusation: Claim, commitment: Commitment, docket: Docket) -> bool:
    """Say whether one who is bound denies what an accusation tells: it shares the deed's words."""
    denied = claim.polarity is Polarity.DENIED or claim.predicate in ("deny", "reject", "dismiss", "refuse")
    subject = docket.parties_in(claim, claim.subject) or tuple(
        p for a in claim.attribution[:1] if (p := docket.party(a.speaker.entity_id))
    )
    if not denied or claim.id == accusation.id or not any(s in commitment.by for s in subject):
        return False
    mine, theirs = docket.lemmas(claim), docket.lemmas(accusation)
    weighty = {w for w in mine & theirs if len(w) > 3}
    return len(weighty) >= 2 or docket.questions.get(claim.id) == docket.questions.get(accusation.id)


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
    subject = claim.subject.text.lower() if claim.subject else ""
    return claim.predicate in words("ending") and any(
        n in subject for n in _NOUNS.get(commitment.kind, frozenset())
    )


def _keeps(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    lemmas = docket.lemmas(claim)
    return bool(
        claim.predicate in words("keeping")
        and lemmas & words("promise_nouns")
        and claim.polarity is Polarity.AFFIRMED
        and claim.modality is Modality.ASSERTED
        and any(n in commitment.by for n in docket.parties_in(claim, claim.subject))
    )
