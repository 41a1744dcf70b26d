"""Which of today's stories is which of yesterday's."""

from hypothesis import given
from hypothesis import strategies as st

from stemma.store.story_ids import Succession, succeed

ADDRESSES = st.sampled_from("abcdefgh")


def sets(*stories: str) -> list[frozenset[str]]:
    return [frozenset(story) for story in stories]


def test_the_story_with_most_of_the_members_keeps_the_id() -> None:
    found = succeed(sets("ab", "cde"), {"a": 1, "c": 1, "d": 1})
    assert found == Succession(kept=(None, 1), merges=(), splits=((0, 1),))


def test_of_equal_shares_the_older_id_and_the_earlier_story_win() -> None:
    assert succeed(sets("ab"), {"a": 2, "b": 1}) == Succession(kept=(1,), merges=((2, 0),))
    found = succeed(sets("a", "b"), {"a": 1, "b": 1})
    assert found == Succession(kept=(1, None), merges=(), splits=((1, 1),))


def test_an_id_whose_members_went_elsewhere_was_merged_where_most_went() -> None:
    held = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 3, "f": 3, "g": 3, "h": 3}
    assert succeed(sets("abcd", "efgh"), held) == Succession(kept=(1, 3), merges=((2, 0),))


@given(st.lists(ADDRESSES, unique=True), st.dictionaries(ADDRESSES, st.integers(1, 4)), st.data())
def test_ids_are_used_once_and_none_is_lost(
    members: list[str], held: dict[str, int], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(members)))
    stories = sets("".join(members[:cut]), "".join(members[cut:]))
    found = succeed(stories, held)
    kept = [i for i in found.kept if i is not None]
    assert len(kept) == len(set(kept))
    assert {*kept, *(old for old, _ in found.merges)} == {held[a] for a in members if a in held}


def test_of_stories_that_became_one_the_oldest_id_stays_even_the_smaller() -> None:
    held = {"a": 1, "b": 2, "c": 2, "d": 2}
    assert succeed(sets("abcd"), held) == Succession(kept=(1,), merges=((2, 0),))
