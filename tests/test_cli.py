"""The command line: the report and nothing else on standard output, one line for what is wrong."""

import io
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from stemma.cli import main
from stemma.store.sqlite import SqliteStore
from tests.samples import DAYS, FIRE, STRIKE, TEXTS, write_articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended: its exit status, standard output, and the lines of standard error."""

    status: int
    out: bytes
    err: tuple[str, ...]

    @property
    def lines(self) -> list[list[str]]:
        return [line.split("\t") for line in self.out.decode().splitlines()]

    @property
    def records(self) -> list[tuple[str, str]]:
        return [(r["record"], r["reason"]) for r in json.loads(self.out)["rejects"]]

    @property
    def files(self) -> list[str]:
        return [a["file"] for a in json.loads(self.out)["articles"]]


type Stemma = Callable[..., Ended]


@pytest.fixture
def stemma(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Stemma:
    """Return a function that runs a command in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ended:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        out, err = capfdbinary.readouterr()
        progress = re.compile(r"[a-z]+\.\.\.")
        told = (line for line in err.decode().splitlines() if not progress.fullmatch(line))
        return Ended(status=int(left.value.code or 0), out=out, err=tuple(told))

    return run


def reported(stemma: Stemma, *arguments: str) -> Ended:
    ended = stemma("report", "--format", "json", *arguments)
    assert ended.status == 0
    return ended


def test_a_file_that_is_missing_is_named(stemma: Stemma) -> None:
    write_articles(Path(), "fire.txt")
    ended = stemma("report", "fire.txt", "fier.txt")
    assert ended == Ended(status=1, out=b"", err=("stemma: fier.txt: no such file (check the name)",))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \n\n ", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG picture"),
        (bytes(range(256)) * 8, "no text"),
        (b"Two words", "too short: 2 words of text, at least 10 are needed"),
    ],
    ids=["empty", "blank", "picture", "noise", "short"],
)
def test_a_bad_article_is_set_aside_and_the_others_are_reported(
    stemma: Stemma, content: bytes, reason: str
) -> None:
    write_articles(Path(), "fire.txt")
    Path("bad.txt").write_bytes(content)
    ended = reported(stemma, "bad.txt", "fire.txt")
    ((record, told),) = ended.records
    assert (ended.files, record, reason in told) == (["fire.txt"], "bad.txt", True)
    assert ended.err == (f"set aside: bad.txt: {told}",)


def test_a_file_of_50_megabytes_is_set_aside(stemma: Stemma) -> None:
    write_articles(Path(), "fire.txt")
    Path("large.txt").write_bytes(b"The river rose. " * 3_125_000)
    ended = reported(stemma, "large.txt", "fire.txt")
    assert ended.files == ["fire.txt"]
    assert ended.records == [("large.txt", "too large: 50.0 MB, at most 20 MB are read as one article")]


def test_one_bad_article_alone_is_an_error(stemma: Stemma) -> None:
    Path("bad.txt").touch()
    ended = stemma("report", "bad.txt")
    (line,) = ended.err
    assert (ended.status, ended.out) == (1, b"")
    assert re.fullmatch(r"stemma: no article could be read: bad\.txt: empty.* \(give files .*\)", line)


def test_the_same_file_twice_is_read_once(stemma: Stemma) -> None:
    write_articles(Path(), "fire.txt")
    ended = reported(stemma, "fire.txt", "./fire.txt", str(Path("fire.txt").absolute()))
    assert (len(ended.files), len(ended.records), len(ended.err)) == (1, 2, 2)
    assert {reason.partition(" as ")[0] for _, reason in ended.records} == {"the same file"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{file: fire.txt}", 'stemma: list.jsonl line 2: no JSON: .* \\(expected {"file": "a.txt", ...}\\)'),
        ('{"outlet": "The Lantern"}', 'stemma: list.jsonl line 2: names no file \\(add "file": "NAME"\\)'),
        (
            '{"file": "fire.txt", "published": "soon"}',
            "stemma: list.jsonl line 2: published is no date: 'soon' \\(expected YYYY-MM-DD\\)",
        ),
    ],
)
def test_a_bad_line_of_a_manifest_is_named(stemma: Stemma, line: str, told: str) -> None:
    write_articles(Path(), "fire.txt")
    Path("list.jsonl").write_text(f'{{"file": "again.txt"}}\n{line}\n')
    ended = stemma("report", "fire.txt", "--manifest", "list.jsonl")
    (error,) = ended.err
    assert (ended.status, ended.out) == (1, b"")
    assert re.fullmatch(told, error)


def test_a_manifest_that_names_a_file_that_is_not_there_is_told(stemma: Stemma) -> None:
    write_articles(Path(), "fire.txt")
    Path("list.jsonl").write_text('{"file": "fire.txt", "published": "2021-05-04"}\n{"file": "gone.txt"}\n')
    ended = reported(stemma, "fire.txt", "--manifest", "list.jsonl")
    assert ended.err == ("set aside: gone.txt: the manifest names it, but no such file was given",)
    assert json.loads(ended.out)["articles"][0]["published"]["basis"] == "given"


def test_a_manifest_that_is_missing_is_named(stemma: Stemma) -> None:
    write_articles(Path(), "fire.txt")
    ended = stemma("report", "fire.txt", "--manifest", "none.jsonl")
    (error,) = ended.err
    assert ended.status == 1
    assert error.startswith("stemma: none.jsonl: no readable manifest: ")


def test_a_report_that_cannot_be_written_is_an_error(stemma: Stemma) -> None:
    write_articles(Path(), "fire.txt")
    ended = stemma("report", "fire.txt", "-o", "no/folder.html")
    assert (ended.status, ended.err) == (
        1,
        ("Error: no/folder.html: cannot be written: No such file or directory",),
    )


def test_a_pasted_text_is_read_from_standard_input(stemma: Stemma, monkeypatch: pytest.MonkeyPatch) -> None:
    write_articles(Path(), "fire.txt")

    def paste() -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STRIKE.encode())))

    paste()
    assert sorted(reported(stemma, "-", "fire.txt").files) == ["-", "fire.txt"]
    paste()
    assert stemma("add", "news.db", "-").lines[0][2:] == ["-", "Ferry crews in Bergen go on strike"]


def write_dated(folder: Path) -> None:
    write_articles(folder)
    rows = (json.dumps({"file": name, "published": day}) for name, day in DAYS.items())
    (folder / "list.jsonl").write_text("\n".join(rows))


_EACH_FORM = """import sys
from stemma.cli import main
for form in ("json", "html"):
    try:
        main([*sys.argv[1:], "--format", form, "-o", f"other.{form}"])
    except SystemExit as ended:
        assert not ended.code, ended
"""


def test_the_same_input_gives_the_same_bytes(stemma: Stemma, tmp_path: Path) -> None:
    """Shuffled arguments, another process, another hash seed."""
    write_dated(tmp_path)
    shuffled = random.Random(1).sample(list(TEXTS), len(TEXTS))
    command = [sys.executable, "-c", _EACH_FORM, "report", *shuffled, "--manifest", "list.jsonl"]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": "1"})
    for form in ("json", "html"):
        here = stemma("report", *TEXTS, "--manifest", "list.jsonl", "--format", form)
        assert Path(f"other.{form}").read_bytes() == here.out != b""


def test_the_demo_writes_its_report_and_says_where(
    stemma: Stemma, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BROWSER", "true")
    ended = stemma("demo", "-o", "demo.json")
    assert ended == Ended(status=0, out=b"", err=(f"The report lies at {tmp_path / 'demo.json'}",))
    assert len(json.loads(Path("demo.json").read_bytes())["articles"]) == 11


def test_articles_are_added_run_and_reported(stemma: Stemma) -> None:
    write_articles(Path())
    added = stemma("add", "news.db", "fire.txt", "again.txt")
    assert [(line[0], line[2], line[3]) for line in added.lines] == [
        ("added", "fire.txt", "Fire destroys market hall in Ostrava"),
        ("added", "again.txt", "Ostrava market hall burns down"),
    ]
    assert added.err == ("2 added", "2 articles are new: stemma run news.db works them in")
    assert stemma("run", "news.db").out == b"2 articles (2 new) in 1 stories\n"
    assert stemma("add", "news.db", "strike.txt", "fire.txt").err[0] == "1 added, 1 known"
    assert stemma("report", "news.db", "--format", "json").err == (
        "1 articles came after the last run: stemma run news.db works them in",
    )
    assert stemma("run", "news.db").out == b"3 articles (1 new) in 2 stories\n"
    assert stemma("run", "news.db").out == b"3 articles (nothing new) in 2 stories\n"
    whole, part = (reported(stemma, "news.db", *more) for more in ((), ("--story", "s2")))
    assert sorted(whole.files) == sorted(TEXTS)
    assert part.files == ["strike.txt"]


def test_two_processes_add_at_once(tmp_path: Path) -> None:
    write_articles(tmp_path)
    command = [sys.executable, "-m", "stemma.cli", "add", "news.db"]
    both = [subprocess.Popen([*command, *names], cwd=tmp_path) for names in (TEXTS, reversed(TEXTS))]
    assert [process.wait() for process in both] == [0, 0]
    with SqliteStore(tmp_path / "news.db") as store:
        assert (len(store.holdings().articles), list(store.flaws())) == (3, [])


def test_stories_rejects_versions_and_check_answer(stemma: Stemma) -> None:
    write_articles(Path())
    Path("empty.txt").touch()
    stemma("add", "news.db", *TEXTS, "empty.txt")
    stemma("run", "news.db")
    ((story, _, _, number, title),) = stemma("stories", "news.db", "ferry", "crews").lines
    assert (story, number, title) == ("s2", "1", "Ferry crews in Bergen go on strike")
    assert [line[:2] for line in stemma("rejects", "news.db").lines] == [["empty.txt", "read"]]
    Path("empty.txt").write_text(STRIKE.replace("Bergen", "Turku"))
    assert stemma("rejects", "news.db", "--retry").out == b""
    Path("fire.txt").write_text(FIRE.replace("Twelve", "Thirteen"))
    assert stemma("add", "news.db", "fire.txt").lines[0][0] == "new version"
    ((article, count, _),) = stemma("versions", "news.db").lines
    assert count == "2"
    assert b"\n+Thirteen people" in stemma("versions", "news.db", article).out
    checked = stemma("check", "news.db")
    assert (checked.status, checked.out[:12]) == (0, b"4 articles: ")


def test_check_ends_with_1_where_something_is_wrong(stemma: Stemma) -> None:
    write_articles(Path())
    stemma("add", "news.db", *TEXTS)
    with SqliteStore("news.db") as store:
        store._connection.execute("UPDATE raw SET data = x'00' WHERE size = (SELECT min(size) FROM raw)")
    checked = stemma("check", "news.db")
    assert (checked.status, len(checked.lines)) == (1, 1)


def test_adding_ends_with_1_where_there_is_no_article(stemma: Stemma) -> None:
    Path("empty.txt").touch()
    ended = stemma("add", "news.db", "empty.txt")
    assert (ended.status, ended.lines[0][0], ended.err) == (1, "set aside", ("1 set aside",))
    assert stemma("run", "news.db").err == ("stemma: there are no articles yet (stemma add DB SOURCE...)",)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("add news.db none.txt", "stemma: none.txt: no such file (check the name)"),
        ("run none.db", "stemma: none.db: no such database (make one: stemma add none.db SOURCE...)"),
        (
            "add fire.txt again.txt",
            "stemma: fire.txt: not a Stemma database (it was not made by stemma add, and is left as it is)",
        ),
        ("report fire.txt --story s1", "Error: --story needs a database (made by stemma add) as PATH"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(stemma: Stemma, command: str, told: str) -> None:
    write_articles(Path())
    ended = stemma(*command.split())
    assert (ended.status in (1, 2), ended.out, ended.err[-1]) == (True, b"", told)
    assert not Path("news.db").exists()
    assert not Path("none.db").exists()


def test_a_database_is_reported_on_alone(stemma: Stemma) -> None:
    write_articles(Path())
    stemma("add", "news.db", *TEXTS)
    unread, mixed = stemma("report", "news.db"), stemma("report", "news.db", "fire.txt")
    assert unread.err == ("stemma: there was no run yet: stemma run DB makes the report",)
    assert (unread.status, mixed.status) == (1, 2)
    assert mixed.err[-1] == "Error: a database is reported on alone: give it as the only PATH"


def test_a_traceback_is_shown_only_on_demand(stemma: Stemma) -> None:
    with pytest.raises(Exception, match="no such file"):
        main(["--debug", "report", "none.txt"])
    assert stemma("report", "none.txt").err == ("stemma: none.txt: no such file (check the name)",)


def test_why_explains_what_a_report_says(stemma: Stemma) -> None:
    write_articles(Path(), "fire.txt", "again.txt")
    Path("report.json").write_bytes(reported(stemma, "fire.txt", "again.txt").out)
    listed = stemma("why", "report.json")
    assert [row[1:] for row in listed.lines if "injured" in row[2]] == [
        ["disputed", "How many people were injured?"]
    ]
    explained = stemma("why", "report.json", "fifteen people")
    lines = explained.out.decode().splitlines()
    assert (explained.status, lines[0][:6], "Read from them" in lines) == (0, "claim ", True)
    assert max(map(len, lines)) <= 100
    assert [line for line in lines if not line.isprintable()] == []


@pytest.mark.parametrize(
    ("source", "asked", "told"),
    [
        ("none.db", "1", "stemma: none.db: no such .*"),
        ("fire.txt", "1", "stemma: fire.txt: .*"),
        ("bad.json", "1", "stemma: bad.json: no JSON report: .* \\(stemma report .* makes one\\)"),
    ],
)
def test_why_tells_what_it_cannot_explain_from(stemma: Stemma, source: str, asked: str, told: str) -> None:
    write_articles(Path(), "fire.txt")
    Path("bad.json").write_text("{")
    ended = stemma("why", source, asked)
    assert (ended.status, ended.out) == (1, b"")
    assert re.fullmatch(told, ended.err[0])
