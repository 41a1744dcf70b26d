from stemma.model import Report
from stemma.reports.summary import to_text
from tests.reports.hostile import hostile_report
from tests.reports.sample import REPORT, STATUSES


def test_the_summary_tells_what_is_open_and_what_was_promised() -> None:
    assert (
        to_text(REPORT, STATUSES)
        == """\
Velmora asks Corvania for help after shells hit Issen dam
5 articles, 1 known origin (up to 2); 17–19 May 2025
  ≠ disputed: How many people were killed?
      at least 31 – Velmora's Interior Ministry (The Quay Courier and 2 more)
      12 – Tarnesia's army (The Quay Courier and 1 more)
      14 – Petr Haslo (Tarnesian Herald)
      at least 310 – Velmora's Interior Ministry (Blik Online)
  † garbled: Does the pact extend to the Upper Issen?
      no (The Quay Courier and 1 more)
      yes (Blik Online)
  3 questions without a conflict
  † garbled name: “Crow” -> Corvania (Blik Online)
  † garbled number: “At least 310 people” -> At least 31 people (Blik Online)
  † garbled disfluency: “in the speech” (Blik Online)

Corvanian engineers leave Velmora
2 articles, 1 known origin; 5–6 August 2025
  1 question without a conflict

Commitments
  ≠ contested: Pact of Larn (Corvania -> Velmora)
  ! breach alleged: not to fly drones over the valley (Velmora, Tarnesia)
  … offered: send engineers (Corvania -> Velmora)

1 record set aside.
"""
    )


def test_no_line_is_wider_than_asked_and_none_drives_the_terminal() -> None:
    lines = to_text(hostile_report(), STATUSES, width=60).split("\n")
    assert max(len(line) for line in lines) <= 60
    assert not {c for line in lines for c in line if ord(c) < 32 or c == "\u202e"}


def test_a_long_report_is_still_about_a_screen() -> None:
    long = Report(
        articles=REPORT.articles,
        stories=REPORT.stories * 50,
        commitments=REPORT.commitments * 50,
        collations=REPORT.collations * 20,
        claims=REPORT.claims,
        garbles=REPORT.garbles * 20,
    )
    text = to_text(long, STATUSES)
    assert "and 94 more stories" in text
    assert len(text.splitlines()) < 70


def test_an_empty_report_says_that_it_is_empty() -> None:
    assert to_text(Report(), {}) == "No story was found.\n"
