"""Odd and contradictory input: nothing is certain that no article says, and nothing fails."""

import json
from pathlib import Path

import pytest

import stemma
from stemma.corpus.quotations import false_quotations
from stemma.errors import InputError
from stemma.model import Claim, Report, Verdict

PADDING = "The harbour of Halden was closed on Tuesday after a crane fell on two barges near the quay."


def reported(folder: Path, **texts: str) -> Report:
    """Return the report of a few texts; every quotation in it stands where it is said to stand."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    report: Report = stemma.report(sorted(folder.glob("*.txt")))
    assert list(false_quotations(report)) == []
    return report


def claims(folder: Path, text: str) -> list[Claim]:
    return [c for c in reported(folder, a=text).claims if PADDING not in c.text]


def manifest(folder: Path, *rows: dict[str, str]) -> Path:
    file = folder / "list.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows))
    return file


def test_a_manifest_that_gives_a_file_two_days_is_refused_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PADDING)
    rows = [{"file": "a.txt", "published": "2024-05-08"}, {"file": "a.txt", "published": "2024-05-09"}]
    with pytest.raises(
        InputError, match=r"list\.jsonl line 2: 'a\.txt' stands twice \(keep one line a file\)"
    ):
        stemma.report([tmp_path / "a.txt"], manifest=manifest(tmp_path, *rows))


def test_what_a_manifest_names_and_nobody_gave_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PADDING)
    made = stemma.report(
        [tmp_path / "a.txt"], manifest=manifest(tmp_path, {"file": "a.txt"}, {"file": "gone.txt"})
    )
    assert [(r.record, r.stage) for r in made.rejects] == [("gone.txt", "read")]


def test_an_article_that_contradicts_itself_is_unclear_and_no_dispute(tmp_path: Path) -> None:
    text = f"{PADDING} In the flood 12 people were killed. It rained. In the flood 40 people were killed."
    (collation,) = (c for c in reported(tmp_path, a=text).collations if c.series)
    assert (collation.verdict, collation.because) == (Verdict.UNCLEAR, ("one voice gives different figures",))


def test_two_speakers_of_one_article_can_dispute(tmp_path: Path) -> None:
    text = (
        f"{PADDING} Olaf Sund said 12 people were killed in the flood. "
        "Pia Marsh said 40 people were killed in the flood."
    )
    (collation,) = (c for c in reported(tmp_path, a=text).collations if c.series)
    assert (collation.verdict, collation.origins.speakers) == (Verdict.DISPUTED, 2)


def test_an_article_that_affirms_and_denies_one_deed_agrees_with_nobody(tmp_path: Path) -> None:
    text = (
        f"{PADDING} Norland invaded Vessia on Monday night with nine thousand soldiers. "
        "Norland did not invade Vessia on Monday night with nine thousand soldiers."
    )
    verdicts = {c.verdict for c in reported(tmp_path, a=text).collations if "Norland" in c.question}
    assert verdicts <= {Verdict.UNCLEAR, Verdict.SINGLE} and Verdict.AGREED not in verdicts


@pytest.mark.parametrize(
    "text",
    [
        f"{PADDING} “We saw nothing of the kind, said Pia Marsh. The council met at noon. Rain fell.",
        f'{PADDING} "We saw nothing. Pia Marsh left the room. "The council met, said Olaf Sund. Rain fell.',
        f"{PADDING} „We saw „nothing “ of the „kind, Pia Marsh said “ on Tuesday «in the town of Halden.",
        "“" * 200 + PADDING + "”" * 3,
    ],
    ids=["one", "two", "nested", "many"],
)
def test_quotations_that_are_never_closed_give_no_speaker_to_the_rest(tmp_path: Path, text: str) -> None:
    said = [c for c in claims(tmp_path, text) if c.attribution and "council met at noon" in c.text]
    assert said == []


@pytest.mark.parametrize(
    "headline",
    ["Floods, again", "Halden: chaos, tears, rain", "Now what?", "12 Dead", "…", "!!!", "BREAKING BREAKING"],
)
def test_a_headline_without_a_verb_makes_no_deed(tmp_path: Path, headline: str) -> None:
    found = [c for c in reported(tmp_path, a=f"{headline}\n\n{PADDING}").claims if c.heading]
    assert [c.text for c in found if c.subject is not None and c.quantity is None] == []


@pytest.mark.parametrize(
    "asked", ["So the minister saved the port with his bare hands?", "Has Norland invaded?"]
)
def test_what_is_only_asked_is_no_claim(tmp_path: Path, asked: str) -> None:
    told = [c.text for c in claims(tmp_path, f"{asked}\n\n{PADDING} {asked} Nobody in the town knew.")]
    assert [t for t in told if "saved" in t or "invaded" in t] == []


@pytest.mark.parametrize("text", ["", "Flood", "\n\n\n", "Flood\n\n", "."])
def test_an_article_of_a_word_or_none_is_set_aside_with_the_reason(tmp_path: Path, text: str) -> None:
    made = reported(tmp_path, a=PADDING, b=text)
    ((record, reason),) = [(Path(r.record).name, r.reason) for r in made.rejects]
    assert record == "b.txt" and reason.startswith(("empty", "too short"))


def test_an_empty_title_is_no_claim(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PADDING)
    made = stemma.report([tmp_path / "a.txt"], manifest=manifest(tmp_path, {"file": "a.txt", "title": ""}))
    assert [c.text for c in made.claims if c.heading] == []


def test_where_files_lie_changes_their_names_alone(tmp_path: Path) -> None:
    reports = []
    for folder in (tmp_path / "one", tmp_path / "another" / "place"):
        folder.mkdir(parents=True)
        reports.append(reported(folder, a=PADDING, b=f"{PADDING} Nobody was hurt, Mayor Ana Brekke said."))
    one, other = reports
    assert [a.id for a in one.articles] == [a.id for a in other.articles]
    assert (one.claims, one.collations, one.lineages) == (other.claims, other.collations, other.lineages)
