"""Clauses turned into questions; invented states and people."""

import pytest

from tests.claims.test_extract import claims_of


def questions(text: str) -> list[str]:
    found = (c.asked for c in claims_of(text))
    return [f"{a.auxiliary} {a.topic} {a.rest}?" for a in found if a is not None]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The captain has been held since Friday.", "Has the captain been held since Friday?"),
        ("The Halden Star sank near Brill on Monday.", "Did the Halden Star sink near Brill on Monday?"),
        ("Norland did not shell the village.", "Did Norland shell the village?"),
        ("No ship was near the port.", "Was any ship near the port?"),
        ("Norland is ready to talk.", "Is Norland ready to talk?"),
        ("The ministry said it would pay by June.", "Would it pay by June?"),
        ("Norland accused Vessia of shelling a village.", "Did Vessia shell a village?"),
        ("Norland blamed Vessia for the strike on the port.", "Did Vessia carry out the strike on the port?"),
    ],
)
def test_a_clause_is_turned_into_its_question(text: str, question: str) -> None:
    assert questions(text) == [question]


def test_a_participle_asks_what_was_done() -> None:
    text = "The truce, signed on Monday in Halden, provides for an exchange of prisoners."
    assert questions(text) == [
        "Was the truce signed on Monday in Halden?",
        "Does the truce provide for an exchange of prisoners?",
    ]


def test_a_denial_that_points_back_asks_what_it_denies() -> None:
    asked = questions("Norland blamed Vessia for the strike on the port. Vessia denied it.")
    assert asked == ["Did Vessia carry out the strike on the port?"] * 2
