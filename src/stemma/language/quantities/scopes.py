"""The scope of a quantity: the words that say among whom, where and since when it was counted."""

from typing import Any

from stemma.language.lexicon import lexicon

_LONGEST = 12
"""Tokens of one scope phrase."""


def scope_of(doc: Any, start: int, end: int) -> str | None:
    """Return the scope of the quantity in tokens [start, end), or None.

    The phrase that hangs on the counted noun or on its verb: "of them", "on both sides", "in the city",
    "since the fighting began". The first one after the quantity is taken, in the sentence's own words.
    """
    head = doc[end - 1]
    verb = head.head if head.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") else head
    heads = {head.i, verb.i, *(c.i for c in head.children if c.dep_ == "acl")}
    for token in doc[end:]:
        if token.head.i not in heads and token.dep_ != "mark":
            continue
        phrase = _phrase(token, heads)
        if phrase and not _is_agent(token):
            return phrase
    return None


def _phrase(token: Any, heads: set[int]) -> str | None:
    """Return the words of the prepositional phrase or of the since-clause that `token` opens."""
    top = token
    if token.dep_ == "mark" and token.lower_ == "since":
        top = token.head
        if top.head.i not in heads:
            return None
    elif token.dep_ != "prep" or token.lower_ not in lexicon("quantities")["scope_prepositions"]:
        return None
    words = sorted(t.i for t in top.subtree if t.i >= token.i)
    last = token.i
    for i in words:
        if i > last + 1 or i - token.i >= _LONGEST or token.doc[i].lower_ in (",", ";", ":"):
            break
        last = i
    if last == token.i or token.doc[last].lemma_ == "condition":
        return None
    return str(token.doc[token.i : last + 1].text)


def _is_agent(token: Any) -> bool:
    return any(
        c.ent_type_ in ("DATE", "TIME") for c in token.children if c.dep_ == "pobj"
    ) and token.lower_ in (
        "on",
        "in",
        "at",
    )
