"""The stream over days: ids stay, merges and splits are kept, stories reopen; order in a day is nothing."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.model import Article, ChangeKind
from stemma.stories import ArticleFeatures, StoryState, assign
from stemma.stories.features import plain_features
from tests.stories.test_division import COMMON, FIRST, SECOND, tellings

FLAT = np.full((2, 512), 512**-0.5, dtype=np.float32)


def told(name: str, text: str, day: int | None, title: str = "Told") -> ArticleFeatures:
    article = Article(id=name, address_id="", text=text, title=title)
    return replace(plain_features(article, FLAT), day=day)


FILLER = [
    f"Report {n}: the {a} council of {b} voted on a {c} for schools."
    for n, (a, b, c) in enumerate(
        (a, b, c)
        for a in ("old", "new", "joint")
        for b in ("Arlon", "Mosvik", "Tarmen")
        for c in ("tax", "plan")
    )
]


def started() -> StoryState:
    """Return a state whose vocabulary has seen other news."""
    return assign([told(f"f{n}", text, -100) for n, text in enumerate(FILLER)], StoryState())[1]


HALF = "Lorne Quist, 34, was shot dead in Teller Lane 14, Karsund. Detective Ada Brunholt seeks a green van."
OTHER = "The Corbel bank in Mosvik lost 90,000 crowns to two robbers. Teller Runa Felth pressed the alarm."


def test_two_stories_become_one_when_a_later_article_tells_of_both() -> None:
    state = started()
    first, state = assign([told("a", HALF, 1), told("b", OTHER, 1)], state)
    _, state = assign([told("c", f"{HALF} {OTHER}", 2), told("d", f"{OTHER} {HALF}", 2)], state)
    stories = {a.article_id: a.story_id for a in first}
    assert stories["a"] != stories["b"]
    assert {state.story_of[x] for x in "abcd"} == {stories["a"]}
    (changes,) = state.changes.values()
    assert [(c.kind, c.other) for c in changes] == [(ChangeKind.MERGED, stories["b"])]
    assert "tell of both" in changes[0].because


def test_a_story_that_proves_to_be_two_events_is_split_and_says_so() -> None:
    state = StoryState()
    texts = [*tellings(FIRST)[:3], *tellings(SECOND)[:3]]
    found, state = assign([told(f"a{n}", t, None, "") for n, t in enumerate(texts)], state)
    assert len({a.story_id for a in found}) == 1
    rest = [*tellings(FIRST)[3:], *tellings(SECOND)[3:]]
    _, state = assign([told(f"b{n}", t, None, "") for n, t in enumerate(rest)], state)
    first = {state.story_of[a] for a in ("a0", "a1", "a2", "b0", "b6")}
    second = {state.story_of[a] for a in ("a3", "a4", "a5", "b7", "b13")}
    assert (len(first), len(second), first & second) == (1, 1, set())
    kinds = [[c.kind for c in changes] for _, changes in sorted(state.changes.items())]
    assert kinds == [[ChangeKind.SPLIT], [ChangeKind.SPLIT_FROM]]
    assert found[0].story_id in first | second


def test_a_story_reopens_by_its_names_long_after_its_words_have_faded() -> None:
    state = started()
    first, state = assign([told("a", HALF, 1), told("b", OTHER, 1)], state)
    for week in range(12):
        _, state = assign([told(f"w{week}", FILLER[week] + f" Part {week}.", 10 + week * 10)], state)
    assert state.archive.worn[state.archive.row_of["a"]]
    charge = "A man was charged with shooting Lorne Quist, 34, in Teller Lane 14, Karsund, Ada Brunholt said."
    later, _ = assign([told("z", charge, 130)], state)
    assert later[0].story_id == {a.article_id: a.story_id for a in first}["a"]


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(22)), st.integers(min_value=1, max_value=5))
def test_the_order_within_days_does_not_matter(order: list[int], days: int) -> None:
    read = [
        told(f"{n:02}", t, n % days) for n, t in enumerate(tellings(FIRST) + tellings(SECOND) + [HALF, OTHER])
    ]
    assert ran([read[n] for n in order], days) == ran(read, days)


def ran(articles: list[ArticleFeatures], days: int) -> dict[str, str]:
    state = StoryState()
    for day in range(days):
        _, state = assign([a for a in articles if a.day == day], state)
    return dict(sorted(state.story_of.items()))


def test_all_tell_of_something() -> None:
    assert COMMON in tellings(FIRST)[0]
