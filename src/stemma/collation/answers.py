"""Same answer? Typed comparison of the claims of one collation: figures, polarity, dates."""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.model import Claim, Polarity, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to a collation's question and the claims that give it."""

    value: str
    claims: tuple[Claim, ...]


def is_figure(claims: Sequence[Claim]) -> bool:
    """Say whether a collation asks for a figure: most of its claims count people, or what befell them."""
    counted = [c for c in claims if c.quantity is not None and (c.quantity.kind or _is_headcount(c))]
    return len(counted) * 2 > len(claims)


def _is_headcount(claim: Claim) -> bool:
    return (
        claim.quantity is not None and claim.quantity.unit == "people" and claim.polarity is Polarity.AFFIRMED
    )


def answers_of(claims: Sequence[Claim]) -> tuple[Answer, ...]:
    """Return the distinct answers, the most widely told first.

    Figures are compared by bounds, unit and scope; all else by polarity and, among claims of an
    event, by the day that is told.
    """
    rows: dict[tuple[str, ...], list[Claim]] = {}
    figures = is_figure(claims)
    for claim in claims:
        rows.setdefault(_key(claim, figures=figures), []).append(claim)
    ordered = sorted(rows.items(), key=lambda r: (-len({c.article_id for c in r[1]}), r[0]))
    return tuple(Answer(value=_wording(key, found), claims=tuple(found)) for key, found in ordered)


def _key(claim: Claim, *, figures: bool) -> tuple[str, ...]:
    if figures:
        q = claim.quantity
        if q is None:
            return ("unstated",)
        return ("figure", bounds(q))
    day = (
        claim.time.start if claim.time and claim.time.start and claim.time.granularity.value == "day" else ""
    )
    return ("denied" if claim.polarity is Polarity.DENIED else "affirmed", day or "")


def bounds(quantity: Quantity) -> str:
    """Return a quantity's bounds in words: "1200", "1200 or more", "up to 15", "10-15"."""
    low, high = (
        f"{v:g}" if v is not None and abs(v) < 1e6 else str(v) for v in (quantity.low, quantity.high)
    )
    if quantity.low is not None and quantity.low == quantity.high:
        return low
    if quantity.high is None:
        return f"{low} or more"
    if quantity.low is None:
        return f"up to {high}"
    return f"{low}-{high}"


def _wording(key: tuple[str, ...], claims: Sequence[Claim]) -> str:
    if key[0] == "figure":
        texts = sorted({c.quantity.text for c in claims if c.quantity})
        return texts[0]
    return representative(claims).text


def representative(claims: Sequence[Claim]) -> Claim:
    """Return the claim that words a group best: prose before headings, then the middle length."""
    prose = [c for c in claims if not c.heading] or list(claims)
    ordered = sorted(prose, key=lambda c: (len(c.text), c.id))
    return ordered[len(ordered) // 2]
