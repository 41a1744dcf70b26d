"""A collation's question in plain English, made from the parts of its claims."""

from collections import Counter
from collections.abc import Sequence

from stemma.collation.answers import is_figure, representative
from stemma.model import Claim

_DONE = {
    "killed": "were killed",
    "injured": "were injured",
    "missing": "are missing",
    "displaced": "were displaced",
    "detained": "were detained",
}


def question_of(claims: Sequence[Claim]) -> str:
    """Return the question that these claims answer.

    A figure asks how many; all else is the clause of the claim that words the group best, turned into a
    question. A pronoun gives way to the name that it stands for.
    """
    if is_figure(claims):
        return _how_many([c for c in claims if not c.heading] or claims)
    asking = [c for c in claims if c.asked is not None]
    named = [c for c in asking if not _is_pronoun(c) or _named(c)]
    best = representative(named or asking or claims)
    if best.asked is None:
        return f"Is it so that {_lowered(best)}?"
    name = _named(best) if _is_pronoun(best) else None
    auxiliary = _SINGULAR.get(best.asked.auxiliary, best.asked.auxiliary) if name else best.asked.auxiliary
    topic = name or _AS_SUBJECT.get(best.asked.topic.lower(), best.asked.topic)
    return f"{auxiliary} {topic} {best.asked.rest}".strip() + "?"


def _is_pronoun(claim: Claim) -> bool:
    return claim.asked is not None and claim.asked.topic.lower() in _PRONOUNS


_AS_SUBJECT = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "I", "i": "I"}
_PRONOUNS = frozenset(
    ["he", "she", "it", "they", "we", "this", "that", "these", "those", "you", *_AS_SUBJECT]
)
_SINGULAR = {"Do": "Does", "Are": "Is", "Am": "Is", "Have": "Has", "Were": "Was"}
"""What an auxiliary becomes where "we" or "they" gives way to a name."""


def _named(claim: Claim) -> str | None:
    """Return the name of the grammatical subject, where its words resolved to one."""
    topic = claim.asked.topic.lower() if claim.asked else ""
    for part in (claim.subject, claim.object):
        if part is not None and part.name and (part.text.lower() == topic or part is claim.subject):
            return part.name
    return None


def _lowered(claim: Claim) -> str:
    """Return a claim's words for the middle of a sentence: only a name keeps its capital."""
    named = any(a.start == claim.evidence.start for a in claim.arguments)
    text = claim.text.rstrip(" .,;")
    return text if named or text[:2].isupper() else text[:1].lower() + text[1:]


def _how_many(claims: Sequence[Claim]) -> str:
    quantities = [c.quantity for c in claims if c.quantity]
    unit = _commonest([q.unit for q in quantities]) or "people"
    kind = _commonest([q.kind for q in quantities if q.kind])
    scope = _commonest([q.scope for q in quantities if q.scope])
    counted = "people" if unit in _PERSONS else plural(unit)
    return f"How many {counted} {_DONE.get(kind or '', 'are there')}{' ' + scope if scope else ''}?"


_PERSONS = frozenset(["person", "people", "body", "corpse", "victim", "casualty", "life", "death"])


def plural(noun: str) -> str:
    """Return the plural of an English noun by the rules of spelling; what ends like one is left alone."""
    if noun.endswith(("people", "men", "s")):
        return noun
    if noun.endswith("man"):
        return f"{noun[:-2]}en"
    if noun == "child":
        return "children"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("x", "ch", "sh", "z")) else f"{noun}s"


def _commonest(texts: Sequence[str]) -> str | None:
    counts = Counter(texts)
    return min(counts, key=lambda t: (-counts[t], t)) if counts else None
