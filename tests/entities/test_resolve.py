"""Identity within a story, on invented articles."""

import random

import pytest

from stemma.entities import Lookup, resolve
from stemma.language.names import find_mentions
from stemma.language.parse import parse
from stemma.language.sentences import split_sentences
from stemma.model import Entity, Mention, MentionKind, Resolution

COUNTRY = "Kelbria's army shelled the port of Tharn, the Vostan navy said. The Kelbrian government denied it."


def read(articles: dict[str, str]) -> list[Mention]:
    found: list[Mention] = []
    for article_id, text in articles.items():
        spans = split_sentences(text)
        for (start, _), doc in zip(spans, parse([text[a:b] for a, b in spans]), strict=True):
            found += find_mentions(doc, start, article_id)
    return found


def story(**articles: str) -> Resolution:
    return resolve(read(articles))


def readings(resolution: Resolution, name: str) -> list[str]:
    return sorted(a.text for e in resolution.entities if e.name == name for a in e.aliases if a.count)


def meant(resolution: Resolution, article_id: str, text: str, words: str) -> Entity | None:
    start = text.index(words)
    found = Lookup(resolution).entity_at(article_id, start, start + len(words))
    return next((e for e in resolution.entities if e.id == found), None)


def test_spellings_of_one_office_holder_are_one_person() -> None:
    got = story(
        a="Danish Prime Minister Nikolai Brandesen spoke on Monday. Brandesen said no.",
        b="Danish Prime Minister Nicolay Brandessen spoke on Monday.",
        c="Denmark waited. On Tuesday Brandeson sent a letter, Prime Minister Brandesen's aide said.",
    )
    assert readings(got, "Nikolai Brandesen") == [
        "Brandesen",
        "Brandeson",
        "Nicolay Brandessen",
        "Nikolai Brandesen",
    ]


def test_two_people_of_one_surname_stay_apart() -> None:
    got = story(
        a="Ada Berg met Otto Berg in Oslo.",
        b="Norwegian minister Ada Berg praised the Danish judge Otto Berg.",
    )
    assert sorted(e.name for e in got.entities if e.kind is MentionKind.PERSON) == ["Ada Berg", "Otto Berg"]


def test_a_surname_goes_to_who_stands_in_the_article() -> None:
    text = "Ada Berg spoke first. Later Berg left."
    got = story(a=text, b="Otto Berg, a Danish judge, disagreed.")
    found = meant(got, "a", text, "Berg left")
    assert found is not None
    assert found.name == "Ada Berg"


def test_a_story_teaches_its_invented_states() -> None:
    got = story(a=COUNTRY, b="He spoke in Ulmarn, the capital of Kelbria. Kelbrian troops withdrew.")
    found = {e.name: readings(got, e.name) for e in got.entities if e.kind is MentionKind.PLACE}
    assert found["Kelbria"] == ["Kelbria", "Kelbrian"]


def test_a_learnt_capital_that_acts_stands_for_its_state() -> None:
    got = story(
        a=COUNTRY, b="He spoke in Ulmarn, the capital of Kelbria. Later Ulmarn said it would withdraw."
    )
    names = {e.id: e.name for e in got.entities}
    assert [names[e.metonym_of] for e in got.entities if e.metonym_of] == ["Kelbria"]
    assert sorted(e.metonym_of is None for e in got.entities if e.name == "Ulmarn") == [False, True]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The Danish Foreign Ministry spoke. The ministry said no.",
            "The ministry",
            "Danish Foreign Ministry",
        ),
        (
            "The foreign ministry in Oslo said no. Norway waits.",
            "foreign ministry",
            "Norwegian Foreign Ministry",
        ),
        ("Danish President Ada Berg came. The Danish leader said no.", "Danish leader", "Ada Berg"),
        ("Prime Minister Ada Berg came. Later the prime minister left.", "prime minister", "Ada Berg"),
        ("Ada Berg came to Oslo. She said no.", "She", "Ada Berg"),
    ],
)
def test_descriptions_and_pronouns_find_their_name(text: str, words: str, name: str) -> None:
    found = meant(story(a=text), "a", text, words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Berg and Eva Lund met. Then she left.", "she"),
        ("The Danish army and the Norwegian army met. Parliament voted.", "Parliament"),
        ("Danish President Ada Berg met German President Eva Lund. The president left.", "president left"),
    ],
)
def test_what_could_be_two_stays_open(text: str, words: str) -> None:
    assert meant(story(a=text), "a", text, words) is None


def test_a_short_name_in_brackets_and_initials_are_the_long_name() -> None:
    got = story(
        a="The Union of Northern Harbours (UNH) met in Oslo. The UNH said no.",
        b="Fighting went on in the Tharn Valley (Tava) area. Tava is remote.",
    )
    assert readings(got, "Union of Northern Harbours") == ["UNH", "Union of Northern Harbours"]
    assert readings(got, "Tharn Valley") == ["Tava", "Tharn Valley"]


def test_a_name_garbled_in_a_retelling_is_found_by_its_sentence() -> None:
    got = story(
        a="The storm flooded 400 houses near the port of Tharnel, the relief group Blue Ladder said.",
        b="The storm flooded 400 houses near the port of Tarnell, the relief group Blue Stair said.",
    )
    found = [{a.text for a in e.aliases} for e in got.entities]
    assert {"Tharnel", "Tarnell"} in found
    assert {"Blue Ladder", "Blue Stair"} in found


def test_every_merge_tells_its_reason() -> None:
    got = story(a="The Union of Northern Harbours (UNH) met.")
    assert [m.because for m in got.merges] == ["given in brackets after union of northern harbours"]


def test_the_order_of_mentions_does_not_matter() -> None:
    found = read({"a": COUNTRY, "b": "Ada Berg came to Oslo. She said no. Berg left."})
    shuffled = list(found)
    random.Random(7).shuffle(shuffled)
    assert resolve(shuffled) == resolve(found)


def test_references_point_at_entities_of_the_resolution() -> None:
    got = story(a=COUNTRY)
    assert {r.entity_id for r in got.references} <= {e.id for e in got.entities}


def test_no_mentions_give_no_entities() -> None:
    assert resolve([]) == Resolution()
