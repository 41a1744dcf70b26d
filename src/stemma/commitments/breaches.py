"""Alleged breaches and their denials: which commitment each is about."""

from collections.abc import Iterator, Sequence

from stemma.commitments.docket import PARTIES, Docket
from stemma.commitments.events import UNTOLD, Entry, event_of, is_older
from stemma.commitments.parties import parties_of, same_side
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
    Modality,
    Polarity,
)


def words_of(kind: CommitmentKind) -> frozenset[str]:
    """Return the verbs by which an undertaking of a kind is seen to be performed."""
    return frozenset(lexicon("kinds", "commitments")["performing"].get(kind.value, ()))


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
    if claim.modality in UNTOLD and not failing and not (incapable and denied):
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


def _same_deed(claim: Claim, entry: Entry) -> bool:
    return concept(claim.predicate.split()[0]) in entry.deed


def _performs_not(claim: Claim, entry: Entry, docket: Docket) -> bool:
    """Say whether a claim tells that what was undertaken was not done, or its contrary was."""
    predicate = claim.predicate.split()[0]
    if claim.modality in UNTOLD:
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
