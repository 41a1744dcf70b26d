"""Case given back to text in capitals, letter for letter."""

from stemma.claims.incidents.casing import is_in_capitals, with_case


def test_names_get_capitals_and_words_do_not() -> None:
    text = "MAYOR PEDRO QUINTANILLA WAS SHOT IN TOLUCA ON 3 MAY. HE MAY RECOVER."
    assert with_case(text) == "Mayor Pedro Quintanilla was shot in Toluca on 3 May. He may recover."


def test_particles_and_rare_words_between_names_are_names() -> None:
    assert with_case("THE SISTER OF LUIS DE LA CRUZ LEAL SPOKE") == "The sister of Luis De La Cruz Leal spoke"


def test_an_abbreviation_keeps_its_capitals_and_so_do_the_words_it_is_made_of() -> None:
    text = "THE NORTHERN FARMERS LEAGUE [NFL] SAID THE NFL WOULD WAIT."
    assert with_case(text) == "The Northern Farmers League [NFL] said the NFL would wait."


def test_mixed_case_is_left_alone() -> None:
    text = "The mayor of Toluca spoke. BREAKING NEWS"
    assert not is_in_capitals(text)
    assert with_case(text) == text
