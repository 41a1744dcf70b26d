"""Furniture in a text that was already extracted: marked by span and reason, never cut.

Precision comes first: a sentence of the article must never be marked. A line is furniture when its
whole wording is a template's (data/furniture.yaml), when all its words are page words, when it is a row of
links, or when the place where it stands says so (headlines under "Related articles", what follows the
comment form).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from stemma.articles.furniture_abroad import abroad_reason
from stemma.articles.lines import Line, stems
from stemma.language.lexicon import lexicon
from stemma.model import Span

type Mark = tuple[int, int, str]
"""Start, end, reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureThresholds:
    """Chosen on the dev half of the `pages` set and the two example cases, precision first."""

    longest_headline_words: int = 22
    most_words_of_page: int = 14
    shared_with_article: float = 0.34
    """A line at the end with a larger share of the article's own content words is its own."""

    shortest_menu: int = 7
    """Lines of four words at most in a row, with furniture among them."""

    most_headlines: int = 6
    """More open lines than these at the end, without a label above them, are a list of the article."""


_THRESHOLDS = FurnitureThresholds()
_SEPARATORS = re.compile(r"\s[|•·»›/>–—]\s|\s{3,}|[|•»›]|\t")
_FLOATING = re.compile(r"(?:\.|\[\^?[^\]]{1,30}\])\{0,\d+\}")
_REPORTED = re.compile(r"[\"“”«»„]|\b(?:said|says|told|stated that|announced|added|according to)\b")


_LABELLED = frozenset({"related headlines", "photo credit", "editor note", "share buttons", "tags"})
"""Reasons whose lines are labels and headlines; a sentence under them has a label with a colon."""


@cache
def _patterns(key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = lexicon("furniture", "articles")[key]
    return tuple(
        (reason, re.compile("|".join(f"(?:{p})" for p in rules), re.I)) for reason, rules in table.items()
    )


@cache
def _line_patterns(floating: bool) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The reasons, and one pattern whose n-th group is the n-th reason's: one call instead of fifteen.

    `floating`: with those that may begin with any words. They take three quarters of the time.
    """
    table = lexicon("furniture", "articles")["lines"]
    kept = ([p for p in rules if floating or not _FLOATING.match(p)] for rules in table.values())
    groups = ("|".join(f"(?:{p})" for p in rules) for rules in kept)
    return tuple(table), re.compile("|".join(f"({g})" for g in groups), re.I)


@cache
def _labels(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in lexicon("furniture", "articles")[key]), re.I)


@cache
def _words(key: str) -> frozenset[str]:
    entry = lexicon("furniture", "articles")[key]
    return frozenset(entry.split() if isinstance(entry, str) else entry)


def line_reason(line: Line) -> str | None:
    """Return why the whole line is furniture by its wording alone, or None."""
    if line.is_sentence and _words("in_sentences").isdisjoint(line.low):
        return None
    bare = line.text.strip(" -–—*•·»«›‹|:<>▼▲→←↑↓►▶")
    if not bare:
        return "separator"
    if len(bare) <= 1200:
        reasons, pattern = _line_patterns(not _words("in_floating").isdisjoint(line.low))
        match = pattern.fullmatch(line.text) or (pattern.fullmatch(bare) if bare != line.text else None)
        reason = reasons[match.lastindex - 1] if match and match.lastindex else None
        if reason and not _is_reported(line, reason):
            return reason
    if reason := abroad_reason(line.text):
        return reason
    if _is_page_words(line):
        return "page words"
    return "row of links" if _is_row_of_links(line) else None


def _is_reported(line: Line, reason: str) -> bool:
    """A sentence with a speech verb or quotation marks is the article's; so is one under most reasons.

    "Sharing cookies is forbidden, the minister said"; "Also in the house was her brother."
    """
    if not line.is_sentence:
        return False
    label = line.text.find(":", 0, 40)
    return _REPORTED.search(line.text) is not None or (
        reason in _LABELLED and label < 0 and "|" not in line.text
    )


def _is_page_words(line: Line) -> bool:
    if not 0 < len(line.words) <= _THRESHOLDS.most_words_of_page:
        return False
    words = [w.lower().strip("'’.") for w in line.words]
    page, filler = _words("page"), _words("filler")
    if len(words) == 1:
        return words[0] in _words("own_words")
    strong = sum(w in page for w in words)
    return strong > 0 and all(w in page or w in filler or w.isdigit() for w in words)


def _is_row_of_links(line: Line) -> bool:
    if line.is_final:
        return False
    if line.text[0] == "|" and line.text[-1] == "|":
        return False  # a row of a table
    parts = [p for p in _SEPARATORS.split(line.text) if p.strip()]
    plain = not any(c in line.text for c in '"“.:%') and sum(any(c.isdigit() for c in p) for p in parts) < 2
    return len(parts) >= 3 and plain and all(len(p.split()) <= 4 for p in parts)


def is_section_label(line: Line) -> bool:
    """Say whether the line consists of names of newspaper sections alone, such as "World News"."""
    words = [w.lower() for w in line.words]
    known, filler = _words("sections"), _words("section_filler")
    return 0 < len(words) <= 5 and line.is_open and all(w in known or w in filler for w in words)


def mark_pieces(text: str, lines: Iterable[Line]) -> list[Mark]:
    """Return the pieces of lines that are furniture by their wording (shortcodes, end marks)."""
    marks: list[Mark] = []
    for line in lines:
        if not _may_hold_piece(line):
            continue
        for reason, pattern in _patterns("pieces"):
            marks += [(m.start(), m.end(), reason) for m in pattern.finditer(text, line.start, line.end)]
    return marks


@cache
def _rarest_of_pieces() -> frozenset[str]:
    """The longest word of each, the later of two: "end" of "(the end)"."""
    each = (re.findall(r"\w+(?:-\w+)*", words) for words in _words("in_pieces"))
    return frozenset(max(reversed(words), key=len) for words in each)


def _may_hold_piece(line: Line) -> bool:
    """A cheap sieve before the patterns of pieces: brackets, an ellipsis, or one of the words."""
    text = line.text
    if "[" in text or "…" in text or "..." in text or "{{" in text or "<!" in text:
        return True
    if _rarest_of_pieces().isdisjoint(line.low):
        return False
    low = text.lower()
    return any(words in low for words in _words("in_pieces"))


def mark_lines(lines: Sequence[Line]) -> dict[int, str]:
    """Return index of line to reason, by wording and by place; the title's line is the caller's to except."""
    marked = {i: reason for i, line in enumerate(lines) if (reason := line_reason(line))}
    marked |= _headlines_under_labels(lines, marked)
    marked |= _menus(lines, marked)
    marked |= _after_comments(lines, marked)
    return marked


def _headlines_under_labels(lines: Sequence[Line], marked: dict[int, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for i, line in enumerate(lines):
        if i in marked and _labels("opens_related").fullmatch(line.text.strip(" -–—*•:|")):
            for j in range(i + 1, min(i + 16, len(lines))):
                if j not in marked and not _is_headline(lines[j]):
                    break
                found[j] = "related headlines"
    return {j: reason for j, reason in found.items() if j not in marked}


def _is_headline(line: Line) -> bool:
    signature = line.text[0] in "—–"  # of a quotation
    short = 2 <= len(line.words) <= _THRESHOLDS.longest_headline_words and len(line.text) <= 160
    spaced = len(line.text) <= 14 * len(line.words)  # words cannot be told in scripts without spaces
    return line.is_open and short and spaced and not signature


def _menus(lines: Sequence[Line], marked: dict[int, str]) -> dict[int, str]:
    """Runs of short open lines before the first or after the last sentence are menus.

    One line of a run at least must be furniture by its wording.
    """
    sentences = [i for i, line in enumerate(lines) if line.is_sentence and i not in marked]
    first, last = (sentences[0], sentences[-1]) if sentences else (len(lines), len(lines))
    found: dict[int, str] = {}
    run: list[int] = []
    for i in [*range(first), -1, *range(last + 1, len(lines)), -1]:
        if i >= 0 and (i in marked or _is_menu_item(lines[i])):
            run.append(i)
            continue
        if len(run) >= _THRESHOLDS.shortest_menu and any(j in marked for j in run):
            found |= {j: "menu" for j in run if j not in marked}
        run = []
    return found


def _is_menu_item(line: Line) -> bool:
    starts = line.text[0].isalpha()  # not an item of a list or a cell of a table
    return starts and line.is_open and len(line.words) <= 4 and len(line.text) <= 40


def _after_comments(lines: Sequence[Line], marked: dict[int, str]) -> dict[int, str]:
    """What follows the comment form at the end of a text is the form or what visitors wrote."""
    total = sum(line.is_sentence for line in lines)
    before = 0
    for i, line in enumerate(lines):
        if i in marked and before * 2 > total and _labels("opens_comments").fullmatch(line.text.strip(" :")):
            return {j: "after the comment form" for j in range(i + 1, len(lines)) if j not in marked}
        before += line.is_sentence
    return {}


def mark_tail(lines: Sequence[Line], marked: dict[int, str]) -> dict[int, str]:
    """Return lines after the last sentence that are headlines of other articles.

    Such a line is open, of four words or more, and shares few content words with the article; among the
    lines after the last sentence one at least must be furniture by its wording, else a list that ends an
    article would be lost.
    """
    last = max(
        (i for i, line in enumerate(lines) if line.is_sentence and i not in marked), default=len(lines)
    )
    tail = range(last + 1, len(lines))
    if all(marked.get(i, "byline") == "byline" for i in tail):
        return {}
    own = frozenset().union(
        *(stems(line.words) for i, line in enumerate(lines) if i <= last and i not in marked)
    )
    found = [i for i in tail if i not in marked and _is_foreign(lines[i], own)]
    return dict.fromkeys(found, "related headlines") if len(found) <= _THRESHOLDS.most_headlines else {}


def _is_foreign(line: Line, own: frozenset[str]) -> bool:
    mine = stems(line.words)
    if not _is_headline(line) or not 4 <= len(line.words) <= 16 or not mine or _REPORTED.search(line.text):
        return False
    if line.text[0] in "-–—•*" or line.text[0].isdigit():
        return False  # the signature of a quotation, an item of a list
    return len(mine & own) <= _THRESHOLDS.shared_with_article * len(mine)


def merge(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks in order, without overlap; neighbours of one reason become one.

    Of two that overlap the first stays.
    """
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m[0], -m[1], m[2])):
        if kept and mark[0] == kept[-1][1] and mark[2] == kept[-1][2]:
            kept[-1] = (kept[-1][0], mark[1], mark[2])
        elif not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return tuple(kept)


def outside(spans: Iterable[Span], marks: Sequence[Mark]) -> list[Span]:
    """Return the spans that touch no mark."""
    return [s for s in spans if not any(s[0] < end and start < s[1] for start, end, _ in marks)]
