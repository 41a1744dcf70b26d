"""Commitments across stories: one pact told twice is one, and what comes later may bear on it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.commitments.bind import in_order
from stemma.commitments.breaches import breaches
from stemma.commitments.docket import Docket
from stemma.commitments.events import Entry, endings_of
from stemma.commitments.parties import same_side
from stemma.commitments.signs import words
from stemma.commitments.triggers import triggers_of
from stemma.language.concepts import concepts
from stemma.language.words import lemmas_within
from stemma.model import Commitment, CommitmentEvent, CommitmentKind, EventKind, Evidence, content_id

_MAKINGS = frozenset([EventKind.MADE, EventKind.OFFERED])


def across(commitments: Sequence[Commitment], dockets: Sequence[Docket]) -> tuple[Commitment, ...]:
    """Return the ledger over all threads and lone stories, oldest first.

    A commitment that two stories tell becomes one; a later claim of another story that may meet its
    condition, or that names its breach, becomes an event of it. Only dockets that name a party are read.
    """
    home = {a: d for d in dockets for a in d.story_of}
    merged = _merged(sorted(commitments, key=_age), home)
    named = {id(d): _names(d) for d in dockets}
    told: dict[str, list[CommitmentEvent]] = {c.id: [] for c in merged}
    for docket in dockets if len(dockets) > 1 else ():
        own = [c for c in merged if _is_of(c, docket)]
        others = [c for c in merged if c not in own and {*c.by, *c.towards} & named[id(docket)]]
        entries = [_entry(c, home) for c in others]
        for entry in entries:
            told[entry.commitment.id] += triggers_of(entry, docket)
            told[entry.commitment.id] += endings_of(entry, docket)
        settled = {e.evidence for c in own for e in c.events}
        for commitment_id, events in breaches(entries, docket).items():
            told[commitment_id] += [e for e in events if e.evidence not in settled and _is_named(e, docket)]
    found = [_with(c, told[c.id], home) for c in merged]
    return tuple(sorted(found, key=_age))


def _age(commitment: Commitment) -> tuple[str, str, str]:
    return commitment.made or commitment.effective or "9999", commitment.kind.value, commitment.id


def _names(docket: Docket) -> frozenset[str]:
    arguments = [a for c in docket.claims for a in c.arguments if a.entity_id]
    return frozenset(n for a in arguments if (n := docket.party(a.entity_id)))


def _is_of(commitment: Commitment, docket: Docket) -> bool:
    return any(e.article_id in docket.story_of for e in commitment.evidence)


def _deed(commitment: Commitment, home: Mapping[str, Docket]) -> frozenset[str]:
    told = [
        lemmas_within(home[e.article_id].sentences.get(e.article_id, ()), e.start, e.end)
        for e in commitment.evidence
        if e.article_id in home
    ]
    plain = words("condition_words") | words("promising") | words("offering")
    plain |= {w for n in (*commitment.by, *commitment.towards) for w in n.lower().split()}
    return frozenset(w for w in concepts(x for t in told for x in t) if len(w) > 3) - plain


def _entry(commitment: Commitment, home: Mapping[str, Docket]) -> Entry:
    return Entry(
        commitment=commitment,
        own=frozenset(commitment.claim_ids),
        deed=_deed(commitment, home),
        places=frozenset(commitment.covers),
        prohibits=True,
    )


def _is_named(event: CommitmentEvent, docket: Docket) -> bool:
    """Say whether the words of a breach name it: across stories no deed alone is held against anybody."""
    e: Evidence = event.evidence
    lemmas = lemmas_within(docket.sentences.get(e.article_id, ()), e.start, e.end)
    return bool(lemmas & (words("breaking") | words("failing")))


def _merged(commitments: Sequence[Commitment], home: Mapping[str, Docket]) -> list[Commitment]:
    found: list[Commitment] = []
    for c in commitments:
        at = next((n for n, f in enumerate(found) if _are_one(f, c, home)), None)
        if at is None:
            found.append(c)
        else:
            found[at] = _joined(found[at], c)
    return found


def _are_one(a: Commitment, b: Commitment, home: Mapping[str, Docket]) -> bool:
    """Say whether two stories tell one commitment: kind and parties, and its day, its year, or its deed."""
    if a.kind is not b.kind or {id(home[e.article_id]) for e in a.evidence} & {
        id(home[e.article_id]) for e in b.evidence
    }:
        return False
    parties_a, parties_b = {*a.by, *a.towards}, {*b.by, *b.towards}
    dated = bool(a.made and b.made and (a.made.startswith(b.made) or b.made.startswith(a.made)))
    if a.kind is CommitmentKind.MUTUAL_ASSISTANCE:
        return parties_a == parties_b and (dated or not (a.made and b.made))
    docket = home[a.evidence[0].article_id]
    if not any(same_side(x, y, docket) for x in a.by for y in b.by):
        return False
    shared = len(_deed(a, home) & _deed(b, home))
    if dated and len(a.made or "") == 10:
        return shared >= 2 or a.kind is CommitmentKind.CEASEFIRE
    outcome_only = not any(e.event in _MAKINGS and e.date for e in b.events)
    enough = 1 if a.kind is CommitmentKind.CEASEFIRE else 2
    return outcome_only and shared >= enough and (b.made is None or dated)


def _joined(a: Commitment, b: Commitment) -> Commitment:
    """Return two tellings as one; what the first leaves open the second may fill."""
    makings = [e for e in (*a.events, *b.events) if e.event in _MAKINGS]
    others = [e for e in (*a.events, *b.events) if e.event not in _MAKINGS]
    return replace(
        a,
        id=content_id("commitment", a.id, b.id),
        towards=a.towards or b.towards,
        mediators=tuple(dict.fromkeys((*a.mediators, *b.mediators))),
        instrument=a.instrument or b.instrument,
        made=max([d for d in (a.made, b.made) if d], key=len, default=None),
        effective=a.effective or b.effective,
        expires=_later_end(a, b),
        conditions=a.conditions or b.conditions,
        covers=tuple(dict.fromkeys((*a.covers, *b.covers))),
        excludes=tuple(dict.fromkeys((*a.excludes, *b.excludes))),
        evidence=(*a.evidence, *b.evidence),
        spans=(*a.spans, *b.spans),
        events=in_order((*makings[:1], *others)),
        story_ids=tuple(sorted({*a.story_ids, *b.story_ids})),
        claim_ids=(*a.claim_ids, *b.claim_ids),
    )


def _later_end(a: Commitment, b: Commitment) -> str | None:
    """Return the end that holds: the later one where the second telling prolongs the first."""
    longer = any(e.event is EventKind.REAFFIRMED for e in b.events)
    told = [x.expires for x in (a, b) if x.expires]
    return max(told) if longer and told else next(iter(told), None)


def _printed(event: CommitmentEvent, home: Mapping[str, Docket]) -> str | None:
    day = home[event.evidence.article_id].published.get(event.evidence.article_id)
    return day.isoformat() if day else None


def _with(commitment: Commitment, told: Sequence[CommitmentEvent], home: Mapping[str, Docket]) -> Commitment:
    stories = {home[e.evidence.article_id].story_of[e.evidence.article_id] for e in told}
    events = in_order((*commitment.events, *told))
    return replace(
        commitment,
        events=tuple(replace(e, reported=_printed(e, home)) for e in events),
        story_ids=tuple(sorted({*commitment.story_ids, *stories})),
    )
