"""Who speaks: the words of a cue's subject, and whether they withhold a name."""

from typing import Any

from stemma.language.speech.lexemes import words

_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_DEEPEST = 6
"""Steps up the parse at most; longer chains are parser errors."""

type Range = tuple[int, int]


def phrase(token: Any) -> Range:
    """Return the token range of a noun phrase with all that hangs on it, without "But" or "even" before."""
    first = token.left_edge
    skip = first.i < token.i and first.lower_ in ("but", "and", "yet", "even", "so", "still", "while")
    last = token.right_edge.i
    for child in token.children:
        day = child.dep_ == "prep" and child.lower_ == "on" and child.right_edge.i == last
        if day and token.pos_ == "PROPN" and token.doc[last].ent_type_ == "DATE":
            last = child.i - 1
    return first.i + skip, last


def subject(verb: Any, passive: bool = False) -> Range | None:
    """Return the range of the subject of a verb, its own or that of the clause that it hangs on.

    A participle, an infinitive and a second verb of a coordination share the subject of their head;
    a participle behind a noun has the noun. `passive` asks for the agent ("by ...") instead.
    """
    if passive:
        return _agent(verb)
    at = verb
    for _ in range(_DEEPEST):
        own = [c for c in at.children if c.dep_ in _SUBJECTS or (c.dep_ == "nsubjpass" and at is not verb)]
        own += [c for c in at.children if is_name_as_auxiliary(at, c)]
        if own:
            chosen = own[-1] if own[-1].dep_ != "expl" else own[0]
            return None if chosen.dep_ == "expl" else phrase(chosen)
        if at.dep_ in ("acl", "relcl") and at.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return _noun_before(at)
        if at.dep_ == "pcomp" and at.head.lower_ == "as":
            return _quoted(at.head.head)
        above = _shares_subject(at)
        if above is None:
            return None
        at = above
    return None


def is_name_as_auxiliary(verb: Any, child: Any) -> bool:
    """Say whether a parsed auxiliary is a name: no auxiliary "Will" stands before "wrote"."""
    if verb.tag_ not in ("VBD", "VBZ") or child.i > verb.i:
        return False
    return (child.dep_ == "aux" and child.text in ("Will", "May")) or (
        child.dep_ in ("aux", "advmod") and child.pos_ == "PROPN"
    )


def _quoted(verb: Any) -> Range | None:
    """Return who is quoted as saying: the object of "quoted", or its subject where that is passive."""
    for role in ("dobj", "nsubjpass"):
        for child in verb.children:
            if child.dep_ == role:
                return phrase(child)
    return None


def _agent(verb: Any) -> Range | None:
    for child in verb.children:
        if child.dep_ == "agent":
            for held in child.children:
                if held.dep_ == "pobj":
                    return phrase(held)
    return None


def _shares_subject(verb: Any) -> Any | None:
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ in ("conj", "xcomp", "advcl", "aux", "ccomp", "parataxis", "dep") and head.pos_ in (
        "VERB",
        "AUX",
    ):
        finite = verb.tag_ in ("VBD", "VBZ", "VBP")
        return None if finite and verb.dep_ in ("ccomp", "advcl", "parataxis") else head
    if verb.dep_ == "pcomp" and head.head.i != head.i and head.lower_ != "as":
        return head.head if head.head.pos_ in ("VERB", "AUX") else None
    if verb.dep_ in ("xcomp", "advcl") and head.pos_ == "ADJ":
        return head.head if head.head.pos_ in ("VERB", "AUX") else None
    return None


def _noun_before(verb: Any) -> Range | None:
    noun = verb.head
    last = verb.left_edge.i - 1
    if verb.i < noun.i or last < noun.i:
        return None
    return noun.left_edge.i, last


def is_anonymous(doc: Any, source: Range | None) -> bool:
    """Say whether the source is one that the text leaves without a name ("two officials", "sources")."""
    if source is None:
        return False
    tokens = doc[source[0] : source[1] + 1]
    if any(t.ent_type_ in ("PERSON",) for t in tokens):
        return False
    return tokens.root.lemma_.lower() in words("anonymous_heads")


_INSIDE_PHRASE = frozenset(
    {"compound", "det", "amod", "nmod", "poss", "nummod", "case", "predet", "quantmod"}
)
_LONGEST_PHRASE = 14
"""Tokens between a quotation and the verb after it."""


def phrase_after(doc: Any, verb: int) -> Range | None:
    """Return the noun phrase right after an inverted verb ("..., said the mayor of Norvik")."""
    if verb + 1 >= len(doc):
        return None
    token = doc[verb + 1]
    for _ in range(_DEEPEST):
        if token.dep_ not in _INSIDE_PHRASE or token.head.i <= verb:
            break
        token = token.head
    if token.pos_ not in ("PROPN", "NOUN", "PRON", "NUM") or token.ent_type_ in ("DATE", "TIME"):
        return None
    return verb + 1, max(token.i, token.right_edge.i)


def phrase_before(doc: Any, verb: int, after: int) -> Range | None:
    """Return the tokens between a quotation that ends at character `after` and the verb behind it."""
    first = next((t.i for t in doc if t.idx >= after and not t.is_punct and not t.is_space), verb)
    last = verb - 1
    while last > first and doc[last].pos_ in ("AUX", "ADV", "PART"):
        last -= 1
    if not 0 <= last - first < _LONGEST_PHRASE:
        return None
    named = any(t.pos_ in ("PROPN", "NOUN", "PRON") for t in doc[first : last + 1])
    return (first, last) if named else None
