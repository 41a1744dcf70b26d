"""Streams that are not as they should be: right, or said to be unknown; never lost, never quadratic."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from time import process_time

import numpy as np

from stemma.model import Article, Published, content_id
from stemma.stories import ArticleFeatures, StoryState, assign, features, group_articles
from stemma.stories.features import plain_features

VECTOR = np.full((2, 512), 512**-0.5, dtype=np.float32)

PLACES = [
    "Arlon",
    "Bremmen",
    "Caldor",
    "Dunmere",
    "Estfeld",
    "Faroon",
    "Gellick",
    "Hartow",
    "Istvan",
    "Jorlund",
]
PEOPLE = ["Orla Finch", "Pavel Drago", "Quinn Maher", "Rosa Teller", "Silas Boone"]


def article(n: int, telling: int, day: int | None) -> Article:
    """Make one of two tellings of the nth fire."""
    place, person = PLACES[n % 10], PEOPLE[n % 5]
    told = [
        f"A fire in {place} destroyed {n + 12} barns on the {person} farm. {person} had been away.",
        f"{n + 12} barns burned down in {place}. The farm belongs to {person}, who was away.",
    ]
    return Article(
        id=content_id("fire", n, telling),
        address_id=f"{n} {telling}",
        text=f"{place} barns burn\n{told[telling]}",
        title=f"{place} barns burn",
        title_span=(0, len(place) + 11),
        published=Published(value=date(2024, 1, 1) + timedelta(days=day)) if day is not None else Published(),
    )


def pairs(days: list[int | None]) -> list[Article]:
    return [article(n, t, days[n]) for n in range(10) for t in (0, 1)]


def together(articles: list[Article]) -> list[int]:
    """Return for each fire in how many stories its two tellings are."""
    stories, _ = group_articles(articles)
    home = {a: s.id for s in stories for a in s.article_ids}
    assert set(home) == {a.id for a in articles}
    return [len({home[content_id("fire", n, t)] for t in (0, 1)}) for n in range(10)]


def test_one_article_many_times_is_one_story() -> None:
    one = article(3, 0, 0)
    read = features(one)
    found, _ = assign([replace(read, id=f"{n:04}") for n in range(300)], StoryState())
    assert (len(found), len({a.story_id for a in found})) == (300, 1)


def test_articles_all_of_one_day_are_still_told_apart() -> None:
    assert together(pairs([0] * 10)) == [1] * 10


def test_dates_missing_for_half_lose_no_article() -> None:
    assert together(pairs([n if n % 2 else None for n in range(10)])) == [1] * 10


def test_a_stream_in_reverse_order_gives_the_same_stories() -> None:
    articles = pairs(list(range(0, 300, 30)))
    assert group_articles(articles[::-1]) == group_articles(articles)


def test_an_article_that_came_before_keeps_its_story() -> None:
    read = features(article(1, 0, 0))
    first, state = assign([read], StoryState())
    again, state = assign([read], state)
    assert (again, state.story_of) == ((), {read.id: first[0].story_id})


def test_the_order_within_a_day_does_not_matter() -> None:
    read = [features(a) for a in pairs([0] * 10)]
    assert assign(read, StoryState())[0] == assign(read[::-1], StoryState())[0]


def test_an_empty_article_is_a_story_of_its_own() -> None:
    empty = Article(id="x", address_id="x", text="", title="")
    stories, _ = group_articles([empty, article(1, 0, 0)])
    assert sorted(len(s.article_ids) for s in stories) == [1, 1]


def test_an_article_a_thousand_times_is_one_story_and_takes_linear_time() -> None:
    read = features(article(3, 0, 0))
    few, many = (seconds([replace(read, id=f"{n:04}") for n in range(size)]) for size in (200, 800))
    assert many[1] == 1
    assert many[0] < 4 * 2 * few[0] + 0.2


def test_a_thousand_articles_of_one_day_take_linear_time() -> None:
    few, many = (seconds(day_of(size)) for size in (200, 800))
    assert many[0] < 4 * 2 * few[0] + 0.2


def day_of(size: int) -> list[ArticleFeatures]:
    """Make articles of one day and one kind: a hundred thefts that share most of their words."""
    texts = [
        f"Thieves took {n % 97} bicycles from the yard of {PEOPLE[n % 5]} in {PLACES[n % 10]}, lane {n}."
        for n in range(size)
    ]
    return [
        plain_features(Article(id=f"{n:05}", address_id="", text=t, title=t[:40]), VECTOR)
        for n, t in enumerate(texts)
    ]


def seconds(batch: list[ArticleFeatures]) -> tuple[float, int]:
    """Return the processor time of one day, and the number of its stories."""
    start = process_time()
    found, _ = assign(batch, StoryState())
    assert len(found) == len(batch)
    return process_time() - start, len({a.story_id for a in found})


def test_one_sentence_is_grouped_with_the_report_that_tells_more() -> None:
    one = article(3, 0, 0)
    short = replace(one, id="short", text="Dunmere barns burn: 15 barns of the Silas Boone farm destroyed.")
    assert len(group_articles([one, replace(short, title="", title_span=None)])[0]) == 1


def test_a_hundred_thousand_words_are_read_at_their_head_alone() -> None:
    one = article(3, 0, 0)
    long = replace(one, id="long", text=one.text + " Nothing else is known of it yet." * 15_000)
    start = process_time()
    stories, _ = group_articles([long, article(3, 1, 0)])
    assert process_time() - start < 2
    assert [len(s.article_ids) for s in stories] == [2]


def test_extracts_of_one_kind_do_not_chain_up() -> None:
    batch = [replace(a, title="") for a in day_of(400)]
    found, _ = assign(batch, StoryState())
    largest = max(Counter(a.story_id for a in found).values())
    assert largest < 100
