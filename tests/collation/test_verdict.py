"""The table of verdicts, a row a test."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from stemma.collation.answers import answers_of
from stemma.collation.verdict import RULES, SINGLE, Case, Ruling, ruling_of
from stemma.model import Claim, Modality, Origins, Polarity, Quantity, Verdict
from tests.collation.build import PRINTED, claim, day, exactly, quantity

CONCEPTS = Path(__file__).parents[2] / "docs" / "concepts.md"


def ruling(claims: Sequence[Claim], origins: int = 2, garbled: frozenset[str] = frozenset()) -> Ruling:
    case = Case(
        answers=answers_of(claims),
        origins=Origins(known=origins, possible=origins),
        published=dict(PRINTED),
        garbled=garbled,
    )
    return ruling_of(case)


def verdict(claims: Sequence[Claim], origins: int = 2, garbled: frozenset[str] = frozenset()) -> Verdict:
    return ruling(claims, origins, garbled).verdict


def test_the_table_of_verdicts_is_that_of_the_code() -> None:
    section = CONCEPTS.read_text(encoding="utf-8").split("\n## Verdicts\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line[:3].strip("| ").isdecimal()]
    told = [f"| {n} | {r.when} | {r.verdict.value} | {r.said} |" for n, r in enumerate([*RULES, SINGLE], 1)]
    assert rows == told


AT_BOTH_SIDES, OF_CIVILIANS = quantity(1200, scope="on both sides"), quantity(5000, scope="civilians")
DENIED = Polarity.DENIED


def told(article: str, figure: Quantity, speaker: str | None = None) -> Claim:
    return claim(article, f"{figure.low:g} were killed", quantity=figure, speaker=speaker)


@pytest.mark.parametrize(
    ("row", "claims"),
    [
        (2, [told("a", exactly(12)), told("b", exactly(12))]),
        (3, [told("a", exactly(19), "Vessia"), told("b", exactly(34), "Norland")]),
        (4, [told("a", exactly(34), "Vessia"), told("b", exactly(19), "Vessia")]),
        (3, [told("a", quantity(60, 60, kind="missing")), told("b", quantity(37, 37, kind="missing"))]),
        (5, [told("a", quantity(6000), "Vessia"), told("b", quantity(9500), "Vessia")]),
        (6, [told("a", exactly(34)), told("a", exactly(19))]),
        (6, [told("a", quantity(1200), "Vessia"), told("a", quantity(5000), "Vessia")]),
        (7, [told("a", AT_BOTH_SIDES), told("b", OF_CIVILIANS)]),
        (8, [told("a", exactly(34)), told("b", exactly(19))]),
        (9, [told("a", quantity(1200)), told("b", quantity(5000))]),
        (10, [told("a", quantity(1000)), told("b", quantity(1200))]),
        (11, [claim("a", speaker="Norland"), claim("b", polarity=DENIED, speaker="Vessia")]),
        (12, [claim("a"), claim("a", "it did not break", polarity=DENIED)]),
        (13, [claim("a", time=day("2024-05-03")), claim("b", time=day("2024-05-04"))]),
        (14, [claim("a"), claim("b", modality=Modality.ALLEGED)]),
        (15, [claim("a"), claim("b")]),
    ],
)
def test_each_row_decides_its_case(row: int, claims: Sequence[Claim]) -> None:
    decided = ruling(claims)
    assert (decided.rows, decided.verdict) == ((row,), RULES[row - 1].verdict)
    assert decided.because[0].startswith(RULES[row - 1].said)


def test_the_first_and_the_last_row_decide_their_cases() -> None:
    only = claim("a")
    assert ruling([only], garbled=frozenset([only.id])).rows == (1,)
    assert ruling([only], origins=1) == Ruling(
        rows=(15, len(RULES) + 1), verdict=Verdict.SINGLE, because=("one origin alone tells it",)
    )


def test_two_origins_that_tell_the_same_agree() -> None:
    assert verdict([claim("a"), claim("b")]) is Verdict.AGREED


def test_one_origin_is_single_however_many_articles_print_it() -> None:
    assert verdict([claim("a"), claim("b"), claim("c")], origins=1) is Verdict.SINGLE


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ((exactly(12), exactly(12)), Verdict.AGREED),
        ((quantity(1000), quantity(1200)), Verdict.COMPATIBLE),
        ((quantity(1200), quantity(5000)), Verdict.DISPUTED),
        ((exactly(19), exactly(34)), Verdict.UPDATED),
        ((exactly(34), exactly(19)), Verdict.DISPUTED),
        ((quantity(1200, scope="on both sides"), quantity(5000, scope="civilians")), Verdict.UNCLEAR),
    ],
)
def test_figures_are_compared_by_bounds_scope_and_day(figures: tuple[object, ...], expected: Verdict) -> None:
    first, second = figures
    claims = [claim("a", quantity=first), claim("b", quantity=second)]  # type: ignore[arg-type] # parametrize erases
    assert verdict(claims) is expected


def test_a_corrupt_reading_alone_gives_no_dispute() -> None:
    sound, corrupt = claim("a", quantity=exactly(37)), claim("b", quantity=exactly(73))
    assert verdict([sound, corrupt], garbled=frozenset([corrupt.id])) is Verdict.AGREED


def test_nothing_but_corrupt_readings_is_garbled() -> None:
    only = claim("a")
    assert verdict([only], garbled=frozenset([only.id])) is Verdict.GARBLED
