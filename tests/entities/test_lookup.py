"""Which entity do these words speak of?"""

from stemma.entities import Lookup
from stemma.model import Reference, Resolution


def reference(start: int, end: int, entity_id: str) -> Reference:
    return Reference(article_id="a", start=start, end=end, entity_id=entity_id)


LOOKUP = Lookup(
    Resolution(
        references=(reference(4, 27, "ministry"), reference(4, 10, "country"), reference(40, 44, "town"))
    )
)


def test_an_equal_span_comes_first_then_the_longest_inside_then_the_shortest_around() -> None:
    spans = [(4, 10), (0, 27), (12, 20), (30, 35), (0, 44)]
    assert [LOOKUP.entity_at("a", *s) for s in spans] == ["country", "ministry", "ministry", None, "ministry"]


def test_other_articles_have_their_own_references() -> None:
    assert LOOKUP.entity_at("b", 4, 10) is None


def test_references_within_a_span_come_in_order() -> None:
    assert [r.entity_id for r in LOOKUP.within("a", 0, 50)] == ["ministry", "country", "town"]
