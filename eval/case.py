"""python -m eval.case DIR [--shared DIR] [--undated] [--keep FILE]

Makes the JSON report of a case folder (texts, manifest.jsonl, expected.yaml) and scores it against the
human reading with the scorer of the evaluation kit.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from stemma.corpus import report
from stemma.pipeline import statuses_of
from stemma.reports import render


def case_report(folder: Path, *, dated: bool = True) -> bytes:
    """Return the JSON report of a case folder, with its manifest unless `dated` is false."""
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    files = [folder / name for name in expected["articles"].values()]
    manifest = folder / "manifest.jsonl"
    made = report(files, manifest=manifest if dated and manifest.exists() else None)
    return render(made, statuses_of(made), "json")


def score(folder: Path, report_file: Path, shared: Path) -> subprocess.CompletedProcess[str]:
    """Run the kit's scorer on a report."""
    scorer = shared / "eval" / "score_case.py"
    if not scorer.exists():
        sys.exit(f"eval.case: the evaluation kit is missing: {scorer} (give its folder with --shared)")
    command = [sys.executable, str(scorer), str(folder / "expected.yaml"), str(report_file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.case", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--undated", action="store_true", help="leave the manifest out")
    parser.add_argument("--keep", type=Path, help="write the JSON report here, too")
    options = parser.parse_args()
    data = case_report(options.folder, dated=not options.undated)
    with tempfile.TemporaryDirectory() as folder:
        file = options.keep or Path(folder) / "report.json"
        file.write_bytes(data)
        result = score(options.folder, file, options.shared)
    sys.stdout.write(result.stdout)
    sys.stderr.write(result.stderr)
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
