"""Copies across stories."""

from stemma.lineage.across import trace_across
from stemma.model import DescentKind
from tests.lineage.test_trace import OTHER, OWN, REPORT, article

FERRY = [
    "The ferry to Lorn ran aground on Friday with 61 passengers on board.",
    "Nobody was hurt, a speaker of the coast guard told our reporter.",
    "A tug will try to pull the ship free at high water on Sunday.",
    "It was the third such accident in the strait since the spring.",
]
FOOTER = [
    "The Ohra canal has been one of the busiest waterways of the country since 1911.",
    "It is 61 kilometres long.",
]


def test_a_text_that_is_printed_again_under_another_story_is_a_copy() -> None:
    first, again = article("Echo", REPORT, 3), article("Globe", ["From our archive.", *REPORT], 20)
    (descent,) = trace_across([again, first], {"Echo": "s1", "Globe": "s2"})
    assert (descent.child, descent.parent, descent.kind) == ("Globe", "Echo", DescentKind.COPY)
    assert all(p.parent is not None for p in descent.passages)


def test_a_short_text_is_found_in_a_long_one() -> None:
    long = article("Globe", [*OTHER, *REPORT, *OWN, *FERRY], 3)
    (descent,) = trace_across([article("Echo", REPORT[1:4], 5), long], {"Echo": "s1", "Globe": "s2"})
    assert (descent.child, descent.kind) == ("Echo", DescentKind.CUT)


def test_within_one_story_nothing_is_said() -> None:
    both = [article("Echo", REPORT, 3), article("Globe", REPORT, 4)]
    assert trace_across(both, {"Echo": "s1", "Globe": "s1"}) == ()


def test_shared_background_makes_no_descent_across_events() -> None:
    both = [article("Echo", [*OTHER, *FOOTER], 3), article("Globe", [*FERRY, *FOOTER], 4)]
    assert trace_across(both, {"Echo": "s1", "Globe": "s2"}) == ()


def test_the_order_of_the_articles_does_not_matter() -> None:
    three = [article("Echo", REPORT, 3), article("Globe", REPORT, 5), article("Post", REPORT, 9)]
    stories = {"Echo": "s1", "Globe": "s2", "Post": "s3"}
    assert trace_across(three[::-1], stories) == trace_across(three, stories)
    assert [d.child for d in trace_across(three, stories)] == ["Globe", "Post"]
