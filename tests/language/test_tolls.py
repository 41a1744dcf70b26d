"""Invented articles; each states the toll of its own event."""

import pytest

from stemma.language.tolls import Toll, read_toll


def counts(title: str, text: str = "") -> tuple[int | None, int | None]:
    toll = read_toll(title, text)
    return toll.killed, toll.injured


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2 dead, 3 injured in Westhaven shooting", (2, 3)),
        ("Man, woman killed in Westhaven", (2, 0)),
        ("Boy, 4, dies after shooting", (1, 0)),
        ("Four people shot, one fatally, in Westhaven", (1, 3)),
        ("Gunman kills 2, injures 5 at Westhaven market", (2, 5)),
        ("Teen shot, killed in Westhaven", (1, 0)),
        ("7-Year-Old Girl Shot In Westhaven", (0, 1)),
        ("5 shot in Westhaven", (0, 5)),
        ("Westhaven council meets on Monday", (None, None)),
    ],
)
def test_a_headline_alone(title: str, expected: tuple[int | None, int | None]) -> None:
    assert counts(title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 12-year-old boy and his mother were shot and killed. Three others were wounded.", (2, 3)),
        ("Two men are dead and a woman is dead after a fight in Westhaven.", (3, 0)),
        ("A man shot his wife to death and then killed himself.", (2, 0)),
        ("A woman was shot in the leg. She was taken to a hospital.", (0, 1)),
        ("A man was shot in Westhaven. He later died at the hospital.", (1, 0)),
        ("Three people were shot. One of the victims died at a hospital.", (1, 2)),
        ("Four people, two men and two women, were killed.", (4, 0)),
        ("A police officer was killed and another officer was wounded.", (1, 1)),
        ("A boy was killed. No one was injured.", (1, 0)),
        ("Police investigate a double homicide in Westhaven.", (2, 0)),
        ("She was charged with attempted murder after five people were wounded.", (0, 5)),
    ],
)
def test_a_text_alone(text: str, expected: tuple[int, int]) -> None:
    assert counts("Westhaven police give details", text) == expected


def test_figures_of_other_events_do_not_count() -> None:
    text = (
        "Two men were wounded on Sunday in Westhaven. It was the city's 45th shooting this year. "
        "In an unrelated shooting, three people were killed. In 1994, 30,000 people were killed there."
    )
    assert counts("Two wounded in Westhaven", text) == (0, 2)


def test_the_evidence_is_the_sentence_that_gives_the_figure() -> None:
    text = "Police came to a market. Two people were killed and five were injured there."
    span = (text.index("Two"), len(text))
    assert read_toll("Shooting at a market", text) == Toll(
        killed=2, injured=5, killed_evidence=(span,), injured_evidence=(span,)
    )
