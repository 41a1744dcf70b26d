"""Sentences that tell of a promise by what became of it: kept, broken, or what was promised came."""

from collections.abc import Iterator
from dataclasses import dataclass

from stemma.commitments.signs import words
from stemma.commitments.tree import Tree
from stemma.commitments.undertakings import is_conditional, negated, owner_of, subject_of
from stemma.model import EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a promise: `verb` tells it, `content` what was promised, `act` that it was."""

    tree: Tree
    event: EventKind
    verb: int
    act: int
    content: int
    obligor: int | None


def outcomes(tree: Tree) -> Iterator[Outcome]:
    """Yield the outcomes that a sentence tells of promises that it names."""
    for i in range(len(tree.tokens)):
        for read in (_as_promised, _promise_kept, _promised_came):
            found = read(tree, i)
            if found is not None and not is_conditional(tree, found.verb) and not _ahead(tree, found.verb):
                yield found
                break


def _ahead(tree: Tree, verb: int) -> bool:
    line = [verb, *(a for a in tree.above(verb) if tree.tokens[verb].dep in ("xcomp", "ccomp"))]
    auxiliaries = {x for v in line for x in tree.lemmas(tree.children(v, "aux"))}
    asked = {tree.lemma(a) for a in line[1:]} & words("unreal_verbs") - {"fail"}
    return bool(auxiliaries & words("modal") or asked)


def _as_promised(tree: Tree, i: int) -> Outcome | None:
    """ "The wage rose by a tenth, as she had promised"."""
    if tree.lemma(i) not in words("promising") or tree.tokens[i].dep != "advcl":
        return None
    deed = tree.tokens[i].head
    if "as" not in tree.lemmas(tree.children(i, "mark", "advmod")) or not tree.is_verb(deed):
        return None
    event = EventKind.BREACH_ALLEGED if negated(tree, deed) else EventKind.KEPT
    return Outcome(tree=tree, event=event, verb=deed, act=i, content=deed, obligor=subject_of(tree, i))


def _promise_kept(tree: Tree, i: int) -> Outcome | None:
    """ "failed to keep its promise to withdraw"; "abolished the fee, keeping a promise that she made"."""
    if tree.lemma(i) not in words("promise_nouns") or tree.tokens[i].dep not in ("dobj", "pobj", "nsubjpass"):
        return None
    verb = next((a for a in tree.above(i) if tree.is_verb(a)), None)
    if verb is None or tree.lemma(verb) not in words("keeping") | words("breaking"):
        return None
    failing = any(tree.lemma(a) in words("failing") for a in list(tree.above(verb))[:1])
    broken = (tree.lemma(verb) in words("breaking")) != (failing or negated(tree, verb))
    maker = _maker(tree, i)
    content = next((c for c in tree.children(i, "acl") if tree.tokens[c].tag == "VB"), None)
    above = tree.tokens[verb].head
    if content is None and tree.tokens[verb].dep == "advcl" and tree.is_verb(above):
        content = above
    if content is None or maker is None or (tree.lemma(verb) in words("breaking") and not broken):
        return None
    event = EventKind.BREACH_ALLEGED if broken else EventKind.KEPT
    return Outcome(tree=tree, event=event, verb=verb, act=i, content=content, obligor=maker)


def _maker(tree: Tree, i: int) -> int | None:
    clauses = tree.children(i, "relcl", "acl")
    made = next((c for c in clauses if tree.child(c, "nsubj") is not None), None)
    own = tree.child(made, "nsubj") if made is not None else None
    return own if own is not None else owner_of(tree, i)


def _promised_came(tree: Tree, i: int) -> Outcome | None:
    """ "The ships that Ostrand had promised arrived"; "not a cent of the aid promised by it has come"."""
    token = tree.tokens[i]
    if tree.lemma(i) not in words("promising") | {"offer"} or token.dep not in ("relcl", "acl"):
        return None
    thing = token.head
    verb = next((a for a in tree.above(i) if tree.is_verb(a)), None)
    if verb is None or tree.lemma(verb) not in words("coming") or subject_of(tree, i) is None:
        return None
    event = EventKind.BREACH_ALLEGED if negated(tree, verb) else EventKind.KEPT
    return Outcome(tree=tree, event=event, verb=verb, act=i, content=thing, obligor=subject_of(tree, i))
