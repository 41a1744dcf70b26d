import pytest

from stemma.model import Origins
from stemma.reports import wording
from tests.reports.sample import CLAIMS


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-06-08", "8 June 2024"),
        ("2024-06-10T18:00", "10 June 2024 18:00"),
        ("2024-06", "June 2024"),
        ("2011", "2011"),
        ("XXXX-10-31", "31 October (year not told)"),
        (None, ""),
    ],
)
def test_a_day_is_told_as_far_as_it_is_known(iso: str | None, words: str) -> None:
    assert wording.day_in_words(iso) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-06-08", "2024-06-08", "8 June 2024"),
        ("2024-06-08", "2024-06-11", "8–11 June 2024"),
        ("2024-06-30", "2024-07-02", "30 June – 2 July 2024"),
        ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2011-01-01", "2011-12-31", "2011"),
        ("2024-06-01", "2024-06-30", "June 2024"),
        ("1990-01-01", "1999-12-31", "1 January 1990 – 31 December 1999"),
        ("2024-06-03", None, "3 June 2024"),
    ],
)
def test_a_period_says_what_its_ends_share_once(start: str, end: str | None, words: str) -> None:
    assert wording.period_in_words(start, end) == words


@pytest.mark.parametrize(
    ("known", "possible", "words"),
    [
        (3, 5, "3 known origins (up to 5)"),
        (1, 1, "1 known origin"),
        (0, 1, "origin not told"),
        (0, 4, "no known origin (up to 4)"),
    ],
)
def test_origins_tell_what_is_known_from_what_is_possible(known: int, possible: int, words: str) -> None:
    assert wording.origins_in_words(known, possible) == words
    assert (
        wording.support_in_words(Origins(known=known, possible=possible, speakers=2))
        == f"{words}, 2 speakers"
    )


def test_a_chain_of_speakers_runs_outwards() -> None:
    denied = next(c for c in CLAIMS if c.id == "c-denied-e")
    assert wording.speakers_in_words(denied.attribution) == "Petr Haslo, via Tarnesia's army"


def test_qualities_are_what_keeps_a_claim_from_being_a_plain_assertion() -> None:
    told = {c.id: wording.qualities(c) for c in CLAIMS}
    assert told["c-toll-a"] == ()
    assert told["c-denied-e"] == ("denied",)
    assert told["c-pledge-a"] == ("conditional", "condition: if inspectors confirmed the damage")


def test_inert_text_cannot_drive_a_terminal_or_turn_the_line() -> None:
    assert wording.inert("a\x1b[31m\nb\u202ec\x00") == "a\ufffd[31m b\ufffdc\ufffd"
