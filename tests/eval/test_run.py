"""The table of `make eval`: what is a fall, how floors move."""

from pathlib import Path

import pytest

from eval.figures import Figure
from eval.run import Row, lowered, main, raised, rows_of

SHARE = Figure(set="dev", keys=("all", "f1"))
COUNT = Figure(set="flood", keys=("facts_found",))
FLAWS = Figure(set="flood", keys=("garbled_false",), fewer=True)


def row(figure: Figure, value: float) -> Row:
    return Row(name=figure.name("t"), figure=figure, value=value)


def test_a_figure_is_found_in_the_score_of_its_set() -> None:
    alone = rows_of("pages", [SHARE], {"set": "pages.dev", "all": {"f1": 97.5}})
    several = rows_of("pages", [SHARE], {"sets": {"pages.dev": {"all": {"f1": 96.0}}, "together": {}}})
    assert [r.value for r in (*alone, *several)] == [97.5, 96.0]


def test_a_count_of_a_case_may_be_given_beside_its_whole() -> None:
    assert [r.value for r in rows_of("case", [COUNT], {"facts_found": [25, 26]})] == [25.0]


def test_less_than_its_floor_is_a_fall_and_of_flaws_it_is_more() -> None:
    falls = [row(SHARE, 80).falls_under(81), row(SHARE, 81).falls_under(81), row(SHARE, 80).falls_under(None)]
    assert falls == [True, False, False]
    assert [row(FLAWS, n).falls_under(1) for n in (0, 1, 2)] == [False, False, True]


def test_floors_are_raised_to_half_a_point_under_a_share_and_to_a_count() -> None:
    floors = {"t dev all f1": 90.0, "t flood garbled_false": 2.0}
    rows = [row(SHARE, 92.25), row(COUNT, 25), row(FLAWS, 1)]
    assert raised(floors, rows) == {
        "t dev all f1": 91.75,
        "t flood facts_found": 25,
        "t flood garbled_false": 1,
    }


def test_raising_lowers_nothing() -> None:
    floors = {"t dev all f1": 92.0, "t flood garbled_false": 0.0}
    assert raised(floors, [row(SHARE, 92.1), row(FLAWS, 3)]) == floors


def test_lowering_moves_what_was_missed_alone() -> None:
    floors = {"t dev all f1": 92.0, "t flood facts_found": 20.0, "other": 1.0}
    assert lowered(floors, [row(SHARE, 90.4), row(COUNT, 25)]) == {**floors, "t dev all f1": 90.4}


def test_a_missing_kit_is_told_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shared", str(tmp_path / "nowhere")]) == 2
    said = capsys.readouterr().err
    assert "no evaluation kit" in said
    assert "--shared" in said
