"""From a normalised text and what is known of it to an Article."""

from dataclasses import replace
from pathlib import PurePath

from stemma.articles import furniture
from stemma.articles.bylines import find_persons
from stemma.articles.credits import as_credits, dateline_credit, outlet_source, with_roles
from stemma.articles.credits_abroad import find_mentions_abroad
from stemma.articles.layout import Layout, lay_out
from stemma.articles.lines import split_lines
from stemma.articles.mentions import Mentioned, find_mentions
from stemma.articles.published import dateline_date, find_published
from stemma.articles.settings import Given, ReadSettings, Stated
from stemma.articles.tongue import language_of
from stemma.model import (
    Article,
    DateBasis,
    Dateline,
    Furniture,
    Published,
    ReadDepth,
    Reject,
    content_id,
)

_OTHERS = frozenset({"related headlines", "after the comment form", "tags", "photo credit"})
"""Reasons of furniture that speaks of other articles or of pictures: no credit is read there."""

_UNSPACED = frozenset({"zh", "ja", "th"})


def assemble(
    text: str,
    *,
    file: str | None = None,
    given: Given | None = None,
    stated: Stated | None = None,
    settings: ReadSettings | None = None,
) -> Article | Reject:
    """Return the Article of a normalised text, or the Reject that says why there is none.

    What a person has `given` goes before what metadata have `stated`, and both before what the text shows.
    """
    known, settings = _known(given or Given(), stated or Stated()), settings or ReadSettings()
    record = file or known.url or content_id(text)
    lines = split_lines(text)
    if not lines:
        return Reject(record=record, stage="read", reason="empty: no text")
    layout = lay_out(text, lines, known)
    words = sum(len(line.words) for i, line in enumerate(lines) if i not in layout.marked)
    language = language_of(text)
    language = known.language or language if language == "und" else language
    if words < settings.min_words and language not in _UNSPACED:
        reason = f"too short: {words} words of text, at least {settings.min_words} are needed"
        return Reject(record=record, stage="read", reason=reason)
    article = _article(text, layout, known, file, language)
    published = find_published(text, lines, layout.head, known, settings)
    return _with_credits(replace(article, published=published), layout, known)


def _known(given: Given, stated: Stated) -> Stated:
    published = stated.published
    if given.published:
        published = Published(value=given.published, basis=DateBasis.GIVEN)
    return replace(
        stated,
        published=published,
        url=given.url or stated.url,
        outlet=given.outlet or stated.outlet,
        title=given.title or stated.title,
    )


def _article(text: str, layout: Layout, known: Stated, file: str | None, language: str) -> Article:
    path = PurePath(file) if file else None
    address = known.url or content_id(known.outlet, path.as_posix() if path else None)
    # Where the folder lies is no part of an article: the same files give the same ids anywhere.
    origin = known.url or content_id(known.outlet, path.name if path else None)
    title = known.title or (text[slice(*layout.title_span)] if layout.title_span else _first_words(layout))
    marks = [
        (line.start, line.end, layout.marked[i]) for i, line in enumerate(layout.lines) if i in layout.marked
    ]
    merged = furniture.merge([*marks, *layout.pieces])
    bylines = (layout.lines[i] for i in sorted(layout.marked) if layout.marked[i] == "byline")
    byline = next((line.text for line in bylines if "contributed" not in line.low), None)
    return Article(
        id=content_id(origin, text),
        address_id=content_id(address),
        text=text,
        title=" ".join(title.split()),
        title_span=layout.title_span,
        file=file,
        url=known.url,
        outlet=known.outlet,
        byline=known.byline or byline,
        updated=known.updated,
        language=language,
        read=ReadDepth.FULL if language == "en" else ReadDepth.GROUPED_ONLY,
        furniture=tuple(Furniture(start=s, end=e, quote=text[s:e], reason=reason) for s, e, reason in merged),
        headings=tuple((layout.lines[i].start, layout.lines[i].end) for i in layout.headings),
    )


def _first_words(layout: Layout) -> str:
    """A name for a text without a title: the first words of its first line."""
    line = next((x for i, x in enumerate(layout.lines) if i not in layout.marked), layout.lines[0])
    return line.text if len(line.text) <= 120 else line.text[:120].rsplit(" ", 1)[0] + "…"


def _with_credits(article: Article, layout: Layout, known: Stated) -> Article:
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
    mentions = _mentions(article, layout, known)
    own = outlet_source(known.outlet)
    found = with_roles(mentions, own.name if own else None, bool(people))
    return replace(article, dateline=dateline, credits=as_credits(article, found, people))


def _mentions(article: Article, layout: Layout, known: Stated) -> list[Mentioned]:
    by_dateline = dateline_credit(article.text, layout.head)
    mentions = [m for i in sorted(layout.credit_lines) for m in layout.credit_lines[i]]
    if by_dateline:
        mentions.insert(0, by_dateline)
    own = outlet_source(known.outlet)
    introduced = [m.source for m in mentions if not m.source.known]
    if own and not own.known:
        introduced.append(own)
    running = [
        line
        for i, line in enumerate(layout.lines)
        if i not in layout.credit_lines and layout.marked.get(i) not in _OTHERS
    ]
    mentions += find_mentions(article.text, running, introduced)
    mentions += find_mentions_abroad(running, article.language)
    return mentions
