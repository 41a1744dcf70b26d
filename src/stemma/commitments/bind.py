"""Claims of one thread to the ledger: several mentions become one commitment, with its events."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from stemma.commitments.breaches import breaches
from stemma.commitments.codes import alliance_obligations, ceasefire_code
from stemma.commitments.conditions import conditions_in, ground_of
from stemma.commitments.dates import ahead_of
from stemma.commitments.docket import Docket
from stemma.commitments.drafts import Draft, drafts_in
from stemma.commitments.events import Entry, events_of
from stemma.commitments.instruments import instruments_in
from stemma.commitments.signs import words
from stemma.commitments.terms import Term, terms_in
from stemma.commitments.tree import Tree
from stemma.commitments.triggers import triggers_of
from stemma.language.concepts import concepts
from stemma.language.words import lemmas_within
from stemma.model import (
    Basis,
    Commitment,
    CommitmentEvent,
    CommitmentKind,
    Condition,
    ConditionKind,
    EventKind,
    Span,
    content_id,
)


def bind(docket: Docket) -> tuple[Commitment, ...]:
    """Return the commitments of one thread, oldest first, each with the events that are reported of it."""
    trees = [t for a in dict.fromkeys(c.article_id for c in docket.claims) for t in docket.trees(a)]
    drafts = [d for t in trees for d in _drafts_of(docket, t)]
    pacts, repeats = _apart_from_repeats(drafts)
    groups = _merge(pacts, docket)
    told = _terms_of(groups, [t for tree in trees for t in terms_in(docket, tree)])
    entries = [_entry(group, told[n], repeats, docket) for n, group in enumerate(groups)]
    broken = breaches(entries, docket, trees)
    found = [_with_events(e, broken.get(e.commitment.id, ()), docket) for e in entries]
    return tuple(sorted(found, key=lambda c: (c.made or c.effective or "9999", c.kind.value, c.id)))


def _drafts_of(docket: Docket, tree: Tree) -> list[Draft]:
    """Return a sentence's drafts; the duty that an instrument lays on its parties is no second one."""
    named = list(instruments_in(docket, tree))
    told = [d for d in drafts_in(docket, tree) if not any(d.duty and set(d.by) <= set(n.by) for n in named)]
    return [*named, *told]


def _with_events(entry: Entry, broken: Sequence[CommitmentEvent], docket: Docket) -> Commitment:
    own = entry.commitment.events
    more = (*events_of(entry, docket), *triggers_of(entry, docket))
    return replace(entry.commitment, events=in_order((*own, *more, *broken)))


def _entry(group: Sequence[Draft], terms: Sequence[Term], repeats: Sequence[Draft], docket: Docket) -> Entry:
    """Return a commitment with what tells it apart; promises between its parties reaffirm a pact."""
    commitment = _commitment(group, terms, docket)
    again = [r for r in repeats if _repeats(r, commitment)]
    events = [
        CommitmentEvent(
            date=d.made, event=EventKind.REAFFIRMED, by=d.by[0], basis=Basis.REPORTED, evidence=d.evidence
        )
        for d in again
    ]
    conditions = _distinct((*commitment.conditions, *(c for d in again for c in d.conditions)), docket)
    pact = commitment.kind is CommitmentKind.MUTUAL_ASSISTANCE
    grounds = [ground_of(docket, c) for c in conditions if pact and c.kind is ConditionKind.LOCATION]
    covers = tuple(dict.fromkeys([*commitment.covers, *(g for g in grounds if g)]))
    return Entry(
        commitment=replace(
            commitment, events=(*commitment.events, *events), conditions=conditions, covers=covers
        ),
        own=frozenset(d.claim.id for d in group),
        deed=frozenset(w for d in group for w in d.deed),
        places=frozenset(n for d in group for n in docket.places(d.claim)),
        prohibits=any(d.prohibits for d in group),
    )


def _apart_from_repeats(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Return the drafts, and apart from them promises of help between parties of a named pact: they
    reaffirm it, and are no second one."""
    pacts = [d for d in drafts if d.kind is CommitmentKind.MUTUAL_ASSISTANCE and d.instrument]
    repeats = [d for d in drafts if any(_helps_under(d, {*p.by, *p.towards}) for p in pacts)]
    return [d for d in drafts if d not in repeats], repeats


def _helps_under(draft: Draft, parties: set[str]) -> bool:
    help_ = draft.kind is CommitmentKind.MUTUAL_ASSISTANCE or (
        draft.kind is CommitmentKind.AID and bool(draft.conditions) and bool(draft.towards)
    )
    of_pacts = (ConditionKind.LOCATION, ConditionKind.REQUEST, ConditionKind.ADVERSARY)
    on_location = any(c.kind in of_pacts for c in draft.conditions)
    inside = {*draft.by, *draft.towards} <= parties or (on_location and bool(set(draft.towards) & parties))
    return help_ and not draft.instrument and set(draft.by) <= parties and inside


def _repeats(draft: Draft, commitment: Commitment) -> bool:
    pact = commitment.kind is CommitmentKind.MUTUAL_ASSISTANCE and commitment.instrument is not None
    return pact and _helps_under(draft, {*commitment.by, *commitment.towards})


_NEAR = 600
"""Characters after which "it" no longer means the agreement that was told of."""


def _terms_of(groups: Sequence[list[Draft]], terms: Sequence[Term]) -> list[list[Term]]:
    """Return for each commitment what is told of it: by its noun, or as "it" right behind its making."""
    found: list[list[Term]] = [[] for _ in groups]
    for term in terms:
        ranked = [
            (rank, n)
            for n, group in enumerate(groups)
            for d in group
            if (rank := _nearness(term, d)) is not None
        ]
        if ranked:
            found[min(ranked)[1]].append(term)
    return found


def _nearness(term: Term, draft: Draft) -> tuple[int, int] | None:
    """Return how far before a term a commitment was told of (another article, characters), or None."""
    here = term.article_id == draft.claim.article_id
    gap = term.start - draft.claim.evidence.start
    if term.kind is not None and term.kind is not draft.kind:
        return None
    treaty = term.kind is CommitmentKind.MUTUAL_ASSISTANCE
    if not here:
        return (1, 0) if treaty else None
    if gap < 0 or (not term.noun and gap > _NEAR):
        return (1, -gap) if treaty else None
    return (0, gap)


def _merge(drafts: Sequence[Draft], docket: Docket) -> list[list[Draft]]:
    groups: list[list[Draft]] = []
    for draft in drafts:
        home = next((g for g in groups if any(_one(d, draft, docket) for d in g)), None)
        if home is None:
            groups.append([draft])
        else:
            home.append(draft)
    return groups


def _one(a: Draft, b: Draft, docket: Docket) -> bool:
    """Say whether two drafts tell of one commitment: kind, who is bound, the day, and what is undertaken."""
    if _said_twice(a, b, docket):
        return True
    if a.kind is not b.kind or not set(a.by) & set(b.by):
        return False
    if b.prolongs or _is_term_of(b, a):
        return True
    same_day = _days_meet(a, b)
    if a.claim.id == b.claim.id or (
        docket.questions.get(a.claim.id) == docket.questions.get(b.claim.id)
        and docket.questions.get(a.claim.id) is not None
    ):
        return same_day
    if a.kind is CommitmentKind.MUTUAL_ASSISTANCE:
        return same_day and set(a.by) | set(a.towards) == set(b.by) | set(b.towards)
    if a.kind is CommitmentKind.CEASEFIRE:
        dated = bool(a.made or a.effective) and bool(b.made or b.effective)
        return same_day and dated and set(a.by) == set(b.by)
    if a.kind is CommitmentKind.MEDIATION:
        return same_day
    shared = len(a.deed & b.deed)
    if a.expires and a.expires == b.expires:
        return True
    known_by_outcome = a.event is None or b.event is None
    if known_by_outcome and same_day:
        return shared >= 1 or a.kind is not CommitmentKind.POLICY_PROMISE
    return shared >= 2 and (same_day or shared * 3 >= min(len(a.deed), len(b.deed)) * 2)


def _is_term_of(later: Draft, first: Draft) -> bool:
    """Say whether a plain "would be paid" tells more of a pledge that was made right before it."""
    gap = later.evidence.start - first.evidence.start
    here = later.evidence.article_id == first.evidence.article_id and 0 < gap < _NEAR
    return here and later.spoken and not first.spoken and later.kind is CommitmentKind.AID


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


def _commitment(drafts: Sequence[Draft], terms: Sequence[Term], docket: Docket) -> Commitment:
    first = min(drafts, key=_quality)
    dates = [d.made for d in drafts if d.made and not d.prolongs]
    earliest = min(dates, default=None)
    made = max((d for d in dates if d.startswith(earliest)), key=len) if earliest else None
    claims = tuple({d.claim.id: d.claim for d in drafts}.values())
    base = Commitment(
        id=content_id("commitment", first.kind.value, *sorted(c.id for c in claims), *sorted(first.deed)),
        kind=first.kind,
        obligation=" ".join(first.evidence.quote.split()),
        by=first.by,
        towards=first.towards,
        mediators=tuple(dict.fromkeys(m for d in drafts for m in d.mediators if m not in first.by)),
        instrument=first.instrument,
        made=made,
        effective=_first([d.effective for d in drafts], terms, "effective", made),
        expires=_last_end(drafts, terms, made),
        conditions=_distinct_conditions(drafts, docket),
        evidence=tuple(dict.fromkeys(d.evidence for d in drafts)),
        spans=_spans(drafts, terms),
        story_ids=tuple(sorted({docket.story_of[c.article_id] for c in claims})),
        claim_ids=tuple(c.id for c in claims),
    )
    base = replace(base, conditions=_distinct((*base.conditions, *_terms(base, docket)), docket))
    covers, excludes = _territory(base, [p for d in drafts for p in d.covers], terms)
    first_told = sorted(drafts, key=lambda d: not (d.made and made and made.startswith(d.made)))
    making = [_making(d) for d in first_told if d.event is not None and not d.prolongs][:1]
    longer = [replace(_making(d), event=EventKind.REAFFIRMED) for d in drafts if d.prolongs]
    outcomes = [o for d in drafts for o in d.outcomes]
    told = frozenset(w for d in drafts for w in d.words)
    return replace(
        base,
        covers=covers,
        excludes=excludes,
        events=(*making, *longer, *outcomes),
        alliance=alliance_obligations(base.kind, told),
        ceasefire=ceasefire_code(base.kind, base.by, told),
    )


def _making(draft: Draft) -> CommitmentEvent:
    return CommitmentEvent(
        date=draft.made,
        event=draft.event or EventKind.MADE,
        by=draft.by[0] if draft.by else None,
        basis=Basis.REPORTED,
        evidence=draft.evidence,
    )


def _first(told: Sequence[str | None], terms: Sequence[Term], field: str, made: str | None) -> str | None:
    later = [ahead_of(t.value, made, t.tree.text(t.span)) for t in terms if t.field == field]
    return next((x for x in (*told, *later) if x), None)


def _last_end(drafts: Sequence[Draft], terms: Sequence[Term], made: str | None) -> str | None:
    """Return the end of a commitment: the latest that it was prolonged to, else the first that is told."""
    longer = [d.expires for d in drafts if d.prolongs and d.expires]
    return max(longer) if longer else _first([d.expires for d in drafts], terms, "expires", made)


def _spans(
    drafts: Sequence[Draft], terms: Sequence[Term]
) -> tuple[tuple[str, tuple[tuple[str, Span], ...]], ...]:
    """Return for each filled field the words of the articles that carry it."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for draft in drafts:
        for field, span in draft.spans:
            found.setdefault(field, []).append((draft.claim.article_id, span))
    for term in terms:
        found.setdefault(term.field, []).append((term.article_id, term.span))
    return tuple((field, tuple(dict.fromkeys(pieces))) for field, pieces in found.items())


def _quality(draft: Draft) -> tuple[bool, int]:
    """Return the order in which tellings are taken for the words of the ledger; the first told wins a tie."""
    return draft.instrument is None, -len(draft.made or "")


def _distinct_conditions(drafts: Sequence[Draft], docket: Docket) -> tuple[Condition, ...]:
    return _distinct([c for d in drafts for c in d.conditions], docket)


_ALIKE = 0.6
"""Share of its words that a condition has in common with one of its kind where it is told again."""


def _distinct(conditions: Iterable[Condition], docket: Docket) -> tuple[Condition, ...]:
    """Return conditions without those whose words another of the same kind says again."""
    kept: list[tuple[Condition, frozenset[str]]] = []
    for c in conditions:
        told = lemmas_within(
            docket.sentences.get(c.evidence.article_id, ()), c.evidence.start, c.evidence.end
        )
        case = concepts(told - words("condition_words"))
        if not any(k.kind is c.kind and _alike(case, other) for k, other in kept):
            kept.append((c, case))
    return tuple(c for c, _ in kept)


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= _ALIKE * max(1, min(len(a), len(b)))


def _terms(commitment: Commitment, docket: Docket) -> tuple[Condition, ...]:
    """Return the conditions that sentences on the instrument tell: "it obliges her to help if ..."."""
    if commitment.kind is not CommitmentKind.MUTUAL_ASSISTANCE:
        return ()
    parties = (*commitment.by, *commitment.towards)
    found: list[Condition] = []
    for article_id in dict.fromkeys(c.article_id for c in docket.claims):
        for tree in docket.trees(article_id):
            for verb in _on_instrument(tree):
                found += conditions_in(docket, tree, verb, parties)[0]
    return tuple(found)


def _on_instrument(tree: Tree) -> Iterator[int]:
    """Yield the verbs whose subject is an instrument, or that stand under one: "under the treaty"."""
    if not tree.words & words("instruments"):
        return
    for i in range(len(tree.tokens)):
        subject = tree.child(i, "nsubj") if tree.is_verb(i) else None
        named = subject is not None and tree.lemma(subject) in words("instruments")
        under = [p for p in tree.children(i, "prep") if tree.lemma(p) in ("under", "accord")]
        below = tree.lemmas(t for p in under for t in tree.subtree(p)) & words("instruments")
        if tree.is_verb(i) and (named or below):
            content = tree.child(i, "xcomp")
            yield content if content is not None and named else i


def _territory(
    commitment: Commitment, places: Sequence[str], terms: Sequence[Term]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the territories that are told to be covered and excluded."""
    covers = [*places, *(t.value for t in terms if t.field == "covers")]
    excludes = [t.value for t in terms if t.field == "excludes"]
    return _plainly(covers), _plainly(excludes)


def _plainly(names: Sequence[str]) -> tuple[str, ...]:
    """Return names once each; a bare "plateau" says nothing beside the plateau's name."""
    proper = [n for n in names if n != n.lower()]
    return tuple(dict.fromkeys(n for n in names if not proper or " " in n or n != n.lower()))


def in_order(events: Iterable[CommitmentEvent]) -> tuple[CommitmentEvent, ...]:
    """Return events by their days, each thing that is told in one place once."""
    rank = list(EventKind)
    distinct: dict[tuple[EventKind, str, int], CommitmentEvent] = {}
    for e in events:
        distinct.setdefault((e.event, e.evidence.article_id, e.evidence.start), e)
    return tuple(
        sorted(
            distinct.values(),
            key=lambda e: (e.date or "9999", rank.index(e.event), e.evidence.article_id, e.evidence.start),
        )
    )
