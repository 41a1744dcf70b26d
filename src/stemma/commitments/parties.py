"""Who a phrase speaks of, as a party: states for their organs, two sides for "the parties"."""

from collections.abc import Iterable

from stemma.commitments.docket import PARTIES, Docket
from stemma.commitments.signs import words
from stemma.commitments.tree import Tree
from stemma.model import Claim, MentionKind, Reference


def parties_of(docket: Docket, tree: Tree, token: int | None) -> tuple[str, ...]:
    """Return the parties that a noun phrase names, with those joined to it, in the order of the words.

    "They", "both sides" and the like are the two that the article treats of; a pronoun is whoever the
    reading of claims found behind it.
    """
    if token is None:
        return ()
    found: list[str] = []
    for head in tree.joined(token):
        found += _parties(docket, tree, head)
    return tuple(dict.fromkeys(found))


def _parties(docket: Docket, tree: Tree, head: int) -> Iterable[str]:
    start, end = tree.span(tree.phrase(head))
    article = tree.sentence.article_id
    inside = docket.references_within(article, start, end)
    at = tree.tokens[head]
    own = [r for r in inside if r.start <= at.start < r.end]
    if not own and tree.lemma(head) in words("people_nouns"):
        return _possessors(docket, tree, head, inside)
    if own:
        name = docket.party(own[0].entity_id)
        return (name,) if name else docket.pair(article, start)
    if tree.tokens[head].pos == "PROPN":
        return (_proper(tree, head),)
    if inside:
        return _possessors(docket, tree, head, inside)
    antecedent = docket.antecedent(article, at.start, tree)
    if antecedent is not None:
        return (antecedent,)
    if PARTIES.search(tree.text((start, end))):
        return docket.pair(article, start)
    return ()


def _proper(tree: Tree, head: int) -> str:
    """Return a name that is nobody's mention, as it stands."""
    kept = [i for i in tree.phrase(head) if tree.tokens[i].pos in ("PROPN", "ADJ") and i <= head]
    return tree.text(tree.span(kept or [head]))


def _possessors(docket: Docket, tree: Tree, head: int, inside: Iterable[Reference]) -> Iterable[str]:
    """Return whose army, minister or people a common noun means: a body acts for its state."""
    if tree.lemma(head) not in words("bodies") | words("offices") | words("people_nouns"):
        return ()
    names = [docket.party(r.entity_id) for r in inside]
    return tuple(n for n in names if n)[:2]


def is_official(docket: Docket, tree: Tree, token: int | None, names: Iterable[str]) -> bool:
    """Say whether those who bind themselves govern or wield force: states, bodies, people in office."""
    if token is None:
        return any(n in docket.acting or n in docket.state_like for n in names)
    nameless = [
        h
        for h in tree.joined(token)
        if tree.tokens[h].pos == "PROPN"
        and not docket.references_within(tree.sentence.article_id, *tree.span([h]))
    ]
    if nameless and not tree.children(nameless[0], "compound"):
        return True
    for head in tree.joined(token):
        near = tree.lemmas(tree.subtree(head, {"relcl", "advcl", "acl"}))
        if near & (words("bodies") | words("offices")):
            return True
    leagues = words("leagues")
    return any(n in docket.acting or n in docket.state_like or n.lower() in leagues for n in names)


def states_below(docket: Docket, tree: Tree, tokens: Iterable[int]) -> tuple[str, ...]:
    """Return the parties named among some tokens of a sentence, in the order of the words."""
    kept = frozenset(tokens)
    found = []
    for r in docket.references_within(tree.sentence.article_id, tree.sentence.start, tree.sentence.end):
        at = tree.at(r.start)
        entity = docket.entities.get(r.entity_id)
        if at not in kept or entity is None:
            continue
        if entity.kind is not MentionKind.PERSON or _stands_between(tree, at):
            name = docket.party(r.entity_id)
            if name:
                found.append(name)
    return tuple(dict.fromkeys(found))


def _stands_between(tree: Tree, at: int) -> bool:
    """Say whether a name that was taken for a person's is one of two parties: "between Karvia and Vessia"."""
    line = [at, *(a for a in tree.above(at) if tree.tokens[at].dep == "conj")][:2]
    last = tree.tokens[line[-1]]
    single = not tree.children(at, "compound")
    return single and last.dep == "pobj" and tree.lemma(last.head) == "between"


def speaker_party(docket: Docket, claim: Claim | None) -> tuple[str | None, str]:
    """Return the party of a claim's innermost speaker and the speaker's own words."""
    if claim is None or not claim.attribution:
        return None, ""
    speaker = claim.attribution[0].speaker
    entity = docket.entities.get(speaker.entity_id or "")
    if entity is not None and entity.kind is MentionKind.PERSON and entity.country:
        return entity.country, speaker.text
    return docket.party(speaker.entity_id), speaker.text


def same_side(a: str, b: str, docket: Docket) -> bool:
    """Say whether two names stand for one side: a minister and his state, a ministry and its government."""
    return a == b or _side(a, docket) == _side(b, docket)


def _side(name: str, docket: Docket) -> str | None:
    """Return the state for which a name stands; who governs without a country beside him does so at home."""
    if name in docket.country_of:
        return docket.country_of[name]
    if name in docket.states or name not in docket.acting:
        return name
    bare = not docket.state_like & {name}
    return docket.home_state if bare and name in docket.people | docket.governments else name
