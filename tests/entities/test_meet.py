"""Entities across stories; invented people."""

from stemma.entities import apply_merges, canonical, meet
from stemma.model import Alias, Entity, MentionKind, Merge, Reference, Resolution


def person(entity_id: str, name: str, count: int) -> Entity:
    return Entity(id=entity_id, name=name, kind=MentionKind.PERSON, aliases=(Alias(text=name, count=count),))


def told(article_id: str, *entities: Entity) -> Resolution:
    references = tuple(Reference(article_id=article_id, start=0, end=4, entity_id=e.id) for e in entities)
    return Resolution(entities=entities, references=references)


def test_one_id_in_two_stories_is_one_entity() -> None:
    got = meet([told("a", person("1", "Ada Berg", 2)), told("b", person("1", "Ada Berg", 3))])
    assert got.entities == (person("1", "Ada Berg", 5),)
    assert [r.entity_id for r in got.references] == ["1", "1"]


def test_a_surname_meets_the_only_full_name_and_the_merge_is_told() -> None:
    got = meet([told("a", person("1", "Ada Berg", 2)), told("b", person("2", "Berg", 1))])
    assert [e.name for e in got.entities] == ["Ada Berg"]
    assert got.merges == (Merge(entity_id="2", into="1", because="the only person of the surname Berg"),)


def test_a_surname_of_two_people_stays_alone() -> None:
    stories = [
        told("a", person("1", "Ada Berg", 2), person("3", "Otto Berg", 1)),
        told("b", person("2", "Berg", 1)),
    ]
    assert [e.name for e in meet(stories).entities] == ["Ada Berg", "Berg", "Otto Berg"]


def test_a_withdrawn_merge_leaves_both_entities() -> None:
    one = told("a", person("1", "Ada Berg", 2), person("2", "Berg", 1))
    assert apply_merges(one) == one


def test_merges_are_followed_to_their_end_and_a_circle_has_one_end() -> None:
    merges = [Merge(entity_id="1", into="2", because=""), Merge(entity_id="2", into="1", because="")]
    assert canonical("1", merges[:1]) == "2"
    assert [canonical(i, merges) for i in ("1", "2")] == ["1", "1"]


def test_the_order_of_stories_does_not_matter() -> None:
    stories = [told("a", person("1", "Ada Berg", 2)), told("b", person("2", "Berg", 1))]
    assert meet(stories) == meet(stories[::-1])


def test_a_name_that_one_story_knows_as_a_state_is_that_state_everywhere() -> None:
    state = Entity(
        id="1",
        name="Kelbria",
        kind=MentionKind.PLACE,
        aliases=(Alias(text="Kelbria", count=3),),
        country="Kelbria",
    )
    got = meet([told("a", state), told("b", person("2", "Kelbria", 1))])
    assert [(e.name, e.kind, e.aliases[0].count) for e in got.entities] == [("Kelbria", MentionKind.PLACE, 4)]
