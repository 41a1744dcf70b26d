"""Retellings whose words differ are compared by the facts in them."""

from tests.collation.telling import accused

ONE = "The commission says that about 120,000 ballots in the province of Ribesal were never counted."
TWO = "About 120,000 ballots from the province of Ribesal were left out of the count, the commission says."
ODD = "The commission now says some 150,000 ballots from Ribesal province were never part of the count."


def test_a_figure_that_no_retelling_has_is_a_slip() -> None:
    assert accused(ONE, ODD, TWO) == [("a1", "150,000", "120,000")]


def test_a_rounded_figure_is_none() -> None:
    exact = ODD.replace("150,000", "119,640")
    assert accused(ONE, exact, TWO) == []


def test_a_figure_of_something_else_is_none() -> None:
    other = ODD.replace("150,000 ballots", "120,000 ballots and 40 boxes")
    assert accused(ONE, other, TWO) == []
