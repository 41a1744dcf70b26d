"""Mentions: what a sentence tells about the names in it. All names are invented or of no consequence."""

from typing import Any

import pytest

from stemma.language.names import find_mentions
from stemma.language.parse import parse
from stemma.model import Mention, MentionKind


def mentions(text: str) -> tuple[Mention, ...]:
    doc: Any = parse([text])[0]
    return find_mentions(doc, 0, "a")


def named(text: str, name: str) -> Mention:
    return next(m for m in mentions(text) if m.text == name)


def test_a_title_before_a_name_gives_role_and_nation() -> None:
    found = named("Norwegian Prime Minister Ada Berg met reporters on Monday.", "Ada Berg")
    assert (found.kind, found.role, found.nation) == (MentionKind.PERSON, "Prime Minister", "Norwegian")


@pytest.mark.parametrize(
    ("text", "role", "nation"),
    [
        ("Ada Berg, the Danish foreign minister, said so.", "foreign minister", "Danish"),
        ("Norway's prime minister Ada Berg said so.", "prime minister", "Norway"),
        ("She wrote to the Danish prime minister, Ada Berg, on Monday.", "prime minister", "Danish"),
        ("Ada Berg, secretary general of the Danish council, said so.", "secretary general", "Danish"),
        ("Spokeswoman Ada Berg said so.", "Spokeswoman", ""),
    ],
)
def test_roles_are_read_on_either_side_of_a_name(text: str, role: str, nation: str) -> None:
    found = named(text, "Ada Berg")
    assert (found.role, found.nation) == (role, nation)


def test_offsets_are_the_articles() -> None:
    text = "Ada Berg spoke in Oslo."
    found = find_mentions(parse([text])[0], 100, "a")
    assert [(m.start, m.end, m.text) for m in found] == [(100, 108, "Ada Berg"), (118, 122, "Oslo")]


def test_a_ministry_is_one_name_with_its_country_inside() -> None:
    found = mentions("The Danish Foreign Ministry issued a statement.")
    assert [(m.text, m.form, m.nation) for m in found] == [
        ("Danish Foreign Ministry", "name", "Danish"),
        ("Danish", "adjective", "Danish"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo said it would help.",
        "Officials welcomed Oslo's offer.",
        "The government promised to help Oslo.",
        "They signed an agreement with Oslo.",
        "The minister sent assistance to Oslo.",
    ],
)
def test_a_capital_that_acts_is_a_metonym(text: str) -> None:
    assert named(text, "Oslo").metonym


@pytest.mark.parametrize(
    "text",
    [
        "The talks were held in Oslo.",
        "The foreign ministry in Oslo said so.",
        "OSLO, June 8 (Norland Press) - The ministry said so.",
        "He spoke during a visit to Oslo.",
        "Oslo lies on a fjord.",
        "Two people were hurt near Oslo.",
    ],
)
def test_a_capital_where_something_happens_is_a_town(text: str) -> None:
    assert [m.metonym for m in mentions(text) if m.text.lower() == "oslo"] == [False]


def test_only_seats_of_government_are_metonyms() -> None:
    assert not named("Bergen said it would help.", "Bergen").metonym


def test_a_place_noun_and_a_preposition_show_unknown_places() -> None:
    text = "Shells fell on the villages of Tharn and Ume Sol and in Kelbria."
    kinds = {m.text: m.kind for m in mentions(text) if "weak" not in m.cues}
    assert kinds == dict.fromkeys(("Tharn", "Ume Sol", "Kelbria"), MentionKind.PLACE)


def test_the_words_around_a_capital_tell_whose_it_is() -> None:
    found = named("He spoke in Tharn, the capital of Kelbria.", "Tharn")
    assert "capital-of=Kelbria" in found.cues


def test_groups_without_a_name_are_descriptions() -> None:
    found = mentions("The warring parties agreed after both sides had lost many men.")
    assert [(m.text, m.form, m.kind) for m in found] == [
        ("warring parties", "description", MentionKind.GROUP),
        ("both sides", "description", MentionKind.GROUP),
    ]


def test_events_documents_and_days_are_no_names() -> None:
    found = mentions("The Kelbrian Peace Treaty was signed on Monday after World War II.")
    assert [m.text for m in found if m.form == "name"] == []


def test_a_pronoun_in_a_quotation_is_marked() -> None:
    found = mentions('"He will come," Ada Berg said.')
    assert [m.cues for m in found if m.form == "pronoun"] == [("subject", "quoted")]


def test_many_capitals_are_read_in_linear_time() -> None:
    doc = parse([" ".join(f"Name{n}" for n in range(1500))])[0]
    assert all(m.end > m.start for m in find_mentions(doc, 0, "a"))
