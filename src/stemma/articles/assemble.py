"""From a normalised text and what is known of it to an Article."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from stemma.articles import furniture, titles
from stemma.articles.bylines import edges, find_persons, is_byline, line_credits
from stemma.articles.credits import as_credits, dateline_credit, outlet_source, with_roles
from stemma.articles.datelines import HeadOfReport, find_dateline
from stemma.articles.lines import Line, split_lines
from stemma.articles.mentions import Mentioned, find_mentions
from stemma.articles.published import dateline_date, find_published
from stemma.articles.settings import Given, ReadSettings
from stemma.articles.tongue import language_of
from stemma.model import (
    Article,
    Dateline,
    Furniture,
    Published,
    ReadDepth,
    Reject,
    Span,
    content_id,
)


def assemble(
    text: str,
    *,
    file: str | None = None,
    given: Given | None = None,
    settings: ReadSettings | None = None,
    metadata: Published | None = None,
) -> Article | Reject:
    """Return the Article of a normalised text, or the Reject that says why there is none.

    `metadata` is a publication date that the page's metadata or the feed carries; a given one goes before it.
    """
    given, settings = given or Given(), settings or ReadSettings()
    record = file or given.url or content_id(text)
    lines = split_lines(text)
    if not lines:
        return Reject(record=record, stage="read", reason="empty: no text")
    layout = _lay_out(text, lines, given)
    words = sum(len(line.words) for i, line in enumerate(lines) if i not in layout.marked)
    language = language_of(text)
    if words < settings.min_words and language not in {"zh", "ja", "th"}:
        return Reject(
            record=record,
            stage="read",
            reason=f"too short: {words} words of text, at least {settings.min_words} are needed",
        )
    article = _article(text, layout, given, file, language)
    published = find_published(text, lines, layout.head, given, settings)
    if metadata and metadata.value and not given.published:
        published = metadata
    return _with_credits(replace(article, published=published), layout, given)


_OTHERS = frozenset({"related headlines", "after the comment form", "tags", "photo credit"})
"""Reasons of furniture that speaks of other articles or of pictures: no credit is read there."""


class _Layout:
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


def _lay_out(text: str, lines: Sequence[Line], given: Given) -> _Layout:
    layout = _Layout(lines)
    layout.pieces = furniture.mark_pieces(text, lines)
    layout.marked = furniture.mark_lines(lines)
    for i in range(min(3, len(lines) - 1)):
        if furniture.is_section_label(lines[i]) and not (
            given.title and titles.bare(given.title) == titles.bare(lines[i].text)
        ):
            layout.marked.setdefault(i, "section label")
    layout.title = titles.find_title(lines, layout.marked, given.title)
    if layout.title is not None:
        layout.marked.pop(layout.title, None)
        layout.title_span, hanging = titles.trim_title(lines[layout.title], given.outlet)
        layout.pieces += hanging
        repeated = titles.mark_repetitions(lines, layout.title, text[slice(*layout.title_span)])
        layout.marked |= repeated
    _find_heads(text, layout)
    layout.marked |= furniture.mark_tail(lines, layout.marked)
    headings = titles.find_headings(lines, layout.marked, layout.title)
    foreign = titles.foreign_headlines(lines, layout.marked, headings)
    layout.marked |= dict.fromkeys(foreign, "related headlines")
    layout.headings = [i for i in headings if i not in layout.marked]
    return layout


def _find_heads(text: str, layout: _Layout) -> None:
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


def _bylines(layout: _Layout) -> list[int]:
    """Short lines at the head or end that name persons or a date alone."""
    first, last = edges(layout.lines, layout.marked)
    return [
        i
        for i, line in enumerate(layout.lines)
        if (i < first or i > last or line.text.startswith("(")) and i != layout.title and is_byline(line)
    ]


def _article(text: str, layout: _Layout, given: Given, file: str | None, language: str) -> Article:
    address = given.url or content_id(given.outlet, PurePath(file).as_posix() if file else None)
    title = given.title or (text[slice(*layout.title_span)] if layout.title_span else _first_words(layout))
    marks = [
        (line.start, line.end, layout.marked[i]) for i, line in enumerate(layout.lines) if i in layout.marked
    ]
    merged = furniture.merge([*marks, *layout.pieces])
    byline = next((layout.lines[i].text for i in sorted(layout.marked) if layout.marked[i] == "byline"), None)
    return Article(
        id=content_id(address, text),
        address_id=content_id(address),
        text=text,
        title=" ".join(title.split()),
        title_span=layout.title_span,
        file=file,
        url=given.url,
        outlet=given.outlet,
        byline=byline,
        language=language,
        read=ReadDepth.FULL if language == "en" else ReadDepth.GROUPED_ONLY,
        furniture=tuple(Furniture(start=s, end=e, quote=text[s:e], reason=reason) for s, e, reason in merged),
        headings=tuple((layout.lines[i].start, layout.lines[i].end) for i in layout.headings),
    )


def _first_words(layout: _Layout) -> str:
    """A name for a text without a title: the first words of its first line."""
    line = next((x for i, x in enumerate(layout.lines) if i not in layout.marked), layout.lines[0])
    return line.text if len(line.text) <= 120 else line.text[:120].rsplit(" ", 1)[0] + "…"


def _with_credits(article: Article, layout: _Layout, given: Given) -> Article:
    head = layout.head
    dateline = (
        Dateline(
            place=head.place,
            date=dateline_date(head, article.published),
            evidence=article.evidence(head.start, head.end),
        )
        if head
        else None
    )
    people = list(find_persons(layout.lines))
    mentions = _mentions(article, layout, given)
    own = outlet_source(given.outlet)
    found = with_roles(mentions, own.name if own else None, bool(people))
    return replace(article, dateline=dateline, credits=as_credits(article, found, people))


def _mentions(article: Article, layout: _Layout, given: Given) -> list[Mentioned]:
    by_dateline = dateline_credit(article.text, layout.head)
    mentions = [m for i in sorted(layout.credit_lines) for m in layout.credit_lines[i]]
    if by_dateline:
        mentions.insert(0, by_dateline)
    own = outlet_source(given.outlet)
    introduced = [m.source for m in mentions if not m.source.known]
    if own and not own.known:
        introduced.append(own)
    running = [
        line
        for i, line in enumerate(layout.lines)
        if i not in layout.credit_lines and layout.marked.get(i) not in _OTHERS
    ]
    mentions += find_mentions(article.text, running, introduced)
    return mentions
