"""Which claims answer one question?"""

from dataclasses import replace
from datetime import date

import numpy as np

from stemma.collation.points import Point
from stemma.collation.same_question import apart, charge, group_points, meet
from stemma.model import Claim, Granularity, Polarity, Time
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
        vector=np.asarray(vector) / length,
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


def test_clauses_meet_where_their_sentences_share_rare_words() -> None:
    rare = {"Saltmarsh": 0.8, "ferry": 0.6}
    bare = [
        point(claim("a", "the ferry ran aground", predicate="run"), (1.0, 0.0), lemmas=("ferry", "run")),
        point(claim("b", "it sank", predicate="sink"), (0.5, 0.85), lemmas=("ferry", "sink", "water")),
    ]
    assert group_points(bare) == ((0,), (1,))
    told = [replace(p, told=p.claim.text, context=rare) for p in bare]
    assert group_points(told) == ((0, 1),)


def test_a_sentence_gives_its_context_to_the_nearest_clause_alone() -> None:
    rare = {"Saltmarsh": 0.8, "ferry": 0.6}
    near = point(claim("a", "the ferry ran aground", predicate="run"), (1.0, 0.0), lemmas=("ferry", "run"))
    other = point(claim("b", "it sank", predicate="sink"), (0.4, 0.9), lemmas=("ferry", "sink", "water"))
    same = point(claim("b", "the ferry stranded", predicate="run"), (1.0, 0.1), lemmas=("ferry", "run"))
    points = [
        replace(p, told=told, context=rare) for p, told in ((near, "one"), (other, "two"), (same, "two"))
    ]
    assert group_points(points) == ((0, 2), (1,))


def test_the_dead_of_one_nation_and_of_all_stay_apart() -> None:
    theirs = point(claim("a", "88 Ostrians died", quantity=exactly(88)))
    anybody = point(claim("b", "six people died", quantity=exactly(6)))
    assert apart(replace(theirs, counted=frozenset(["Ostria"])), anybody)
    assert not apart(theirs, anybody)


def test_the_dead_of_a_day_and_of_all_days_since_stay_apart() -> None:
    attack = point(claim("a", "six people died on Sunday", quantity=exactly(6), time=day("2024-05-26")))
    running = point(claim("b", "312 people died since March", quantity=exactly(312)))
    assert apart(attack, running)


def test_a_denial_answers_no_deed_that_was_still_to_come() -> None:
    told = claim("c", "guns fired on the port", predicate="fire", time=day("2024-06-09"))
    deed, denial = (
        replace(point(c), subjects=frozenset(["Norland"]), context={"port": 1.0})
        for c in (told, claim("a", "it had not fired", predicate="fire", polarity=Polarity.DENIED))
    )
    assert charge(deed, replace(denial, printed=date(2024, 6, 9))) == 1.0
    assert charge(deed, replace(denial, printed=date(2024, 6, 2))) is None
    assert charge(deed, replace(denial, printed=date(2024, 6, 9), context={"village": 1.0})) is None


def test_two_herders_are_no_figure_of_the_toll() -> None:
    herders = point(claim("a", "two herders were killed", quantity=replace(exactly(2), unit="herder")))
    toll = point(claim("b", "63 people were killed", quantity=quantity(63, 63)))
    assert apart(herders, toll)
    assert not apart(herders, point(claim("b", "two people were killed", quantity=quantity(2, 2))))
