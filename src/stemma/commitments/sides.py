"""Who is bound, towards whom, through whom, and on which ground, as a sentence tells."""

from stemma.commitments.docket import Docket
from stemma.commitments.parties import parties_of, states_below
from stemma.commitments.signs import words
from stemma.commitments.tree import Tree
from stemma.commitments.undertakings import Undertaking
from stemma.model import CommitmentKind, Condition, ConditionKind

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


_OF_STATES = BILATERAL | {CommitmentKind.MEDIATION, CommitmentKind.WITHDRAWAL}


def as_states(docket: Docket, kind: CommitmentKind, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states for which people in office bind themselves, in matters between states."""
    if kind not in _OF_STATES:
        return by
    return tuple(dict.fromkeys(docket.country_of.get(n, n) for n in by))


def all_bound(
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


def towards_whom(
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


def protected(docket: Docket, conditions: tuple[Condition, ...], by: tuple[str, ...]) -> tuple[str, ...]:
    """Return whom a promise of help is for, where only its condition names him: "if Tarsk is attacked"."""
    told = [c.evidence for c in conditions if c.kind is ConditionKind.LOCATION]
    named = [n for e in told for n in docket.names_in(e.article_id, (e.start, e.end))]
    return tuple(dict.fromkeys(n for n in named if n not in by and n in docket.agents))[:1]


def instrument_named(found: Undertaking, kind: CommitmentKind) -> str | None:
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


def ground_told(
    docket: Docket, found: Undertaking, kind: CommitmentKind, by: tuple[str, ...], apart: frozenset[int]
) -> tuple[str, ...]:
    """Return the places that a ceasefire or a withdrawal is told to be of: behind "in", "along", "from"."""
    if kind not in (CommitmentKind.CEASEFIRE, CommitmentKind.WITHDRAWAL):
        return ()
    tree = found.tree
    skip = {"relcl", "advcl", "parataxis", "ccomp"}
    below = set(tree.subtree(found.content, skip)) - apart
    if tree.lemma(found.act) not in words("concluded"):
        below |= set(tree.subtree(found.act, skip)) - apart
    preps = [i for i in below if tree.lemma(i) in words("where") and tree.tokens[i].dep == "prep"]
    met = [i for i in below if tree.lemma(i) in words("meetings")]
    local = [i for i in preps if not any(m < i for m in met)]
    inside = {t for i in local for t in tree.subtree(i, skip)}
    named = states_below(docket, tree, sorted(inside))
    return tuple(n for n in named if n not in by)
