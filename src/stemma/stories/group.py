"""All articles at hand to stories and threads: the stream, run once over everything."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from stemma.language.vectors import cosines
from stemma.model import Article, Story, Thread
from stemma.stories.features import ArticleFeatures, features
from stemma.stories.score import chosen
from stemma.stories.stream import StoryState, assign
from stemma.stories.threads import thread_stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Articles made ready for grouping: their features in order of time, the days, and the first state."""

    read: tuple[ArticleFeatures, ...]
    days: tuple[tuple[ArticleFeatures, ...], ...]
    published: dict[str, date | None]
    state: StoryState


def prepare(articles: Sequence[Article]) -> Prepared:
    """Return what the fold of `stream.assign` over days needs; the order of the arguments does not matter.

    Days are taken in order, articles without a day last, all at once. Unlike the stream, the
    vocabulary has seen all articles before the first is grouped: with five articles at hand, what is
    rare cannot be learned from one. An article with an id that came before is left out.
    """
    read = tuple(sorted((features(a) for a in _distinct(articles)), key=_when))
    return _prepared(read, {a.id: a.published.value for a in articles})


def _prepared(read: Sequence[ArticleFeatures], published: dict[str, date | None]) -> Prepared:
    state = StoryState(primed=True, favour=chosen(len(read)))
    for article in read:
        state.vocabulary.learn(article)
    days = tuple(tuple(day) for _, day in groupby(read, key=lambda a: a.day))
    return Prepared(read=tuple(read), days=days, published=published, state=state)


def gather(
    prepared: Prepared, state: StoryState, kin: Mapping[str, str] | None = None
) -> tuple[tuple[Story, ...], tuple[Thread, ...]]:
    """Return the stories and threads of the state that the fold over all days left behind.

    `kin` names, for articles that stand alone, an article whose story they belong to by their text. A
    story's id is made of its first article's.
    """
    story_of, members = dict(state.story_of), dict[str, list[ArticleFeatures]]()
    for alone, other in sorted((kin or {}).items()):
        story_of[alone] = story_of[other]
    for article in prepared.read:
        members.setdefault(story_of[article.id], []).append(article)
    changes = {state.story_ids[story]: tuple(found) for story, found in state.changes.items()}
    stories = tuple(
        replace(_story(story_id, found, prepared.published), changes=changes.get(story_id, ()))
        for story_id, found in members.items()
    )
    return stories, thread_stories(stories, {a.id: a for a in prepared.read})


def group_articles(articles: Sequence[Article]) -> tuple[tuple[Story, ...], tuple[Thread, ...]]:
    """Return the stories of the articles, and their threads, in order of time, then id: `prepare`, the
    fold and `gather` at once."""
    return _folded(prepare(articles))


def group_features(
    read: Sequence[ArticleFeatures], published: dict[str, date | None]
) -> tuple[tuple[Story, ...], tuple[Thread, ...]]:
    """Group articles whose features are read, given in order of time."""
    return _folded(_prepared(read, published))


def _folded(prepared: Prepared) -> tuple[tuple[Story, ...], tuple[Thread, ...]]:
    state = prepared.state
    for day in prepared.days:
        _, state = assign(day, state)
    return gather(prepared, state)


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
