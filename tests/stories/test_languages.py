"""An article in one language joins the story that others tell: invented twin events in four languages."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from stemma.model import Article, Published
from stemma.stories import group_articles
from stemma.stories.signs import signs, sound

DATA = Path(__file__).parent / "data" / "languages.yaml"
FOUR = ("en", "ru", "de", "es")


@cache
def articles() -> Mapping[str, Article]:
    return {a.id: a for event in yaml.safe_load(DATA.read_text(encoding="utf-8")) for a in told(event)}


def told(event: Mapping[str, Any]) -> Iterator[Article]:
    """Yield an event's articles; those in other languages than English come a day later."""
    for language, (title, body) in ((k, v) for k, v in event.items() if k not in ("event", "day")):
        yield Article(
            id=f"{event['event']}-{language}",
            address_id="",
            title=title,
            title_span=(0, len(title)),
            text=f"{title}\n\n{body}",
            language=language,
            published=Published(value=event["day"] + timedelta(days=language != "en")),
        )


def in_four() -> list[Article]:
    return [a for a in articles().values() if a.id[-2:] in FOUR]


def grouped(some: list[Article]) -> list[list[str]]:
    return sorted(sorted(s.article_ids) for s in group_articles(some)[0])


def by_event(some: list[Article]) -> list[list[str]]:
    events = sorted({a.id[:-3] for a in some})
    return [sorted(a.id for a in some if a.id[:-3] == event) for event in events]


def test_twin_events_told_in_four_languages_are_as_many_stories_as_events() -> None:
    assert grouped(in_four()) == by_event(in_four())


def test_they_are_told_apart_without_a_date_too() -> None:
    undated = [replace(a, published=Published()) for a in in_four()]
    assert grouped(undated) == by_event(undated)


def test_an_article_in_any_of_the_languages_joins_the_story_in_english() -> None:
    one = [a for a in articles().values() if a.id.startswith("market")]
    assert len(one) == 19
    assert grouped(one) == by_event(one)


@pytest.mark.parametrize("language", ["ru", "de", "es", "ar", "ja", "zh", "ko", "th", "tr", "pl"])
def test_it_joins_the_one_story_among_twins_in_english(language: str) -> None:
    english = [a for a in in_four() if a.id.endswith("en")]
    stories = grouped([*english, articles()[f"market-1-{language}"]])
    both = sorted(["market-1-en", f"market-1-{language}"])
    assert (len(stories), both in stories) == (10, True)


def test_a_name_sounds_alike_in_other_scripts() -> None:
    assert {sound(n) for n in ("Ostrevia", "Остревии", "オストレビア")} == {"strv"}


def test_figures_are_one_sign_however_their_thousands_are_parted() -> None:
    text = "400,000 or 400.000 or 400 000 crowns in 14 years"
    assert {s: n for s, n in signs(text).items() if s[0] == "#"} == {"#400000": 3, "#14": 1}


def test_days_of_the_set_are_dates() -> None:
    assert {type(a.published.value) for a in articles().values()} == {date}
