"""What is undertaken, in words, and whether it is a commitment of some kind at all."""

from stemma.commitments.conditions import conditions_in
from stemma.commitments.docket import Docket
from stemma.commitments.parties import states_below
from stemma.commitments.signs import Deed, words
from stemma.commitments.tree import Tree
from stemma.commitments.undertakings import Undertaking, negated
from stemma.language.concepts import concepts
from stemma.model import Claim, CommitmentKind, ConditionKind, Modality


def deed_words(tree: Tree, content: int, apart: frozenset[int] = frozenset()) -> frozenset[str]:
    """Return the words of weight in what is undertaken, by which two tellings of it are known as one."""
    tokens = [i for i in tree.subtree(content, {"relcl", "advcl", "parataxis"}) if i not in apart]
    kept = [i for i in tokens if tree.tokens[i].pos in ("NOUN", "VERB", "PROPN", "NUM", "ADJ")]
    return concepts(w for w in tree.lemmas(kept) if len(w) > 2)


def helps_when_attacked(
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


def plain_promise(found: Undertaking, *, official: bool) -> CommitmentKind | None:
    """Return OTHER for a plain promise by those who govern to do (or not do) something definite."""
    tree, content = found.tree, found.content
    plain = found.explicit and tree.lemma(found.act) in words("promising") | words("acts_as_nouns")
    if not plain or not official or not tree.is_verb(content) or tree.lemma(content) in words("threats"):
        return None
    return CommitmentKind.OTHER


def may_be(
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
