"""Who acts and who suffers, by the parse: subjects through control, relatives and lists, passives with "by".

Labels are spaCy's (ClearNLP). Every function takes and gives spaCy tokens of one sentence.
"""

from collections.abc import Iterator
from typing import Any

from stemma.claims.incidents.words import table

_DEEP = 5
_RELATIVES = frozenset(["who", "whom", "that", "which", "whose"])


def child(token: Any, *labels: str) -> list[Any]:
    """Return the children of a token with one of these labels, in order."""
    return [c for c in token.children if c.dep_ in labels]


def listed(token: Any) -> list[Any]:
    """Return a token and the others of its list ("two soldiers and a priest"), in order."""
    nominal = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
    return [token, *(c for c in token.conjuncts if c.i > token.i and c.pos_ in nominal)]


def is_passive(verb: Any, depth: int = 0) -> bool:
    """Say whether a verb's subject suffers what it tells."""
    if child(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "amod"):
        return True
    if (
        verb.dep_ == "conj"
        and not child(verb, "nsubj")
        and depth < _DEEP
        and verb.head.pos_ in ("VERB", "AUX")
    ):
        return is_passive(verb.head, depth + 1)
    return bool(child(verb, "agent")) and not child(verb, "dobj")


def antecedent(token: Any) -> Any:
    """Return what a relative pronoun stands for, else the token itself."""
    if token.lower_ not in _RELATIVES or token.pos_ not in ("PRON", "DET", "SCONJ"):
        return token
    verb = token.head
    for _ in range(_DEEP):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.head is verb:
            break
        verb = verb.head
    return token


def subjects(verb: Any, depth: int = 0) -> list[Any]:
    """Return the subject of a verb, found through relatives, lists of verbs and control where untold."""
    own = child(verb, "nsubj", "nsubjpass")
    if own:
        return [antecedent(t) for t in own]
    if depth >= _DEEP:
        return []
    if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN"):
        return [verb.head]
    if verb.dep_ == "relcl":
        return [verb.head]
    if verb.dep_ == "pcomp" and verb.head.head is not verb.head:
        return _controller(verb.head.head, depth)
    if verb.dep_ in ("conj", "advcl", "xcomp", "ccomp", "dep") and verb.head.pos_ in ("VERB", "AUX"):
        governor = verb.head
        if verb.dep_ == "xcomp" and not is_passive(governor) and child(governor, "dobj"):
            return child(governor, "dobj")
        return subjects(governor, depth + 1)
    if verb.dep_ == "acl" and verb.head.dep_ in ("dobj", "attr", "nsubj"):
        return _controller(verb.head.head, depth)
    return []


def _controller(token: Any, depth: int) -> list[Any]:
    """Return who does what stands behind "of" or "by": who is accused of it, or who does the main act."""
    if token.pos_ in ("VERB", "AUX", "ADJ"):
        if not is_passive(token):
            told = child(token, "dobj")
            if told and told[0].pos_ != "PRON":
                return told
        return subjects(token, depth + 1)
    if token.dep_ == "dobj" and token.head.lemma_.lower() in table("ties", "accused"):
        return [token]
    if token.dep_ in ("dobj", "attr", "pobj") and token.head.pos_ in ("VERB", "AUX"):
        return subjects(token.head, depth + 1)
    return []


def objects(token: Any, *words: str) -> list[Any]:
    """Return what stands behind a token's prepositions: those of the given words, or all."""
    found = []
    for prep in child(token, "prep", "agent"):
        if not words or prep.lower_ in words:
            found += child(prep, "pobj")
    return found


def doers(verb: Any) -> list[Any]:
    """Return who does what a verb tells."""
    if is_passive(verb):
        told = [p for c in child(verb, "agent") for p in child(c, "pobj")] or objects(verb, "by")
        if not told and verb.dep_ != "amod":
            told = [t for v in _verbs_of_list(verb) if is_passive(v) for t in objects(v, "by")]
        return told
    return subjects(verb)


def sufferers(verb: Any) -> list[Any]:
    """Return to whom it is done."""
    if verb.dep_ == "amod":
        return [verb.head]
    if is_passive(verb):
        if verb.dep_ == "acl" and not child(verb, "nsubjpass"):
            return [verb.head]
        return subjects(verb)
    told = [antecedent(t) for t in child(verb, "dobj")]
    if not told and verb.dep_ == "relcl" and child(verb, "nsubj"):
        subject = child(verb, "nsubj")[0]
        if subject.lower_ not in _RELATIVES:
            return [verb.head]
    if not told:
        told = [antecedent(t) for v in _verbs_of_list(verb) if not is_passive(v) for t in child(v, "dobj")][
            :1
        ]
    return told


def _verbs_of_list(verb: Any) -> Iterator[Any]:
    """Yield the verbs that a verb stands in a list with, without a subject of their own between."""
    for other in verb.conjuncts:
        if other.pos_ == "VERB" and (other.i < verb.i or not child(other, "nsubj", "nsubjpass")):
            yield other


def governors(token: Any) -> Iterator[Any]:
    """Yield the tokens above a token, from the nearest up, at most a dozen."""
    for _ in range(12):
        if token.head is token:
            return
        token = token.head
        yield token
