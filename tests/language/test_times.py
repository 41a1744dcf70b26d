"""Time expressions are found, typed and resolved."""

from datetime import date

from stemma.language.times import find_times, year_candidates

ANCHOR = date(2020, 10, 31)  # a Saturday


def values(text: str, anchor: date | None = ANCHOR) -> list[tuple[str, str, str | None]]:
    return [(text[t.start : t.end], t.type.value, t.value) for t in find_times(text, anchor)]


def test_a_weekday_in_a_report_is_the_last_one() -> None:
    assert values("The minister spoke on Friday.") == [("Friday", "DATE", "2020-10-30")]


def test_a_weekday_after_will_is_the_next_one() -> None:
    assert values("The council will meet on Monday.") == [("Monday", "DATE", "2020-11-02")]


def test_a_day_without_a_year_stays_partial_where_no_anchor_is_known() -> None:
    assert values("Fighting began on October 31.", None) == [("October 31", "DATE", "XXXX-10-31")]


def test_the_next_day_counts_from_the_day_last_told_of() -> None:
    text = "They signed on September 1, 1939, and left the next day."
    assert values(text, None) == [
        ("September 1, 1939", "DATE", "1939-09-01"),
        ("the next day", "DATE", "1939-09-02"),
    ]


def test_weekday_and_day_limit_the_year() -> None:
    assert year_candidates(6, 10, 31, 2024, 1995) == (1998, 2009, 2015, 2020)
