"""The stream: each day's articles join stories or start them, by what came before and on that day.

The order of arrival within a day does not matter: its articles are clustered together, best link
first. What an article costs depends on its own rare terms, not on the archive: candidates come from
an inverted index whose lists are bounded.
"""

import heapq
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stemma.model import content_id
from stemma.stories.features import ArticleFeatures
from stemma.stories.score import same_event
from stemma.stories.vocabulary import Vocabulary, Weighted, faded, settled, weigh


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """When an article joins a story, and how far the stream looks.

    `join` and `voices` were chosen on one half (hash of id) of gva-dev; the others bound the cost
    and are not tuned.
    """

    join: float = 0.5
    """Least mean probability of the best links between two groups."""
    voices: int = 3
    """How many of the best links between two groups are heard."""
    keys: int = 100
    """An article's rarest terms, by which it is found again."""
    posting: int = 60
    """Articles remembered under one term; the oldest is forgotten."""
    candidates: int = 40
    """Earlier articles that a new one is compared with."""
    window_days: int = 60
    """Days after which only an article's strongest words are remembered, beside its names and numbers."""
    faded_words: int = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """An article's story as of its arrival; `support` is the mean probability of its best links."""

    article_id: str
    story_id: str
    support: float


@dataclass(slots=True)
class StoryState:
    """What the stream remembers. `assign` changes it and hands it on: do not use the old one again."""

    limits: Limits = Limits()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    articles: dict[str, Weighted] = field(default_factory=dict)
    postings: dict[tuple[str, str], deque[str]] = field(default_factory=dict)
    story_of: dict[str, str] = field(default_factory=dict)
    arrived: dict[int, list[str]] = field(default_factory=dict)
    """The articles of each day that are not yet faded."""
    primed: bool = False
    """The vocabulary has counted all articles already: nothing more is learned."""
    favour: float = 0.0
    """Logits that every pair gains (see `score.chosen`)."""


def assign(batch: Sequence[ArticleFeatures], state: StoryState) -> tuple[tuple[Assignment, ...], StoryState]:
    """Assign the articles of one day (or of no known day) to stories; earlier stories keep their ids.

    Returns one assignment an article, in the order of their ids, and the state for the next day.
    """
    fresh = sorted((a for a in batch if a.id not in state.articles), key=lambda a: a.id)
    for article in () if state.primed else fresh:
        state.vocabulary.learn(article)
    for article in fresh:
        _remember(weigh(article, state.vocabulary), state)
    links = _links([a.id for a in fresh], state)
    support = _cluster([a.id for a in fresh], links, state)
    for article in fresh:
        state.articles[article.id] = settled(state.articles[article.id])
        if article.day is not None:
            state.arrived.setdefault(article.day, []).append(article.id)
    _fade(max((a.day for a in fresh if a.day is not None), default=0) - state.limits.window_days, state)
    return tuple(
        Assignment(article_id=a.id, story_id=state.story_of[a.id], support=support.get(a.id, 0.0))
        for a in fresh
    ), state


def _fade(before: int, state: StoryState) -> None:
    for day in sorted(d for d in state.arrived if d < before):
        for a in state.arrived.pop(day):
            state.articles[a] = faded(state.articles[a], state.limits.faded_words)


def _remember(article: Weighted, state: StoryState) -> None:
    state.articles[article.source.id] = article
    for key in _keys(article, state):
        state.postings.setdefault(key, deque(maxlen=state.limits.posting)).append(article.source.id)


def _keys(article: Weighted, state: StoryState) -> list[tuple[str, str]]:
    """Return the rarest terms by which another article would be found.

    Where the vocabulary has seen all articles, a term of this article alone finds nothing.
    """
    least = 2 if state.primed else 1
    ranked = sorted(
        (-rarity, kind, term)
        for kind in ("names", "numbers", "words")
        for term, rarity in article.rarity[kind].items()
        if state.vocabulary.seen[kind][term] >= least
    )
    return [(kind, term) for _, kind, term in ranked[: state.limits.keys]]


def _candidates(article: Weighted, state: StoryState) -> list[str]:
    """Return the remembered articles that share the most rarity, at most `limits.candidates`."""
    weight: Counter[str] = Counter()
    for kind in ("names", "numbers", "words"):
        for term, rarity in article.rarity[kind].items():
            for other in state.postings.get((kind, term), ()):
                weight[other] += round(rarity * 1000)
    del weight[article.source.id]
    return heapq.nsmallest(state.limits.candidates, weight, key=lambda other: (-weight[other], other))


type Links = dict[tuple[str, str], float]


def _links(fresh: Sequence[str], state: StoryState) -> Links:
    """Score each new article with its candidates; (later or larger id first)."""
    links: Links = {}
    order = {a: n for n, a in enumerate(fresh)}
    for a in fresh:
        for other in _candidates(state.articles[a], state):
            pair = (other, a) if order.get(other, -1) > order[a] else (a, other)
            if pair not in links:
                links[pair] = same_event(state.articles[pair[0]], state.articles[pair[1]], state.favour)
    return links


def _cluster(fresh: Sequence[str], links: Links, state: StoryState) -> dict[str, float]:
    """Join groups, best mean link first, until none reaches `join`; two old stories are never joined here."""
    group = _Groups(fresh, links, state)
    heap = [(-group.strength(a, b), a, b) for a, b in group.pairs()]
    heapq.heapify(heap)
    support: dict[str, float] = {}
    while heap:
        strength, a, b = heapq.heappop(heap)
        if -strength < state.limits.join:
            break
        if group.strength(a, b) != -strength:
            continue
        support.update(dict.fromkeys(group.new_members(a, b), round(-strength, 4)))
        joined = group.join(a, b)
        for other in group.neighbours(joined):
            first, second = sorted((joined, other))
            heapq.heappush(heap, (-group.strength(first, second), first, second))
    group.write(state)
    return support


class _Groups:
    """The groups of one day while they are joined: new articles alone, and the old stories they touch."""

    def __init__(self, fresh: Sequence[str], links: Links, state: StoryState):
        self._fresh = fresh
        self._voices = state.limits.voices
        self._home = {a: state.story_of.get(a) or _story_id(a) for pair in links for a in pair}
        self._home |= {a: _story_id(a) for a in fresh}
        self._old = set(state.story_of.values()) & set(self._home.values()) if links else set()
        self._members: dict[str, list[str]] = {}
        for a in sorted(self._home):
            self._members.setdefault(self._home[a], []).append(a)
        self._cross: dict[str, dict[str, list[float]]] = {}
        for (a, b), p in sorted(links.items()):
            self._add(self._home[a], self._home[b], [p])

    def _add(self, a: str, b: str, scores: list[float]) -> None:
        if a != b and not (a in self._old and b in self._old):
            both = sorted(self._cross.get(a, {}).get(b, []) + scores, reverse=True)[: self._voices]
            self._cross.setdefault(a, {})[b] = both
            self._cross.setdefault(b, {})[a] = both

    def pairs(self) -> Iterator[tuple[str, str]]:
        for a in sorted(self._cross):
            yield from ((a, b) for b in sorted(self._cross[a]) if a < b)

    def neighbours(self, a: str) -> list[str]:
        return sorted(self._cross.get(a, {}))

    def strength(self, a: str, b: str) -> float:
        """Mean of the best links, as many as are heard or as there can be."""
        best = self._cross.get(a, {}).get(b)
        if not best:
            return -1.0
        heard = min(self._voices, len(self._members[a]) * len(self._members[b]))
        return round(sum(best) / heard, 6)

    def new_members(self, a: str, b: str) -> list[str]:
        return [m for g in (a, b) if g not in self._old for m in self._members[g]]

    def join(self, a: str, b: str) -> str:
        kept, gone = (b, a) if b in self._old else (a, b)
        self._members[kept] += self._members.pop(gone)
        links = self._cross.pop(gone, {})
        for other, scores in sorted(links.items()):
            self._cross[other].pop(gone, None)
            if other != kept:
                self._add(kept, other, scores)
        return kept

    def write(self, state: StoryState) -> None:
        fresh = set(self._fresh)
        for home, members in self._members.items():
            new = sorted(m for m in members if m in fresh)
            story = home if home in self._old or not new else _story_id(new[0])
            for article in new:
                state.story_of[article] = story


def _story_id(first_article: str) -> str:
    return content_id("story", first_article)
