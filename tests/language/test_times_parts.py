"""The calendar, the lexemes and the grammar under the time resolver."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.language.times import find_times
from stemma.language.times.calendar import Period, civil, containing, day_number, easter, weekday
from stemma.language.times.lexeme import FILLER
from stemma.language.times.lexemes import lexemes
from stemma.language.times.patterns import grammar

EPOCH = date(1970, 1, 1)


@given(st.integers(min_value=-700_000, max_value=2_900_000))
def test_day_numbers_and_civil_days_are_inverse_and_agree_with_datetime(number: int) -> None:
    assert day_number(*civil(number)) == number
    if date.min <= EPOCH + timedelta(days=max(number, -719_162)) and number > -719_162:
        given_day = EPOCH + timedelta(days=number)
        assert civil(number) == (given_day.year, given_day.month, given_day.day)
        assert weekday(number) == given_day.isoweekday()
        year, week, _ = given_day.isocalendar()
        assert containing(number, "week").value == f"{year:04d}-W{week:02d}"


def test_easter_falls_where_the_church_keeps_it() -> None:
    assert [civil(easter(y)) for y in (1998, 2000, 2019, 2024)] == [
        (1998, 4, 12),
        (2000, 4, 23),
        (2019, 4, 21),
        (2024, 3, 31),
    ]


def test_years_before_christ_have_no_year_zero() -> None:
    assert [Period("year", y).value for y in (1, 0, -217)] == ["0001", "BC0001", "BC0218"]


def test_numbers_in_words_are_joined() -> None:
    text = "one hundred and twenty-six; 2 1/2; two and a half; a hundred; twenty-first; nineteen ninety-four"
    read = [
        i.classes.get("NUM", i.classes.get("ORDINAL", i.classes.get("YEAR")))
        for i in lexemes(text, grammar().words)
    ]
    assert [n for n in read if n is not None] == [126, 2.5, 2.5, 100, 21, 1994]


WORDS = sorted(grammar().words.forms) + sorted(grammar().words.phrases)
PIECES = st.one_of(st.sampled_from(WORDS), st.from_regex(r"[0-9]{1,12}(th|s|:30|/4|\.5)?", fullmatch=True))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12), st.sampled_from([" ", "-", ", ", ". "]))
def test_no_lexeme_with_a_class_is_unknown_to_the_grammar(pieces: list[str], glue: str) -> None:
    found = lexemes(glue.join(pieces), grammar().words)
    assert [i.text for i in found if i.classes and i.symbol == FILLER] == []


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=15), st.sampled_from([None, date(2020, 10, 31)]), st.booleans())
def test_any_row_of_words_is_read_in_order_without_overlap(
    pieces: list[str], anchor: date | None, narrative: bool
) -> None:
    text = " ".join(pieces)
    found = find_times(text, anchor, narrative=narrative)
    spans = [(t.start, t.end) for t in found]
    assert spans == sorted(spans)
    assert all(a < b <= len(text) for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert all(t.time is None or t.time.text == text[t.start : t.end] for t in found)
