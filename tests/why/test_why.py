"""stemma why: every record of a report is explained, by its id, from a database as from a JSON report."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import stemma
from stemma.errors import InputError, NotFound
from stemma.pipeline import statuses_of
from stemma.reports import render
from stemma.store.sqlite import SqliteStore
from stemma.why import Worked, explain, find, from_database, from_report, listing, to_lines
from tests.samples import write_articles

WIRE = """Dam at Halden breaks

HALDEN, May 4 (Coast Press) - At most 12 people were killed when the dam broke on Tuesday, Ana Brekke said.

Norland will send engineers if Vessia asks for them, Brekke told reporters.
"""
COPY = """Dam at Halden bursts

HALDEN, May 4 (Coast Press) - At most 12 people were killed when the dam broke on Tuesday, Ana Brekke said.

Norland will send engineers, Brekke told reporters.
"""
OTHER = """Forty dead in Halden

Rescuers searched the valley below the town for survivors until nightfall with boats and dogs.

At least 40 people were killed, Health Minister Pia Marsh said.
\x1b[31m
"""


@pytest.fixture(scope="module")
def report_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why")
    for name, text in (("wire.txt", WIRE), ("copy.txt", COPY), ("other.txt", OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
    lines = [
        {"file": n, "outlet": o, "published": "2021-05-04"}
        for n, o in (
            ("wire.txt", "Coast Press"),
            ("copy.txt", "The Lantern"),
            ("other.txt", "Halden Post"),
        )
    ]
    (folder / "list.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    made = stemma.report(sorted(folder.glob("*.txt")), manifest=folder / "list.jsonl")
    file = folder / "report.json"
    file.write_bytes(render(made, statuses_of(made), "json"))
    return file


@pytest.fixture(scope="module")
def worked(report_file: Path) -> Worked:
    return from_report(report_file)


def told(worked: Worked, asked: str, width: int = 80) -> list[str]:
    return [line for line, _ in to_lines(explain(worked, find(worked.report, asked)), width)]


def section(worked: Worked, asked: str, title: str) -> list[str]:
    (found,) = (s for s in explain(worked, find(worked.report, asked)).sections if s.title.startswith(title))
    return [f"{line.label} {line.text}".strip() for line in found.lines]


def test_a_claim_is_told_with_its_words_fields_and_speaker(worked: Worked) -> None:
    (claim,) = (c for c in worked.report.claims if c.text.startswith("At least 40"))
    assert section(worked, claim.id, "The words")[0] == f"“{claim.text}”"
    assert "Halden Post, 4 May 2021 (given)" in section(worked, claim.id, "The words")[1]
    assert "quantity 40 or more (people) killed, from “At least 40 people”" in section(
        worked, claim.id, "Read from"
    )
    assert section(worked, claim.id, "On whose")[0].startswith("speaker Pia Marsh")


def test_a_verdict_is_told_with_the_row_that_decided(worked: Worked) -> None:
    (collation,) = (c for c in worked.report.collations if len(c.variants) > 1 and c.series)
    lines = section(worked, collation.id, "The verdict: disputed")
    (row,) = (line for line in lines if line.startswith("row "))
    assert row.endswith(" figures exclude each other: disputed")
    answers = section(worked, collation.id, "The answers")
    assert [a[:2] for a in answers if a[:2] in ("a ", "b ")] == ["a ", "b "]
    assert "voices: Ana Brekke" in answers


def test_a_claim_is_compared_with_its_neighbours_feature_by_feature(worked: Worked) -> None:
    (claim,) = (c for c in worked.report.claims if c.text.startswith("At least 40"))
    lines = section(worked, claim.id, "Under which question")
    assert lines[0].startswith("How many people were killed?")
    assert any("figure 1.00 × " in line and "wording " in line for line in lines)
    assert any(line.startswith("figure Whether both count people") for line in lines)


def test_an_articles_origin_is_told_with_the_reason(worked: Worked) -> None:
    copy = next(a for a in worked.report.articles if a.outlet == "The Lantern")
    lines = section(worked, copy.id, "The lineage")
    assert lines[0].startswith("It counts for ") and "Coast Press" in lines[0]
    assert any("of its words stand in the parent" in line for line in lines)


def test_every_id_of_the_json_report_is_explained(report_file: Path, worked: Worked) -> None:
    document = json.loads(report_file.read_bytes())
    ids = [
        row["id"]
        for name in ("claims", "collations", "garbles", "shifts", "commitments", "descents", "articles")
        for row in document[name]
    ]
    assert len(ids) > 10
    assert {line.strip() for i in ids for line in told(worked, i)} != set()


def test_no_line_is_wider_than_the_screen_or_holds_a_control_character(worked: Worked) -> None:
    lines = [line for c in worked.report.claims for line in told(worked, c.id, width=60)]
    assert max(len(line) for line in lines) <= 60
    assert [line for line in lines if not line.isprintable()] == []


def test_the_beginning_of_an_id_and_words_of_a_claim_are_enough(worked: Worked) -> None:
    (claim,) = (c for c in worked.report.claims if c.text.startswith("At least 40"))
    assert find(worked.report, claim.id[:12].upper()).id == claim.id
    assert find(worked.report, "at least 40  people").id == claim.id


def test_what_is_not_there_names_the_nearest_ids(worked: Worked) -> None:
    claim = worked.report.claims[0]
    wrong = claim.id[:-1] + ("0" if claim.id[-1] != "0" else "1")
    with pytest.raises(NotFound, match=f"nearest are:\n  {claim.id}  claim: "):
        find(worked.report, wrong)
    with pytest.raises(NotFound, match="without an id, lists them"):
        find(worked.report, "no such words")


def test_what_fits_several_names_them(worked: Worked) -> None:
    with pytest.raises(InputError, match=r"'people were' stands for \d records:\n  [0-9a-f]{16}  claim: "):
        find(worked.report, "people were")


def test_the_listing_has_the_open_questions_first(worked: Worked) -> None:
    rows = list(listing(worked.report))
    assert rows[0][1:] == ("disputed", "How many people were killed?")
    assert {kind for _, kind, _ in rows} >= {"descent"}


def test_a_database_explains_as_the_report_does(tmp_path: Path) -> None:
    files = write_articles(tmp_path)
    made = stemma.report(files)
    file = tmp_path / "report.json"
    file.write_bytes(render(made, statuses_of(made), "json"))
    with SqliteStore(tmp_path / "news.db", create=True) as store:
        corpus = stemma.corpus.Corpus(store)
        for path in files:
            list(corpus.add(str(path)))
        corpus.run()
        kept = from_database(corpus, "news.db")
        for one, other in zip(asked(kept), asked(from_report(file)), strict=True):
            assert one == other


def asked(worked: Worked) -> Iterator[list[str]]:
    for claim in worked.report.claims[:4]:
        yield told(worked, claim.id)


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{", "no JSON report"), ('{"a": 1}', "no report: its schema"), ("[]", "no report")],
)
def test_what_is_no_report_is_told(tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "report.json"
    file.write_text(content)
    with pytest.raises(InputError, match=reason):
        from_report(file)
