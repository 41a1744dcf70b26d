import re

import pytest

from stemma.model import Report
from stemma.reports.markdown import escaped, to_markdown
from tests.reports.hostile import hostile_report
from tests.reports.sample import REPORT, STATUSES


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain words, 31 dead.", "plain words, 31 dead."),
        ("# no heading", "\\# no heading"),
        ("- no item", "\\- no item"),
        ("12. August", "12\\. August"),
        ("> no quote", "\\> no quote"),
        ("--- ", "\\---"),
        ("*a* _b_ `c` [d](e) <f> | & ~g~ $h$", r"\*a\* \_b\_ \`c\` \[d\](e) \<f\> \| \& \~g\~ \$h\$"),
        ("one\n\n    two", "one two"),
        ("back\\slash", "back\\\\slash"),
    ],
)
def test_a_text_is_shown_and_does_nothing(text: str, line: str) -> None:
    assert escaped(text) == line


def test_hostile_texts_form_no_tag_no_link_and_no_line_of_their_own() -> None:
    tame, wild = to_markdown(REPORT, STATUSES), to_markdown(hostile_report(), STATUSES)
    assert re.findall(r"(?<!\\)<", wild) == []
    assert re.findall(r"(?<!\\)\]\(", wild) == []
    assert not {c for c in wild if ord(c) < 32} - {"\n"}
    headings = [len(re.findall(r"^#+ ", text, re.MULTILINE)) for text in (tame, wild)]
    assert headings[0] == headings[1]


def test_a_collation_gives_its_variants_with_quotations_and_sigla() -> None:
    assert """#### ≠ disputed: How many people were killed?

1 known origin (up to 2), 3 speakers; 31 and 12 are from two speakers on one day and cannot both be true

- a: **at least 31** (1 known origin, 1 speaker; A B C)
  - Velmora's Interior Ministry: “At least 31 people have been killed since Tuesday, Velmora's Interior \
Ministry said.” A B
  - Velmora's Interior Ministry: “Thirty-one people or more have died” C
- b: **12** (1 known origin, 1 speaker; A B)
""" in to_markdown(REPORT, STATUSES)


def test_the_matrix_says_who_tells_what_and_who_leaves_it_out() -> None:
    rows = [line for line in to_markdown(REPORT, STATUSES).splitlines() if line.startswith("|")]
    assert rows[:4] == [
        "| question | A | B | C | D | E |",
        "| --- | --- | --- | --- | --- | --- |",
        "| ≠ How many people were killed? | a b | a b | a | d | c |",
        "| † Does the pact extend to the Upper Issen? | a | a | · | b | · |",
    ]


def test_the_ledger_has_the_status_the_terms_and_the_events() -> None:
    assert """### ≠ contested: Pact of Larn

Corvania → Velmora: assist Velmora if its dams or power stations are attacked

- made: 2011
- only if (location): its dams or power stations are attacked
- covers: dams, power stations
- excludes: the Upper Issen
""" in to_markdown(REPORT, STATUSES)


def test_an_empty_report_is_a_page_with_a_heading() -> None:
    assert to_markdown(Report(), {}) == (
        "# Stemma report\n\n0 articles, 0 stories, 0 claims, 0 commitments. "
        "Letters stand for the articles listed at the end.\n"
    )
