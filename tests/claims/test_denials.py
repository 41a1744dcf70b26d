"""Accusations and their denials: what is denied, and by whom; invented states and people."""

import pytest

from stemma.model import Claim, Modality, Polarity
from tests.claims.test_extract import claims_of


def told(text: str) -> list[tuple[str, str | None, str, str, list[str]]]:
    """Return (deed, doer, force, polarity, speakers) of each claim."""
    return [_row(c) for c in claims_of(text)]


def _row(claim: Claim) -> tuple[str, str | None, str, str, list[str]]:
    speakers = [a.speaker.text for a in claim.attribution]
    doer = claim.subject.text if claim.subject else None
    return claim.predicate, doer, claim.modality.value, claim.polarity.value, speakers


@pytest.mark.parametrize(
    "text",
    [
        "Norland blamed Vessia for the strike on the port.",
        "Norland accused Vessia of carrying out a strike on the port.",
        "Norland holds Vessia responsible for the strike on the port.",
    ],
)
def test_an_accusation_tells_the_deed_of_the_accused(text: str) -> None:
    assert told(text) == [("strike", "Vessia", "alleged", "affirmed", ["Norland"])]


@pytest.mark.parametrize(
    "denial",
    ["Vessia denied it.", "Vessia denies any involvement.", "Vessia called the report a lie."],
)
def test_a_denial_that_points_back_denies_the_deed(denial: str) -> None:
    charge, answer = claims_of(f"Norland blamed Vessia for the strike on the port. {denial}")
    assert _row(answer) == ("strike", "Vessia", "asserted", "denied", ["Vessia"])
    assert (charge.answers, answer.answers) == (None, charge.id)
    assert charge.modality is Modality.ALLEGED
    assert answer.text == denial.rstrip(".")


def test_nothing_of_the_kind_happened_is_a_denial_of_its_speaker() -> None:
    charge, answer = claims_of(
        "The army said a patrol had crossed the line. Minister Ana Brekke said no such thing had happened."
    )
    assert answer.answers == charge.id
    assert (answer.predicate, answer.polarity) == ("cross", Polarity.DENIED)
    assert [a.speaker.text for a in answer.attribution] == ["Minister Ana Brekke"]


def test_what_is_called_a_lie_is_denied() -> None:
    claim = next(
        c
        for c in claims_of('Norland called it "a plain lie" that its troops were still in Halden.')
        if "Halden" in c.text
    )
    assert (claim.polarity, [a.speaker.text for a in claim.attribution]) == (Polarity.DENIED, ["Norland"])


def test_a_denied_deed_needs_no_accusation_before_it() -> None:
    assert told("The ministry denied shelling the village.") == [
        ("shell", "ministry", "asserted", "denied", ["ministry"])
    ]


def test_a_request_that_is_dismissed_is_not_denied() -> None:
    text = "Ana Brekke asked Vessia to send monitors. Vessia dismissed the appeal."
    assert [c.answers for c in claims_of(text)] == [None, None]
    assert all(c.polarity is Polarity.AFFIRMED for c in claims_of(text))


def test_the_denial_of_a_denial_does_not_point_at_it() -> None:
    found = claims_of("Vessia denied that its men had fired. Its leader described the report as a lie.")
    assert [c.answers for c in found] == [None, None]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Norland has offered two rescue teams, the Norlandic agency RNA quoted the ministry as saying.",
            ["ministry", "Norlandic agency RNA"],
        ),
        (
            "Ana Brekke told the daily Harbour Mail that the list had come late.",
            ["Ana Brekke", "daily Harbour Mail"],
        ),
        ("The list had come late, a source in the office told RNA.", ["a source in the office", "RNA"]),
        ("Ana Brekke told her children that the list had come late.", ["Ana Brekke"]),
    ],
)
def test_an_outlet_that_relays_stands_behind_the_speaker(text: str, speakers: list[str]) -> None:
    assert [[a.speaker.text for a in c.attribution] for c in claims_of(text)] == [speakers]


def test_a_deed_laid_on_somebody_is_the_one_named_before() -> None:
    found = claims_of("Norland asked for help after a drone strike near the port that it blamed on Vessia.")
    assert [(c.predicate, c.subject.text if c.subject else None) for c in found] == [
        ("ask", "Norland"),
        ("strike", "Vessia"),
    ]


def test_it_is_the_speaker_where_nobody_else_can_be() -> None:
    assert told("Norland denied that it had carried out the strike.") == [
        ("strike", "Norland", "asserted", "denied", ["Norland"])
    ]


def test_no_such_thing_denies_the_thing_that_was_told() -> None:
    told_, _, answer = claims_of(
        "Vessia agreed to a truce, RNA said. The mine uses forced labour. "
        "Minister Ana Brekke said there was no such agreement."
    )
    assert answer.answers == told_.id


def test_a_charge_that_is_rejected_is_denied_and_an_offer_is_not() -> None:
    charge, answer = claims_of("Norland accuses a gunboat of having opened fire. The ministry rejects that.")
    assert (charge.predicate, answer.answers, answer.polarity) == ("open", charge.id, Polarity.DENIED)
    assert [c.answers for c in claims_of("Norland offered a truce. The ministry rejects that.")] == [
        None,
        None,
    ]


def test_a_part_is_denied_in_a_deed_and_in_nothing_else() -> None:
    first, _, denial = claims_of(
        "A market was bombed. The office gave the toll as nine. Norland denies any involvement."
    )
    assert denial.answers == first.id
    assert claims_of("The office gave the toll as nine. Norland denies any involvement.")[-1].answers is None
