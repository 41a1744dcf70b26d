"""python -m eval.extractors PAGES.input.jsonl.gz PAGES.gold.jsonl.gz SCORE.py

Compares extractors on the same pages in one run: what each makes of a page, scored by the kit's scorer, and
`read_html` less title and furniture. Prints F1, precision, recall, exact pages and milliseconds a page.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time
from typing import Any

from eval.furniture import EXTRACTORS
from eval.predict import read_rows
from eval.tasks.pages import predict


def stemma(row: dict[str, Any]) -> str:
    """Return the body that Stemma reads in a page."""
    return str(next(iter(predict([row])))["text"])


def extracting(extract: Callable[[str], str]) -> Callable[[dict[str, Any]], str]:
    return lambda row: extract(row["html"])


def scored(texts: Iterable[tuple[str, str]], gold: str, scorer: str) -> dict[str, Any]:
    """Return the scorer's figures for texts by page id."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": i, "text": text}) + "\n" for i, text in texts)
        file.flush()
        command = [sys.executable, scorer, "pages", gold, file.name]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures: dict[str, Any] = json.loads(told.strip().splitlines()[-1])
    return figures


def main(argv: list[str]) -> int:
    if len(argv) != 3 or not Path(argv[2]).exists():
        sys.stderr.write(f"{__doc__}\n")
        return 2
    rows = list(read_rows(argv[0]))
    ways = {"Stemma": stemma} | {name: extracting(extract) for name, extract in EXTRACTORS.items()}
    print("extractor                    F1      P      R  exact   ms")
    for name, way in ways.items():
        way(rows[0])  # imports
        began = process_time()
        texts = [(row["id"], way(row)) for row in rows]
        spent = (process_time() - began) * 1000 / len(rows)
        f = scored(texts, argv[1], argv[2])
        print(f"{name:24} {f['f1']:6} {f['precision']:6} {f['recall']:6} {f['accuracy']:6} {spent:4.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
