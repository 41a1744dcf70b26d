"""One sentence to drafts of commitments: who undertakes what, as one article tells it."""

from collections.abc import Iterator
from dataclasses import dataclass

from stemma.commitments.conditions import conditions_in, told_condition
from stemma.commitments.dates import Dated, behind, deadline_of, effect_of, is_past, made_on, plain_day
from stemma.commitments.deeds import deed_of, deed_words, helps_when_attacked, may_be, plain_promise
from stemma.commitments.docket import Docket
from stemma.commitments.outcomes import Outcome, outcomes
from stemma.commitments.parties import is_official, parties_of, speaker_party
from stemma.commitments.sides import (
    all_bound,
    as_states,
    ground_told,
    instrument_named,
    mediators_of,
    protected,
    towards_whom,
)
from stemma.commitments.signs import kind_of, words
from stemma.commitments.tree import Tree
from stemma.commitments.undertakings import Undertaking, negated, subject_of, undertakings
from stemma.commitments.voices import not_the_speaker, own_word, under_instrument
from stemma.model import (
    Basis,
    Claim,
    CommitmentEvent,
    CommitmentKind,
    Condition,
    EventKind,
    Evidence,
    Modality,
    Polarity,
    Span,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A commitment as one sentence tells it; drafts of one commitment are merged by `bind`.

    `event` is None where the words tell no making ("failed to keep its promise"); `spans` are the words
    of the article that carry each field.
    """

    kind: CommitmentKind
    claim: Claim
    evidence: Evidence
    by: tuple[str, ...]
    towards: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    event: EventKind | None = EventKind.MADE
    made: str | None = None
    effective: str | None = None
    expires: str | None = None
    instrument: str | None = None
    conditions: tuple[Condition, ...] = ()
    covers: tuple[str, ...] = ()
    prolongs: bool = False
    deed: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    outcomes: tuple[CommitmentEvent, ...] = ()
    prohibits: bool = False
    spoken: bool = False
    duty: bool = False
    spans: tuple[tuple[str, Span], ...] = ()


def drafts_in(docket: Docket, tree: Tree) -> Iterator[Draft]:
    """Yield the drafts of the undertakings that a sentence tells of, in the order of their acts."""
    for found in undertakings(tree):
        start, end = tree.span(sorted({found.act, found.content}))
        claim = docket.claim_over(tree.sentence.article_id, start, end)
        if claim is None or not _claimed(claim, found):
            continue
        draft = _draft(docket, found, claim)
        if draft is not None:
            yield draft
    for told in outcomes(tree):
        draft = _known_by_outcome(docket, told)
        if draft is not None:
            yield draft


def _known_by_outcome(docket: Docket, told: Outcome) -> Draft | None:
    """Return the promise that is known by its outcome alone: kept, broken, or come."""
    tree = told.tree
    claim = docket.claim_over(tree.sentence.article_id, *tree.span([told.verb]))
    by = parties_of(docket, tree, told.obligor)
    if claim is None or not by:
        return None
    act = Undertaking(tree=tree, act=told.act, content=told.content, obligor=told.obligor)
    official = is_official(docket, tree, told.obligor, by)
    kind = kind_of(deed_of(docket, act, official=official, by=by))
    if kind is None and not (official and tree.is_verb(told.content)):
        return None
    made = _plain(docket, told)
    speaker = docket.speaker(claim)
    subject = parties_of(docket, tree, subject_of(tree, told.verb))
    event = CommitmentEvent(
        date=docket.day(claim) if told.event is EventKind.KEPT else docket.said_day(claim),
        event=told.event,
        by=speaker or (subject[0] if subject else None),
        basis=Basis.REPORTED,
        evidence=claim.evidence,
    )
    return Draft(
        kind=kind or CommitmentKind.POLICY_PROMISE,
        claim=claim,
        evidence=_evidence(docket, act, claim, (), told.verb),
        by=by,
        towards=towards_whom(docket, act, kind or CommitmentKind.POLICY_PROMISE, by, frozenset()),
        event=None,
        made=made[0] if made else None,
        deed=deed_words(tree, told.content),
        outcomes=(event,),
        spans=_spans(act, made, None, None),
    )


def _plain(docket: Docket, told: Outcome) -> Dated | None:
    """Return the day of a promise that is told with it: "that he made last year"."""
    tree = told.tree
    acts = [told.act, *tree.children(told.act, "relcl", "acl")]
    return plain_day(docket, tree, acts)


def _claimed(claim: Claim, found: Undertaking) -> bool:
    """Say whether the reading of claims does not speak against an act: no denial, no hearsay, no wish."""
    if (
        claim.polarity is Polarity.DENIED
        and found.explicit
        and claim.predicate.split()[0] == found.tree.lemma(found.act)
    ):
        return claim.modality is Modality.PROMISED
    return claim.modality not in (Modality.THREATENED,)


def _draft(docket: Docket, found: Undertaking, claim: Claim) -> Draft | None:
    tree = found.tree
    by = parties_of(docket, tree, found.obligor)
    by = own_word(docket, found, claim, by) if found.spoken else not_the_speaker(docket, found, claim, by)
    official = is_official(docket, tree, found.obligor, by)
    kind = kind_of(deed_of(docket, found, official=official, by=by)) or plain_promise(
        found, official=official
    )
    kind = CommitmentKind.MUTUAL_ASSISTANCE if helps_when_attacked(docket, found, kind, by) else kind
    if kind is None or not may_be(docket, found, claim, kind, by):
        return None
    by = all_bound(docket, found, kind, as_states(docket, kind, by))
    if not by:
        return None
    conditions, apart = conditions_in(docket, tree, found.content, by)
    if not conditions and (told := told_condition(docket, tree, claim)) is not None:
        conditions = (told,)
    reproached = _reproached(docket, found, claim, by)
    made = None if reproached else made_on(docket, found, claim)
    day = made[0] if made else None
    effective, expires = effect_of(docket, found, made, apart), deadline_of(docket, found, day, apart)
    if reproached and expires is not None:
        expires = behind(expires, docket.published.get(claim.article_id), tree)
    towards, mediators = towards_whom(docket, found, kind, by, apart), mediators_of(docket, tree, by)
    if kind is CommitmentKind.MUTUAL_ASSISTANCE and not towards and len(by) == 1:
        towards = protected(docket, conditions, by)
    prolongs = tree.lemma(found.act) in words("prolonging") and not found.spoken
    return Draft(
        kind=kind,
        claim=claim,
        evidence=_evidence(docket, found, claim, conditions),
        by=by,
        towards=towards,
        mediators=mediators,
        event=_event(found, kind, conditions),
        made=day,
        effective=effective[0] if effective and kind is not CommitmentKind.AID else None,
        expires=expires[0] if expires else None,
        instrument=instrument_named(found, kind),
        conditions=conditions,
        covers=ground_told(docket, found, kind, by, apart),
        prolongs=prolongs,
        deed=deed_words(tree, found.content, apart),
        words=tree.lemmas({*tree.subtree(found.content), *tree.subtree(found.act)}),
        prohibits=negated(tree, found.content),
        spoken=found.spoken,
        duty=found.duty,
        spans=_spans(found, made, effective, expires),
    )


_LONGEST = 590
"""Characters of one quotation: a few sentences at most (DESIGN.md)."""


def _evidence(
    docket: Docket, found: Undertaking, claim: Claim, conditions: tuple[Condition, ...], *more: int
) -> Evidence:
    """Return the words that carry a draft: the claim's, with act, deed and conditions."""
    tree = found.tree
    skip = {"parataxis", "advcl", "relcl"}
    tokens = {found.act, *tree.subtree(found.content, skip), *more}
    if found.obligor is not None:
        tokens |= set(tree.phrase(found.obligor))
    start, end = tree.span(tokens)
    inside = tree.sentence.start <= claim.evidence.start < tree.sentence.end
    told = [claim.evidence] if inside else []
    own = [*told, *(c.evidence for c in conditions)]
    first, last = min([start, *(e.start for e in own)]), max([end, *(e.end for e in own)])
    return docket.evidence(tree, (first, min(last, first + _LONGEST, tree.sentence.end)))


def _reproached(docket: Docket, found: Undertaking, claim: Claim, by: tuple[str, ...]) -> bool:
    """Say whether another tells what "they promised": then no day of telling is that of the promise."""
    pronoun = found.obligor is not None and found.tree.tokens[found.obligor].pos == "PRON"
    speaker, _ = speaker_party(docket, claim)
    past = found.tree.tokens[found.act].tag == "VBD"
    return found.explicit and pronoun and past and speaker is not None and speaker not in by


def _spans(
    found: Undertaking, made: Dated | None, effective: Dated | None, expires: Dated | None
) -> tuple[tuple[str, Span], ...]:
    tree = found.tree
    told: list[tuple[str, Span]] = [
        ("obligation", tree.span(tree.subtree(found.content, {"parataxis", "advcl"})))
    ]
    if found.obligor is not None:
        told.append(("by", tree.span(tree.phrase(found.obligor))))
    dated = (("made", made), ("effective", effective), ("expires", expires))
    told += [(field, value[1]) for field, value in dated if value is not None]
    return tuple(told)


def _event(found: Undertaking, kind: CommitmentKind, conditions: tuple[Condition, ...]) -> EventKind | None:
    """Return OFFERED for what others have yet to take up: an offer, a mediation, a promise on condition."""
    if found.act == found.content and under_instrument(found.tree, found.content) is not None:
        return EventKind.MADE
    if is_past(found.tree, found) and found.event is EventKind.MADE and not found.tree.is_verb(found.act):
        return None
    open_ = found.event is EventKind.OFFERED or (kind is CommitmentKind.MEDIATION and not found.duty)
    others = any(c.kind.value in ("act-of-other", "other") for c in conditions)
    return EventKind.OFFERED if open_ or (others and not found.duty) else EventKind.MADE
