"""The conditions that a sentence sets: "if its territory is attacked and it asks for help" is two."""

import re

from stemma.commitments.docket import Docket
from stemma.commitments.parties import states_below
from stemma.commitments.signs import words
from stemma.commitments.tree import Tree
from stemma.model import Claim, Condition, ConditionKind


def conditions_in(
    docket: Docket, tree: Tree, content: int, parties: tuple[str, ...]
) -> tuple[tuple[Condition, ...], frozenset[int]]:
    """Return the conditions that a sentence sets to what a token tells, and the words that tell them."""
    found: list[Condition] = []
    apart: set[int] = set()
    for head in _heads(tree, content):
        tokens = tree.subtree(head)
        apart |= set(tokens)
        found += [_condition(docket, tree, part, parties) for part in _parts(tree, head)]
    for tokens, kind in (*_on_request(tree, content), *_unprovoked(tree)):
        if not apart & set(tokens):
            apart |= set(tokens)
            found.append(_told(docket, tree, tokens, kind))
    return tuple(found), frozenset(apart)


def is_condition(tree: Tree, i: int) -> bool:
    """Say whether a verb heads a clause that sets a condition, or a noun does behind "in the event of"."""
    dep = tree.tokens[i].dep
    if not tree.is_verb(i):
        return tree.lemma(i) in words("conditional_nouns") and dep == "pobj" and _is_phrase(tree, i)
    if _is_proviso(tree, i):
        return True
    if dep in ("ccomp", "advcl") and (_behind_should(tree, i) or _opens_with_should(tree, i)):
        return True
    if dep == "relcl":
        return tree.lemma(tree.tokens[i].head) in ("moment", "minute", "instant")
    if dep != "advcl":
        return False
    marks = tree.lemmas(tree.children(i, "mark", "advmod"))
    first = next((c for c in tree.children(i) if tree.tokens[c].pos != "PUNCT"), i)
    inverted = tree.tokens[first].text.lower() == "should" and first < i
    if marks & words("conditional_marks") or inverted or ("as" in marks and marks & {"long", "soon"}):
        return True
    if not marks & words("temporal_conditions"):
        return False
    return tree.tokens[i].tag != "VBD" or _ahead(tree, tree.tokens[i].head)


def _behind_should(tree: Tree, i: int) -> bool:
    """Say whether a clause stands right behind a "should" that is not its own verb's: "should it rain"."""
    before = tree.subtree(i)[0] - 1
    return before > 0 and tree.tokens[before].text.lower() == "should" and tree.tokens[before].head != i


def _opens_with_should(tree: Tree, i: int) -> bool:
    """Say whether a clause opens with its own "should": "Should Tarsk come under attack, ..."."""
    first = next((t for t in tree.subtree(i) if tree.tokens[t].pos not in ("PUNCT", "SPACE")), i)
    return tree.tokens[first].text.lower() == "should" and tree.tokens[first].head == i and first < i


def _is_proviso(tree: Tree, i: int) -> bool:
    """Say whether a participle is "provided that" and no passive: it has a clause and nothing of its own."""
    plain = tree.child(i, "aux", "auxpass", "nsubj", "nsubjpass", "dobj") is None
    word = tree.tokens[i].text.lower()
    marked = any(tree.tokens[m].text.lower() in words("provisos") for m in tree.children(i, "mark"))
    return marked or (plain and word in words("provisos") and tree.child(i, "ccomp", "pcomp") is not None)


def _ahead(tree: Tree, i: int) -> bool:
    return bool(tree.lemmas(tree.children(i, "aux")) & (words("modal")))


def _is_phrase(tree: Tree, i: int) -> bool:
    before = tree.lemma(tree.tokens[i].head)
    return before in ("on", "in", "under") and any(
        tree.tokens[c].dep in ("prep", "acl", "relcl", "ccomp") for c in tree.children(i)
    )


def _heads(tree: Tree, content: int) -> list[int]:
    """Return the heads of the conditions of a sentence; those of another clause's content are not its."""
    found = [i for i in range(len(tree.tokens)) if is_condition(tree, i)]
    outermost = [i for i in found if not any(a in found for a in tree.above(i))]
    line = {content, *tree.above(content)}
    return [i for i in outermost if content not in tree.subtree(i) and _governs(tree, i, line)]


def _governs(tree: Tree, i: int, line: set[int]) -> bool:
    for at in tree.above(i):
        if at in line:
            return True
        if tree.is_verb(at) and tree.tokens[at].dep in ("relcl",):
            return False
    return True


def _parts(tree: Tree, head: int) -> list[tuple[int, ...]]:
    """Return the words of each part of a condition: two clauses joined by "and" are two parts."""
    verb = head
    inner = tree.child(head, "ccomp", "pcomp")
    if tree.lemma(head) in words("provisos") and inner is not None:
        verb = inner
    more = [c for c in tree.joined(verb) if c != verb and tree.is_verb(c)]
    if "or" in tree.lemmas(tree.children(verb, "cc")):
        more = []
    whole = tree.subtree(head)
    later = {t for c in more for t in tree.subtree(c)}
    first = tuple(t for t in whole if t not in later)
    first = first[:-1] if more and first and tree.lemma(first[-1]) == "and" else first
    return [
        first,
        *(
            tuple(t for t in tree.subtree(c) if not any(t in tree.subtree(d) for d in more if d > c))
            for c in more
        ),
    ]


def _condition(docket: Docket, tree: Tree, part: tuple[int, ...], parties: tuple[str, ...]) -> Condition:
    return _told(docket, tree, part, _kind(docket, tree, part, parties))


def _kind(docket: Docket, tree: Tree, part: tuple[int, ...], parties: tuple[str, ...]) -> ConditionKind:
    lemmas = tree.lemmas(part)
    attacked = lemmas & (words("attacking") | words("attack_nouns"))
    if attacked and attacked <= words("reaching") and not lemmas & words("forces"):
        attacked = frozenset()
    if lemmas & {"unprovoked", "provoke", "provocation"}:
        return ConditionKind.UNPROVOKED
    heads = {tree.lemma(i) for i in part if tree.is_verb(i) and tree.tokens[i].head not in part}
    heads |= {tree.lemma(i) for i in part if tree.is_verb(i) and tree.tokens[i].dep in ("advcl", "conj")}
    if heads & words("requesting") or (lemmas & words("requesting") and not attacked):
        return ConditionKind.REQUEST
    if attacked:
        if lemmas & words("territory_nouns") or _on_party(docket, tree, part, parties):
            return ConditionKind.LOCATION
        agents = states_below(docket, tree, [i for i in part if _is_agent(tree, i)])
        return ConditionKind.ADVERSARY if set(agents) - set(parties) else ConditionKind.LOCATION
    verbs = {tree.lemma(i) for i in part if tree.is_verb(i)}
    return ConditionKind.OTHER if not verbs or verbs & words("happenings") else ConditionKind.ACT_OF_OTHER


def _on_party(docket: Docket, tree: Tree, part: tuple[int, ...], parties: tuple[str, ...]) -> bool:
    return bool(set(states_below(docket, tree, part)) & set(parties))


def _is_agent(tree: Tree, i: int) -> bool:
    line = (i, *tree.above(i))
    return any(
        tree.tokens[a].dep in ("nsubj", "pobj") and tree.tokens[tree.tokens[a].head].dep in ("agent", "advcl")
        for a in line
    )


def _on_request(tree: Tree, content: int) -> list[tuple[tuple[int, ...], ConditionKind]]:
    """Return "at the request of", "only on request", "if asked"."""
    found = []
    for i, t in enumerate(tree.tokens):
        asked = tree.lemma(i) == "request" and t.dep == "pobj" and tree.lemma(t.head) in ("at", "on", "upon")
        if asked and content in (t.head, *tree.above(i)):
            found.append((tree.subtree(t.head), ConditionKind.REQUEST))
    return found


def _unprovoked(tree: Tree) -> list[tuple[tuple[int, ...], ConditionKind]]:
    return [
        ((i, t.head), ConditionKind.UNPROVOKED)
        for i, t in enumerate(tree.tokens)
        if tree.lemma(i) == "unprovoked" and t.dep == "amod"
    ]


def _told(docket: Docket, tree: Tree, tokens: tuple[int, ...], kind: ConditionKind) -> Condition:
    span = tree.span(tokens)
    text = re.sub(r"\s+", " ", tree.text(span)).strip(" ,;.")
    return Condition(kind=kind, text=text, evidence=docket.evidence(tree, span))


def told_condition(docket: Docket, tree: Tree, claim: Claim) -> Condition | None:
    """Return the condition that only the reading of claims found, as it stands in the claim's words."""
    if claim.condition is None:
        return None
    at = claim.evidence.quote.find(claim.condition[:40])
    if at < 0:
        return None
    start = claim.evidence.start + at
    span = (start, min(start + len(claim.condition), claim.evidence.end))
    tokens = tuple(i for i, t in enumerate(tree.tokens) if span[0] <= t.start < span[1])
    return _told(docket, tree, tokens, _kind(docket, tree, tokens, ())) if tokens else None


def ground_of(docket: Docket, condition: Condition) -> str | None:
    """Return the ground that a condition of location names: "its ports or coastline", else whose it is."""
    e = condition.evidence
    for tree in docket.trees(e.article_id):
        if not tree.sentence.start <= e.start < tree.sentence.end:
            continue
        inside = [i for i, t in enumerate(tree.tokens) if e.start <= t.start and t.end <= e.end]
        nouns = [i for i in inside if tree.lemma(i) in words("territory_nouns")]
        if nouns:
            first = nouns[0]
            kept = [t for n in tree.joined(first) for t in tree.phrase(n)]
            span = tree.span([t for t in kept if tree.tokens[t].pos != "DET" or t != min(kept)])
            return " ".join(tree.text(span).split())
        named = states_below(docket, tree, inside)
        return named[-1] if named else None
    return None
