"""A sentence's parse to its clauses: heads, the words of each, and who does what in it."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

_CLAUSAL = {"ccomp", "advcl", "relcl", "parataxis", "acl", "csubj", "pcomp"}
_HEADING = frozenset(["conj", "acl", "ccomp", "advcl", "relcl", "parataxis", "csubj"])
"""The relations of tokens that may head a clause."""
_SUBJECT = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
_OBJECT = ("dobj", "attr", "oprd", "dative", "acomp", "ccomp")
"""In this order; a noun as `ccomp` is a slip of the parser in "render her all help"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause of one sentence; all numbers are token indices of that sentence.

    `relation` is the head's dependency; `mark` the subordinator ("if", "that", "after"), lower case;
    `extent` the first and last token (inclusive) that a quotation of the clause needs.
    """

    head: int
    parent: int | None
    relation: str
    mark: str
    words: tuple[int, ...]
    subject: int | None
    object: int | None
    agent: int | None
    passive: bool
    extent: tuple[int, int]


def find_clauses(doc: Any) -> tuple[Clause, ...]:
    """Return the clauses of one sentence's parse in the order of their heads.

    Heads are the root and every verb that governs a clause of its own; infinitives (`xcomp`) and the
    complements of prepositions belong to the clause that governs them. Linear in practice: each
    token is visited once a clause that it stands under.
    """
    heads = [t.i for t in doc if _is_head(t)]
    own: dict[int, list[Any]] = {i: [] for i in heads}
    for token in doc:
        own.get(_owner(token, own), []).append(token)
    return tuple(_clause(doc[i], own) for i in heads)


def _is_head(token: Any) -> bool:
    relation = token.dep_
    if relation == "ROOT":
        return True
    if relation not in _HEADING:
        return False
    if token.pos_ not in ("VERB", "AUX") and not any(c.dep_ in ("aux", "cop") for c in token.children):
        return False
    if token.dep_ == "conj" and _is_main_behind_adjective(token):
        return True
    if token.dep_ == "conj":
        return token.head.pos_ in ("VERB", "AUX") and _governor(token).dep_ not in ("xcomp", "pcomp", "prep")
    if token.dep_ == "acl":
        return token.tag_ in ("VBG", "VBN", "VBD")
    if token.dep_ in ("advcl", "relcl") and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
        return False
    return token.dep_ in ("ccomp", "advcl", "relcl", "parataxis", "csubj")


def _is_main_behind_adjective(token: Any) -> bool:
    """Say whether a finite verb is the sentence's own, and the parser took an adjective before it for it.

    "Copper worth two billion crossed the border": the verb hangs on "worth" as if joined by an "and".
    """
    above = token.head
    joined = any(c.dep_ == "cc" and c.i < token.i for c in above.children)
    return token.tag_ in _FINITE and above.dep_ == "ROOT" and above.pos_ == "ADJ" and not joined


_FINITE = ("VBD", "VBZ", "VBP")


def _governor(token: Any) -> Any:
    while token.dep_ == "conj":
        token = token.head
    return token


def _owner(token: Any, heads: Container[int]) -> int:
    """Return the head of the clause that a token belongs to: itself or the nearest one above it."""
    while token.i not in heads and token.head.i != token.i:
        token = token.head
    return int(token.i)


def _clause(head: Any, own: dict[int, list[Any]]) -> Clause:
    words = own[head.i]
    above = _owner(head.head, own) if head.head.i != head.i else None
    marks = [c.lower_ for c in head.children if c.dep_ == "mark" or (c.dep_ == "advmod" and c.tag_ == "WRB")]
    stranded = _is_stranded(head)
    subject = head.doc[:].root if stranded else _subject(head)
    passive = not stranded and any(c.dep_ in ("nsubjpass", "auxpass") for c in head.children)
    finite = any(c.dep_ == "aux" and c.tag_ in _FINITE for c in head.children)
    passive = passive or (not stranded and not finite and head.dep_ == "acl" and head.tag_ == "VBN")
    agent = next(
        (p.i for c in head.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"), None
    )
    return Clause(
        head=head.i,
        parent=above if above in own else None,
        relation="ROOT" if stranded else head.dep_,
        mark=marks[0] if marks else "",
        words=tuple(t.i for t in words),
        subject=subject.i if subject is not None else None,
        object=_object(head, subject, passive=passive),
        agent=agent,
        passive=passive,
        extent=_extent(head, words, subject),
    )


def _is_stranded(head: Any) -> bool:
    """Say whether a participle is the sentence's own verb, which the parser lost behind an apposition.

    "The council, a body known as the HSC, called on both sides": no verb is the root, and the
    participle stands behind a comma.
    """
    if head.dep_ != "acl" or head.tag_ not in ("VBD", "VBN") or head.i == 0:
        return False
    root = head.doc[:].root
    return root.pos_ in ("NOUN", "PROPN") and head.doc[head.i - 1].text == "," and root.i < head.i


def _subject(head: Any) -> Any:
    own = next((c for c in head.children if c.dep_ in _SUBJECT and c.dep_ != "expl"), None)
    if own is None and any(c.dep_ == "expl" for c in head.children):
        return next((c for c in head.children if c.dep_ == "attr"), None)
    if head.dep_ in ("relcl", "acl") and (own is None or own.tag_ in ("WDT", "WP")):
        return head.head
    if own is not None:
        return own
    if head.dep_ in ("conj", "advcl") and head.head.pos_ in ("VERB", "AUX"):
        return _subject(head.head)
    if head.dep_ == "conj" and _is_main_behind_adjective(head):
        return _subject(head.head)
    return _shared_subject(head)


def _shared_subject(head: Any) -> Any:
    """Return the noun that a finite clause lost to the participle before it.

    "said the withdrawal agreed in May had been completed": the parser takes "agreed" for the verb of
    "the withdrawal" and leaves "had been completed" without a subject.
    """
    finite = any(c.dep_ in ("aux", "auxpass") and c.tag_ in (*_FINITE, "MD") for c in head.children)
    if head.dep_ != "ccomp" or not finite or head.head.tag_ not in ("VBD", "VBN") or head.head.i > head.i:
        return None
    return next((c for c in head.head.children if c.dep_ == "nsubj" and c.i < head.head.i), None)


def _object(head: Any, subject: Any, *, passive: bool) -> int | None:
    if passive:
        return subject.i if subject is not None else None
    if head.dep_ == "relcl" and any(c.dep_ == "dobj" and c.tag_ in ("WDT", "WP") for c in head.children):
        return int(head.head.i)
    governed = [head, *(c for c in head.children if c.dep_ == "xcomp")]
    for verb in governed:
        for wanted in _OBJECT:
            found = next((c for c in verb.children if c.dep_ == wanted and _can_be(c, wanted)), None)
            if found is not None:
                return int(found.i)
    for verb in governed:
        for prep in (c for c in verb.children if c.dep_ == "prep"):
            found = next(
                (p for p in prep.children if p.dep_ == "pobj" and p.ent_type_ not in ("DATE", "TIME")), None
            )
            if found is not None:
                return int(found.i)
    return None


def _can_be(token: Any, wanted: str) -> bool:
    return wanted != "ccomp" or token.pos_ in ("NOUN", "PROPN")


def _extent(head: Any, words: list[Any], subject: Any) -> tuple[int, int]:
    """Return the first and last token that a quotation of the clause needs."""
    kept = [t for t in words if not t.is_punct and t.dep_ not in ("mark", "cc")] or words
    first, last = kept[0].i, kept[-1].i
    if subject is not None and (head.dep_ in ("relcl", "acl") or _is_main_behind_adjective(head)):
        first = min(first, subject.left_edge.i)
    if subject is not None and head.dep_ == "ccomp" and subject.head is head.head:
        first = min(first, subject.left_edge.i)
    return first, last
