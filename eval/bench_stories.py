"""python -m eval.bench_stories [ARTICLES] - how many articles a second are assigned, and how that grows.

A synthetic stream: 1,000 articles a day, stories of geometric size, words by Zipf's law over a vocabulary
that grows (Heaps), 150 words a text, names of their own for each story; vectors are drawn, not encoded
(encoding costs 4 to 5 ms a text and thread and does not depend on the archive). Prints articles a second for
each tenth, the growth exponent of the cost per article, and the greatest memory.
"""

import math
import random
import resource
import sys
import time
from datetime import date, timedelta

import numpy as np

from stemma.model import Article, Published
from stemma.stories.features import ArticleFeatures, plain_features
from stemma.stories.stream import StoryState, assign

_DAY = 1000


class Newsroom:
    """Makes days of articles, seeded."""

    def __init__(self) -> None:
        self._rng = random.Random(11)
        self._numpy = np.random.default_rng(11)
        self._made = 0
        self._live: list[tuple[list[str], list[str]]] = []

    def _word(self) -> str:
        rank = int(self._rng.paretovariate(0.9)) % (30_000 + self._made // 4)
        return f"w{rank:x}".translate(str.maketrans("0123456789", "ghijklmnop"))

    def _new_story(self) -> tuple[list[str], list[str]]:
        names = [f"Name{self._rng.randrange(10**7):x}".translate(str.maketrans("0123456789", "ghijklmnop"))]
        names += [f"Town{self._rng.randrange(20_000):x}".translate(str.maketrans("0123456789", "ghijklmnop"))]
        return names, [self._word() for _ in range(30)]

    def day(self, number: int) -> list[ArticleFeatures]:
        self._live = self._live[-400:]
        return [self._article(number) for _ in range(_DAY)]

    def _article(self, number: int) -> ArticleFeatures:
        if not self._live or self._rng.random() < 0.5:
            self._live.append(self._new_story())
        names, kernel = self._rng.choice(self._live[-200:])
        words = [self._rng.choice(kernel) if self._rng.random() < 0.4 else self._word() for _ in range(150)]
        for _ in range(6):
            words[self._rng.randrange(1, 150)] = self._rng.choice(names)
        self._made += 1
        text = " ".join(words)
        article = Article(
            id=f"{self._made:07}",
            address_id="",
            text=text,
            title=text[:60],
            published=Published(value=date(2020, 1, 1) + timedelta(days=number)),
        )
        vectors = self._numpy.standard_normal((2, 512)).astype(np.float32)
        return plain_features(article, vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def main(argv: list[str]) -> int:
    days = (int(argv[0]) if argv else 10_000) // _DAY
    newsroom, state, costs = Newsroom(), StoryState(), []
    for number in range(days):
        batch = newsroom.day(number)
        start = time.process_time()
        _, state = assign(batch, state)
        costs.append((time.process_time() - start) / _DAY)
    tenth = max(1, days // 10)
    for at in range(0, days, tenth):
        mean = sum(costs[at : at + tenth]) / len(costs[at : at + tenth])
        sys.stdout.write(f"{(at + tenth) * _DAY:8} articles: {1 / mean:7.0f} a second\n")
    first, last = sum(costs[:tenth]) / tenth, sum(costs[-tenth:]) / tenth
    exponent = math.log(last / first) / math.log(days / tenth) if days > tenth else 0.0
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    sys.stdout.write(f"growth exponent {exponent:.2f}; greatest memory {memory:.2f} GB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
