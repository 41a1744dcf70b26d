"""python -m eval.bench_stories [ARTICLES [PLOT.svg]] - how many articles a second, and how that grows.

A synthetic stream, seeded: 1,000 articles a day; three of five start a story, and stories live some days.
The statistics are those measured on gva-dev: log-normal numbers of distinct words (median 75), names (24),
numbers (9) and signs (22) an article; ranks by Zipf's law over vocabularies that grow by Heaps' law (words
n^.52, names n^.76, numbers n^.64, signs n^.41). Vectors stand for the encoder (which costs the same for
every article, whatever the archive): a direction a story and noise. Processor time of `assign` alone.

python -m eval.bench_stories --read INPUT.jsonl.gz [ARTICLES] - the same with real texts: reading of the
features with encoding, and assignment, each timed.
"""

import gzip
import json
import math
import random
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

import numpy as np

from eval.tasks.stories import _article
from stemma.stories.features import ArticleFeatures, features
from stemma.stories.stream import StoryState, assign

_DAY = 1000


@dataclass(frozen=True)
class _Kind:
    """How many distinct terms an article has, how many the stream, by Heaps' law; how many a story has."""

    name: str
    median: float
    spread: float
    first: float
    growth: float
    of_story: int


_KINDS = (
    _Kind("words", 75, 0.57, 20_300, 0.52, 30),
    _Kind("names", 24, 0.64, 30_600, 0.76, 10),
    _Kind("numbers", 9, 0.72, 7_000, 0.64, 4),
    _Kind("signs", 22, 0.55, 3_900, 0.41, 10),
)
_SHARE = 0.35
"""Share of an article's terms that are its story's."""


@dataclass(frozen=True)
class _Story:
    terms: dict[str, list[str]]
    direction: np.ndarray


class Newsroom:
    """Makes days of articles, seeded."""

    def __init__(self) -> None:
        self._rng = random.Random(11)
        self._numpy = np.random.default_rng(11)
        self._made = 0
        self._live: list[_Story] = []

    def day(self, number: int) -> list[ArticleFeatures]:
        """Make a day's articles."""
        self._live = self._live[-2000:]
        return [self._article(number) for _ in range(_DAY)]

    def _term(self, kind: _Kind) -> str:
        size = kind.first * ((self._made + 300) / 2852) ** kind.growth
        return f"{kind.name[0]}{int(size ** self._rng.random())}"

    def _new_story(self) -> _Story:
        terms = {k.name: [self._term(k) for _ in range(k.of_story)] for k in _KINDS}
        return _Story(terms, self._numpy.standard_normal(512))

    def _article(self, number: int) -> ArticleFeatures:
        if not self._live or self._rng.random() < 0.6:
            self._live.append(self._new_story())
            story = self._live[-1]
        else:
            story = self._rng.choice(self._live)
        counts = {k.name: self._counts(k, story.terms[k.name]) for k in _KINDS}
        vectors = story.direction + 0.6 * self._numpy.standard_normal((2, 512))
        self._made += 1
        return ArticleFeatures(
            id=f"{self._made:032}",
            title="",
            outlet=f"outlet {self._rng.randrange(3000)}",
            day=737_000 + number,
            season=None,
            **counts,
            lede_names=dict(islice(counts["names"].items(), 6)),
            days={f"{number % 12:02}-{number % 28:02}": 1},
            looks_back=0,
            vectors=(vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32),
            language="en",
        )

    def _counts(self, kind: _Kind, own: list[str]) -> Counter[str]:
        size = min(400, max(2, round(kind.median * math.exp(self._rng.gauss(0, kind.spread)))))
        drawn: Counter[str] = Counter()
        while len(drawn) < size:
            drawn[self._rng.choice(own) if self._rng.random() < _SHARE else self._term(kind)] += 1
        return drawn


def stream(days: int) -> list[tuple[int, float, float]]:
    """Run the stream; return for each day: articles so far, articles a second, gigabytes at most so far."""
    newsroom, state, rows = Newsroom(), StoryState(), []
    for number in range(days):
        batch = newsroom.day(number)
        start = time.process_time()
        _, state = assign(batch, state)
        rate = _DAY / (time.process_time() - start)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        rows.append((number * _DAY + _DAY, rate, memory))
        if number % 10 == 9:
            sys.stderr.write(f"{rows[-1][0]:8} articles: {rate:6.0f} a second, {memory:.2f} GB\n")
    sys.stdout.write(f"{len(set(state.home))} stories of {len(state.home)} articles\n")
    return rows


def growth(rows: list[tuple[int, float, float]], first: int = 10_000) -> float:
    """Return the exponent of an article's cost over the number before it, from `first` on (least squares)."""
    told = [(math.log(n), -math.log(rate)) for n, rate, _ in rows if n >= first]
    if len(told) < 2:
        return 0.0
    x, y = np.array(told).T
    return float(np.polyfit(x, y, 1)[0])


def plot(rows: list[tuple[int, float, float]]) -> str:
    """Return the picture: articles a second over articles in the archive, both logarithmic, aim dashed."""
    low, high = math.log10(rows[0][0]), math.log10(rows[-1][0])

    def right(n: float) -> float:
        return 60 + 520 * (math.log10(n) - low) / (high - low)

    def up(rate: float) -> float:
        return 240 - 200 * (math.log10(rate) - 1) / 2

    points = " ".join(f"{right(n):.1f},{up(rate):.1f}" for n, rate, _ in rows)
    ticks = "".join(
        f'<text x="52" y="{up(v) + 4:.0f}" text-anchor="end">{v}</text>'
        f'<line x1="60" x2="580" y1="{up(v):.0f}" y2="{up(v):.0f}" stroke="#ddd"/>'
        for v in (10, 40, 100, 200, 400, 1000)
    )
    marks = "".join(
        f'<text x="{right(v):.0f}" y="258" text-anchor="middle">{v:,}</text>'
        for v in (1000, 10_000, 100_000, rows[-1][0])
        if rows[0][0] <= v <= rows[-1][0]
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 290" font-family="sans-serif" '
        'font-size="11">'
        '<rect width="600" height="290" fill="#fff"/><text x="60" y="24" font-size="13">'
        "Articles assigned a second (one core) by articles in the archive</text>"
        f'{ticks}{marks}<line x1="60" x2="580" y1="{up(40):.0f}" y2="{up(40):.0f}" stroke="#c33" '
        f'stroke-dasharray="5 4"/><polyline points="{points}" fill="none" stroke="#246" stroke-width="1.5"/>'
        '<text x="320" y="280" text-anchor="middle">articles so far</text></svg>\n'
    )


def read(path: str, most: int) -> None:
    """Time the reading of features (with encoding) and the assignment of real texts."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, most)]
    start = time.process_time()
    found = [features(_article(row)) for row in rows]
    reading = time.process_time() - start
    state, start = StoryState(), time.process_time()
    for _, day in groupby(found, key=lambda a: a.day):
        _, state = assign(list(day), state)
    assigning = time.process_time() - start
    sys.stdout.write(
        f"{len(rows)} articles: {len(rows) / reading:.0f} a second read and encoded, "
        f"{len(rows) / assigning:.0f} assigned, {len(rows) / (reading + assigning):.0f} both\n"
    )


def main(argv: list[str]) -> int:
    """Run; see the module."""
    if argv[:1] == ["--read"]:
        read(argv[1], int(argv[2]) if len(argv) > 2 else 1000)
        return 0
    rows = stream((int(argv[0]) if argv else 10_000) // _DAY)
    tenth = max(1, len(rows) // 10)
    for at in range(0, len(rows), tenth):
        part = rows[at : at + tenth]
        mean = len(part) / sum(1 / rate for _, rate, _ in part)
        sys.stdout.write(f"{part[-1][0]:8} articles: {mean:6.0f} a second, {part[-1][2]:.2f} GB\n")
    sys.stdout.write(f"growth exponent {growth(rows):.3f}; greatest memory {rows[-1][2]:.2f} GB\n")
    if len(argv) > 1:
        Path(argv[1]).write_text(plot(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
