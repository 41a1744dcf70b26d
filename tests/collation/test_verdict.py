"""The table of verdicts, a row a test."""

from collections.abc import Sequence

import pytest

from stemma.collation.answers import answers_of
from stemma.collation.verdict import Case, verdict_of
from stemma.model import Claim, Modality, Origins, Polarity, Verdict
from tests.collation.build import PRINTED, claim, day, exactly, quantity


def verdict(claims: Sequence[Claim], origins: int = 2, garbled: frozenset[str] = frozenset()) -> Verdict:
    case = Case(
        answers=answers_of(claims),
        origins=Origins(known=origins, possible=origins),
        published=dict(PRINTED),
        garbled=garbled,
    )
    return verdict_of(case)[0]


def test_two_origins_that_tell_the_same_agree() -> None:
    assert verdict([claim("a"), claim("b")]) is Verdict.AGREED


def test_one_origin_is_single_however_many_articles_print_it() -> None:
    assert verdict([claim("a"), claim("b"), claim("c")], origins=1) is Verdict.SINGLE


def test_told_with_different_force_is_compatible() -> None:
    assert verdict([claim("a"), claim("b", modality=Modality.ALLEGED)]) is Verdict.COMPATIBLE


def test_affirmed_by_one_and_denied_by_another_is_disputed() -> None:
    claims = [claim("a", speaker="Norland"), claim("b", polarity=Polarity.DENIED, speaker="Vessia")]
    assert verdict(claims) is Verdict.DISPUTED


def test_two_days_for_one_event_are_unclear() -> None:
    assert (
        verdict([claim("a", time=day("2024-05-03")), claim("b", time=day("2024-05-04"))]) is Verdict.UNCLEAR
    )


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
