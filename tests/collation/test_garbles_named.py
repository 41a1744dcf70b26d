"""Names turned into other words, and names misspelt."""

from tests.collation.telling import accused

PARENT = (
    "Soldiers left the barracks in Gelmri on Friday, the army of Vessia said. Gelmri lies on the border. "
    "Minister Radik Tollanyan thanked the town of Gelmri for its patience."
)


def test_a_name_turned_into_a_word_is_found_with_the_name_meant() -> None:
    child = PARENT.replace("barracks in Gelmri", "barracks in Gelatin", 1)
    assert accused(PARENT, child, PARENT) == [("a1", "Gelatin", "Gelmri")]


def test_a_misspelt_name_is_found_beside_the_usual_spelling() -> None:
    found = accused(PARENT, PARENT.replace("Tollanyan", "Tolanyan"), PARENT)
    assert [a for a, _, _ in found] == ["a1"]
    assert found[0][2] is not None
    assert found[0][2].endswith("Tollanyan")


def test_words_for_kinds_of_bodies_are_no_names() -> None:
    text = "Shots fell near the Detroit Center on Friday. The Eastern District court of Detroit met."
    other = (
        "The County sheriff met reporters at the Detroit Center. Detroit police came to the Cemetery road."
    )
    assert accused(text, other) == []
