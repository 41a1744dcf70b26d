"""All articles at hand to stories and threads: the stream, run once over everything."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from stemma.language.vectors import cosines
from stemma.model import Article, Story, Thread
from stemma.stories.features import ArticleFeatures, features
from stemma.stories.score import chosen
from stemma.stories.stream import StoryState, assign
from stemma.stories.threads import thread_stories


def group_articles(articles: Sequence[Article]) -> tuple[tuple[Story, ...], tuple[Thread, ...]]:
    """Return the stories of the articles, and the threads of those stories; in order of time, then id.

    Days are taken in order, articles without a day last, all at once; the order of the arguments
    does not matter. Unlike the stream, the vocabulary has seen all articles before the first is
    grouped: with five articles at hand, what is rare cannot be learned from one. An article with an
    id that came before is left out. A story's id is made of its first article's.
    """
    read = sorted((features(a) for a in _distinct(articles)), key=_when)
    return group_features(read, {a.id: a.published.value for a in articles})


def group_features(
    read: Sequence[ArticleFeatures], published: dict[str, date | None]
) -> tuple[tuple[Story, ...], tuple[Thread, ...]]:
    """Group articles whose features are read, given in order of time."""
    state = StoryState(primed=True, favour=chosen(len(read)))
    for article in read:
        state.vocabulary.learn(article)
    for _, day in groupby(read, key=lambda a: a.day):
        _, state = assign(tuple(day), state)
    members: dict[str, list[ArticleFeatures]] = {}
    for article in read:
        members.setdefault(state.story_of[article.id], []).append(article)
    stories = tuple(_story(story_id, found, published) for story_id, found in members.items())
    return stories, thread_stories(stories, {a.id: a for a in read})


def _distinct(articles: Iterable[Article]) -> Iterable[Article]:
    return {a.id: a for a in articles}.values()


def _when(article: ArticleFeatures) -> tuple[bool, int, int, str]:
    """Order by day; then what has at least a day of the year, as the year's; then the rest; ties by id."""
    return article.day is None, article.day or 0, article.season or 0, article.id


def _story(story_id: str, members: Sequence[ArticleFeatures], published: dict[str, date | None]) -> Story:
    days = [day for day in (published[m.id] for m in members) if day is not None]
    return Story(
        id=story_id,
        title=_title(members),
        article_ids=tuple(m.id for m in members),
        start=min(days, default=None),
        end=max(days, default=None),
    )


def _title(members: Sequence[ArticleFeatures]) -> str:
    """Return the title that is nearest in meaning to the others, the earliest of equals."""
    titled = [m for m in members if m.title][:50]
    if not titled:
        return ""
    sums = [sum(cosines(m.vectors[:1], other.vectors[:1])[0, 0] for other in titled) for m in titled]
    return titled[max(range(len(titled)), key=lambda n: (round(float(sums[n]), 3), -n))].title
