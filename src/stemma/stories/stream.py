"""The stream: each day's articles join stories or start them, by what came before and on that day.

The order of arrival within a day does not matter: its articles are clustered together, best link first.
Later articles may make two stories one, or show that one story is two: ids stay, and the change is kept.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from stemma.model import ChangeKind, StoryChange, content_id
from stemma.stories.archive import Archive, Rows
from stemma.stories.division import Closeness, divided
from stemma.stories.features import ArticleFeatures
from stemma.stories.linkage import Joined, Joining, Links, join
from stemma.stories.score import compare, probabilities, without_favour_of_bare
from stemma.stories.vocabulary import ENTRY, KINDS, Entries, Places, Vocabulary, kind_of, weigh

type Shares = tuple[Places, NDArray[np.float64]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """When an article joins a story, and how far the stream looks.

    `join` and `voices` were chosen on one half (hash of id) of gva-dev; `merge` there as well; the others
    bound the cost and are not tuned.
    """

    join: float = 0.5
    """Least mean probability of the best links between two groups."""
    merge: float = 0.9
    """The same between two stories that are there already, by the links of new articles with both."""
    voices: int = 3
    """How many of the best links between two groups are heard."""
    keys: int = 100
    """An article's rarest terms, by which it is found again; a quarter as many signs."""
    posting: int = 60
    """Articles remembered under one term; the oldest is forgotten."""
    candidates: int = 40
    """Earlier articles that a new one is compared with."""
    window_days: int = 60
    """Days after which only an article's strongest words are remembered, beside its names and numbers."""
    faded_words: int = 25
    growth: float = 1.25
    """A story is looked at closely again when it has grown by this."""


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
    closeness: Closeness = field(default_factory=Closeness)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    archive: Archive = field(default_factory=Archive)
    story_ids: list[str] = field(default_factory=list)
    members: list[list[int]] = field(default_factory=list)
    """Rows of each story, none in one that was absorbed."""
    home: list[int] = field(default_factory=list)
    """The number of each row's story."""
    looked: dict[int, int] = field(default_factory=dict)
    """With how many remembered articles a story was last looked at closely."""
    changes: dict[int, list[StoryChange]] = field(default_factory=dict)
    arrived: dict[int, list[int]] = field(default_factory=dict)
    """The rows of each day that are not yet faded."""
    latest: int = 0
    primed: bool = False
    """The vocabulary has counted all articles already: nothing more is learned."""
    favour: float = 0.0
    """Logits that every pair gains (see `score.chosen`)."""

    @property
    def story_of(self) -> dict[str, str]:
        """The story of each article, as of now."""
        return {a: self.story_ids[s] for a, s in zip(self.archive.ids, self.home, strict=True)}


def assign(batch: Sequence[ArticleFeatures], state: StoryState) -> tuple[tuple[Assignment, ...], StoryState]:
    """Assign the articles of one day (or of no known day) to stories; earlier stories keep their ids.

    Returns one assignment an article, in the order of their ids, and the state for the next day.
    """
    fresh = sorted({a.id: a for a in batch if a.id not in state.archive.row_of}.values(), key=lambda a: a.id)
    for article in () if state.primed else fresh:
        state.vocabulary.learn(article)
    rows = [_remember(article, state) for article in fresh]
    links = _links(rows, state)
    joined = _joined(rows, links, state)
    _settle(joined, state)
    _fade(fresh, rows, state)
    return tuple(
        Assignment(
            article_id=a.id, story_id=state.story_ids[state.home[row]], support=joined.support.get(row, 0.0)
        )
        for a, row in zip(fresh, rows, strict=True)
    ), state


def _remember(article: ArticleFeatures, state: StoryState) -> int:
    weighted = weigh(article, state.vocabulary)
    row = state.archive.remember(weighted)
    state.home.append(-1)
    state.archive.post(row, _keys(weighted.entries, state))
    return row


def _keys(entries: Entries, state: StoryState) -> Entries:
    """Return the rarest terms by which another article would be found.

    Where the vocabulary has seen all articles, a term of this article alone finds nothing.
    """
    kept = entries[state.vocabulary.count(entries["term"]) > 1] if state.primed else entries
    rarest = kept[np.lexsort((kept["term"], -kept["rarity"].astype(np.float32)))]
    kinds = kind_of(rarest)
    found = rarest[(kinds != KINDS.index("days")) & (kinds != KINDS.index("signs"))]
    signs = rarest[kinds == KINDS.index("signs")]
    return np.concatenate([found[: state.limits.keys], signs[: state.limits.keys // 4]])


def _links(fresh: Sequence[int], state: StoryState) -> dict[tuple[int, int], float]:
    """Score each new article with its candidates; the later row first, what is hopeless left out."""
    links: dict[tuple[int, int], float] = {}
    for row in fresh:
        others = state.archive.candidates(row, state.limits.posting, state.limits.candidates)
        if len(others):
            _score(row, others, links, state)
    return links


def _score(row: int, others: Rows, links: dict[tuple[int, int], float], state: StoryState) -> None:
    likely = probabilities(compare(row, others, state.archive), state.favour)
    for other, p in zip(others.tolist(), likely.tolist(), strict=True):
        if p >= _HOPELESS:
            links.setdefault((max(row, other), min(row, other)), p)


_HOPELESS = 0.01


def _joined(rows: Sequence[int], links: Links, state: StoryState) -> Joined:
    """Join groups; where extracts without day and title chain up to more than can be looked at closely, the
    stream is too narrow to join them loosely, and they are joined as others are.
    """
    joined = join(links, _joining(rows, links, state))
    sizes = [(found, len(found) + len(state.members[story])) for story, found in joined.into.items()]
    sizes += [(found, len(found)) for found in joined.started]
    crowd = {row for found, size in sizes if size > state.closeness.most for row in found}
    crowd = {row for row in crowd if state.archive.bare[row]}
    if not crowd:
        return joined
    strict = {
        (a, b): without_favour_of_bare(p) if a in crowd and state.archive.bare[b] else p
        for (a, b), p in links.items()
    }
    return join(strict, _joining(rows, strict, state))


def _joining(rows: Sequence[int], links: Links, state: StoryState) -> Joining:
    limits = state.limits
    old = {row: state.home[row] for pair in links for row in pair if state.home[row] >= 0}
    return Joining(fresh=rows, home=old, voices=limits.voices, join=limits.join, merge=limits.merge)


def _settle(joined: Joined, state: StoryState) -> None:
    """Write down who joined what, which stories became one, and which of those that grew are two."""
    for kept, gone, support, bridges in joined.merged:
        _absorb(kept, gone, _bridge(bridges, support, state), state)
    for story, rows in joined.into.items():
        _move(rows, story, state)
    started = [part for rows in joined.started for part in _parts(rows, state)[0]]
    for rows in sorted(started):
        _move(rows, _new_story(rows[0], state), state)
    for story in sorted(joined.into):
        _look(story, state)


def _new_story(first: int, state: StoryState) -> int:
    state.story_ids.append(content_id("story", state.archive.ids[first]))
    state.members.append([])
    return len(state.members) - 1


def _move(rows: Sequence[int], story: int, state: StoryState) -> None:
    state.members[story].extend(rows)
    for row in rows:
        state.home[row] = story


def _absorb(kept: int, gone: int, because: str, state: StoryState) -> None:
    _move(state.members[gone], kept, state)
    state.members[kept].sort()
    state.members[gone] = []
    change = StoryChange(kind=ChangeKind.MERGED, other=state.story_ids[gone], because=because)
    state.changes.setdefault(kept, []).append(change)


def _bridge(bridges: Sequence[int], support: float, state: StoryState) -> str:
    named = ", ".join(state.archive.ids[row] for row in bridges[:3])
    return f"{len(bridges)} later articles ({named}) tell of both events with support {support:.2f}"


def _parts(rows: Sequence[int], state: StoryState) -> tuple[list[tuple[int, ...]], float]:
    """Return the parts of a group, the larger first, and how alike its halves are.

    Looked at are those whose words are still known, in the language that most are in; others go with those
    of whom they share the most signs, old ones stay with the larger part.
    """
    fresh = np.array(rows)[~state.archive.worn[list(rows)]].tolist()
    spoken = Counter(state.archive.languages[fresh].tolist())
    main = min(spoken, key=lambda language: (-spoken[language], language), default=0)
    seen = [row for row in fresh if state.archive.languages[row] == main][-state.closeness.most :]
    parts, alike = divided([state.archive.terms(row) for row in seen], state.closeness)
    found = [[seen[n] for n in part] for part in parts]
    signs = [_signs(part, state) for part in found]
    known = set(fresh)
    for row in sorted(set(rows) - set(seen)):
        found[_nearest(row, signs, state) if len(found) > 1 and row in known else 0].append(row)
    return [tuple(sorted(part)) for part in found], alike


def _signs(rows: Sequence[int], state: StoryState) -> Shares:
    """Return the signs of some articles, in order, and what share of the articles has each."""
    terms = [state.archive.terms(row) for row in rows] or [np.zeros(0, dtype=ENTRY)]
    told = np.concatenate([t[kind_of(t) == KINDS.index("signs")]["term"] for t in terms])
    found, count = np.unique(told, return_counts=True)
    return found, count / max(len(rows), 1)


def _nearest(row: int, parts: Sequence[Shares], state: StoryState) -> int:
    """Return the part that shares the most signs with an article, the first of equals."""
    mine, _ = _signs([row], state)
    shared = [round(float(share[np.isin(signs, mine)].sum()), 6) for signs, share in parts]
    return max(range(len(parts)), key=lambda n: (shared[n], -n))


def _look(story: int, state: StoryState) -> None:
    """Divide an old story that has grown, if a closer look shows two events; the larger part keeps the id."""
    rows = state.members[story]
    size = int((~state.archive.worn[rows]).sum())
    if size < max(2 * state.closeness.tellings, state.looked.get(story, 0) * state.limits.growth):
        return
    state.looked[story] = size
    (kept, *others), alike = _parts(rows, state)
    for part in others:
        new = _new_story(part[0], state)
        _move(part, new, state)
        _say_split(story, new, len(part), alike, state)
    state.members[story] = list(kept)


def _say_split(story: int, new: int, size: int, alike: float, state: StoryState) -> None:
    told = (
        f"{size} articles share few of the words that tell the story's articles apart (likeness {alike:.2f})"
    )
    for this, other, kind in ((story, new, ChangeKind.SPLIT), (new, story, ChangeKind.SPLIT_FROM)):
        change = StoryChange(kind=kind, other=state.story_ids[other], because=told)
        state.changes.setdefault(this, []).append(change)


def _fade(fresh: Sequence[ArticleFeatures], rows: Sequence[int], state: StoryState) -> None:
    state.latest = max((a.day for a in fresh if a.day is not None), default=state.latest)
    for article, row in zip(fresh, rows, strict=True):
        state.arrived.setdefault(state.latest if article.day is None else article.day, []).append(row)
    for day in sorted(d for d in state.arrived if d < state.latest - state.limits.window_days):
        state.archive.fade(state.arrived.pop(day), state.limits.faded_words)
