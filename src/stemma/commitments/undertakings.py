"""Where a sentence tells that somebody binds himself: the act, what is undertaken, and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from stemma.commitments.signs import words
from stemma.commitments.tree import Tree
from stemma.model import EventKind

_COMPLEMENTS = frozenset(
    ["xcomp", "ccomp", "dobj", "prep", "pcomp", "attr", "acl", "pobj", "acomp", "oprd", "dative", "relcl"]
)
"""Relations by which an unreal word reaches what it makes unreal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """One act of binding oneself, in one sentence; numbers are tokens of its tree.

    `content` heads what is undertaken (a verb or a noun), `obligor` who is bound where the clause says
    so. `explicit` acts bind by their word ("promised"); `spoken` ones only as the speaker's own word
    ("Karvia will withdraw, its minister said"); of a `duty` it is told that somebody is under it.
    """

    tree: Tree
    act: int
    content: int
    obligor: int | None
    event: EventKind = EventKind.MADE
    explicit: bool = True
    spoken: bool = False
    duty: bool = False
    source: int | None = None
    """What lays a duty on somebody: "the treaty" of "the treaty obliges X"."""


def undertakings(tree: Tree) -> Iterator[Undertaking]:
    """Yield the undertakings of one sentence, in the order of their acts; a question has none."""
    if tree.sentence.text.rstrip("”\"' ").endswith("?"):
        return
    taken: set[int] = set()
    for i in range(len(tree.tokens)):
        readers = (_by_verb, _by_duty, _by_future) if tree.is_verb(i) else (_by_noun, _by_readiness)
        for read in readers:
            found = read(tree, i)
            if found is not None and found.content not in taken and _is_real(tree, found):
                taken |= {found.act, found.content, *tree.children(found.content, "xcomp")}
                yield found
                break


def _is_real(tree: Tree, found: Undertaking) -> bool:
    """Say whether an act is told as done: not denied, doubted, wished for, asked for or supposed."""
    below = found.act
    if negated(tree, below) and not (found.spoken and found.act == found.content):
        return False
    if found.explicit and _only_possible(tree, below):
        return False
    presupposed = not tree.is_verb(below)
    for at in tree.above(below):
        relation = tree.tokens[below].dep
        if presupposed and tree.lemma(at) in words("of_promises"):
            return True
        if is_conditional(tree, below) or (relation in _COMPLEMENTS and _unreal(tree, at, below)):
            return False
        if relation in _COMPLEMENTS and tree.is_verb(at) and (negated(tree, at) or _doubtful(tree, at)):
            return False
        below = at
    return not is_conditional(tree, below)


def _unreal(tree: Tree, at: int, below: int) -> bool:
    lemma = tree.lemma(at)
    relation = tree.tokens[below].dep
    if tree.tokens[at].pos in ("NOUN", "PROPN"):
        return lemma in words("unreal_nouns") and relation in ("prep", "acl", "ccomp", "relcl")
    if relation == "prep" and lemma not in ("call", "appeal", "hope", "ask", "press", "push"):
        return False
    return lemma in words("unreal_verbs") and relation != "relcl"


def negated(tree: Tree, i: int) -> bool:
    """Say whether a verb or a noun is denied: by "not", or by "no" at itself, its subject or object."""
    if tree.children(i, "neg"):
        return True
    near = tree.children(i, "nsubj", "nsubjpass", "dobj", "attr", "advmod", "det", "preconj")
    inside = [d for c in near for d in tree.children(c, "det", "neg")]
    return any(
        tree.lemma(c) in ("no", "neither", "nobody", "never", "none", "nothing") for c in (*near, *inside)
    )


def _doubtful(tree: Tree, i: int) -> bool:
    return bool(tree.lemmas(tree.children(i, "aux")) & words("doubtful"))


def _only_possible(tree: Tree, i: int) -> bool:
    """Say whether an act is possible or to come ("may agree", "would offer", "to sign")."""
    auxiliaries = tree.lemmas(tree.children(i, "aux", "auxpass"))
    return bool(auxiliaries & (words("modal") | {"to"}))


def is_conditional(tree: Tree, i: int) -> bool:
    """Say whether a clause is a supposition: "if ...", "should ...", "whether ...", "were ... to"."""
    if tree.tokens[i].dep not in ("advcl", "ccomp", "acl", "pcomp", "prep", "ROOT"):
        return False
    marks = tree.lemmas(tree.children(i, "mark", "advmod"))
    if marks & (words("conditional_marks") | words("unconditional_marks") | words("provisos")):
        return True
    first = next((c for c in tree.children(i) if tree.tokens[c].pos != "PUNCT"), i)
    return (
        tree.tokens[i].dep == "advcl"
        and tree.lemma(first) in ("should", "be", "have")
        and tree.tokens[first].text[:1].isupper()
    )


def subject_of(tree: Tree, i: int) -> int | None:
    """Return who does what a verb tells: an agent, its own subject, else that of the verb above it."""
    agent = tree.child(i, "agent")
    if agent is not None:
        return tree.child(agent, "pobj")
    token = tree.tokens[i]
    own = tree.child(i, "nsubj", "csubj")
    if own is not None:
        return token.head if token.dep == "relcl" and tree.tokens[own].tag in ("WDT", "WP") else own
    if tree.child(i, "nsubjpass") is not None:
        return None
    if token.dep in ("conj", "xcomp", "advcl") and token.head != i and tree.is_verb(token.head):
        return subject_of(tree, token.head)
    return tree.root if _is_stranded(tree, i) else None


def _is_stranded(tree: Tree, i: int) -> bool:
    """Say whether a participle is the sentence's own verb: "Ostrand offered on Saturday to mediate".

    The parser takes such a sentence for a noun with a participle where an apposition misleads it.
    """
    token, root = tree.tokens[i], tree.root
    own = tree.child(i, "xcomp", "dobj", "ccomp") is not None
    behind = i > 0 and tree.tokens[i - 1].text == ","
    if token.dep != "acl" or token.tag not in ("VBN", "VBD") or not own or tree.is_verb(root) or root > i:
        return False
    return token.head == root or behind


def _object(tree: Tree, i: int, *prepositions: str) -> int | None:
    found = tree.child(i, "dobj", "nsubjpass")
    if found is not None:
        return found
    preps = [p for p in tree.children(i, "prep") if tree.lemma(p) in prepositions]
    return next((inner for p in preps if (inner := _inner(tree, p)) is not None), None)


def _inner(tree: Tree, prep: int) -> int | None:
    """Return what stands behind a preposition, where that is no time."""
    inner = tree.child(prep, "pcomp", "pobj")
    return None if inner is None or tree.tokens[inner].entity in ("DATE", "TIME") else inner


def _relative(tree: Tree, i: int) -> int | None:
    """Return the noun of which a clause tells that it was undertaken: "the money that Ostrand promised"."""
    token = tree.tokens[i]
    if _is_stranded(tree, i):
        return None
    if token.dep == "acl" and token.tag in ("VBN", "VBD") and tree.child(i, "nsubj") is None:
        return token.head
    wanted, own = tree.child(i, "dobj"), tree.child(i, "nsubj")
    if token.dep not in ("relcl", "acl") or own is None or tree.tokens[own].tag in ("WDT", "WP"):
        return None
    return token.head if wanted is None or tree.tokens[wanted].tag in ("WDT", "WP") else None


def _by_verb(tree: Tree, i: int) -> Undertaking | None:
    """ "X promised to ...", "both agreed to a truce", "X offered two teams", "a pact was signed"."""
    lemma = tree.lemma(i)
    commissive = lemma in words("promising") | words("agreeing") | words("offering")
    if not commissive and lemma not in words("instituting") | words("prolonging"):
        return None
    content = _complement(tree, i) if commissive else None
    content = content if content is not None else _relative(tree, i)
    content = content if content is not None else _object(tree, i, "to", "on")
    if content is None or tree.tokens[content].pos == "PRON":
        return None
    nominal = not tree.is_verb(content)
    named = tree.lemmas(tree.phrase(content)) & words("instituting_nouns")
    if nominal and not named and (not commissive or lemma == "agree"):
        return None
    offered = lemma in words("offering")
    return Undertaking(
        tree=tree,
        act=i,
        content=content,
        obligor=subject_of(tree, i),
        event=EventKind.OFFERED if offered else EventKind.MADE,
    )


def _complement(tree: Tree, i: int) -> int | None:
    """Return the verb that a commissive verb governs: "to open", "that it would open"."""
    goods = tree.child(i, "dobj")
    if goods is not None and tree.lemmas(tree.phrase(goods)) & (words("goods") | words("currencies")):
        return goods
    verb = tree.child(i, "xcomp")
    if verb is not None and (tree.is_verb(verb) or "to" in tree.lemmas(tree.children(verb, "aux"))):
        return verb
    for at in tree.children(i, "ccomp"):
        if tree.lemmas(tree.children(at, "aux")) & (words("future") | {"would", "to"}) and at > i:
            return at
    preps = [p for p in tree.children(i, "prep") if tree.lemma(p) == "to"]
    return next((inner for p in preps if (inner := tree.child(p, "pcomp")) is not None), None)


def _by_noun(tree: Tree, i: int) -> Undertaking | None:
    """ "its promise to withdraw", "an offer of tariff relief", "made a pledge to ..."."""
    if tree.lemma(i) in words("signing_nouns"):
        return _by_signing(tree, i)
    if tree.lemma(i) not in words("acts_as_nouns") or tree.tokens[i].pos != "NOUN":
        return None
    content = next((c for c in tree.children(i, "acl") if tree.tokens[c].tag == "VB"), None)
    if content is None:
        of = next((p for p in tree.children(i, "prep") if tree.lemma(p) == "of"), None)
        content = tree.child(of, "pobj", "pcomp") if of is not None else None
    owner = owner_of(tree, i)
    if content is None or owner is None:
        return None
    offered = tree.lemma(i) in ("offer", "proposal")
    return Undertaking(
        tree=tree,
        act=i,
        content=content,
        obligor=owner,
        event=EventKind.OFFERED if offered else EventKind.MADE,
    )


def _by_signing(tree: Tree, i: int) -> Undertaking | None:
    """ "at the signing of a treaty of mutual defence"."""
    of = next((p for p in tree.children(i, "prep") if tree.lemma(p) == "of"), None)
    content = tree.child(of, "pobj") if of is not None else None
    if content is None or tree.lemma(content) not in words("instruments"):
        return None
    return Undertaking(tree=tree, act=i, content=content, obligor=None)


def owner_of(tree: Tree, i: int) -> int | None:
    """Return whose promise a noun tells of: "Karvia's", or of whom it is told that he made it."""
    poss = tree.child(i, "poss")
    if poss is not None and tree.tokens[poss].tag != "PRP$":
        return poss
    governors = [at for at in tree.above(i) if tree.is_verb(at)]
    if poss is not None:
        return next((s for at in governors if (s := subject_of(tree, at)) is not None), poss)
    made = governors and tree.lemma(governors[0]) in words("of_promises")
    return subject_of(tree, governors[0]) if made else None


def _by_readiness(tree: Tree, i: int) -> Undertaking | None:
    """ "Ostrand is ready to host talks"."""
    if tree.lemma(i) not in words("ready"):
        return None
    content = tree.child(i, "xcomp")
    governor = tree.tokens[i].head
    if content is None or not tree.is_verb(governor) or negated(tree, governor) or _doubtful(tree, governor):
        return None
    return Undertaking(
        tree=tree,
        act=i,
        content=content,
        obligor=subject_of(tree, governor),
        event=EventKind.OFFERED,
        explicit=False,
        spoken=True,
    )


def _by_duty(tree: Tree, i: int) -> Undertaking | None:
    """ "are to withdraw", "must give notice", "the treaty obliges X to help"."""
    token, lemma = tree.tokens[i], tree.lemma(i)
    auxiliaries = tree.lemmas(tree.children(i, "aux"))
    content, obligor, source = tree.child(i, "xcomp"), subject_of(tree, i), None
    infinitive = content is not None and "to" in tree.lemmas(tree.children(content, "aux"))
    if lemma in words("duty"):
        obligor = tree.child(i, "dobj", "nsubjpass")
        source = tree.child(i, "nsubj")
    elif "must" in auxiliaries:
        content, infinitive = i, True
    elif lemma not in ("be", "have") or token.dep in ("aux", "auxpass"):
        return None
    if content is None or obligor is None or not infinitive or not tree.is_verb(content):
        return None
    return Undertaking(
        tree=tree, act=i, content=content, obligor=obligor, explicit=False, duty=True, source=source
    )


def _by_future(tree: Tree, i: int) -> Undertaking | None:
    """ "Karvia will withdraw its troops", as its own speaker says."""
    auxiliaries = tree.lemmas(tree.children(i, "aux"))
    if not auxiliaries & (words("future") | {"would"}) or auxiliaries & words("doubtful"):
        return None
    under = [p for p in tree.children(i, "prep") if tree.lemma(p) == "under"]
    if tree.tokens[i].dep in ("advcl", "acl", "pcomp") or (tree.tokens[i].dep == "relcl" and not under):
        return None
    return Undertaking(tree=tree, act=i, content=i, obligor=subject_of(tree, i), explicit=False, spoken=True)
