"""Stories to threads: one course of events, told by who takes part in it."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stemma.language.gazetteer import known_place
from stemma.model import Story, Thread, content_id
from stemma.stories.features import ArticleFeatures
from stemma.stories.terms import offices, without_demonyms

_PARTIES = 16
"""Names of a story that are looked at: those who take part, not everybody who is mentioned."""
_OFTEN = 5
"""Mentions in one article beyond which a name counts no more."""
_SHARED = 3
"""Least number of parties that two stories of one thread share."""
_OVERLAP = 0.25
"""Least share of the weight of the smaller story's parties. Neither number was tuned on a set."""
_BEFORE = 50
_LATER = 3
"""Least days between two stories for a day of the one, named in the other, to be a reference back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cast:
    """A story, its parties with their weight, and the days of the year that half of its articles name."""

    story: Story
    parties: Mapping[str, float]
    days: frozenset[str]


def thread_stories(stories: Sequence[Story], articles: Mapping[str, ArticleFeatures]) -> tuple[Thread, ...]:
    """Return the threads of two stories or more, each in order of time; a story is in at most one.

    A story follows the earlier one with which it shares the most weight of parties: at least three
    names (two, where it names a day of the earlier story), and a quarter of the weight of the smaller cast.
    Rare parties weigh more. The reasons name parties, places, and references back.
    """
    ordered = sorted(stories, key=lambda story: _when(story, articles))
    casts = _casts(ordered, articles)
    thread_of: dict[str, list[Story]] = {}
    reasons: dict[str, list[str]] = {}
    index: dict[str, list[int]] = {}
    for n, cast in enumerate(casts):
        found = _best(cast, casts, index)
        if found is not None:
            thread = thread_of.setdefault(casts[found].story.id, [casts[found].story])
            thread.append(cast.story)
            thread_of[cast.story.id] = thread
            reasons.setdefault(thread[0].id, []).append(_because(cast, casts[found]))
        for party in cast.parties:
            index.setdefault(party, []).append(n)
    return tuple(
        _thread(thread, reasons[first]) for first, thread in thread_of.items() if thread[0].id == first
    )


def _when(story: Story, articles: Mapping[str, ArticleFeatures]) -> tuple[bool, str, float, int, str]:
    """Order by start; without one, by how much its articles look back ("last year"), then by season."""
    if story.start is not None:
        return False, story.start.isoformat(), 0.0, 0, story.id
    told = [articles[a] for a in story.article_ids]
    back = round(sum(a.looks_back for a in told) / len(told), 4)
    return True, "", back, min((a.season for a in told if a.season), default=0), story.id


def _casts(stories: Sequence[Story], articles: Mapping[str, ArticleFeatures]) -> list[_Cast]:
    counts = [_mentions(story, articles) for story in stories]
    stories_with = Counter(name for c in counts for name in c)
    casts = []
    for story, count in zip(stories, counts, strict=True):
        weights = {
            name: round(math.sqrt(n) * math.log((len(stories) + _BEFORE) / (stories_with[name] + 0.5)), 6)
            for name, n in count.items()
        }
        top = sorted(weights, key=lambda name: (-weights[name], name))[:_PARTIES]
        parties = {name: weights[name] for name in top}
        casts.append(_Cast(story=story, parties=parties, days=_days_named(story, articles)))
    return casts


def _days_named(story: Story, articles: Mapping[str, ArticleFeatures]) -> frozenset[str]:
    named = Counter(day for a in story.article_ids for day in articles[a].days)
    return frozenset(day for day, n in named.items() if n * 2 >= len(story.article_ids))


def _referred(later: _Cast, earlier: _Cast) -> tuple[date, ...]:
    """Return the days of an earlier story that a later one names: its days of print and the two before."""
    if not (earlier.story.start and earlier.story.end and later.story.start):
        return ()
    if later.story.start - earlier.story.end < timedelta(days=_LATER):
        return ()
    first, count = earlier.story.start - timedelta(days=2), (earlier.story.end - earlier.story.start).days + 3
    days = (first + timedelta(days=n) for n in range(min(count, 30)))
    return tuple(day for day in days if day.strftime("%m-%d") in later.days)


def _mentions(story: Story, articles: Mapping[str, ArticleFeatures]) -> Mapping[str, float]:
    """Return the mean count of each name in the story's articles; a phrase stands for its words."""
    total: Counter[str] = Counter()
    for article_id in story.article_ids:
        for name, n in articles[article_id].names.items():
            total[name] += min(n, _OFTEN)
    whole = {
        name: n for name, n in without_demonyms(total).items() if " " not in name and name not in offices()
    }
    several = len(story.article_ids) > 1
    named_by = Counter(
        name for a in story.article_ids for name in without_demonyms(Counter(articles[a].names))
    )
    return {
        name: n / len(story.article_ids)
        for name, n in whole.items()
        if (named_by[name] * 2 > len(story.article_ids) if several else n > 1)
    }


def _best(cast: _Cast, casts: Sequence[_Cast], index: Mapping[str, list[int]]) -> int | None:
    shared = Counter(n for party in cast.parties for n in index.get(party, ()))
    enough = {
        n: count + bool(_referred(cast, casts[n])) for n, count in shared.items() if count >= _SHARED - 1
    }
    scored = [(_overlap(cast, casts[n]), n) for n, count in enough.items() if count >= _SHARED]
    best = max(scored, default=(0.0, -1))
    return best[1] if best[0] >= _OVERLAP else None


def _overlap(a: _Cast, b: _Cast) -> float:
    both = sum(min(w, b.parties[name]) for name, w in a.parties.items() if name in b.parties)
    smaller = min(sum(a.parties.values()), sum(b.parties.values()))
    return round(both / smaller, 4) if smaller else 0.0


def _because(later: _Cast, earlier: _Cast) -> str:
    both = sorted(
        (name for name in later.parties if name in earlier.parties),
        key=lambda name: (-later.parties[name], name),
    )
    places = [name for name in both if _is_place(name)]
    told = [
        f"{what}: {', '.join(name.title() for name in names[:5])}"
        for what, names in (("the same parties", [n for n in both if n not in places]), ("places", places))
        if names
    ]
    back = [f"{day.day} {day:%B}" for day in _referred(later, earlier)[:2]]
    told += [f"it refers back to {' and '.join(back)}"] if back else []
    return f"“{later.story.title}” follows “{earlier.story.title}”; {'; '.join(told)}"


def _is_place(name: str) -> bool:
    """Say whether a name is a place that is no country: a country acts, a town is where it happens."""
    found = known_place(name.title())
    return found is not None and found.kind != "country"


def _thread(stories: Sequence[Story], reasons: Sequence[str]) -> Thread:
    return Thread(
        id=content_id("thread", stories[0].id),
        title=stories[0].title,
        story_ids=tuple(s.id for s in stories),
        because=tuple(reasons),
    )
