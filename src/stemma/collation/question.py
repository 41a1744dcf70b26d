"""A collation's question in plain English, made from the parts of its claims."""

from collections import Counter
from collections.abc import Sequence

from stemma.collation.answers import is_figure, representative
from stemma.model import Claim, Modality

_DONE = {
    "killed": "were killed",
    "injured": "were injured",
    "missing": "are missing",
    "displaced": "were displaced",
    "detained": "were detained",
}


def question_of(claims: Sequence[Claim]) -> str:
    """Return the question that these claims answer."""
    best = representative(claims)
    if is_figure(claims):
        return _how_many(claims)
    who = _commonest([c.subject.name or c.subject.text for c in claims if c.subject]) or "anybody"
    whom = _commonest([c.object.name or c.object.text for c in claims if c.object])
    verb = best.predicate
    tail = f" {whom}" if whom and whom != who else ""
    match best.modality:
        case Modality.ASKED:
            return f"What did {who} ask for?"
        case Modality.CONDITIONAL | Modality.PROMISED if best.condition:
            return f"What will {who} do if {_bare(best.condition)}?"
        case Modality.PROMISED:
            return f"What did {who} promise?"
        case Modality.THREATENED:
            return f"What did {who} threaten?"
        case Modality.PLANNED:
            return f"Will {who} {verb}{tail}?"
        case Modality.ALLEGED:
            return f"Is it alleged that {who} did {verb}{tail}?"
        case _:
            pass
    if verb == "be":
        return f"What is said of {who}: {tail.strip() or best.text}?"
    if best.subject is None or not best.subject.name:
        return f"Is it so that {_lowered(best)}?"
    if best.standing:
        return f"Does {who} {verb}{tail}?"
    return f"Did {who} {verb}{tail}?"


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
    plural = {"person": "people"}.get(unit, unit)
    return f"How many {plural} {_DONE.get(kind or '', 'were counted')}{' ' + scope if scope else ''}?"


def _bare(condition: str) -> str:
    for mark in ("if ", "once ", "until ", "unless "):
        condition = condition.removeprefix(mark).removeprefix(mark.capitalize())
    return condition


def _commonest(texts: Sequence[str]) -> str | None:
    counts = Counter(texts)
    return min(counts, key=lambda t: (-counts[t], t)) if counts else None
