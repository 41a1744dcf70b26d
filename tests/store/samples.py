"""Articles, items and reports to keep: small, invented, whole."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from stemma.articles.fetch import Visit
from stemma.articles.fetch.fetcher import Validators
from stemma.articles.readers import Kind, RawItem
from stemma.model import (
    Article,
    DateBasis,
    Evidence,
    Extraction,
    Published,
    Reject,
    Report,
    Sentence,
    Story,
    content_id,
)
from stemma.store.base import Arrival

NOON = datetime(2021, 5, 4, 12, tzinfo=UTC)


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def article(address: str, text: str, day: date = date(2021, 5, 4)) -> Article:
    return Article(
        id=content_id(address, text),
        address_id=content_id(address),
        text=text,
        title=text.partition("\n")[0],
        url=address,
        published=Published(value=day, basis=DateBasis.METADATA),
    )


def item(address: str, data: str) -> RawItem:
    return RawItem(name=address, kind=Kind.PAGE, data=data.encode(), url=address, seen="2021-05-04T12:00:00")


def arrival(address: str, text: str) -> Arrival:
    return Arrival(item=item(address, f"<p>{text}"), outcome=article(address, text))


def rejected(record: str, reason: str = "too short: 2 words") -> Arrival:
    return Arrival(
        item=item(record, "<p>Not much"), outcome=Reject(record=record, stage="read", reason=reason)
    )


def visit(url: str, minutes: int = 0, etag: str | None = '"1"') -> Visit:
    return Visit(
        url=url,
        final_url=url,
        status=200,
        at=later(minutes),
        validators=Validators(url=url, etag=etag, last_modified=None),
    )


def reading(of: Article) -> Extraction:
    return Extraction(
        article_id=of.id,
        sentences=(Sentence(article_id=of.id, start=0, end=len(of.title), text=of.title, title=True),),
    )


def report(*stories: Sequence[Article]) -> Report:
    """Return a report with these stories; a story's own id is made of its first article's."""
    return Report(
        articles=tuple(a for story in stories for a in story),
        stories=tuple(
            Story(
                id=content_id("story", story[0].id),
                title=story[0].title,
                article_ids=tuple(a.id for a in story),
                start=min(a.published.value for a in story if a.published.value),
                end=max(a.published.value for a in story if a.published.value),
            )
            for story in stories
        ),
    )


def evidence(of: Article, words: str) -> Evidence:
    start = of.text.index(words)
    return of.evidence(start, start + len(words))
