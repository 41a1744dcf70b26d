"""Words that stand twice where English has them once."""

import pytest

from tests.collation.telling import accused


@pytest.mark.parametrize(
    ("text", "words", "better"),
    [
        ("Norland sent its its fleet home.", "its its", "its"),
        ("The pact speaks of trust, peace and peace.", "trust, peace and peace", None),
        (
            "They signed a treaty of friendship, co-operation and co-operation.",
            "friendship, co-operation and co-operation",
            None,
        ),
    ],
)
def test_a_doubled_word_is_found(text: str, words: str, better: str | None) -> None:
    assert accused(text) == [("a0", words, better)]


@pytest.mark.parametrize(
    "text",
    [
        "He had had enough of it.",
        "She said that that bridge was safe.",
        "The storm grew worse and worse.",
        "They met again and again in Halden.",
        "Hundreds and hundreds of people marched.",
        "Talks went on day after day, and side by side.",
    ],
)
def test_good_english_is_not_accused(text: str) -> None:
    assert accused(text) == []
