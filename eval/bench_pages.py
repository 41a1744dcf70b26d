"""python -m eval.bench_pages [--pages FILE] [--count N] [--rounds N]

Times `read_html` beside bare trafilatura (the same setting) on the same pages, in one run: each page is read
by one and then by the other, round after round, the order changing; processor time counts, and the median
of the rounds is taken for each page, so that what else runs on the machine weighs on both alike. Prints the
milliseconds a page and their ratio.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time

from stemma.articles.page import read_html
from stemma.articles.settings import ReadSettings

PAGES = Path(__file__).parents[2] / "shared" / "eval" / "pages.dev.input.jsonl.gz"

type Page = tuple[bytes, str]
"""A page's bytes and its address."""


def whole(page: Page) -> None:
    read_html(page[0], url=page[1], settings=ReadSettings(min_words=1))


def bare(page: Page) -> None:
    """Parse a page and take its main text, as trafilatura's own users do."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    bare_extraction(load_html(page[0].decode()), include_comments=False, favor_precision=True)


def timed(read: Callable[[Page], None], page: Page) -> float:
    """Return the processor time of reading one page, in seconds."""
    start = process_time()
    read(page)
    return process_time() - start


def medians(pages: Sequence[Page], rounds: int) -> tuple[float, float]:
    """Return the seconds that all pages take, bare and whole: the sum of each page's medians."""
    times: dict[Callable[[Page], None], list[list[float]]] = {r: [[] for _ in pages] for r in (bare, whole)}
    for turn in range(rounds):
        order = (bare, whole) if turn % 2 == 0 else (whole, bare)
        for i, page in enumerate(pages):
            for read in order:
                times[read][i].append(timed(read, page))
    return sum(map(median, times[bare])), sum(map(median, times[whole]))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench_pages", description=__doc__)
    parser.add_argument("--pages", type=Path, default=PAGES, help="JSON lines with html and url, gzipped")
    parser.add_argument("--count", type=int, default=150, help="pages to read")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with gzip.open(options.pages, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, options.count)]
    pages = [(row["html"].encode("utf-8", "replace"), row["url"]) for row in rows]
    for page in pages[:10]:  # imports and word lists are loaded once
        bare(page)
        whole(page)
    part, all_of_it = (seconds * 1000 / len(pages) for seconds in medians(pages, options.rounds))
    sys.stdout.write(
        f"{len(pages)} pages, medians of {options.rounds}: trafilatura {part:.1f} ms, read_html "
        f"{all_of_it:.1f} ms a page, ratio {all_of_it / part:.2f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
