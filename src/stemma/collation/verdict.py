"""The verdict over a collation's answers, their origins and their times: one table of rules.

`RULES` is the table of docs/concepts.md, row by row; a test holds the two together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rules ask of a case; of the claims that are not garbled alone."""

    sound: bool
    is_figure: bool
    figures: int
    """How many different figures there are."""
    exclusive: bool
    apart: bool
    """Lower bounds lie further apart than `VerdictRules.bound_factor`."""
    rising: bool
    raised: bool
    """The figures rise from day to day, and one speaker gives an earlier and a later one."""
    succeeding: bool
    """Every figure is dated, and every day of publication has one figure."""
    scopes: tuple[str, ...]
    voices: int
    """Different speakers; an article is the voice of what it says in its own words."""
    is_attributed: bool
    """Every claim has a speaker."""
    contradicted: bool
    self_contradicted: bool
    days: tuple[str, ...]
    strengths: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row: when it applies, in the table's words, the verdict, and how the report words it."""

    when: str
    verdict: Verdict
    said: str
    applies: Callable[[Facts], bool]
    detail: Callable[[Facts], tuple[str, ...]] = lambda _: ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The rows of RULES (from 1) that decided, and what they gave; the last of the rows has the last word."""

    rows: tuple[int, ...]
    verdict: Verdict
    because: tuple[str, ...]


_FACTOR = VerdictRules().bound_factor
_FAR = f"lower bounds lie more than {_FACTOR:g} times apart"

RULES: tuple[Rule, ...] = (
    Rule(
        when="no sound variant is left",
        verdict=Verdict.GARBLED,
        said="every reading of it is corrupt",
        applies=lambda f: not f.sound,
    ),
    Rule(
        when="one and the same figure",
        verdict=Verdict.AGREED,
        said="the same figure everywhere",
        applies=lambda f: f.is_figure and f.figures == 1,
    ),
    Rule(
        when="figures exclude each other, and rise (of the missing or displaced: fall) from one day of "
        "publication to the next",
        verdict=Verdict.UPDATED,
        said="a later report gives a later figure",
        applies=lambda f: f.is_figure and f.exclusive and f.rising,
    ),
    Rule(
        when="figures exclude each other, one speaker gives them all, each on a day of its own",
        verdict=Verdict.UPDATED,
        said="the same speaker gives another figure later",
        applies=lambda f: f.is_figure and f.exclusive and f.voices == 1 and f.is_attributed and f.succeeding,
    ),
    Rule(
        when="figures differ and rise from one day of publication to the next, and one speaker gives an "
        "earlier and a later one",
        verdict=Verdict.UPDATED,
        said="a speaker gives a higher figure later",
        applies=lambda f: f.is_figure and f.figures > 1 and f.raised,
    ),
    Rule(
        when=f"figures exclude each other, or {_FAR}, and one voice gives them all",
        verdict=Verdict.UNCLEAR,
        said="one voice gives different figures",
        applies=lambda f: f.is_figure and (f.exclusive or f.apart) and f.voices == 1,
    ),
    Rule(
        when=f"figures exclude each other, or {_FAR}, and they count different scopes",
        verdict=Verdict.UNCLEAR,
        said="the figures count different things",
        applies=lambda f: f.is_figure and (f.exclusive or f.apart) and len(f.scopes) > 1,
        detail=lambda f: f.scopes,
    ),
    Rule(
        when="figures exclude each other",
        verdict=Verdict.DISPUTED,
        said="the figures exclude each other",
        applies=lambda f: f.is_figure and f.exclusive,
    ),
    Rule(
        when=_FAR,
        verdict=Verdict.DISPUTED,
        said=_FAR,
        applies=lambda f: f.is_figure and f.apart,
    ),
    Rule(
        when="figures that do none of this",
        verdict=Verdict.COMPATIBLE,
        said="the bounds can all be true",
        applies=lambda f: f.is_figure,
    ),
    Rule(
        when="one deed affirmed by one voice and denied by another",
        verdict=Verdict.DISPUTED,
        said="affirmed by some and denied by others",
        applies=lambda f: f.contradicted,
    ),
    Rule(
        when="one deed affirmed and denied by one voice alone",
        verdict=Verdict.UNCLEAR,
        said="one voice both affirms and denies it",
        applies=lambda f: f.self_contradicted,
    ),
    Rule(
        when="told of different days",
        verdict=Verdict.UNCLEAR,
        said="told of different days",
        applies=lambda f: len(f.days) > 1,
        detail=lambda f: f.days,
    ),
    Rule(
        when="told as fact by some, and as planned, promised, alleged ... by others",
        verdict=Verdict.COMPATIBLE,
        said="told with different force, which can all be true",
        applies=lambda f: f.strengths > 1,
    ),
    Rule(
        when="everything else",
        verdict=Verdict.AGREED,
        said="all tell the same",
        applies=lambda _: True,
    ),
)
"""The rows from the first to the last but one; the first that applies decides."""

SINGLE = Rule(
    when="agreed or compatible by a row above, and there is at most one possible origin",
    verdict=Verdict.SINGLE,
    said="one origin alone tells it",
    applies=lambda _: True,
)
"""The last row, which is laid over the others."""

_SOFT = (Verdict.AGREED, Verdict.COMPATIBLE)
_TIME_SCOPES = ("since", "so far", "until", "to date", "as of", "in the past", "over the")
"""How a scope in time begins: "since the fighting began" counts as far as any running total does."""


def verdict_of(case: Case, rules: VerdictRules | None = None) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict and the reasons in words; the first row of RULES that applies decides.

    What would be agreed or compatible on one origin alone, known or possible, is single.
    """
    ruling = ruling_of(case, rules)
    return ruling.verdict, ruling.because


def ruling_of(case: Case, rules: VerdictRules | None = None) -> Ruling:
    """Return the verdict with the rows of the table that gave it."""
    facts = facts_of(case, rules or VerdictRules())
    row, rule = next((n, r) for n, r in enumerate(RULES, 1) if r.applies(facts))
    if case.origins.possible <= 1 and rule.verdict in _SOFT:
        return Ruling(rows=(row, len(RULES) + 1), verdict=SINGLE.verdict, because=(SINGLE.said,))
    detail = ", ".join(rule.detail(facts))
    return Ruling(
        rows=(row,), verdict=rule.verdict, because=(f"{rule.said}: {detail}" if detail else rule.said,)
    )


def facts_of(case: Case, rules: VerdictRules) -> Facts:
    """Return what the rules ask of a case."""
    sound = tuple(a for a in case.answers if any(c.id not in case.garbled for c in a.claims))
    claims = [c for a in sound for c in a.claims]
    rows = [(c.quantity, case.published.get(c.article_id)) for c in claims if c.quantity]
    figures = [q for q, _ in rows]
    lows = [q.low for q in figures if q.low]
    days = {c.time.start for c in claims if c.time and c.time.start and c.time.granularity.value == "day"}
    return Facts(
        sound=bool(sound),
        is_figure=bool(claims) and is_figure(claims),
        figures=len({(q.low, q.high) for q in figures}),
        exclusive=_exclude(figures),
        apart=bool(lows) and max(lows) > rules.bound_factor * min(lows),
        rising=_rises(rows) or ({q.kind for q in figures if q.kind} <= _PASSING and _falls(rows)),
        raised=_rises(rows) and _raised_by_one(claims, case.published),
        succeeding=_succeeds(rows),
        scopes=tuple(sorted({q.scope for q in figures if q.scope and not q.scope.startswith(_TIME_SCOPES)})),
        voices=len({voice(c) for c in claims}),
        is_attributed=all(c.attribution for c in claims),
        contradicted=_contradicted(claims, by_another=True),
        self_contradicted=_contradicted(claims, by_another=False),
        days=tuple(sorted(days)),
        strengths=len({c.modality is Modality.ASSERTED for c in claims}),
    )


def voice(claim: Claim) -> str:
    """Return who says it: the innermost speaker, else the article."""
    if not claim.attribution:
        return claim.article_id
    return claim.attribution[0].speaker.name or claim.attribution[0].speaker.text


def _contradicted(claims: Sequence[Claim], *, by_another: bool) -> bool:
    """Say whether one deed is affirmed and denied: by two voices, or by one and the same."""
    voices: dict[str, tuple[set[str], set[str]]] = {}
    for claim in claims:
        told = voices.setdefault(concept(claim.predicate), (set(), set()))
        told[claim.polarity is Polarity.DENIED].add(voice(claim))
    both = [(yes, no) for yes, no in voices.values() if yes and no]
    if by_another:
        return any(len(yes | no) > 1 for yes, no in both)
    return bool(both)


def _exclude(figures: Sequence[Quantity]) -> bool:
    """Say whether the least that one figure allows is above the most that another allows."""
    lows = [q.low or 0 for q in figures]
    highs = [q.high if q.high is not None else float("inf") for q in figures]
    return bool(figures) and max(lows) > min(highs)


def _by_day(rows: Sequence[tuple[Quantity, date | None]]) -> list[list[float]]:
    """Return the figures of each day of publication, oldest first; nothing where one has no day."""
    days: dict[date, list[float]] = {}
    dated = {(q.low, q.high) for q, printed in rows if printed is not None}
    for quantity, printed in rows:
        if printed is None and (quantity.low, quantity.high) in dated:
            continue  # an undated copy of what is dated says nothing of the order
        if printed is None:
            return []
        days.setdefault(printed, []).append(quantity.low or quantity.high or 0)
    return [days[d] for d in sorted(days)]


def _rises(rows: Sequence[tuple[Quantity, date | None]]) -> bool:
    """Say whether the figures grow with the day of print, every later day at least as high."""
    days = _by_day(rows)
    return len(days) > 1 and all(max(a) <= min(b) for a, b in pairwise(days))


def _falls(rows: Sequence[tuple[Quantity, date | None]]) -> bool:
    """Say whether the figures shrink with the day of print, every later day at most as high."""
    days = _by_day(rows)
    return len(days) > 1 and all(min(a) >= max(b) for a, b in pairwise(days))


_PASSING = frozenset(["missing", "displaced"])
"""Fates that end: of the missing some are found, the displaced go home."""


def _raised_by_one(claims: Sequence[Claim], published: Mapping[str, date | None]) -> bool:
    """Say whether one speaker gives a higher figure on a later day of print."""
    told: dict[str, set[tuple[date, float]]] = {}
    for claim in claims:
        printed, figure = published.get(claim.article_id), claim.quantity
        if claim.attribution and printed and figure:
            told.setdefault(voice(claim), set()).add((printed, figure.low or figure.high or 0.0))
    return any(a < b and x < y for pairs in told.values() for a, x in pairs for b, y in pairs)


def _succeeds(rows: Sequence[tuple[Quantity, date | None]]) -> bool:
    days = _by_day(rows)
    return len(days) > 1 and all(len(set(day)) == 1 for day in days)
