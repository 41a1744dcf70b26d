"""A clause as a yes-no question: its auxiliary first, then what it is about, then the rest.

"The captain has been held since Friday" asks "Has the captain been held since Friday?". Inversion of subject
and auxiliary (Quirk et al., A Comprehensive Grammar of the English Language, 1985, 11.5): the first auxiliary
changes places with the subject; without one, "do" comes in; "be" moves itself. Negations are left out, so
that a denial asks what it denies.
"""

import re
from collections.abc import Sequence
from typing import Any

from stemma.claims.clauses import Clause
from stemma.claims.reading import Reading
from stemma.model import Asked, Span

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SHORT = {
    "'ll": "will",
    "’ll": "will",
    "wo": "will",
    "ca": "can",
    "'ve": "have",
    "’ve": "have",
    "'re": "are",
    "'m": "am",
}
_LONGEST = 170
"""Characters of a question's rest; more is cut at a word."""


def asked_of(
    reading: Reading, clause: Clause, span: Span, deed: tuple[int | None, int] | None
) -> Asked | None:
    """Return the question that a clause answers, or None where it has no subject to ask about.

    `span` is its quotation; `deed` the (accused, deed) tokens where it accuses.
    """
    if deed is not None and deed[0] is not None:
        return _accusing(reading, *deed)
    doc, head = reading.doc, reading.doc[clause.head]
    if clause.subject is None or clause.subject == clause.head:
        return None
    auxiliary, after = _auxiliary(doc[clause.subject], head)
    if auxiliary is None:
        return None
    phrase = {t.i for t in _subtree(doc[clause.subject])}
    skipped = phrase if doc[clause.subject].head is head else phrase - {t.i for t in _subtree(head)}
    inside = (t for t in doc[after:] if _within(reading, t, span))
    rest = _text([t for t in inside if t.i not in skipped and t.dep_ != "neg"])
    if after > head.i and auxiliary in ("Did", "Does", "Do"):
        rest = f"{head.lemma_} {rest}"
    topic = _topic(doc[clause.subject], head)
    return Asked(auxiliary=auxiliary, topic=topic, rest=_cut(rest)) if topic else None


def _accusing(reading: Reading, accused: int | None, deed: int) -> Asked | None:
    """Ask whether the accused did it: of "accused X of shelling Y" whether X did shell Y."""
    doc = reading.doc
    assert accused is not None  # asked_of has looked
    act = doc[deed]
    below = [t for t in _subtree(act) if t.i != deed and t.i != accused and t.dep_ not in ("relcl", "advcl")]
    if act.pos_ in ("VERB", "AUX"):
        rest = f"{act.lemma_} {_text([t for t in below if t.i > deed])}"
    else:
        rest = f"carry out {_text(sorted([act, *below], key=lambda t: t.i))}"
    topic = _topic(doc[accused], act)
    return Asked(auxiliary="Did", topic=topic, rest=_cut(rest)) if topic else None


def _auxiliary(subject: Any, head: Any) -> tuple[str | None, int]:
    """Return the word that opens the question, and the token from which the rest is told."""
    own = [c for c in head.children if c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE and c.i < head.i]
    if own:
        first = own[0]
        word = _SHORT.get(first.lower_) or (first.lemma_ if first.lower_ in ("'s", "'d") else first.lower_)
        word = {"be": "is", "have": "has"}.get(word, word) if first.lower_ in ("'s",) else word
        return word.capitalize(), first.i + 1
    if head.lemma_ == "be" and head.tag_ in _FINITE:
        return head.lower_.replace("'s", "is").replace("'re", "are").capitalize(), head.i + 1
    if head.tag_ in ("VBD", "VBZ", "VBP"):
        return {"VBD": "Did", "VBZ": "Does", "VBP": "Do"}[head.tag_], head.i + 1
    if head.dep_ in ("acl", "relcl") and head.tag_ == "VBN" and not own:
        return ("Were" if subject.tag_ in ("NNS", "NNPS") else "Was"), head.i
    return None, 0


def _topic(noun: Any, head: Any) -> str:
    """Return what the question is about: the noun phrase without its clauses, "no" turned into "any"."""
    kept = [t for t in _subtree(noun, without=("relcl", "acl", "appos", "advcl", "neg")) if t.i != head.i]
    text = _text(kept).strip(" ,;:-\"'")
    if noun.lower_ in ("who", "which", "that", "what") or not text:
        return ""
    text = re.sub(r"^(?:[Nn]o|[Nn]one)\b", "any", text)
    first = kept[0]
    keeps = (
        first.pos_ == "PROPN"
        or first.ent_type_ not in ("", "CARDINAL")
        or first.is_upper
        or first.lower_ == "i"
    )
    return text if keeps and first.lower_ not in ("the", "a", "an") else text[:1].lower() + text[1:]


def _subtree(token: Any, without: Sequence[str] = ()) -> list[Any]:
    """Return a token and all that hangs on it, in order."""
    found = [token]
    for child in token.children:
        if child.dep_ not in without:
            found += _subtree(child, without)
    return sorted(found, key=lambda t: t.i)


def _within(reading: Reading, token: Any, span: Span) -> bool:
    at: int = reading.sentence.start + token.idx
    return span[0] <= at < span[1]


def _text(tokens: Sequence[Any]) -> str:
    """Return tokens as running text: a space wherever the sentence has one or a token was left out."""
    pieces: list[str] = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        joined = before is not None and before.idx + len(before.text) == token.idx
        pieces.append(token.text if joined or not pieces else f" {token.text}")
    text = re.sub(r"\s+", " ", "".join(pieces)).strip(" ,;:")
    return re.sub(r" ([,;:.])", r"\1", text)


def _cut(text: str) -> str:
    text = text.strip().rstrip(".,;:\"”' ").replace('"', "")
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
