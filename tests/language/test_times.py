"""Time expressions are found, typed and resolved."""

from datetime import date

import pytest

from stemma.language.times import bounded, find_times, year_candidates
from stemma.model import Granularity, Time, TimeExpression, TimeType

ANCHOR = date(2020, 10, 31)  # a Saturday

type Row = tuple[str, str, str | None]


def rows(text: str, anchor: date | None = ANCHOR, *, narrative: bool | None = None) -> list[Row]:
    found = find_times(text, anchor, narrative=narrative)
    return [(text[t.start : t.end], t.type.value, t.value) for t in found]


def test_an_expression_carries_offsets_value_interval_and_relation() -> None:
    text = "The road has been shut since September 27 this year."
    assert find_times(text, ANCHOR) == (
        TimeExpression(
            start=29,
            end=51,
            type=TimeType.DATE,
            value="2020-09-27",
            time=Time(
                start="2020-09-27",
                end="2020-09-27",
                granularity=Granularity.DAY,
                text="September 27 this year",
            ),
            relation="since",
        ),
    )


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The minister spoke on Friday.", ("Friday", "DATE", "2020-10-30")),
        ("The council will meet on Monday.", ("Monday", "DATE", "2020-11-02")),
        ("The vote had been due on Monday.", ("Monday", "DATE", "2020-10-26")),
        ("Talks are to resume Tuesday.", ("Tuesday", "DATE", "2020-11-03")),
        ("It ended on the 31st.", ("the 31st", "DATE", "2020-10-31")),
        ("It ended on the 30th.", ("the 30th", "DATE", "2020-10-30")),
        ("It fell on December 15.", ("December 15", "DATE", "2020-12-15")),
        ("They met in March.", ("March", "DATE", "2020-03")),
        ("They met last May.", ("last May", "DATE", "2020-05")),
        ("They met last week.", ("last week", "DATE", "2020-W43")),
        ("They met early next year.", ("early next year", "DATE", "2021")),
        ("They met over the weekend.", ("the weekend", "DATE", "2020-W44-WE")),
        ("They met this spring.", ("this spring", "DATE", "2020-SP")),
        ("They met three days ago.", ("three days ago", "DATE", "2020-10-28")),
        ("They met the day before yesterday.", ("the day before yesterday", "DATE", "2020-10-29")),
        ("It rose in the second quarter.", ("the second quarter", "DATE", "2020-Q2")),
        ("It rose in Q3 2019.", ("Q3 2019", "DATE", "2019-Q3")),
        ("It rose in fiscal 2019.", ("fiscal 2019", "DATE", "2019")),
        ("It rose in the second half of 2018.", ("the second half of 2018", "DATE", "2018-H2")),
        ("It began in the mid-1990s.", ("the mid-1990s", "DATE", "199")),
        ("It began in the late '80s.", ("the late '80s", "DATE", "198")),
        ("It began in the nineteenth century.", ("the nineteenth century", "DATE", "18")),
        ("It began in nineteen ninety-four.", ("nineteen ninety-four", "DATE", "1994")),
        ("It began in 218 BC.", ("218 BC", "DATE", "BC0218")),
        ("It began last Thanksgiving.", ("last Thanksgiving", "DATE", "2019-11-28")),
        ("It began at Easter 2019.", ("Easter 2019", "DATE", "2019-04-21")),
        ("It is now calm.", ("now", "DATE", "PRESENT_REF")),
        ("It was recently calm.", ("recently", "DATE", "PAST_REF")),
        ("Nobody knows the future.", ("the future", "DATE", "FUTURE_REF")),
    ],
)
def test_a_date_in_a_report_counts_from_its_day(text: str, row: Row) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Shells fell on Friday night.", ("Friday night", "TIME", "2020-10-30TNI")),
        ("Shells fell this morning.", ("this morning", "TIME", "2020-10-31TMO")),
        ("Shells fell at 5 p.m. EST Nov. 9.", ("5 p.m. EST Nov. 9", "TIME", "2020-11-09T17:00")),
        ("Shells fell at 1400 GMT Tuesday.", ("1400 GMT Tuesday", "TIME", "2020-10-27T14:00")),
        ("Shells fell at noon yesterday.", ("noon yesterday", "TIME", "2020-10-30T12:00")),
        ("Shells fell for six weeks.", ("six weeks", "DURATION", "P6W")),
        ("Shells fell for nearly forty years.", ("nearly forty years", "DURATION", "P40Y")),
        ("Shells fell for two and a half hours.", ("two and a half hours", "DURATION", "PT2H30M")),
        ("Shells fell for the past two months.", ("the past two months", "DURATION", "P2M")),
        ("Shells fell on a 10-hour march.", ("10-hour", "DURATION", "PT10H")),
        ("Shells fell for several days.", ("several days", "DURATION", "PXD")),
        ("Shells fell every Monday.", ("every Monday", "SET", "XXXX-WXX-1")),
        ("Shells fell twice a week.", ("a week", "SET", "P1W")),
        ("Shells fell daily.", ("daily", "SET", "P1D")),
    ],
)
def test_clock_times_durations_and_sets_have_their_timex3_values(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_ranges_are_two_expressions_that_share_month_or_year() -> None:
    assert rows("From 6 to 12 September 2016 and in 1914-18.") == [
        ("6", "DATE", "2016-09-06"),
        ("12 September 2016", "DATE", "2016-09-12"),
        ("1914", "DATE", "1914"),
        ("18", "DATE", "1918"),
    ]


def test_a_history_counts_from_the_time_last_told_of() -> None:
    text = "They landed on September 1, 1939. The next day they left; in December they came, in January too."
    assert rows(text, narrative=True) == [
        ("September 1, 1939", "DATE", "1939-09-01"),
        ("The next day", "DATE", "1939-09-02"),
        ("December", "DATE", "1939-12"),
        ("January", "DATE", "1940-01"),
    ]


def test_a_look_back_in_a_history_does_not_keep_its_year() -> None:
    text = "On 28 March 1918 they met. The body had been made on 5 November 1917. It began on 15 July."
    assert rows(text, narrative=True)[-1] == ("15 July", "DATE", "1918-07-15")


def test_a_reference_can_be_carried_into_a_sentence() -> None:
    found = find_times("The following day they left.", ANCHOR, reference=date(2020, 9, 27))
    assert [t.value for t in found] == ["2020-09-28"]


def test_without_an_anchor_a_day_stays_partial() -> None:
    text = "On Saturday, October 31st, talks began; they ended on Monday."
    assert rows(text, None) == [
        ("Saturday, October 31st", "DATE", "XXXX-10-31"),
        ("Monday", "DATE", "XXXX-WXX-1"),
    ]


def test_a_known_period_is_read_only_where_asked_for() -> None:
    text = "Nothing like it was seen since the end of World War I."
    assert [t.value for t in find_times(text, ANCHOR)] == ["1918-11-11"]
    assert find_times(text, ANCHOR, named_periods=False) == ()


def test_words_that_only_look_like_times_are_left_alone() -> None:
    text = "You may march; the second sun sat. The six-year-old ate three-quarters of it. He paid $1999."
    assert rows(text) == []


def test_a_preposition_opens_or_closes_the_interval() -> None:
    spans = [bounded(t) for t in find_times("since May 2019, until June 2019, before 2018, in 2017", ANCHOR)]
    assert [s and (s.start, s.end) for s in spans] == [
        ("2019-05-01", None),
        (None, "2019-06-30"),
        (None, "2018-01-01"),
        ("2017-01-01", "2017-12-31"),
    ]


def test_early_mid_and_late_narrow_the_interval() -> None:
    found = find_times("In early May and in late 2019", ANCHOR)
    assert [t.time and (t.time.start, t.time.end) for t in found] == [
        ("2020-05-01", "2020-05-10"),
        ("2019-09-02", "2019-12-31"),
    ]


def test_weekday_and_day_limit_the_year() -> None:
    assert year_candidates(6, 10, 31, 2024, 1995) == (1998, 2009, 2015, 2020)
    assert year_candidates(4, 2, 29, 2024, 2000) == (2024,)


@pytest.mark.parametrize(
    ("text", "day_told"),
    [
        ("It has threatened to block the road from Monday.", "2025-09-01"),
        ("The committee would block the road from Monday.", "2025-09-01"),
        ("The road was blocked from Monday.", "2025-08-25"),
        ("The list came on July 30. The ministry has paid out since the 12th.", "2025-08-12"),
        ("The list came on August 20. The ministry had paid out on the 12th.", "2025-08-12"),
    ],
)
def test_a_day_is_looked_for_where_the_text_goes(text: str, day_told: str) -> None:
    assert find_times(text, date(2025, 8, 29))[-1].value == day_told
