"""The coverage-guided fuzzer finds no crash: briefly here, for ten minutes in `make soak`."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("atheris")
ROOT = Path(__file__).parents[3]


def fuzz(seconds: int, corpus: Path) -> None:
    command = [sys.executable, "-m", "eval.fuzz_readers", "--seconds", str(seconds), "--corpus", str(corpus)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=seconds + 120)
    assert done.returncode == 0, done.stderr[-4000:]
    assert "runs in" in done.stderr


def test_a_short_run_finds_no_crash(tmp_path: Path) -> None:
    fuzz(20, tmp_path / "corpus")


@pytest.mark.soak
def test_ten_minutes_find_no_crash(tmp_path: Path) -> None:
    fuzz(600, tmp_path / "corpus")
