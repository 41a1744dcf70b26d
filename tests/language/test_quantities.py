"""Invented sentences; each states what is counted and how."""

import pytest

from stemma.language.quantities import find_quantities


def read(sentence: str) -> list[tuple[float | None, float | None, str, str | None]]:
    return [(q.low, q.high, q.unit, q.kind) for q in find_quantities(sentence)]


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("More than 1,200 soldiers marched.", 1200, None),
        ("At least 40 soldiers marched.", 40, None),
        ("Up to 20 soldiers marched.", None, 20),
        ("Fewer than 20 soldiers marched.", None, 20),
        ("About 500 soldiers marched.", 500, 500),
        ("Nearly 500 soldiers marched.", 450, 500),
        ("Some 10 to 15 soldiers marched.", 10, 15),
        ("Between 10 and 15 soldiers marched.", 10, 15),
        ("Two to three dozen soldiers marched.", 24, 36),
        ("Dozens of soldiers marched.", 12, None),
        ("Tens of thousands of soldiers marched.", 10000, None),
        ("Three hundred and twenty-five soldiers marched.", 325, 325),
        ("Half a dozen soldiers marched.", 6, 6),
        ("The 1.2 million soldiers marched.", 1.2e6, 1.2e6),
        ("Twelve or more soldiers marched.", 12, None),
        ("Twelve soldiers or more marched.", 12, None),
    ],
)
def test_bounds_of_a_number(sentence: str, low: float | None, high: float | None) -> None:
    assert read(sentence) == [(low, high, "soldier", None)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The raid killed 12 people and wounded five.",
            [(12, 12, "people", "killed"), (5, 5, "people", "injured")],
        ),
        (
            "Twelve people were killed and 30 injured.",
            [(12, 12, "people", "killed"), (30, 30, "people", "injured")],
        ),
        ("The death toll rose to at least 12 on Monday.", [(12, None, "people", "killed")]),
        ("The blast left two dead.", [(2, 2, "people", "killed")]),
        ("He was charged with the deaths of three women.", [(3, 3, "woman", "killed")]),
        ("Two brothers died.", [(2, 2, "brother", "killed")]),
        ("A man was killed.", [(1, 1, "man", "killed")]),
        ("A 26-year-old was shot dead.", [(1, 1, "people", "killed")]),
        ("No one was injured.", [(0, 0, "people", "injured")]),
        ("Up to 20 are missing.", [(None, 20, "people", "missing")]),
        ("Around 90,000 people have been displaced.", [(90000, 90000, "people", "displaced")]),
        ("Police detained at least 40 protesters.", [(40, None, "protester", "detained")]),
        ("Nearly 500 houses burned.", [(450, 500, "house", None)]),
        ("They put the number of dead at 23.", [(23, 23, "people", "killed")]),
        ("At least 9,000 people have left their homes.", [(9000, None, "people", "displaced")]),
    ],
)
def test_what_happened_to_the_counted(sentence: str, expected: list[object]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He paid $1.2 million.", (1.2e6, 1.2e6, "dollar", "$1.2 million")),
        ("They walked 20 km.", (20, 20, "kilometre", "20 km")),
        ("The price fell by 2.5 percent.", (2.5, 2.5, "percent", "2.5 percent")),
        ("The army controls a third of the valley.", (0.3333, 0.3333, "share", "a third")),
    ],
)
def test_money_measures_and_shares(sentence: str, expected: tuple[object, ...]) -> None:
    assert [(q.low, q.high, q.unit, q.text) for q in find_quantities(sentence)] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "She moved there in 2016.",
        "They met on March 12 at 7:45 p.m.",
        "Ada Brook, 26, of Westhaven spoke.",
        "The 12-year-old spoke.",
        "It stands in the 600 block of Oak Street.",
        "It stands at 1205 Oak Street.",
        "The convoy left on Route 9.",
        "The Foxes won 3-1.",
        "Call 555-0134.",
        "He fired a 9mm handgun.",
        "It was the third attack.",
        "The 2009 treaty holds.",
        "The nine-nation bloc met.",
        "They waited six weeks.",
    ],
)
def test_what_is_no_count(sentence: str) -> None:
    assert read(sentence) == []


def test_scope_and_offsets() -> None:
    text = "More than 1,200 civilians have been killed on both sides since the fighting began."
    (quantity,) = find_quantities(text, 100)
    assert (quantity.scope, quantity.text) == ("on both sides", "More than 1,200 civilians")
    assert text[quantity.start - 100 : quantity.end - 100] == quantity.text
