"""Violent incidents as a text tells them; all people, groups and events are invented."""

from datetime import date

import pytest

from stemma.claims.incidents import find_incidents
from stemma.model import Article, Confidence, Incident, IncidentKind, Published

MURDER = (
    "LIMA, 9 Jan 90 -- [TEXT] Judge Ramiro Quispe was murdered yesterday in Ayacucho by three "
    "unidentified gunmen, police reported."
)


def read(text: str, published: date | None = date(1990, 1, 9)) -> tuple[Incident, ...]:
    article = Article(id="a", address_id="a", text=text, title="", published=Published(value=published))
    return find_incidents(article)


def slots(incident: Incident) -> tuple[object, ...]:
    return (
        incident.kind.value,
        incident.time.start if incident.time else None,
        incident.country,
        incident.place,
        [p.text.lower() for p in incident.perpetrators],
        [v.text.lower() for v in incident.victims],
    )


@pytest.mark.parametrize("text", [MURDER, MURDER.upper()])
def test_a_murder_is_read_in_either_case(text: str) -> None:
    expected = ("attack", "1990-01-08", "Peru", "Ayacucho", ["unidentified gunmen"], ["ramiro quispe"])
    assert [slots(i) for i in read(text)] == [expected]


def test_every_participant_stands_where_it_is_said_to() -> None:
    (incident,) = read(MURDER.upper())
    for evidence in (*incident.evidence, *(p.evidence for p in (*incident.perpetrators, *incident.victims))):
        assert MURDER.upper()[evidence.start : evidence.end] == evidence.quote


def test_a_bomb_that_kills_is_one_bombing() -> None:
    text = "Two policemen were killed today when a car bomb exploded outside a bank in Arequipa."
    (incident,) = read(text)
    assert (incident.kind, incident.victim_count) == (IncidentKind.BOMBING, 2)
    assert [v.text for v in incident.victims] == ["policemen"]


def test_who_claims_it_did_it_by_its_own_word() -> None:
    text = (
        "A businessman was kidnapped in Medellin on Monday. "
        "The Red Lantern Front claimed responsibility for the kidnapping."
    )
    (incident,) = read(text)
    (doer,) = incident.perpetrators
    assert (doer.text, doer.organisation, doer.confidence) == (
        "Red Lantern Front",
        True,
        Confidence.CLAIMED,
    )


def test_those_who_are_accused_by_the_police_are_suspected_by_authorities() -> None:
    text = "Police accused the rebels of murdering the mayor of Huanta, Rosa Ccori, last week."
    (incident,) = read(text)
    assert [(p.text, p.confidence) for p in incident.perpetrators] == [
        ("rebels", Confidence.SUSPECTED_BY_AUTHORITIES)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels threatened to murder the mayor of Huanta.",
        "Three soldiers and five guerrillas were killed in a clash near the border.",
        "Twelve people died in an earthquake in Arequipa.",
        "In 1972 the president was assassinated.",
        "Nobody was killed.",
        "A new law against terrorist attacks was passed.",
    ],
)
def test_what_was_not_done_is_war_or_is_history_is_no_incident(text: str) -> None:
    assert read(text) == ()


def test_nothing_is_read_from_nothing() -> None:
    assert read("") == read("[]") == read("...\n\n") == ()


def test_titles_in_capitals_are_no_part_of_a_name() -> None:
    text = "President Ana Ruiz and Colonel Leo Paz were murdered by guerrillas in Honduras on Monday."
    (incident,) = read(text)
    assert [v.text for v in incident.victims] == ["Ana Ruiz", "Leo Paz"]
    assert (incident.country, incident.victim_count) == ("Honduras", 2)


def test_the_same_text_gives_the_same_incidents() -> None:
    assert read(MURDER) == read(MURDER)
