"""Whether the case of a condition has come: what is told of it, and what only fits it."""

from collections.abc import Iterator

from stemma.commitments.docket import Docket
from stemma.commitments.events import Entry, event_of, is_older
from stemma.commitments.signs import words
from stemma.language.concepts import concepts
from stemma.model import (
    Argument,
    Basis,
    Claim,
    Commitment,
    CommitmentEvent,
    CommitmentKind,
    Condition,
    ConditionKind,
    EventKind,
    Modality,
    Polarity,
)

_ATTACKS = frozenset(["ASSAULT", "MOBILIZE", "ACCUSE", "COERCE"])


def triggers_of(entry: Entry, docket: Docket) -> Iterator[CommitmentEvent]:
    """Yield the claims that may meet an open condition of a commitment, each as alleged, never as so.

    Its basis is `reported` where the article's words name the instrument, else `inferred`.
    """
    commitment = entry.commitment
    if not commitment.conditions:
        return
    for claim in docket.claims:
        if claim.heading or claim.id in entry.own:
            continue
        if claim.polarity is Polarity.DENIED or claim.condition is not None:
            continue
        if claim.modality not in (Modality.ASSERTED, Modality.ALLEGED):
            continue
        met = any(_meets(claim, c, commitment, docket) for c in commitment.conditions)
        if met and not is_older(claim, commitment, docket):
            named = docket.sentence_lemmas(claim) & words("instruments")
            yield event_of(
                claim, EventKind.TRIGGER_ALLEGED, docket, Basis.REPORTED if named else Basis.INFERRED
            )


def _meets(claim: Claim, condition: Condition, commitment: Commitment, docket: Docket) -> bool:
    if condition.evidence.article_id == claim.article_id and _overlaps(claim, condition):
        return False
    if condition.kind in (ConditionKind.LOCATION, ConditionKind.ADVERSARY, ConditionKind.UNPROVOKED):
        readers = (_is_attack, _is_said_by_party)
        pact = commitment.kind is CommitmentKind.MUTUAL_ASSISTANCE
        return pact and any(reads(claim, condition, commitment, docket) for reads in readers)
    if condition.kind is not ConditionKind.ACT_OF_OTHER:
        return False
    case = _case(condition)
    shared = {w for w in docket.concepts(claim) & case if len(w) > 3}
    said_after = (docket.day(claim) or "") > (commitment.made or "")
    return said_after and len(shared) >= 3 and len(shared) * 3 >= len(case) * 2 and not claim.standing


def _overlaps(claim: Claim, condition: Condition) -> bool:
    e = condition.evidence
    return claim.evidence.start < e.end and e.start < claim.evidence.end


def _case(condition: Condition) -> frozenset[str]:
    told = {w.strip(".,;:“”\"'’()") for w in condition.text.lower().split()}
    return frozenset(w for w in concepts(told - words("condition_words")) if len(w) > 3)


def _is_attack(claim: Claim, condition: Condition, commitment: Commitment, docket: Docket) -> bool:
    """Say whether a claim tells of an attack on, or troops upon, what a pact protects.

    The attacked must be a party by name, in the place, the object or behind "into" or "across"; who
    attacks must be no party; a place that the pact excludes speaks against it.
    """
    if claim.event not in _ATTACKS or claim.subject is None:
        return False
    lemmas = docket.lemmas(claim)
    if not lemmas & (words("attacking") | words("attack_nouns") | {"send", "troop"}):
        return False
    parties = {*commitment.by, *commitment.towards}
    subject = set(docket.parties_in(claim, claim.subject))
    struck = _struck(claim, docket) | _accuser(claim, lemmas, docket)
    if not subject or subject & parties or not struck & parties:
        return False
    return not _is_excluded(claim, commitment, docket) and _on_ground(claim, condition, lemmas)


def _is_said_by_party(claim: Claim, condition: Condition, commitment: Commitment, docket: Docket) -> bool:
    """Say whether a party says that the very case has come: an attack on the ground that is named."""
    speaker = next((a.speaker for a in claim.attribution[:1]), None)
    side = docket.speaker_side(speaker) if speaker is not None else None
    lemmas = docket.lemmas(claim)
    grounds = (
        {w.rstrip("s") for w in lemmas} & {w.rstrip("s") for w in condition.text.lower().split()} & _GROUNDS
    )
    attacks = bool(lemmas & words("attacking") | lemmas & {"attack", "invasion", "aggression"})
    return (
        side in (*commitment.by, *commitment.towards)
        and bool(grounds)
        and attacks
        and claim.predicate in ("be", "amount", "constitute", "mean", "attack", "invade", "hit", "strike")
    )


def _accuser(claim: Claim, lemmas: frozenset[str], docket: Docket) -> set[str]:
    """Return who accuses another of crossing "the border": it is his own."""
    crossed = bool(lemmas & {"across", "cross", "into", "enter", "over"})
    if claim.modality is not Modality.ALLEGED or not crossed or not lemmas & words("territory_nouns"):
        return set()
    sides = [docket.speaker_side(a.speaker) for a in claim.attribution]
    return {s for s in sides if s}


def _struck(claim: Claim, docket: Docket) -> set[str]:
    """Return the parties that a claim names as struck: those that stand behind its subject."""
    after = claim.subject.end if claim.subject else claim.evidence.start
    named = [a for a in claim.arguments if a.entity_id and a.start >= after and not _acts(claim, a, docket)]
    return {n for a in named if (n := docket.party(a.entity_id))}


def _acts(claim: Claim, argument: Argument, docket: Docket) -> bool:
    """Say whether a name is the subject of some verb: "X says Karvia wages war" strikes no Karvia."""
    for tree in docket.trees(claim.article_id):
        if tree.sentence.start <= argument.start < tree.sentence.end:
            at = tree.at(argument.end - 1)
            return at is not None and tree.tokens[at].dep in ("nsubj", "nsubjpass")
    return False


def _is_excluded(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    named = {a.name for a in claim.arguments if a.name}
    out = {x.lower() for x in commitment.excludes}
    return any(n and n.lower() in out for n in named)


def _on_ground(claim: Claim, condition: Condition, lemmas: frozenset[str]) -> bool:
    """Say whether the ground that a condition names is the one that a claim tells of: coast, port, border."""
    wanted = {w for w in condition.text.lower().replace("’s", "").split() if w.rstrip("s") in _GROUNDS}
    if not {w.rstrip("s") for w in wanted} - {"territory", "soil", "land", "border"}:
        return True
    return bool({w.rstrip("s") for w in wanted} & {w.rstrip("s") for w in lemmas})


_GROUNDS = frozenset(
    [
        "coast",
        "coastline",
        "port",
        "island",
        "airspace",
        "water",
        "territory",
        "soil",
        "land",
        "border",
        "city",
        "capital",
    ]
)
