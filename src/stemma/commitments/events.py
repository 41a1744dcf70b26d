"""What was reported of a commitment: invoked, reaffirmed, said to be broken, denied, kept, ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.commitments.docket import PARTIES, Docket
from stemma.commitments.parties import parties_of
from stemma.commitments.signs import words
from stemma.commitments.tree import Tree
from stemma.commitments.undertakings import negated, subject_of
from stemma.language.concepts import concept
from stemma.language.lexicon import lexicon
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
_UNTOLD = (Modality.PROMISED, Modality.PLANNED, Modality.CONDITIONAL, Modality.ASKED, Modality.THREATENED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A commitment with what tells it apart: its claims, the words of the deed, the places of its making."""

    commitment: Commitment
    own: frozenset[str]
    deed: frozenset[str]
    places: frozenset[str]
    prohibits: bool = False


def words_of(kind: CommitmentKind) -> frozenset[str]:
    """Return the verbs by which an undertaking of a kind is seen to be performed."""
    return frozenset(lexicon("kinds", "commitments")["performing"].get(kind.value, ()))


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


def breaches(
    entries: Sequence[Entry], docket: Docket, trees: Sequence[Tree] = ()
) -> dict[str, tuple[CommitmentEvent, ...]]:
    """Return the alleged breaches and their denials by commitment id.

    An accusation, and a denial that names the breach, goes to the one commitment that it fits best; of
    equal ones the latest. A denial of the deed alone goes where the accusation went.
    """
    found: dict[str, list[CommitmentEvent]] = {}
    denials = [c for c in docket.claims if _may_deny(c)]
    for claim in docket.claims:
        told = None if claim.heading else _tells_breach(claim, docket)
        accused = [i for i, es in found.items() if any(e.event is EventKind.BREACH_ALLEGED for e in es)]
        home = _home(claim, entries, docket, accused if told is EventKind.BREACH_DENIED else ())
        home = home if told is not None else None
        if told is None or home is None:
            continue
        if told is EventKind.BREACH_DENIED:
            found.setdefault(home.commitment.id, []).append(event_of(claim, told, docket))
            continue
        found.setdefault(home.commitment.id, []).append(event_of(claim, told, docket))
        for denial in denials:
            if _denies(denial, claim, home.commitment, docket):
                found[home.commitment.id].append(event_of(denial, EventKind.BREACH_DENIED, docket))
    for events in found.values():
        events += [
            d for e in events if e.event is EventKind.BREACH_ALLEGED for d in _denied(e, trees, docket)
        ]
    return {k: tuple(v) for k, v in found.items()}


def _denied(alleged: CommitmentEvent, trees: Sequence[Tree], docket: Docket) -> Iterator[CommitmentEvent]:
    """Yield the denial right behind an accusation: "Vessia denied it", "no such thing had happened"."""
    article, at = alleged.evidence.article_id, alleged.evidence.start
    after = [t for t in trees if t.sentence.article_id == article and t.sentence.start > at]
    for tree in after[:2]:
        for verb in range(len(tree.tokens)):
            speaker = _denier(tree, verb)
            if speaker is None:
                continue
            names = parties_of(docket, tree, speaker)
            printed = docket.published.get(article)
            yield CommitmentEvent(
                date=printed.isoformat() if printed else None,
                event=EventKind.BREACH_DENIED,
                by=names[0] if names else tree.text(tree.span(tree.phrase(speaker))),
                basis=Basis.REPORTED,
                evidence=docket.evidence(tree, tree.span(tree.subtree(verb))),
            )
            return


def _denier(tree: Tree, verb: int) -> int | None:
    """Return who denies an accusation that was just told, in a clause that names it by a pronoun."""
    if not tree.is_verb(verb) or negated(tree, verb):
        return None
    if tree.lemma(verb) in words("denying"):
        object_ = tree.child(verb, "dobj")
        plain = object_ is not None and tree.lemma(object_) in words("accusations")
        return (
            subject_of(tree, verb)
            if plain and object_ is not None and not tree.children(object_, "acl", "relcl")
            else None
        )
    told = tree.child(verb, "ccomp")
    if told is None or tree.lemma(verb) not in words("speaking"):
        return None
    thing = tree.child(told, "nsubj")
    if thing is None or tree.lemma(told) not in ("happen", "occur", "take"):
        return None
    beside = tree.lemmas(tree.subtree(thing))
    return subject_of(tree, verb) if {"no", "such"} <= beside else None


_OF_TWO = (CommitmentKind.CEASEFIRE, CommitmentKind.MUTUAL_ASSISTANCE, CommitmentKind.NON_AGGRESSION)


def _pronoun(claim: Claim) -> frozenset[str]:
    """Return "it", where that is what a claim says to have been broken: "accused the army of breaking it"."""
    told = claim.object.text.lower() if claim.object else ""
    broke = claim.predicate.split()[0] in words("breaking")
    return frozenset(["it"]) if told == "it" and broke else frozenset()


def _home(
    claim: Claim, entries: Sequence[Entry], docket: Docket, accused: Sequence[str] = ()
) -> Entry | None:
    """Return the commitment that a breach or its denial is about; a denial follows the accusation."""
    ranked = [
        (e.commitment.id in accused, fit, e.commitment.made or e.commitment.effective or "", e.commitment.id)
        for e in entries
        if (fit := _fit(claim, e, docket)) > 0
    ]
    if not ranked:
        return None
    best = max(ranked)[3]
    return next(e for e in entries if e.commitment.id == best)


def _tells_breach(claim: Claim, docket: Docket) -> EventKind | None:
    """Return what a claim tells of a breach: alleged, denied, or None."""
    lemmas = docket.lemmas(claim)
    failing = bool(lemmas & words("failing"))
    incapable = (
        claim.modality is Modality.CONDITIONAL and claim.condition is None and bool(lemmas & {"can", "could"})
    )
    denied = claim.polarity is Polarity.DENIED
    if claim.modality in _UNTOLD and not failing and not (incapable and denied):
        return None
    named = lemmas & (words("instrument_nouns") | words("promise_nouns") | _pronoun(claim))
    if failing:
        return EventKind.BREACH_ALLEGED if lemmas & words("keeping") - {"meet"} and named else None
    if lemmas & words("breaking") and named:
        return (
            EventKind.BREACH_DENIED
            if denied and claim.modality is not Modality.ALLEGED
            else EventKind.BREACH_ALLEGED
        )
    if lemmas & words("keeping") and lemmas & words("promise_nouns"):
        return EventKind.BREACH_ALLEGED if denied else None
    return EventKind.BREACH_ALLEGED if denied or claim.modality is Modality.ALLEGED else None


def _fit(claim: Claim, entry: Entry, docket: Docket) -> int:
    """Return how well an accusation fits a commitment: 0 where it does not."""
    lemmas = docket.lemmas(claim)
    commitment = entry.commitment
    unkept = lemmas & words("keeping") and lemmas & words("promise_nouns")
    names_breach = bool(lemmas & (words("breaking") | words("failing")) or unkept)
    if claim.id in entry.own:
        return 9 if names_breach else 0
    if not names_breach and claim.predicate.split()[0] not in _PERFORMING and not _same_deed(claim, entry):
        return 0
    if is_older(claim, commitment, docket):
        return 0
    place = bool(entry.places & docket.places(claim))
    deed = len(_weighty(docket.concepts(claim) & entry.deed))
    named = lemmas & (words("instrument_nouns") | words("promise_nouns") | _pronoun(claim))
    if not names_breach or not named:
        return 3 + deed if _performs_not(claim, entry, docket) and (deed >= 2 or (place and deed)) else 0
    offered = not any(e.event is not EventKind.OFFERED for e in commitment.events if e.event in _MAKINGS)
    if offered and any(e.event is EventKind.OFFERED for e in commitment.events) and "offer" not in named:
        return 0
    accused = _accused(claim, docket)
    if accused and not any(same_side(a, b, docket) for a in accused for b in commitment.by):
        return 0
    kind = _names_kind(named, commitment)
    near = _nearness(claim, commitment)
    if named == {"it"} and (near < 2 or commitment.kind not in _OF_TWO):
        return 0
    him = claim.subject is not None and claim.subject.text.lower() in ("he", "him", "she", "her")
    if him and not accused and set(commitment.by) & docket.state_like:
        return 0
    if kind == 0 or (not accused and deed < 1 and kind < 2 and not near):
        return 0
    latest = 2 if commitment.kind is CommitmentKind.CEASEFIRE else 0
    return kind * 3 + min(deed, 3) + near + (2 if place and not latest else 0) + (1 if commitment.made else 0)


_MAKINGS = (EventKind.OFFERED, EventKind.MADE)
_NEAR = 600
"""Characters within which "his word" is the one that was just told of."""


def _nearness(claim: Claim, commitment: Commitment) -> int:
    """Return 2 where a commitment was told of right before a claim, 1 where somewhat before, else 0."""
    gaps = [claim.evidence.start - e.start for e in commitment.evidence if e.article_id == claim.article_id]
    gap = min((g for g in gaps if g > 0), default=_NEAR)
    return 2 if gap < _NEAR // 2 else 1 if gap < _NEAR else 0


def _names_kind(named: frozenset[str], commitment: Commitment) -> int:
    """Return 2 where a breach names what was broken by its own noun, 1 where by a general one, else 0."""
    nouns = words("nouns_of_" + commitment.kind.value.replace("-", "_"))
    if named & nouns:
        return 2
    specific = {n for k in CommitmentKind for n in words("nouns_of_" + k.value.replace("-", "_"))}
    if named & specific - words("general_nouns"):
        return 1 if commitment.instrument and _in_instrument(named, commitment) else 0
    return 1


def _in_instrument(named: frozenset[str], commitment: Commitment) -> bool:
    told = (commitment.instrument or "").lower().split()
    return any(n in told for n in named)


def _accused(claim: Claim, docket: Docket) -> frozenset[str]:
    """Return whom a claim says to have broken something; both where they accuse each other."""
    subject = claim.subject
    named = docket.parties_in(claim, subject)
    if named:
        return frozenset(named)
    if subject is not None and PARTIES.search(subject.text):
        return frozenset(docket.pair(claim.article_id, claim.evidence.start))
    return frozenset(docket.state_parties(claim))


def same_side(a: str, b: str, docket: Docket) -> bool:
    """Say whether two names stand for one side: a minister and his state, a ministry and its government."""
    return a == b or _side(a, docket) == _side(b, docket)


def _side(name: str, docket: Docket) -> str | None:
    """Return the state for which a name stands; who governs without a country beside him does so at home."""
    if name in docket.country_of:
        return docket.country_of[name]
    if name in docket.states or name not in docket.acting:
        return name
    bare = not docket.state_like & {name}
    return docket.home_state if bare and name in docket.people | docket.governments else name


def _same_deed(claim: Claim, entry: Entry) -> bool:
    return concept(claim.predicate.split()[0]) in entry.deed


def _performs_not(claim: Claim, entry: Entry, docket: Docket) -> bool:
    """Say whether a claim tells that what was undertaken was not done, or its contrary was."""
    predicate = claim.predicate.split()[0]
    if claim.modality in _UNTOLD:
        return False
    denied = claim.polarity is Polarity.DENIED
    subject = docket.parties_in(claim, claim.subject)
    ours = any(same_side(s, b, docket) for s in subject for b in entry.commitment.by)
    if denied and ours and not entry.prohibits and _same_deed(claim, entry):
        return True
    verbs = words_of(entry.commitment.kind)
    return predicate in verbs and denied != (predicate in words("contrary"))


def _weighty(lemmas: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in lemmas if len(w) > 3 and w not in words("instrument_nouns"))


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


def _may_deny(claim: Claim) -> bool:
    done = claim.predicate.split()[0] in _PERFORMING and claim.modality is Modality.ASSERTED
    return not claim.heading and (claim.polarity is Polarity.DENIED or done)


_PERFORMING = frozenset(v for verbs in lexicon("kinds", "commitments")["performing"].values() for v in verbs)


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
    if not any(same_side(s, b, docket) for s in (*subject, *speakers) for b in commitment.by):
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
    if claim.predicate.split()[0] not in words("ending") or claim.modality in _UNTOLD:
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
