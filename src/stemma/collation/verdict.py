"""The verdict over a collation's answers, their origins and their times: one table of rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stemma.collation.answers import Answer, is_figure
from stemma.language.concepts import concept
from stemma.model import Claim, Modality, Origins, Polarity, Quantity, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRules:
    """When two lower bounds are still called a dispute; see docs/concepts.md."""

    bound_factor: float = 2.0
    """Two lower bounds of one thing further apart than this are what readers call a dispute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a verdict is given on."""

    answers: tuple[Answer, ...]
    origins: Origins
    published: dict[str, date | None]
    garbled: frozenset[str]
    """Ids of claims whose quotation holds a garbled reading that changes their answer."""


def verdict_of(case: Case, rules: VerdictRules | None = None) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict and the reasons in words; the first rule that applies decides.

    1. A variant that stands on garbled readings alone is left out; if none is left: garbled.
    2. Figures: see `_figures`.
    3. One deed affirmed by some and denied by others: disputed.
    4. Different days told of one event: unclear.
    5. Different modality: compatible; else agreed.
    6. What would be agreed or compatible on one origin alone, known or possible, is single.
    """
    rules = rules or VerdictRules()
    sound = tuple(a for a in case.answers if any(c.id not in case.garbled for c in a.claims))
    if not sound:
        return Verdict.GARBLED, ("every reading of it is corrupt",)
    claims = [c for a in sound for c in a.claims]
    if is_figure(claims):
        verdict, why = _figures(sound, case, rules)
    else:
        verdict, why = _events(sound)
    if case.origins.possible <= 1 and verdict in (Verdict.AGREED, Verdict.COMPATIBLE):
        return Verdict.SINGLE, ("one origin alone tells it",)
    return verdict, why


def _events(answers: Sequence[Answer]) -> tuple[Verdict, tuple[str, ...]]:
    claims = [c for a in answers for c in a.claims]
    polarities = {c.polarity for c in claims}
    if len(polarities) > 1 and _contradict(claims):
        return Verdict.DISPUTED, ("affirmed by some and denied by others",)
    days = {c.time.start for c in claims if c.time and c.time.start and c.time.granularity.value == "day"}
    if len(days) > 1:
        return Verdict.UNCLEAR, (f"told of different days: {', '.join(sorted(days))}",)
    if len({_strength(c.modality) for c in claims}) > 1:
        return Verdict.COMPATIBLE, ("told with different force, which can all be true",)
    return Verdict.AGREED, ("all tell the same",)


def _contradict(claims: Sequence[Claim]) -> bool:
    """Say whether one affirms what another denies: the same deed, on another's word."""
    affirmed = [c for c in claims if c.polarity is Polarity.AFFIRMED]
    denied = [c for c in claims if c.polarity is Polarity.DENIED]
    return any(
        concept(a.predicate) == concept(d.predicate) and _voice(a) != _voice(d)
        for a in affirmed
        for d in denied
    )


def _voice(claim: Claim) -> str:
    if not claim.attribution:
        return claim.article_id
    return claim.attribution[0].speaker.name or claim.attribution[0].speaker.text


def _strength(modality: Modality) -> str:
    return "asserted" if modality is Modality.ASSERTED else "other"


def _figures(answers: Sequence[Answer], case: Case, rules: VerdictRules) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict on figures.

    Equal: agreed. Bounds that overlap: compatible, unless two lower bounds lie further apart than
    the factor: then a dispute where they count the same scope, unclear where they do not. Figures
    that exclude each other: updated where the later one is higher and printed later, else disputed.
    """
    rows = [(c.quantity, case.published.get(c.article_id)) for a in answers for c in a.claims if c.quantity]
    figures = sorted({(q.low, q.high) for q, _ in rows}, key=str)
    if len(figures) == 1:
        return Verdict.AGREED, ("the same figure everywhere",)
    scopes = {q.scope for q, _ in rows if q.scope and not q.scope.startswith(_TIME_SCOPES)}
    lows = [q.low for q, _ in rows if q.low]
    apart = bool(lows) and max(lows) > rules.bound_factor * min(lows)
    exclusive = any(_exclude(a, b) for a, _ in rows for b, _ in rows)
    if exclusive and _rises(rows):
        return Verdict.UPDATED, ("a later report gives a later, higher figure",)
    if (exclusive or apart) and len(scopes) > 1:
        return Verdict.UNCLEAR, (f"the figures count different things: {', '.join(sorted(scopes))}",)
    if exclusive:
        return Verdict.DISPUTED, ("the figures exclude each other",)
    if apart:
        return Verdict.DISPUTED, (f"lower bounds lie more than {rules.bound_factor:g} times apart",)
    return Verdict.COMPATIBLE, ("the bounds can all be true",)


_TIME_SCOPES = ("since", "so far", "until", "to date", "as of", "in the past", "over the")
"""How a scope in time begins: "since the fighting began" counts as far as any running total does."""


def _exclude(a: Quantity, b: Quantity) -> bool:
    low_a, low_b = a.low or 0, b.low or 0
    high_a, high_b = (q.high if q.high is not None else float("inf") for q in (a, b))
    return low_a > high_b or low_b > high_a


def _rises(rows: Sequence[tuple[Quantity, date | None]]) -> bool:
    """Say whether the figures grow with the day of print, every later day at least as high."""
    dated = sorted((d, q.low or q.high or 0) for q, d in rows if d is not None)
    if len(dated) < len(rows) or len({d for d, _ in dated}) < 2:
        return False
    days = sorted({d for d, _ in dated})
    tops = [max(v for d, v in dated if d == day) for day in days]
    bottoms = [min(v for d, v in dated if d == day) for day in days]
    return all(tops[i] <= bottoms[i + 1] for i in range(len(days) - 1))
