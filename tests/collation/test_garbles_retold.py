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


TOLL = "The landslide at Halden buried nine houses on Tuesday. {} people were killed, {} said."


def test_another_speakers_figure_is_an_answer_and_no_slip() -> None:
    brekke = TOLL.format("Exactly 12", "Interior Minister Ana Brekke")
    assert accused(brekke, brekke, TOLL.format("Exactly 40", "Health Minister Pia Marsh")) == []


def test_two_prints_of_one_report_do_not_accuse_an_independent_one() -> None:
    print_ = "The dam at Halden broke at noon. Mayor Ana Brekke said 35 bridges were closed on Tuesday."
    other = (
        "Roads lay under water all over the valley for hours. On Tuesday 75 bridges were closed in Halden."
    )
    assert accused(print_, print_, other) == []
