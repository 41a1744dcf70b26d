"""What was reported of a commitment: invoked, reaffirmed, said to be broken, denied, kept, ended."""

from collections.abc import Iterator, Mapping, Sequence

from stemma.commitments.docket import Docket
from stemma.commitments.signs import words
from stemma.language.concepts import concept, concepts
from stemma.language.lexicon import lexicon
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


def words_of(kind: CommitmentKind) -> frozenset[str]:
    """Return the verbs by which an undertaking of a kind is seen to be performed."""
    return frozenset(lexicon("kinds", "commitments")["performing"].get(kind.value, ()))


def events_of(commitment: Commitment, own: frozenset[str], docket: Docket) -> Iterator[CommitmentEvent]:
    """Yield what the claims of a thread report of one commitment, but for breaches, in their order.

    `own` are the ids of the claims that tell of the commitment itself. A claim that is older than
    the making is no event of it.
    """
    for claim in docket.claims:
        if claim.heading or claim.id in own or is_older(claim, commitment, docket):
            continue
        for kind, reads in _READERS:
            if reads(claim, commitment, docket):
                yield event_of(claim, kind, docket)
                break


def breaches(
    commitments: Sequence[Commitment], own: Mapping[str, frozenset[str]], docket: Docket
) -> dict[str, tuple[CommitmentEvent, ...]]:
    """Return the alleged breaches and their denials by commitment id.

    An accusation goes to the one commitment that it fits best: it names the kind, the deed or the
    place of the making; of equal ones the latest. A denial goes where the accusation went.
    """
    found: dict[str, list[CommitmentEvent]] = {}
    for claim in docket.claims:
        if claim.heading or not _tells_breach(claim, docket):
            continue
        ranked = [
            (fit, c.made or c.effective or "", c.id)
            for c in commitments
            if (fit := _fit(claim, c, own[c.id], docket)) > 0
        ]
        if not ranked:
            continue
        home = next(c for c in commitments if c.id == max(ranked)[2])
        found.setdefault(home.id, []).append(event_of(claim, EventKind.BREACH_ALLEGED, docket))
        for denial in docket.claims:
            if not denial.heading and _denies(denial, claim, home, docket):
                found[home.id].append(event_of(denial, EventKind.BREACH_DENIED, docket))
    return {k: tuple(v) for k, v in found.items()}


def _tells_breach(claim: Claim, docket: Docket) -> bool:
    """Say whether a claim alleges that an undertaking was broken: violated, or a promise not kept."""
    lemmas = docket.lemmas(claim)
    if claim.modality in (Modality.PROMISED, Modality.PLANNED, Modality.CONDITIONAL) and not lemmas & words(
        "failing"
    ):
        return False
    named = lemmas & words("instrument_nouns")
    if lemmas & words("failing") and not lemmas & words("keeping") - {"meet"}:
        return False
    if lemmas & words("breaking") and named:
        return claim.polarity is Polarity.AFFIRMED or claim.modality is Modality.ALLEGED
    kept = lemmas & words("keeping") and lemmas & words("promise_nouns")
    if kept:
        return claim.polarity is Polarity.DENIED or bool(lemmas & words("failing"))
    return claim.modality is Modality.ALLEGED or claim.polarity is Polarity.DENIED


def _fit(claim: Claim, commitment: Commitment, own: frozenset[str], docket: Docket) -> int:
    """Return how well an accusation fits a commitment: 0 where it does not."""
    lemmas = docket.lemmas(claim)
    names_breach = bool(lemmas & (words("breaking") | words("failing")))
    if claim.id in own:
        return 9 if names_breach else 0
    if is_older(claim, commitment, docket):
        return 0
    making = [c for c in docket.claims if c.id in own]
    place = any(docket.places(c) & docket.places(claim) for c in making)
    place = place or any(docket.sentence_lemmas(c) & _place_words(claim, docket) for c in making)
    deed = max((len(_weighty(docket.concepts(claim) & docket.concepts(c))) for c in making), default=0)
    if not names_breach or not lemmas & words("instrument_nouns"):
        return 3 + deed if _performs_not(claim, commitment, docket) and (deed >= 2 or (place and deed)) else 0
    accused = {*docket.state_parties(claim), *docket.parties_in(claim, claim.subject)} or set(
        docket.belligerents
    )
    if not accused & set(commitment.by):
        return 0
    kind = 2 if lemmas & _NOUNS.get(commitment.kind, frozenset()) else 0
    other = any(lemmas & nouns for k, nouns in _NOUNS.items() if k is not commitment.kind)
    if not kind and other and not place:
        return 0
    generic = 1 if lemmas & _GENERIC else 0
    dated = 1 if commitment.made or commitment.effective else 0
    return (kind or generic) and kind + generic + dated + min(deed, 3) + (3 if place else 0)


def _performs_not(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    """Say whether a claim tells that what was undertaken was not done, or its contrary was."""
    verbs = words_of(commitment.kind)
    predicate = claim.predicate.split()[0]
    if predicate not in verbs or claim.modality in (
        Modality.PROMISED,
        Modality.PLANNED,
        Modality.CONDITIONAL,
    ):
        return False
    return (claim.polarity is Polarity.DENIED) != (predicate in words("contrary"))


def _place_words(claim: Claim, docket: Docket) -> frozenset[str]:
    return frozenset(w.lower() for name in docket.places(claim) for w in name.split() if len(w) > 3)


def _weighty(lemmas: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in lemmas if len(w) > 3 and w not in words("instrument_nouns"))


def event_of(claim: Claim, kind: EventKind, docket: Docket) -> CommitmentEvent:
    """Return the event that a claim reports, with who reports or does it."""
    subject = docket.parties_in(claim, claim.subject)
    by = docket.speaker(claim) or (subject[0] if subject else None)
    if kind in (EventKind.INVOKED, EventKind.REAFFIRMED, EventKind.BREACH_DENIED) and subject:
        by = subject[0]
    day = docket.said_day(claim) if kind is EventKind.BREACH_ALLEGED else docket.day(claim)
    return CommitmentEvent(date=day, event=kind, by=by, basis=Basis.REPORTED, evidence=claim.evidence)


def is_older(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    """Say whether a claim tells of a day before a commitment was made."""
    day = docket.day(claim)
    return bool(day and commitment.made and day[: len(commitment.made)] < commitment.made)


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


def _denies(claim: Claim, accusation: Claim, commitment: Commitment, docket: Docket) -> bool:
    """Say whether one who is bound denies what an accusation tells: it shares the deed's words."""
    if claim.id == accusation.id or docket.lemmas(claim) & words("failing"):
        return False
    verbs = words_of(commitment.kind)
    performed = (
        claim.predicate.split()[0] in verbs - words("contrary") and claim.polarity is Polarity.AFFIRMED
    )
    performed = performed and claim.modality is Modality.ASSERTED
    if claim.polarity is not Polarity.DENIED and not performed:
        return False
    speakers = tuple(p for a in claim.attribution[:1] if (p := docket.party(a.speaker.entity_id)))
    subject = docket.parties_in(claim, claim.subject) or speakers
    if not any(s in commitment.by for s in (*subject, *speakers)):
        return False
    deed = concept(claim.predicate.split()[0])
    if claim.predicate in words("covering") or not (performed or deed in docket.concepts(accusation)):
        return False
    shared = _weighty(docket.concepts(claim) & docket.concepts(accusation)) - words("failing")
    about = docket.places(claim) & docket.places(accusation)
    named = docket.lemmas(claim) & docket.lemmas(accusation) & words("instrument_nouns")
    return len(shared) + len(about) + len(named) >= 2 or docket.questions.get(
        claim.id
    ) == docket.questions.get(accusation.id)


def _alleges_trigger(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    """Say whether a claim tells that the case of a condition has come: its words, told as a fact.

    Of a pact of assistance also, by inference, where another state is said to have attacked or entered
    a party's territory.
    """
    if claim.polarity is Polarity.DENIED or claim.condition is not None or not commitment.conditions:
        return False
    if claim.modality not in (Modality.ASSERTED, Modality.ALLEGED) or not claim.attribution:
        return False
    case = concepts(w.strip(".,“”\"'’") for c in commitment.conditions for w in c.text.lower().split())
    lemmas = {
        w for w in docket.concepts(claim) & case if len(w) > 3 and w not in ("with", "that", "this", "from")
    }
    return len(lemmas) >= 2 and claim.event in ("ASSAULT", "MOBILIZE", "ACCUSE")


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


_READERS = (
    (EventKind.INVOKED, _invokes),
    (EventKind.REAFFIRMED, _reaffirms),
    (EventKind.TRIGGER_DENIED, _denies_trigger),
    (EventKind.TRIGGER_ALLEGED, _alleges_trigger),
    (EventKind.ENDED, _ends),
    (EventKind.KEPT, _keeps),
)
