"""The title of a text, what hangs on it (sites' names, labels), its repetitions, and sub-headings."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from stemma.articles.furniture import Mark
from stemma.articles.lines import Line, stems
from stemma.model import Span

_SITE = re.compile(
    r"\s*(?:\s[|»›·•]\s?|[|]\s?|\s[-–—]\s(?=[^-–—|]{2,40}$))(?P<site>[^|»›·•]{2,60})$|_(?P<tail>[^\s_][^_]{0,40})$"
)
_LABEL = re.compile(
    r"^(?:[A-Z][\w&]*(?: (?:of|and|the|[A-Z][\w&]*)){0,4} (?:News|Headlines|Update|Updates|Live)"
    r"|Breaking(?: News)?|Live(?: updates?)?|Exclusive|Video|Watch|Opinion|Analysis|Photos?) ?[:|] ?"
)
_ORIGINAL = re.compile(r"^(?:original )?(?:title|headline) ?[:：] ?", re.I)
_LONGEST_TITLE = 300


def bare(text: str) -> str:
    """Return a title for comparison: letters and digits of the words in lower case."""
    return " ".join(re.findall(r"\w+", text.lower()))


def find_title(lines: Sequence[Line], marked: Mapping[int, str], given: str | None) -> int | None:
    """Return the index of the title's line, or None.

    It is the line that holds the `given` title, else the first that is no furniture; None where the text
    begins with a sentence that is too long or too final to be a title.
    """
    if given:
        wanted = bare(given)
        for i, line in enumerate(lines[:12]):
            if wanted and (
                bare(line.text) == wanted or (len(wanted) > 15 and bare(line.text).startswith(wanted))
            ):
                return i
        return None
    for i, line in enumerate(lines[:12]):
        if i not in marked:
            too_long = len(line.text) > _LONGEST_TITLE or (line.is_final and len(line.words) > 30)
            return None if too_long or len(lines) == 1 else i
    return None


def trim_title(line: Line, outlet: str | None = None) -> tuple[Span, list[Mark]]:
    """Return the span of the bare title in its line, and what hangs on it as furniture.

    The last piece after "|" or "_" is the site's; after a dash only where it is the outlet's name.
    """
    start, end, marks = line.start, line.end, []
    label = _LABEL.match(line.text)
    if label and len(line.text) - label.end() > 20:
        start += label.end()
        marks.append((line.start, line.start + len(label[0].rstrip()), "section label"))
    for _ in range(3):
        site = _SITE.search(line.text, 0, end - line.start)
        if site is None or site.start() < 15 or not _is_site(site, line, outlet):
            break
        marks.append((line.start + site.start() + len(site[0]) - len(site[0].lstrip()), end, "site's name"))
        end = line.start + site.start()
    return (start, end), marks


def _is_site(site: re.Match[str], line: Line, outlet: str | None) -> bool:
    named = (site["site"] or site["tail"]).strip()
    if site["tail"]:
        return len(named.split()) <= 3
    if any(sign in site[0] for sign in "|»›·•"):
        return len(named.split()) <= 6 and len(site[0]) < len(line.text) / 2
    return outlet is not None and bare(named) in {bare(outlet), bare(outlet).removeprefix("the ")}


def mark_repetitions(lines: Sequence[Line], title: int, forms: Sequence[str]) -> dict[int, str]:
    """Return other lines that only repeat a form of the title, with "Original title:" or a site's name."""
    wanted = [w for form in forms if len(w := bare(form)) > 15]
    first = tuple({w.split(" ", 1)[0] for w in wanted})
    found = {}
    for i, line in enumerate(lines):
        if i == title or len(line.text) > _LONGEST_TITLE + 60:
            continue
        if _ORIGINAL.match(line.text):
            found[i] = "repeated title"
        elif line.words and line.words[0].lower().startswith(first):  # most lines are told by a word
            own = bare(line.text)
            if any(_repeats(own, form) for form in wanted):
                found[i] = "repeated title"
    return found


def _repeats(own: str, title: str) -> bool:
    return own == title or (
        own.startswith(title) and len(own) < len(title) + 40 and len(own.split()) <= len(title.split()) + 4
    )


def find_headings(lines: Sequence[Line], marked: Mapping[int, str], title: int | None) -> list[int]:
    """Return the sub-headings: open, short lines of a running text, with running text after them."""
    if sum(line.is_sentence for line in lines) < 2:
        return []
    return [
        i
        for i, line in enumerate(lines)
        if i != title and i not in marked and _is_heading(line) and _text_follows(lines, marked, i)
    ]


def _is_heading(line: Line) -> bool:
    dressed = line.text.strip(" -–—*#'\"‘’“”")
    if not dressed or len(line.words) > 16 or len(line.text) > 120:
        return False
    asks = dressed.endswith("?") and len(line.words) <= 12
    starts = dressed[0].isupper() or dressed[0].isdigit() or not dressed[0].isascii()
    return (
        starts
        and (line.is_open or asks or line.text[0] in "-–—*#")
        and not line.text.rstrip().endswith((",", ";"))
    )


def _text_follows(lines: Sequence[Line], marked: Mapping[int, str], index: int) -> bool:
    for i in range(index + 1, min(index + 4, len(lines))):
        if i not in marked:
            return lines[i].is_sentence or lines[i].is_final
    return False


def foreign_headlines(lines: Sequence[Line], marked: Mapping[int, str], headings: Sequence[int]) -> list[int]:
    """Return those headings that are headlines of other articles: they share no content word with the rest.

    Six words and a capitalised name within are asked for; a sub-heading of so many words shares one with
    its text.
    """
    headings = [i for i in headings if _names_others(lines[i])]
    if not headings:
        return []
    counts = Counter(s for j, line in enumerate(lines) if j not in marked for s in stems(line.words))
    return [
        i for i in headings if _names_others(lines[i]) and all(counts[s] < 2 for s in stems(lines[i].words))
    ]


def _names_others(line: Line) -> bool:
    names = [w for w in line.words[1:] if w[0].isupper()]
    dressed = line.text[0] in "-–—•*"  # the signature of a quotation, an item of a list
    return len(line.words) >= 6 and 0 < len(names) < len(line.words) - 1 and not dressed
