"""Whole names in the place of others; romanisations and house spellings accuse nobody."""

import pytest

from stemma.collation.garbles.romanised import is_same_romanised
from tests.collation.telling import TOLD, accused


def test_a_name_that_is_another_between_the_same_words_is_found() -> None:
    told = f"{TOLD} The port was built by the grandfather of Olaf Sund and later sold to the town."
    one = told.replace("later sold to the town", "soon sold to the town council")
    odd = told.replace("grandfather of Olaf Sund", "grandfather of Margin")
    assert [(a, b) for a, _, b in accused(told, odd, one)] == [("a1", "Olaf Sund")]


@pytest.mark.parametrize(("a", "b"), [("Hasakah", "Hasakeh"), ("Sheikhoun", "Shaykhun"), ("Qaida", "Qaeda")])
def test_romanisations_of_one_name_are_no_slips(a: str, b: str) -> None:
    assert is_same_romanised(a, b)
    told = (
        "Shells fell on the town of {0} on Tuesday, the governor of {0} said. Nobody in {0} was hurt by them."
    )
    assert accused(told.format(b), told.format(b), told.format(a)) == []


def test_a_letter_doubled_by_habit_is_a_house_spelling_and_once_a_slip() -> None:
    told = (
        "Shells fell on the town of {0} on Tuesday, the governor of {1} said. Nobody in {1} was hurt by them."
    )
    usual = told.format("Takka", "Takka")
    assert accused(usual, usual, told.format("Taka", "Taka")) == []
    assert is_same_romanised("Taka", "Takka", doubled=False) and not is_same_romanised("Taka", "Takka")


def test_children_that_agree_are_not_accused_by_a_corrupt_parent() -> None:
    wrong = TOLD.replace("35 warehouses", "53 warehouses")
    right = TOLD.replace("inspected", "looked at")
    found = accused(wrong, TOLD, right, days=(7, 8, 8))
    assert [a for a, _, _ in found if a != "a0"] == []
