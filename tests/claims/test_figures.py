"""Figures whose unit stands before them, and who gives them; invented states and people."""

import pytest

from tests.claims.test_extract import claims_of

type Row = tuple[float | None, float | None, str, str | None, list[str]]


def last_figure(text: str) -> Row:
    claim = [c for c in claims_of(text) if c.quantity][-1]
    assert claim.quantity is not None
    q = claim.quantity
    return q.low, q.high, q.unit, q.kind, [a.speaker.text for a in claim.attribution]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Some 3,100 people live in shelters. The government puts their number at 2,400.",
            (2400, 2400, "people", None, ["government"]),
        ),
        (
            "The relief office gives its losses as 88.",
            (88, 88, "people", "killed", ["relief office"]),
        ),
        (
            "They had been promised 310 million marks. Brekke said her district had received 90 million.",
            (90_000_000, 90_000_000, "mark", None, ["Brekke"]),
        ),
        ("The assembly handed over seven of the 23 sailors.", (7, 7, "sailor", None, [])),
        ("The sailors went home. Seven of them were released on Friday.", (7, 7, "people", None, [])),
    ],
)
def test_a_bare_figure_takes_the_unit_told_before(text: str, row: Row) -> None:
    assert last_figure(text) == row


def test_a_bare_figure_without_anything_before_it_has_no_unit() -> None:
    assert [c.quantity for c in claims_of("The government puts their number at 2,400.")] == [None]


def test_another_figure_for_the_same_people_answers_the_first() -> None:
    first, second = claims_of(
        "Some 3,100 people live in shelters. The government puts their number at 2,400."
    )
    assert second.answers == first.id
