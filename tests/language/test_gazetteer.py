"""The gazetteer: countries, disputed regions, towns, peoples, by any of their names."""

import pytest

from stemma.language.gazetteer import (
    adjective_country,
    adjective_place,
    capital_of,
    country,
    country_of,
    fold_name,
    is_capital,
    is_people,
    known_organisation,
    known_place,
    place,
    seat_of,
)
from stemma.language.lexicon import lexicon


@pytest.mark.parametrize(
    ("names", "usual"),
    [
        (("Kyiv", "Kiev"), "Kyiv"),
        (("Falkland Islands", "the Falklands", "Malvinas", "Islas Malvinas"), "Falkland Islands"),
        (("Senkaku Islands", "Diaoyu"), "Senkaku Islands"),
        (("Western Sahara", "Sahrawi Arab Democratic Republic"), "Western Sahara"),
        (("Kuril Islands", "Northern Territories"), "Kuril Islands"),
        (("Burma", "Myanmar"), "Myanmar"),
        (("the United Kingdom", "UK", "U.K.", "Great Britain"), "United Kingdom"),
    ],
)
def test_all_names_of_a_place_lead_to_it(names: tuple[str, ...], usual: str) -> None:
    assert [found.name for name in names if (found := place(name))] == [usual] * len(names)


def test_a_disputed_place_says_who_claims_it_and_where_it_lies() -> None:
    found = place("Golan Heights")
    assert found is not None
    assert (found.kind, found.country, found.claims) == ("region", "SY", ("SY", "IL"))
    assert (found.latitude, found.longitude) == (33.0, 35.75)


def test_every_disputed_place_names_what_it_can_be_checked_against() -> None:
    rows = lexicon("disputed")["places"]
    assert [name for name, row in rows.items() if not row.get("see")] == []


def test_adjectives_and_peoples_lead_to_their_country() -> None:
    words = ("Norwegian", "Danes", "Azeri", "Dutch", "Filipino", "Oslo", "Norway", "Bergen")
    assert [country_of(w) for w in words] == ["NO", "DK", "AZ", "NL", "PH", "NO", "NO", "NO"]
    assert adjective_country("Bergen") is None


def test_an_adjective_of_a_region_leads_to_the_region() -> None:
    found = adjective_place("Crimean")
    assert found is not None
    assert found.name == "Crimea"


def test_seats_of_government_stand_for_their_country() -> None:
    assert (capital_of("NO"), is_capital("Oslo"), is_capital("Bergen")) == ("Oslo", True, False)
    assert [seat_of(n) for n in ("Oslo", "the Kremlin", "White House", "Bergen")] == ["NO", "RU", "US", None]


def test_of_two_towns_of_one_name_the_near_one_is_taken_when_asked() -> None:
    far, near = place("Birmingham"), place("Birmingham", ("US",))
    assert far is not None
    assert near is not None
    assert (far.country, near.country) == ("GB", "US")


def test_small_towns_are_found_only_when_asked_for() -> None:
    assert place("Flåm") is None
    assert place("Longyearbyen", small=True) is not None


def test_an_acronym_of_a_country_is_none_in_small_letters() -> None:
    assert known_place("CAR") is not None
    assert known_place("Car") is None


def test_bodies_and_peoples_are_known_by_their_names() -> None:
    assert known_organisation("U.N.") == known_organisation("United Nations") == "United Nations"
    assert (is_people("Kurdish"), is_people("Norwegian")) == (True, False)


def test_names_are_folded_to_plain_letters() -> None:
    assert fold_name("the Côte d’Ivoire") == fold_name("Cote d'Ivoire") == "cote divoire"


def test_every_country_of_the_list_has_a_code_and_a_name() -> None:
    table = lexicon("countries")["countries"]
    assert all(isinstance(code, str) and len(code) == 2 for code in table)
    assert [code for code in table if country(code) is None] == []
