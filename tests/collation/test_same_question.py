"""Which claims answer one question?"""

import numpy as np

from stemma.collation.points import Point
from stemma.collation.same_question import apart, group_points, meet
from stemma.model import Claim, Granularity, Time
from tests.collation.build import PRINTED, claim, day, exactly, quantity


def point(
    of: Claim, vector: tuple[float, ...] = (1.0, 0.0), *, lemmas: tuple[str, ...] = ("dam", "break")
) -> Point:
    length = float(np.linalg.norm(vector))
    return Point(
        claim=of,
        predicate=of.predicate,
        lemmas=frozenset(lemmas),
        entities=frozenset(),
        subjects=frozenset(),
        objects=frozenset(),
        vector=tuple(x / length for x in vector),
        printed=PRINTED[of.article_id],
    )


def test_like_claims_meet_and_unlike_ones_do_not() -> None:
    points = [
        point(claim("a", "the dam broke")),
        point(claim("b", "the dam has broken")),
        point(claim("c", "a choir sang", predicate="sing"), (0.0, 1.0), lemmas=("choir", "sing")),
    ]
    assert group_points(points) == ((0, 1), (2,))


def test_the_dead_of_this_war_and_of_the_last_stay_apart() -> None:
    news = point(claim("a", "40 people were killed", quantity=quantity(40)))
    past = point(claim("b", "1,300 people were killed", quantity=quantity(1300), time=day("2011-04-02")))
    assert apart(news, past)
    assert group_points([news, past]) == ((0,), (1,))


def test_the_dead_and_the_missing_stay_apart() -> None:
    dead = point(claim("a", quantity=exactly(12)))
    missing = point(claim("b", quantity=quantity(12, 12, kind="missing")))
    assert apart(dead, missing)


def test_talks_of_two_days_are_two_events() -> None:
    assert apart(point(claim("a", time=day("2024-05-09"))), point(claim("b", time=day("2024-05-30"))))
    assert not apart(point(claim("a", time=day("2024-05-09"))), point(claim("b", time=day("2024-05-10"))))


def test_open_intervals_meet_as_far_as_they_can_reach() -> None:
    since = Time(start="2024-05-09", end=None, granularity=Granularity.DAY, text="since May 9")
    assert meet(since, day("2024-06-01"))
    assert not meet(since, day("2024-05-01"))


def test_groups_do_not_depend_on_the_order_of_the_points() -> None:
    points = [
        point(claim("a", "the dam broke")),
        point(claim("c", "a choir sang", predicate="sing"), (0.0, 1.0), lemmas=("choir", "sing")),
        point(claim("b", "the dam has broken")),
    ]
    texts = {frozenset(points[i].claim.text for i in g) for g in group_points(points)}
    backwards = points[::-1]
    assert texts == {frozenset(backwards[i].claim.text for i in g) for g in group_points(backwards)}
