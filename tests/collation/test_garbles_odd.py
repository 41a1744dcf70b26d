"""One version against all others: what counts as a slip, and what does not."""

import pytest

from tests.collation.telling import TOLD, accused


@pytest.mark.parametrize(
    ("true", "slip"),
    [
        ("Vessia", "Vistula"),
        ("35", "53"),
        ("Tuesday", "Thursday"),
        ("end of May", "end of July"),
        ("before", "after"),
        ("two barges", "ten barges"),
        ("Ana Brekke", "Ana Brokke"),
    ],
)
def test_a_reading_that_stands_alone_is_a_slip(true: str, slip: str) -> None:
    found = accused(TOLD, TOLD.replace(true, slip), TOLD)
    assert len(found) == 1
    article, words, better = found[0]
    assert article == "a1"
    assert any(w in words for w in slip.split())
    assert better is not None
    assert set(better.split()) & set(true.split())


def test_the_source_may_be_the_odd_one() -> None:
    assert accused(TOLD.replace("35", "350"), TOLD, TOLD, days=(7, 8, 8)) == [("a0", "350", "35")]


def test_a_denial_that_is_lost_is_given_back() -> None:
    found = accused(TOLD, TOLD, TOLD.replace("would not open", "would open"))
    assert [(a, b) for a, _, b in found] == [("a2", "would not open")]


def test_exchanged_parties_are_put_right() -> None:
    swapped = TOLD.replace("Olaf Sund", "X").replace("Pia Marsh", "Olaf Sund").replace("X", "Pia Marsh")
    found = accused(TOLD, swapped, TOLD)
    assert {a for a, _, _ in found} == {"a1"}
    assert any(b is not None and b.startswith("Olaf Sund") for _, _, b in found)


def test_nobody_is_accused_where_versions_are_even() -> None:
    other = TOLD.replace("35", "350")
    assert accused(TOLD, other, TOLD, other) == []


def test_equal_articles_accuse_nobody() -> None:
    assert accused(TOLD, TOLD, TOLD) == []


def test_a_later_count_of_the_dead_is_news_and_no_slip() -> None:
    early = "At least 12 people were killed when the ferry Alma sank off Halden, the coast guard said."
    assert accused(early, early, early.replace("12", "14"), days=(7, 8, 9)) == []


def test_other_words_for_the_same_are_no_slip() -> None:
    loose = TOLD.replace("inspected", "examined").replace("Mayor Ana Brekke", "Mayor Brekke")
    assert accused(TOLD, loose, TOLD) == []
