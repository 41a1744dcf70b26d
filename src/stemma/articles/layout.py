"""What each line of a text is: title, furniture, byline, sub-heading, and the head of the report."""

from collections.abc import Sequence

from stemma.articles import furniture, titles
from stemma.articles.bylines import edges, is_byline, is_date_line, line_credits
from stemma.articles.datelines import HeadOfReport, find_dateline
from stemma.articles.headlines import mark_unlabelled
from stemma.articles.lines import Line
from stemma.articles.mentions import Mentioned
from stemma.articles.settings import Stated
from stemma.model import Span


class Layout:
    """What each line of a text is; filled step by step while the text is laid out."""

    def __init__(self, lines: Sequence[Line]):
        self.lines = lines
        self.marked: dict[int, str] = {}
        self.pieces: list[furniture.Mark] = []
        self.title: int | None = None
        self.title_span: Span | None = None
        self.headings: list[int] = []
        self.head: HeadOfReport | None = None
        self.credit_lines: dict[int, list[Mentioned]] = {}


def lay_out(text: str, lines: Sequence[Line], known: Stated) -> Layout:
    layout = Layout(lines)
    layout.pieces = furniture.mark_pieces(text, lines)
    layout.marked = furniture.mark_lines(lines)
    for i in range(min(3, len(lines) - 1)):
        if furniture.is_section_label(lines[i]) and not (
            known.title and titles.bare(known.title) == titles.bare(lines[i].text)
        ):
            layout.marked.setdefault(i, "section label")
    layout.title = titles.find_title(lines, layout.marked, known.title)
    if layout.title is not None:
        layout.marked.pop(layout.title, None)
        layout.title_span, hanging = titles.trim_title(lines[layout.title], known.outlet)
        layout.pieces += hanging
        forms = (text[slice(*layout.title_span)], *known.titles)
        repeated = titles.mark_repetitions(lines, layout.title, forms)
        layout.marked |= repeated
    _find_heads(text, layout)
    layout.marked |= furniture.mark_tail(lines, layout.marked)
    layout.marked |= mark_unlabelled(lines, layout.marked, layout.title)
    headings = titles.find_headings(lines, layout.marked, layout.title)
    foreign = titles.foreign_headlines(lines, layout.marked, headings)
    layout.marked |= dict.fromkeys(foreign, "related headlines")
    layout.headings = [i for i in headings if i not in layout.marked]
    return layout


def _find_heads(text: str, layout: Layout) -> None:
    layout.credit_lines = line_credits(layout.lines, layout.title, layout.marked)
    tried = 0
    for i, line in enumerate(layout.lines):
        if i == layout.title or i in layout.marked or i in layout.credit_lines or tried == 4:
            continue
        tried += 1
        layout.head = find_dateline(text, line.start, line.end)
        if layout.head:
            break
    if layout.head and layout.head.agency:
        agency = titles.bare(text[slice(*layout.head.agency)])
        layout.marked |= {
            i: "byline" for i, line in enumerate(layout.lines) if titles.bare(line.text) == agency
        }
    for i in layout.credit_lines:
        layout.marked.setdefault(i, "byline")
    for i in _bylines(layout):
        layout.marked.setdefault(i, "byline")


def _bylines(layout: Layout) -> list[int]:
    """Short lines at the head or end that name persons or a date alone."""
    first, last = edges(layout.lines, layout.marked)
    rest = [(i, line) for i, line in enumerate(layout.lines) if i != layout.title]
    dated = [i for i, line in rest if i < first and is_date_line(line)]
    signed = [i for i, line in rest if (i < first or i >= last or line.text[0] == "(") and is_byline(line)]
    return signed + (dated if len(dated) < 4 else [])  # more of them are a list of the article
