"""python -m eval.predict TASK INPUT.jsonl[.gz] > PREDICTIONS.jsonl

Streams the predictions of the package for one task of the evaluation kit, in the order of the input.
Each task is a module eval.tasks.TASK with `predict(rows) -> predictions`.
"""

import gzip
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TASKS = sorted(p.stem for p in (Path(__file__).parent / "tasks").glob("[a-z]*.py"))


def read_rows(path: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-lines file, gzipped or not."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def main(argv: list[str]) -> int:
    if len(argv) != 2 or argv[0] not in TASKS:
        sys.stderr.write(f"{__doc__}\nTASK is one of: {', '.join(TASKS)}\n")
        return 2
    task = importlib.import_module(f"eval.tasks.{argv[0]}")
    for prediction in task.predict(read_rows(argv[1])):
        sys.stdout.write(json.dumps(prediction, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
