"""A kill at any moment loses nothing that was acknowledged, and nothing is done twice."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stemma.corpus import Corpus
from stemma.store.sqlite import SqliteStore
from tests.samples import write_articles

ROWS = 400
STEMMA = [sys.executable, "-m", "stemma.cli"]
FEW_AND_MANY = [
    pytest.param(4, 1, id="five"),
    pytest.param(40, 10, id="fifty", marks=pytest.mark.soak),
]


def write_rows(folder: Path) -> Path:
    path = folder / "rows.jsonl"
    rows = (
        {
            "url": f"https://lantern.example/{n}",
            "title": f"Ferry number {n} is late",
            "text": f"Ferry number {n} left the harbour of Bergen two hours late on Tuesday, it was said.",
        }
        for n in range(ROWS)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def killed_while_adding(database: Path, rows: Path, chance: random.Random) -> list[str]:
    """Kill `stemma add` after some of its lines, or some time; return the lines that were whole."""
    lines, pause_s = chance.choice([(0, 1.5), (chance.randrange(1, ROWS), 0.02)])
    command = [*STEMMA, "add", str(database), str(rows), "--no-fetch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        acknowledged = [line for _ in range(lines) if (line := process.stdout.readline())]
        time.sleep(chance.uniform(0, pause_s))
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.readlines()
    return [line for line in acknowledged if line.endswith("\n")]


def articles_added(lines: list[str]) -> list[str]:
    return [line.split("\t")[1] for line in lines if line.startswith("added\t")]


@pytest.mark.parametrize(("adding", "running"), FEW_AND_MANY)
def test_what_add_acknowledged_outlives_a_kill(tmp_path: Path, adding: int, running: int) -> None:
    rows, database, chance = write_rows(tmp_path), tmp_path / "news.db", random.Random(adding)
    acknowledged: list[str] = []
    for _ in range(adding):
        acknowledged += articles_added(killed_while_adding(database, rows, chance))
        with SqliteStore(database, create=True) as store:
            assert {a.id for a in store.holdings().articles}.issuperset(acknowledged)
    whole = subprocess.run(
        [*STEMMA, "add", str(database), str(rows), "--no-fetch"], capture_output=True, text=True, check=True
    )
    acknowledged += articles_added(whole.stdout.splitlines(keepends=True))
    assert len(acknowledged) == len(set(acknowledged))
    with SqliteStore(database) as store:
        held = store.holdings().articles
        assert sorted(a.url or "" for a in held) == sorted(
            f"https://lantern.example/{n}" for n in range(ROWS)
        )
        assert list(store.flaws()) == []


def run_for(database: Path, seconds: float | None) -> float:
    """Run `stemma run`, killed after so many seconds; return how long it ran."""
    began = time.monotonic()
    with subprocess.Popen(
        [*STEMMA, "run", str(database)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    return time.monotonic() - began


@pytest.mark.parametrize(("adding", "running"), FEW_AND_MANY)
def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path: Path, adding: int, running: int) -> None:
    quiet, database, chance = tmp_path / "quiet.db", tmp_path / "news.db", random.Random(running)
    told: list[str] = []
    with SqliteStore(quiet, create=True) as store:
        for path in write_articles(tmp_path):
            list(Corpus(store).add(str(path)))
    shutil.copy(quiet, database)
    lasts_s = run_for(quiet, None)
    for _ in range(running):
        run_for(database, chance.uniform(0.3, 1.1) * lasts_s)
    with SqliteStore(quiet) as store, SqliteStore(database) as killed:
        kept = killed._connection.execute("SELECT count(*) FROM extraction").fetchone()[0]
        run = Corpus(killed, progress=lambda stage, _: told.append(stage)).run()
        expected = store.last_run()
        assert expected is not None
        assert (run.upto, run.report) == (expected.upto, expected.report)
        assert told.count("extract") == 3 - kept
        assert list(killed.flaws()) == []
