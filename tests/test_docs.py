"""What the documents say is so."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from eval.cli_reference import PAGE, cli_reference
from stemma.collation.verdict import VerdictRules
from stemma.commitments.status import RULES
from stemma.model import Verdict

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONCEPTS = (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8")


def tracked() -> list[Path]:
    command = ["git", "-C", str(ROOT), "ls-files", "-z"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 120


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in links if not is_there(page, link)] == []


def is_there(page: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = page.parent / name if name else page
    return target.is_file() and (not anchor or anchor in anchors(target.read_text(encoding="utf-8")))


def anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", t.lower()).replace(" ", "-") for t in titles}


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == cli_reference(), "python -m eval.cli_reference writes it anew"


def test_the_example_of_the_readme_prints_what_it_says() -> None:
    found = re.search(r"```python\n(.*?)```\s+```\n(.*?)```", README, re.DOTALL)
    assert found
    code, printed = found.groups()
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (printed, "")


def test_every_dependency_has_its_row_and_every_row_its_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=;\[ ]", line)[0] for line in listed}
    rows = re.findall(
        r"^\| ([\w-]+) \| ", (ROOT / "docs" / "dependencies.md").read_text("utf-8"), re.MULTILINE
    )
    assert set(rows) - {"package", "---"} == names


def test_the_glossary_has_every_verdict_and_the_rule_of_bounds() -> None:
    assert [v.value for v in Verdict if f"| {v.value} |" not in CONCEPTS] == []
    assert f"more than {VerdictRules().bound_factor:g} times apart" in CONCEPTS


def test_the_table_of_statuses_is_that_of_the_code() -> None:
    rows = [f"| {n} | {rule.words} | {rule.status} |" for n, rule in enumerate(RULES, 1)]
    assert [row for row in rows if row not in CONCEPTS] == []


def test_no_file_names_a_registry_or_a_place_on_one_machine() -> None:
    hosts = (
        "pypi" + ".org/simple",
        "files.python" + "hosted.org",
        "--index" + "-url",
        "--extra-index" + "-url",
    )
    places = ("/wo" + "rk/", "/ho" + "me/", "/Us" + "ers/")
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "ignore")
        found += [f"{path.relative_to(ROOT)}: {what}" for what in (*hosts, *places) if what in text]
    assert found == []
