"""Headlines of other articles that no label announces, told by how they stand.

Lists of links print a day or an hour beside each headline; and pages that set links between the paragraphs
of an article often set them in capitals.
"""

import re
from collections.abc import Mapping, Sequence

from stemma.articles.dates import DAY
from stemma.articles.lines import Line

_STAMP = re.compile(
    rf"(?:\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\d{{4}}-\d\d-\d\d|{DAY}"
    r"|\d{1,3} (?:min|minute|hour|day|week)s? ago)"
    r"(?:[,T ]{1,3}(?:at )?\d{1,2}[:.]\d\d.{0,12})?",
    re.I,
)
_FEWEST_STAMPS = 3
_MOST_LINES_TO_A_STAMP = 2
_FEWEST_WORDS_IN_CAPITALS = 7
"""Sub-headings in capitals are shorter; not tuned on any set."""

_MOST_IN_CAPITALS = 0.25
"""Of the lines; a text with more is written so."""


def mark_unlabelled(lines: Sequence[Line], marked: Mapping[int, str], title: int | None) -> dict[int, str]:
    """Return index of line to reason for headlines in lists with days, and for those in capitals."""
    found = [*_stamped(lines, marked, title), *_in_capitals(lines, marked, title)]
    return dict.fromkeys(sorted(found), "related headlines")


def _stamped(lines: Sequence[Line], marked: Mapping[int, str], title: int | None) -> list[int]:
    """The open lines beside days, where the days and they stand in a row without a sentence between."""
    runs: list[list[int]] = [[]]
    for i, line in enumerate(lines):
        if line.is_sentence and i not in marked:
            runs.append([])
        else:
            runs[-1].append(i)
    return [i for run in runs for i in _of_run(lines, run) if i not in marked and i != title]


def _of_run(lines: Sequence[Line], run: Sequence[int]) -> Sequence[int]:
    stamps = [i for i in run if len(lines[i].text) <= 40 and _STAMP.fullmatch(lines[i].text)]
    if len(stamps) < _FEWEST_STAMPS:
        return ()
    within = [i for i in run if stamps[0] - 1 <= i <= stamps[-1] + 1]
    is_list = len(within) <= (_MOST_LINES_TO_A_STAMP + 1) * len(stamps)
    return [i for i in within if lines[i].is_open or i in stamps] if is_list else ()


def _in_capitals(lines: Sequence[Line], marked: Mapping[int, str], title: int | None) -> list[int]:
    sentences = [i for i, line in enumerate(lines) if line.is_sentence and not line.text.isupper()]
    if len(sentences) < 3:
        return []
    found = [
        i
        for i, line in enumerate(lines)
        if i > sentences[0]
        and i not in marked
        and i != title
        and line.is_open
        and line.text.isupper()
        and len(line.words) >= _FEWEST_WORDS_IN_CAPITALS
        and not _is_row(line)
    ]
    return found if len(found) <= _MOST_IN_CAPITALS * len(lines) else []


def _is_row(line: Line) -> bool:
    """Say whether a line is a row of a table."""
    figures = sum(any(sign.isdigit() for sign in word) for word in line.words)
    return "|" in line.text or "\t" in line.text or figures >= 2
