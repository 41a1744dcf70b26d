"""Claims of one thread to the ledger: several mentions become one commitment, with its events."""

from collections.abc import Sequence
from dataclasses import replace

from stemma.commitments.docket import Docket
from stemma.commitments.drafts import Draft, conditions_in, draft_of
from stemma.commitments.events import breaches, events_of
from stemma.commitments.signs import words
from stemma.model import (
    Basis,
    Claim,
    Commitment,
    CommitmentEvent,
    CommitmentKind,
    Condition,
    ConditionKind,
    EventKind,
    Polarity,
    Span,
    content_id,
)


def bind(docket: Docket) -> tuple[Commitment, ...]:
    """Return the commitments of one thread, oldest first, each with the events that are reported of it."""
    drafts = [d for c in docket.claims if (d := draft_of(c, docket)) is not None]
    groups = _merge(_without_repeats_of_pacts(drafts), docket)
    built = [_commitment(group, docket) for group in groups]
    own = {c.id: frozenset(c.claim_ids) for c in built}
    broken = breaches(built, own, docket)
    found = [replace(c, events=_in_order((*c.events, *broken.get(c.id, ())))) for c in built]
    return tuple(sorted(found, key=lambda c: (c.made or c.effective or "9999", c.kind.value, c.id)))


def _without_repeats_of_pacts(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out promises of help between parties of a named pact: they reaffirm it, and are no second one."""
    pacts = [d for d in drafts if d.kind is CommitmentKind.MUTUAL_ASSISTANCE and d.instrument]
    kept = []
    for draft in drafts:
        helps = draft.kind in (CommitmentKind.MUTUAL_ASSISTANCE, CommitmentKind.AID) and not draft.instrument
        between = {*draft.by, *draft.towards}
        if helps and draft.conditions and any(between <= {*p.by, *p.towards} for p in pacts):
            continue
        kept.append(draft)
    return kept


def _merge(drafts: Sequence[Draft], docket: Docket) -> list[list[Draft]]:
    groups: list[list[Draft]] = []
    for draft in drafts:
        home = next((g for g in groups if any(_one(draft, d, docket) for d in g)), None)
        home = home or _spoken_of_before(draft, groups, docket)
        if home is None:
            groups.append([draft])
        else:
            home.append(draft)
    return groups


def _spoken_of_before(draft: Draft, groups: Sequence[list[Draft]], docket: Docket) -> list[Draft] | None:
    """Return the commitment that "the agreement came into force" speaks of: the last of its kind before."""
    if draft.made or not docket.lemmas(draft.claim) & {"force", "effect"}:
        return None
    before = [
        (d.claim.evidence.start, n)
        for n, g in enumerate(groups)
        for d in g
        if d.kind is draft.kind
        and d.claim.article_id == draft.claim.article_id
        and d.claim.evidence.start < draft.claim.evidence.start
    ]
    return groups[max(before)[1]] if before else None


def _one(a: Draft, b: Draft, docket: Docket) -> bool:
    """Say whether two drafts tell of one commitment: kind, who is bound, the day, and the question."""
    if _said_twice(a, b, docket):
        return True
    if a.kind is not b.kind or not set(a.by) & set(b.by):
        return False
    same_day = _days_meet(a, b)
    if docket.questions.get(a.claim.id) == docket.questions.get(b.claim.id):
        return same_day
    if a.kind is CommitmentKind.MUTUAL_ASSISTANCE:
        return same_day and set(a.by) | set(a.towards) == set(b.by) | set(b.towards)
    if a.kind is CommitmentKind.CEASEFIRE:
        return same_day and bool(a.made or a.effective) and bool(b.made or b.effective)
    if a.kind is CommitmentKind.MEDIATION:
        return same_day
    shared = docket.lemmas(a.claim) & docket.lemmas(b.claim)
    return same_day and len({w for w in shared if len(w) > 3}) >= 2


_SAME_BREATH = 400
"""Characters between an offer that is told and the quotation that says it again."""


def _said_twice(a: Draft, b: Draft, docket: Docket) -> bool:
    """Say whether one speaker's conditional offer is told and then quoted: "would stop if the guns leave"."""
    speaker = docket.speaker(a.claim)
    near = abs(a.claim.evidence.start - b.claim.evidence.start) < _SAME_BREATH
    one_text = a.claim.article_id == b.claim.article_id
    same = speaker is not None and speaker == docket.speaker(b.claim)
    return one_text and near and same and bool(a.conditions) and bool(b.conditions)


def _days_meet(a: Draft, b: Draft) -> bool:
    x, y = a.effective or a.made, b.effective or b.made
    if not x or not y:
        return True
    if len(x) < 10 or len(y) < 10:
        return x.startswith(y) or y.startswith(x)
    return x[:7] == y[:7] and abs(int(x[8:10] or 0) - int(y[8:10] or 0)) <= 2


def _commitment(drafts: Sequence[Draft], docket: Docket) -> Commitment:
    first = min(drafts, key=_quality)
    dates = [d.made for d in drafts if d.made]
    made = min(dates, key=lambda d: (-len(d), d)) if dates else None
    claims = [d.claim for d in drafts]
    base = Commitment(
        id=content_id("commitment", first.kind.value, *sorted(c.id for c in claims)),
        kind=first.kind,
        obligation=first.claim.text,
        by=first.by,
        towards=first.towards,
        mediators=_mediators(drafts, docket),
        instrument=first.instrument,
        made=made,
        effective=next((d.effective for d in drafts if d.effective), None),
        expires=next((d.expires for d in drafts if d.expires), None),
        conditions=_distinct_conditions(drafts),
        evidence=tuple(c.evidence for c in claims),
        spans=(
            ("obligation", tuple((c.article_id, _span(c.evidence.start, c.evidence.end)) for c in claims)),
        ),
        story_ids=tuple(sorted({docket.story_of[c.article_id] for c in claims})),
        claim_ids=tuple(c.id for c in claims),
    )
    base = replace(base, conditions=(*base.conditions, *_terms(base, docket)))
    covers, excludes = _territory(base, docket)
    making = tuple(
        CommitmentEvent(
            date=d.made,
            event=d.event,
            by=d.by[0] if d.by else None,
            basis=Basis.REPORTED,
            evidence=d.claim.evidence,
        )
        for d in drafts
        if d.event is not EventKind.BREACH_ALLEGED
    )
    own = frozenset(c.id for c in claims)
    events = (*making[:1], *events_of(base, own, docket))
    return replace(base, covers=covers, excludes=excludes, events=_in_order(events))


def _span(start: int, end: int) -> Span:
    return start, end


def _quality(draft: Draft) -> tuple[bool, int, int, str]:
    return (draft.instrument is None, -len(draft.made or ""), -len(draft.claim.text), draft.claim.id)


def _distinct_conditions(drafts: Sequence[Draft]) -> tuple[Condition, ...]:
    return tuple({(c.kind, c.text): c for d in drafts for c in d.conditions}.values())


def _mediators(drafts: Sequence[Draft], docket: Docket) -> tuple[str, ...]:
    """Return who is named behind "mediated by" or "brokered by" beside the making."""
    found: list[str] = []
    for d in drafts:
        if docket.sentence_lemmas(d.claim) & {"mediate", "mediator", "broker", "mediation"}:
            found += [n for n in docket.state_parties(d.claim) if n not in d.by]
    return tuple(dict.fromkeys(found))


def _terms(commitment: Commitment, docket: Docket) -> tuple[Condition, ...]:
    """Return the conditions that claims on the instrument tell: "it obliges her to help if ..."."""
    told = [
        c for c in docket.claims if c.condition and not c.heading and _on_instrument(c, commitment, docket)
    ]
    found: dict[tuple[ConditionKind, str], Condition] = {}
    for claim in told:
        for condition in conditions_in(claim, docket):
            found.setdefault((condition.kind, condition.text), condition)
    return tuple(found.values())


def _territory(commitment: Commitment, docket: Docket) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the territories that claims on the instrument say it covers and excludes."""
    covers: list[str] = []
    excludes: list[str] = []
    for claim in docket.claims:
        verb = claim.predicate
        if claim.heading or not (verb in words("covering") or verb in ("exclude", "leave", "leave out")):
            continue
        if not _on_instrument(claim, commitment, docket):
            continue
        names = [] if verb in ("bind", "oblige", "concern") else _places(claim, docket)
        out = verb in ("exclude", "leave", "leave out") or claim.polarity is Polarity.DENIED
        (excludes if out else covers).extend(n for n in names)
    covers += [c.text for c in commitment.conditions if c.kind is ConditionKind.LOCATION]
    return tuple(dict.fromkeys(covers)), tuple(dict.fromkeys(n for n in excludes))


def _on_instrument(claim: Claim, commitment: Commitment, docket: Docket) -> bool:
    """Say whether a claim speaks of the commitment's instrument: by noun, or as "it" near its parties."""
    subject = (claim.subject.text if claim.subject else "").lower()
    named = any(n in subject.split() for n in words("instrument_nouns"))
    return commitment.kind is CommitmentKind.MUTUAL_ASSISTANCE and (named or subject in ("it", "which"))


def _places(claim: Claim, docket: Docket) -> list[str]:
    after = claim.subject.end if claim.subject else claim.evidence.start
    names = [
        docket.entities[a.entity_id].name if a.entity_id and a.entity_id in docket.entities else a.text
        for a in claim.arguments
        if a.start >= after
    ]
    return names or ([claim.object.text] if claim.object else [])


def _in_order(events: Sequence[CommitmentEvent]) -> tuple[CommitmentEvent, ...]:
    rank = list(EventKind)
    distinct = {(e.date, e.event, e.by, e.evidence.article_id, e.evidence.start): e for e in events}
    return tuple(
        sorted(
            distinct.values(),
            key=lambda e: (e.date or "9999", rank.index(e.event), e.evidence.article_id, e.evidence.start),
        )
    )
