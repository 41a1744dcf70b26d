"""Undated articles that stand alone, and what the lack of a day says of the direction."""

from stemma.lineage.trace import trace
from stemma.lineage.undated import kin_of_undated
from tests.lineage.test_across import FERRY
from tests.lineage.test_trace import OTHER, REPORT, article

SPOILT = [s.replace("canal", "channel").replace("Friday", "the Friday") for s in REPORT]


def test_an_undated_retelling_belongs_to_the_story_of_its_text() -> None:
    known, copy, other = article("Echo", REPORT, 3), article("Globe", SPOILT), article("Post", FERRY, 3)
    story_of = {"Echo": "s1", "Globe": "s2", "Post": "s3"}
    assert kin_of_undated([other, copy, known], story_of) == {"Globe": "Echo"}


def test_an_undated_text_of_its_own_stays_alone() -> None:
    both = [article("Echo", REPORT, 3), article("Globe", OTHER)]
    assert kin_of_undated(both, {"Echo": "s1", "Globe": "s2"}) == {}


def test_a_dated_article_is_left_where_it_is() -> None:
    both = [article("Echo", REPORT, 3), article("Globe", SPOILT, 9)]
    assert kin_of_undated(both, {"Echo": "s1", "Globe": "s2"}) == {}


def test_of_two_like_texts_the_one_without_a_day_is_the_child() -> None:
    (descent,) = trace("s", [article("Echo", SPOILT), article("Globe", REPORT, 3)]).descents
    assert (descent.child, descent.parent, descent.directed) == ("Echo", "Globe", True)
