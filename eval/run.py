"""python -m eval.run --shared ../shared [--only TASK ...] [--raise-floors | --lower-floors]

Measures every task of the evaluation kit that has an adapter in eval/tasks, and every case; prints one
table (figure, floor, what it should reach) and ends with status 1 where a figure falls under its floor in
eval/floors.json. Each part runs in a process of its own, one after another.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from eval.figures import CASES, MEASUREMENTS, TASKS, CaseMeasurement, Figure, Measurement

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).parent / "floors.json"
ROOM = 0.5
"""Points of a percentage that a raised floor lies under what was measured; counts have no room."""


class UnmeasuredError(Exception):
    """A part could not be measured; the message says why, in one line."""


class NoAdapterError(Exception):
    """The project has no adapter for a task of the kit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure as it was measured."""

    name: str
    figure: Figure
    value: float

    @property
    def is_count(self) -> bool:
        return self.figure.set in {c.case for c in CASES}

    def falls_under(self, floor: float | None) -> bool:
        if floor is None:
            return False
        return self.value > floor if self.figure.fewer else self.value < floor


def rows_of(task: str, figures: Sequence[Figure], scored: Mapping[str, Any]) -> Iterator[Row]:
    """Yield the figures of a scorer's object: of one set, of several under "sets", or of a case."""
    for figure in figures:
        found: Any = scored["sets"][_set_key(task, figure, scored)] if "sets" in scored else scored
        for key in figure.keys:
            found = found[key]
        # A case gives some counts as [right, of how many].
        yield Row(
            name=figure.name(task), figure=figure, value=float(found[0] if isinstance(found, list) else found)
        )


def _set_key(task: str, figure: Figure, scored: Mapping[str, Any]) -> str:
    return figure.set if figure.set in scored["sets"] else f"{task}.{figure.set}"


def lowered(floors: Mapping[str, float], rows: Sequence[Row]) -> dict[str, float]:
    """Return the floors with those that were missed moved to what was measured."""
    return {**floors, **{r.name: r.value for r in rows if r.falls_under(floors.get(r.name))}}


def raised(floors: Mapping[str, float], rows: Sequence[Row]) -> dict[str, float]:
    """Return the floors moved up to just under what was measured, where that is better; none moves down."""
    new = dict(floors)
    for row in rows:
        just_under = row.value if row.is_count else round(row.value - ROOM, 2)
        old = floors.get(row.name)
        if old is None or (just_under < old if row.figure.fewer else just_under > old):
            new[row.name] = just_under
    return new


def measure(part: Measurement, shared: Path) -> list[Row]:
    """Predict and score the sets of one task; raise NoAdapterError, or UnmeasuredError where either fails."""
    adapter = part.adapter or part.task
    if not (ROOT / "eval" / "tasks" / f"{adapter}.py").exists():
        raise NoAdapterError(f"there is no eval/tasks/{adapter}.py")
    with tempfile.TemporaryDirectory() as folder:
        pairs: list[str] = []
        for name in part.sets:
            made = Path(folder) / f"{name}.jsonl"
            source = shared / "eval" / f"{part.task}.{name}.input.jsonl.gz"
            with made.open("wb") as out:
                _run(["-m", "eval.predict", adapter, str(source)], out)
            pairs += [str(shared / "eval" / f"{part.task}.{name}.gold.jsonl.gz"), str(made)]
        scored = _run([str(shared / "eval" / "score.py"), part.task, *pairs])
    return list(rows_of(part.task, part.figures, _last_object(scored)))


def measure_case(part: CaseMeasurement, shared: Path) -> list[Row]:
    """Make and score the report of one case; raise UnmeasuredError where that fails."""
    own = ROOT / "src" / "stemma" / "examples" / part.case
    blind = ROOT / "eval" / "cases" / part.case
    folder = shared / "cases" / part.case if part.shared else own if own.exists() else blind
    scored = _run(["-m", "eval.case", str(folder), "--shared", str(shared)])
    return list(rows_of("case", part.figures, _last_object(scored)))


def _run(arguments: Sequence[str], out: Any = subprocess.PIPE) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, stdout=out, stderr=subprocess.PIPE, check=False
    )
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no message"]
        raise UnmeasuredError(f"{' '.join(arguments[:3])}: status {done.returncode}: {last[0]}")
    return (done.stdout or b"").decode("utf-8")


def _last_object(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text.strip().splitlines()[-1])
    return found


def _parts(tasks: Sequence[str], shared: Path) -> Iterator[tuple[str, Callable[[], list[Row]]]]:
    """Yield (title, what measures it) of every part that was asked for."""
    for part in MEASUREMENTS:
        if part.task in tasks:
            yield " ".join((part.adapter or part.task, *part.sets)), partial(measure, part, shared)
    if "cases" in tasks:
        for case in CASES:
            yield f"case {case.case}", partial(measure_case, case, shared)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval.run", description=(__doc__ or "").split("\n\n")[1])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the evaluation kit")
    parser.add_argument("--only", nargs="+", choices=TASKS, default=list(TASKS), metavar="TASK")
    moved = parser.add_mutually_exclusive_group()
    moved.add_argument("--raise-floors", action="store_true", help="move floors up to what is measured")
    moved.add_argument("--lower-floors", action="store_true", help="move floors that were missed down")
    return parser.parse_args(arguments)


def _print(row: Row, floor: float | None) -> None:
    def told(value: float | None) -> str:
        return "-" if value is None else f"{value:g}" if row.is_count else f"{value:.2f}"

    fallen = "  UNDER ITS FLOOR" if row.falls_under(floor) else ""
    print(
        f"{row.name:48} {told(row.value):>8} {told(floor):>8} {told(row.figure.reach):>8}{fallen}", flush=True
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table and return the exit status."""
    options = _options(arguments)
    if not (options.shared / "eval" / "score.py").exists():
        print(
            f"eval.run: no evaluation kit at {options.shared}: it is not part of this repository "
            "(docs/evaluation.md says what it holds); give its folder with --shared",
            file=sys.stderr,
        )
        return 2
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    print(f"{'figure':48} {'measured':>8} {'floor':>8} {'reach':>8}", flush=True)
    rows, failures = _measure_all(options, floors)
    missed = [row for row in rows if row.falls_under(floors.get(row.name))]
    if options.lower_floors or options.raise_floors:
        moved = lowered(floors, rows) if options.lower_floors else raised(floors, rows)
        FLOORS.write_text(json.dumps(dict(sorted(moved.items())), indent=2) + "\n", encoding="utf-8")
        missed = [] if options.lower_floors else missed
    print(f"{len(rows)} figures, {len(missed)} under their floor, {failures} parts could not be measured")
    return 1 if missed or failures else 0


def _measure_all(options: argparse.Namespace, floors: Mapping[str, float]) -> tuple[list[Row], int]:
    """Measure part after part, printing as it goes; return the rows and how many parts failed."""
    rows: list[Row] = []
    failures = 0
    for title, part in _parts(options.only, options.shared):
        try:
            found = part()
        except NoAdapterError as why:
            print(f"{title}: left out: {why}", flush=True)
        except UnmeasuredError as why:
            failures += 1
            print(f"{title}: NOT MEASURED: {why}", flush=True)
        else:
            rows += found
            for row in found:
                _print(row, floors.get(row.name))
    return rows, failures


if __name__ == "__main__":
    sys.exit(main())
