"""One sentence to drafts of commitments: who undertakes what, as one article tells it."""

from collections.abc import Iterator
from dataclasses import dataclass

from stemma.commitments.conditions import conditions_in, told_condition
from stemma.commitments.dates import Dated, deadline_of, effect_of, is_past, made_on, plain_day
from stemma.commitments.docket import Docket
from stemma.commitments.outcomes import Outcome, outcomes
from stemma.commitments.parties import is_official, parties_of, speaker_party, states_below
from stemma.commitments.signs import Deed, kind_of, words
from stemma.commitments.tree import Tree
from stemma.commitments.undertakings import Undertaking, negated, subject_of, undertakings
from stemma.language.concepts import concepts
from stemma.model import (
    Basis,
    Claim,
    CommitmentEvent,
    CommitmentKind,
    Condition,
    ConditionKind,
    EventKind,
    Evidence,
    Modality,
    Polarity,
    Span,
)

BILATERAL = frozenset(
    [
        CommitmentKind.CEASEFIRE,
        CommitmentKind.MUTUAL_ASSISTANCE,
        CommitmentKind.NON_AGGRESSION,
        CommitmentKind.HUMANITARIAN_PLEDGE,
        CommitmentKind.CONSULTATION,
    ]
)
"""Kinds to which two bind themselves by agreeing."""


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
        towards=_towards(docket, act, kind or CommitmentKind.POLICY_PROMISE, by, frozenset()),
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
    by = _own_word(docket, found, claim, by) if found.spoken else _not_the_speaker(docket, found, claim, by)
    official = is_official(docket, tree, found.obligor, by)
    kind = kind_of(deed_of(docket, found, official=official, by=by)) or _other(found, official=official)
    kind = CommitmentKind.MUTUAL_ASSISTANCE if _helps_when_attacked(docket, found, kind, by) else kind
    if kind is None or not _may_be(docket, found, claim, kind, by):
        return None
    by = _all_bound(docket, found, kind, _as_states(docket, kind, by))
    if not by:
        return None
    conditions, apart = conditions_in(docket, tree, found.content, by)
    if not conditions and (told := told_condition(docket, tree, claim)) is not None:
        conditions = (told,)
    made = None if _reproached(docket, found, claim, by) else made_on(docket, found, claim)
    day = made[0] if made else None
    effective, expires = effect_of(docket, found, made, apart), deadline_of(docket, found, day, apart)
    towards, mediators = _towards(docket, found, kind, by, apart), mediators_of(docket, tree, by)
    if kind is CommitmentKind.MUTUAL_ASSISTANCE and not towards and len(by) == 1:
        towards = _protected(docket, conditions, by)
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
        instrument=_instrument_named(found, kind),
        conditions=conditions,
        covers=_where(docket, found, kind, by, apart),
        prolongs=prolongs,
        deed=deed_words(tree, found.content, apart),
        words=tree.lemmas({*tree.subtree(found.content), *tree.subtree(found.act)}),
        prohibits=negated(tree, found.content),
        spoken=found.spoken,
        spans=_spans(found, made, effective, expires),
    )


def deed_words(tree: Tree, content: int, apart: frozenset[int] = frozenset()) -> frozenset[str]:
    """Return the words of weight in what is undertaken, by which two tellings of it are known as one."""
    tokens = [i for i in tree.subtree(content, {"relcl", "advcl", "parataxis"}) if i not in apart]
    kept = [i for i in tokens if tree.tokens[i].pos in ("NOUN", "VERB", "PROPN", "NUM", "ADJ")]
    return concepts(w for w in tree.lemmas(kept) if len(w) > 2)


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


def _helps_when_attacked(
    docket: Docket, found: Undertaking, kind: CommitmentKind | None, by: tuple[str, ...]
) -> bool:
    """Say whether somebody will send help or troops where another is attacked: an alliance's promise."""
    tree = found.tree
    if kind not in (None, CommitmentKind.AID, CommitmentKind.OTHER) or not by:
        return False
    helping = tree.lemma(found.content) in words("helping")
    attacked = conditions_in(docket, tree, found.content, ())[0] if helping else ()
    on_other = [
        c
        for c in attacked
        if c.kind in (ConditionKind.LOCATION, ConditionKind.ADVERSARY)
        and set(docket.names_in(c.evidence.article_id, (c.evidence.start, c.evidence.end))) - set(by)
    ]
    return bool(on_other)


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


def deed_of(docket: Docket, found: Undertaking, *, official: bool, by: tuple[str, ...]) -> Deed:
    """Return what is undertaken, in words: without its conditions and what is told beside it."""
    tree, content = found.tree, found.content
    below = set(tree.subtree(content, {"relcl", "advcl", "parataxis", "ccomp"})) - {content}
    if found.obligor is not None:
        below |= set(tree.phrase(found.obligor)) if content not in tree.phrase(found.obligor) else set()
    heads = {tree.verb(content), tree.lemma(content)}
    if tree.is_verb(content):
        chain = [c for c in tree.children(content, "xcomp", "conj") if tree.is_verb(c)]
        heads |= {x for c in chain for x in (tree.verb(c), tree.lemma(c))}
    else:
        heads |= tree.lemmas(tree.children(content, "conj"))
        below |= {content}
    lemmas = tree.lemmas(below)
    if {"non", "aggression"} <= lemmas:
        lemmas |= {"non-aggression"}
    if lemmas & words("currencies"):
        lemmas |= {"currency"}
        heads |= set() if tree.is_verb(content) else {"currency"}
    return Deed(
        heads=frozenset(heads),
        below=lemmas,
        nominal=not tree.is_verb(content),
        denied=negated(tree, content),
        official=official,
        towards_state=bool(set(states_below(docket, tree, below)) - set(by)),
        bare=_only_dated(docket, tree, content),
    )


def _only_dated(docket: Docket, tree: Tree, content: int) -> bool:
    """Say whether a verb has no object and only times beside it: "to be gone by June 30"."""
    object_ = tree.child(content, "dobj")
    if tree.child(content, "ccomp", "xcomp") is not None:
        return False
    if object_ is not None:
        return tree.tokens[object_].pos == "PRON"
    preps = tree.children(content, "prep")
    article = tree.sentence.article_id
    return all(docket.times_within(article, *tree.span(tree.subtree(p))) for p in preps)


def _other(found: Undertaking, *, official: bool) -> CommitmentKind | None:
    """Return OTHER for a plain promise by those who govern to do (or not do) something definite."""
    tree, content = found.tree, found.content
    plain = found.explicit and tree.lemma(found.act) in words("promising") | words("acts_as_nouns")
    if not plain or not official or not tree.is_verb(content) or tree.lemma(content) in words("threats"):
        return None
    return CommitmentKind.OTHER


def _may_be(
    docket: Docket, found: Undertaking, claim: Claim, kind: CommitmentKind, by: tuple[str, ...]
) -> bool:
    tree = found.tree
    if not tree.is_verb(found.content) and found.act == found.content:
        return False
    denied = negated(tree, found.content)
    forsworn = kind in (
        CommitmentKind.HUMANITARIAN_PLEDGE,
        CommitmentKind.NON_AGGRESSION,
        CommitmentKind.OTHER,
        CommitmentKind.POLICY_PROMISE,
    )
    if denied and not forsworn:
        return False
    if found.spoken:
        return bool(by) and not (denied and kind is CommitmentKind.POLICY_PROMISE)
    if found.duty:
        return _is_duty(docket, found, claim, kind)
    return True


_DUTIES = frozenset(
    [
        CommitmentKind.WITHDRAWAL,
        CommitmentKind.CEASEFIRE,
        CommitmentKind.CONSULTATION,
        CommitmentKind.MUTUAL_ASSISTANCE,
        CommitmentKind.NON_AGGRESSION,
        CommitmentKind.HUMANITARIAN_PLEDGE,
    ]
)


def _is_duty(docket: Docket, found: Undertaking, claim: Claim, kind: CommitmentKind) -> bool:
    """Say whether a duty is one that its bearer took on: by an instrument, or told as settled by the article.

    "Vessia must stop its attacks, Karvia said" is a demand, as is all that one says another must do.
    """
    tree = found.tree
    sentence = tree.lemmas(range(len(tree.tokens)))
    instrument = bool(sentence & words("instrument_nouns"))
    settled = tree.lemma(found.act) == "be" and not claim.attribution
    demanded = bool(claim.attribution) and not instrument
    return (
        kind in _DUTIES and not demanded and (instrument or settled) and claim.modality is not Modality.ASKED
    )


def _own_word(docket: Docket, found: Undertaking, claim: Claim, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return who is bound by a speaker's word: only whoever speaks, or for whom he speaks in office."""
    tree = found.tree
    voice = _voice(docket, tree, claim, found.content)
    if by and found.act == found.content and under_instrument(tree, found.content) is not None:
        return by
    if voice is None:
        return by if found.act != found.content else ()
    if not by and _is_done(tree, found) and voice.in_office:
        return (voice.name,)
    if voice.vows and voice.in_office and by and not set(by) & docket.state_like:
        return (voice.name,)
    pronoun = found.obligor is not None and tree.tokens[found.obligor].pos == "PRON"
    first_person = pronoun and found.obligor is not None and tree.lemma(found.obligor) in ("i", "we")
    if first_person or (pronoun and not by):
        return (voice.party or voice.name,)
    if {voice.party, voice.name} & set(by):
        return by
    if voice.party and any(docket.seat_of.get(n) == voice.party for n in by):
        return (voice.party,)
    if voice.in_office and not (set(voice.named) - set(by) - {voice.name}):
        return by
    return by if any(n.lower()[:5] in voice.words.lower() for n in by if len(n) > 4) else ()


def under_instrument(tree: Tree, verb: int) -> int | None:
    """Return the agreement under which a verb tells that something will be done: "under the deal, ..."."""
    for prep in tree.children(verb, "prep"):
        if tree.lemma(prep) in ("under", "accord"):
            named = [t for t in tree.subtree(prep) if tree.lemma(t) in words("instruments") | {"deal"}]
            if named:
                return named[0]
    return None


def _is_done(tree: Tree, found: Undertaking) -> bool:
    """Say whether a clause tells what will be done, and not by whom: "the tax would be scrapped"."""
    passive = tree.child(found.content, "auxpass", "nsubjpass") is not None
    return passive and found.act == found.content and found.obligor is None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voice:
    """Who says a sentence: the speaker's name and party, the words for him, and whom they name."""

    name: str
    party: str | None
    words: str
    named: tuple[str, ...]
    in_office: bool
    vows: bool = False


def _voice(docket: Docket, tree: Tree, claim: Claim, content: int) -> _Voice | None:
    if claim.attribution:
        first = claim.attribution[0]
        party, said = speaker_party(docket, claim)
        entity = docket.entities.get(first.speaker.entity_id or "")
        name = entity.name if entity is not None else first.speaker.name or said
        span = (first.speaker.start, first.speaker.end)
        office = entity is not None and name in docket.acting and not docket.country_of.get(name)
        near = any(w in words("offices") for w in said.lower().replace("'s", "").split())
        return _Voice(
            name=name,
            party=party or docket.country_of.get(name),
            words=said,
            named=docket.names_in(claim.article_id, span),
            in_office=office or near,
            vows=first.cue.lower() in words("vowing_forms"),
        )
    return _trailing_voice(docket, tree, content)


def _trailing_voice(docket: Docket, tree: Tree, content: int) -> _Voice | None:
    """Return who speaks at a sentence's end, where the reading of claims lost him: "..., X said"."""
    for i in range(content + 1, len(tree.tokens)):
        subject = tree.child(i, "nsubj") if tree.is_verb(i) and tree.lemma(i) in words("speaking") else None
        if subject is None or subject < content or tree.child(i, "ccomp", "xcomp", "dobj") is not None:
            continue
        names = parties_of(docket, tree, subject)
        if names and any(tree.tokens[t].text == "," for t in range(content, subject)):
            span = tree.span(tree.phrase(subject))
            return _Voice(
                name=names[0],
                party=docket.country_of.get(names[0], names[0]),
                words=tree.text(span),
                named=docket.names_in(tree.sentence.article_id, span),
                in_office=is_official(docket, tree, subject, names),
                vows=tree.lemma(i) in words("promising"),
            )
    return None


def _not_the_speaker(
    docket: Docket, found: Undertaking, claim: Claim, by: tuple[str, ...]
) -> tuple[str, ...]:
    """Return who is bound where somebody says that "they" promised: the others, not the speaker's side."""
    they = found.obligor is not None and found.tree.lemma(found.obligor) in ("they", "them")
    speaker, _ = speaker_party(docket, claim)
    return tuple(n for n in by if n != speaker) if they and len(by) > 1 else by


_OF_STATES = BILATERAL | {CommitmentKind.MEDIATION, CommitmentKind.WITHDRAWAL}


def _as_states(docket: Docket, kind: CommitmentKind, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states for which people in office bind themselves, in matters between states."""
    if kind not in _OF_STATES:
        return by
    return tuple(dict.fromkeys(docket.country_of.get(n, n) for n in by))


def _all_bound(
    docket: Docket, found: Undertaking, kind: CommitmentKind, by: tuple[str, ...]
) -> tuple[str, ...]:
    """Return all who are bound: of an agreement both sides, also where one is named behind "with"."""
    tree = found.tree
    joint = kind in BILATERAL and tree.lemma(found.act) in words("agreeing") | words("instituting") | words(
        "prolonging"
    )
    if not joint or len(by) > 1:
        return by
    below = tree.subtree(found.act, {"advcl", "ccomp", "relcl", "parataxis"})
    if tree.lemmas(below) & {"unilateral", "unilaterally"} or tree.lemma(found.act) in (
        "declare",
        "announce",
        "proclaim",
    ):
        return by
    partners = [
        p
        for i in below
        if tree.lemma(i) in ("with", "between")
        for p in states_below(docket, tree, tree.subtree(i))
    ]
    named = tuple(dict.fromkeys([*by, *partners]))
    if len(named) > 1:
        return named[:2]
    if by:
        return docket.belligerents if by[0] in docket.belligerents and len(docket.belligerents) > 1 else by
    return docket.pair(tree.sentence.article_id, tree.sentence.start)


def mediators_of(docket: Docket, tree: Tree, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return who is named behind "mediated by", "brokered by" or "under the mediation of"."""
    found: list[str] = []
    for i, t in enumerate(tree.tokens):
        lemma = tree.lemma(i)
        if lemma in words("mediating") and tree.is_verb(i) and t.tag == "VBN":
            agent = tree.child(i, "agent")
            found += parties_of(docket, tree, tree.child(agent, "pobj")) if agent is not None else ()
        elif lemma in words("mediation_nouns") and t.dep == "pobj":
            found += states_below(docket, tree, tree.subtree(i))
        elif t.text.lower().endswith(("-mediated", "-brokered")):
            found += states_below(docket, tree, [i, i - 1, i - 2])
    return tuple(dict.fromkeys(n for n in found if n not in by))


def _towards(
    docket: Docket, found: Undertaking, kind: CommitmentKind, by: tuple[str, ...], apart: frozenset[int]
) -> tuple[str, ...]:
    """Return towards whom somebody is bound: who is named in the deed, but for its conditions."""
    tree = found.tree
    skip = {"relcl", "advcl", "parataxis"}
    below = set(tree.subtree(found.content, skip)) | {
        t for c in tree.children(found.act, "dative", "dobj", "prep", "xcomp") for t in tree.subtree(c, skip)
    }
    if kind in (CommitmentKind.POLICY_PROMISE, CommitmentKind.WITHDRAWAL):
        return ()
    if found.obligor is not None:
        below -= set(tree.phrase(found.obligor))
    hostile = [i for i in below if tree.lemma(i) in words("attack_nouns")]
    against = {t for i in hostile for t in tree.subtree(i)}
    named = states_below(docket, tree, sorted(below - apart - against))
    if len(by) > 1:
        return ()
    return tuple(n for n in named if n not in by and n in docket.agents)[:2]


def _protected(docket: Docket, conditions: tuple[Condition, ...], by: tuple[str, ...]) -> tuple[str, ...]:
    """Return whom a promise of help is for, where only its condition names him: "if Tarsk is attacked"."""
    told = [c.evidence for c in conditions if c.kind is ConditionKind.LOCATION]
    named = [n for e in told for n in docket.names_in(e.article_id, (e.start, e.end))]
    return tuple(dict.fromkeys(n for n in named if n not in by and n in docket.agents))[:1]


def _instrument_named(found: Undertaking, kind: CommitmentKind) -> str | None:
    """Return the words for an instrument that is signed: "non-aggression pact"."""
    tree, noun = found.tree, found.content
    if tree.is_verb(noun) or tree.lemma(noun) not in words("instruments") or kind is CommitmentKind.CEASEFIRE:
        return None
    proper = tree.tokens[noun].text[:1].isupper()
    named = [p for p in tree.children(noun, "prep") if proper and tree.lemma(p) == "of"]
    kept = [*tree.subtree(noun, {"prep", "relcl", "acl", "appos", "punct"})]
    kept += [t for p in named for t in tree.subtree(p, {"relcl", "acl"})]
    kept = [i for i in kept if not (tree.tokens[i].pos == "DET" and i < noun)]
    return " ".join(tree.text(tree.span(kept)).split())


def _where(
    docket: Docket, found: Undertaking, kind: CommitmentKind, by: tuple[str, ...], apart: frozenset[int]
) -> tuple[str, ...]:
    """Return the places that a ceasefire or a withdrawal is told to be of: behind "in", "along", "from"."""
    if kind not in (CommitmentKind.CEASEFIRE, CommitmentKind.WITHDRAWAL):
        return ()
    tree = found.tree
    skip = {"relcl", "advcl", "parataxis", "ccomp"}
    below = {*tree.subtree(found.content, skip), *tree.subtree(found.act, skip)} - apart
    preps = [i for i in below if tree.lemma(i) in words("where") and tree.tokens[i].dep == "prep"]
    met = [i for i in below if tree.lemma(i) in words("meetings")]
    local = [i for i in preps if not any(m < i for m in met)]
    inside = {t for i in local for t in tree.subtree(i, skip)}
    named = states_below(docket, tree, sorted(inside))
    return tuple(n for n in named if n not in by)


def _event(found: Undertaking, kind: CommitmentKind, conditions: tuple[Condition, ...]) -> EventKind | None:
    """Return OFFERED for what others have yet to take up: an offer, a mediation, a promise on condition."""
    if found.act == found.content and under_instrument(found.tree, found.content) is not None:
        return EventKind.MADE
    if is_past(found.tree, found) and found.event is EventKind.MADE and not found.tree.is_verb(found.act):
        return None
    open_ = found.event is EventKind.OFFERED or (kind is CommitmentKind.MEDIATION and not found.duty)
    others = any(c.kind.value in ("act-of-other", "other") for c in conditions)
    return EventKind.OFFERED if open_ or (others and not found.duty) else EventKind.MADE
