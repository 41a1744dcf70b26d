"""python -m eval.bench_pages [--pages FILE] [--count N] [--rounds N]

Times `read_html` beside bare trafilatura (the same setting) on the same pages, in one process: the rounds
of the two alternate, processor time counts, and the best round of each is taken. Prints the milliseconds a
page and their ratio.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
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


def timed(read: Callable[[Page], None], pages: Sequence[Page]) -> float:
    """Return the processor time of one round over the pages, in seconds."""
    start = process_time()
    for page in pages:
        read(page)
    return process_time() - start


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench_pages", description=__doc__)
    parser.add_argument("--pages", type=Path, default=PAGES, help="JSON lines with html and url, gzipped")
    parser.add_argument("--count", type=int, default=150, help="pages to read")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with gzip.open(options.pages, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, options.count)]
    pages = [(row["html"].encode("utf-8", "replace"), row["url"]) for row in rows]
    timed(bare, pages[:10])  # imports and word lists are loaded once
    timed(whole, pages[:10])
    rounds = [(timed(bare, pages), timed(whole, pages)) for _ in range(options.rounds)]
    part, all_of_it = (min(times) * 1000 / len(pages) for times in zip(*rounds, strict=True))
    sys.stdout.write(
        f"{len(pages)} pages, best of {options.rounds}: trafilatura {part:.1f} ms, read_html "
        f"{all_of_it:.1f} ms a page, ratio {all_of_it / part:.2f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
