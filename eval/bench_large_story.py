"""python -m eval.bench_large_story [--articles N] [--sentences N] [--profile]

One story of many articles: invented variants of the articles of an example case, by cutting, reordering
and exchanging words and figures, each printed by an outlet of its own. Says seconds by stage and the
memory at its peak, so that a stage that grows with the square of a story is seen. Seeded: the same
arguments, the same story.
"""

import argparse
import cProfile
import pstats
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from eval.lineage_generator import SYNONYMS
from stemma.articles.manifest import read_manifest
from stemma.articles.readers import open_source
from stemma.articles.readers.reading import read_articles
from stemma.engine.local import LocalEngine
from stemma.language.sentences import split_sentences
from stemma.model import Article, Published, Report, content_id
from stemma.pipeline import analyse

EXAMPLE = Path(__file__).parents[1] / "src" / "stemma" / "examples" / "border-war"


class Clock(LocalEngine):
    """An engine that adds up the seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()
        super().__init__(self._told)

    def _told(self, stage: str, done: int) -> None:
        now = time.perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._last
        self._last = now


def variants(seeds: Sequence[Article], count: int, sentences: int) -> Iterator[Article]:
    """Yield `count` articles, each a changed retelling of a seed or of a mixture of two."""
    for number in range(count):
        chance = random.Random(number)
        told = [s for seed in chance.sample(list(seeds), 2) for s in _told(seed)]
        chance.shuffle(told)
        text = " ".join(_reworded(s, chance) for s in told[:sentences])
        seed, outlet = seeds[number % len(seeds)], f"Outlet {number}"
        day = (seed.published.value or seeds[0].published.value) if number % 7 else None
        printed = Published(value=day + timedelta(days=number % 3) if day else None)
        text = f"{seed.title}\n\n{text}"
        yield replace(
            seed, id=content_id(outlet, text), address_id=content_id(outlet), text=text, outlet=outlet,
            title_span=(0, len(seed.title)), published=printed, credits=(), dateline=None, furniture=(),
            headings=(), file=f"{number:04d}.txt",
        )  # fmt: skip


def _told(article: Article) -> list[str]:
    body = article.text[article.title_span[1] if article.title_span else 0 :]
    return [body[a:b] for a, b in split_sentences(body) if 40 < b - a < 400 and "\n" not in body[a:b].strip()]


def _reworded(sentence: str, chance: random.Random) -> str:
    words = []
    for word in sentence.split():
        others = SYNONYMS.get(word.lower())
        if others and chance.random() < 0.4:
            word = chance.choice(others)
        elif word.isdecimal() and chance.random() < 0.1:
            word = str(int(word) + chance.randint(1, 9))
        words.append(word)
    return " ".join(words)


def seeds_of(folder: Path) -> list[Article]:
    given = read_manifest(folder / "manifest.jsonl")
    outcomes = (item for file in sorted(folder.glob("*.txt")) for item in open_source(str(file)))
    found = [a for a in read_articles(outcomes, given) if isinstance(a, Article)]
    return found[:8]  # the first of the two stories


def measure(articles: Sequence[Article]) -> tuple[Report, dict[str, float], float]:
    clock = Clock()
    begun = time.perf_counter()
    report = analyse(articles, clock)
    return report, clock.seconds, time.perf_counter() - begun


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench_large_story", description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--sentences", type=int, default=12)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    articles = list(variants(seeds_of(EXAMPLE), options.articles, options.sentences))
    profile = cProfile.Profile()
    if options.profile:
        profile.enable()
    report, seconds, total = measure(articles)
    profile.disable()
    stages = ", ".join(f"{stage} {s:.1f}" for stage, s in seconds.items())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(articles)} articles, {len(report.stories)} stories, {len(report.claims)} claims, "
          f"{len(report.collations)} collations, {len(report.garbles)} garbles, {len(report.shifts)} shifts: "
          f"{total:.1f} s ({stages}); {memory:.0f} MB")  # fmt: skip
    if options.profile:
        pstats.Stats(profile, stream=sys.stdout).sort_stats("cumulative").print_stats(45)
    return 0


if __name__ == "__main__":
    sys.exit(main())
