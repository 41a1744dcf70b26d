"""Which facts of an incident a retelling changed; everything here is invented."""

from stemma.claims.incidents.retold import IncidentFact, changed_facts

ORIGINAL = "Ten farmers were killed on 3 May 2012 when rebels shelled a market in Gyumri."


def changed(retold: str) -> dict[str, list[str]]:
    return {c.fact.value: [retold[a:b] for a, b in c.spans] for c in changed_facts(ORIGINAL, retold)}


def test_the_same_words_change_nothing() -> None:
    assert changed(ORIGINAL) == {}


def test_each_new_word_changes_the_fact_that_it_is_part_of() -> None:
    retold = "Ten nurses were killed on 9 June 2012 when soldiers bombed a market in Vanadzor."
    assert changed(retold) == {
        "time": ["9", "June"],
        "place": ["Vanadzor"],
        "doer": ["soldiers"],
        "means": ["bombed"],
        "victim": ["nurses"],
    }


def test_other_words_for_what_is_no_fact_of_the_incident_are_left_out() -> None:
    assert changed(ORIGINAL + " The news spread quickly.") == {}


def test_facts_have_their_order() -> None:
    assert [f.value for f in IncidentFact] == ["time", "place", "doer", "means", "victim"]
