"""What an explanation is drawn from: the report of a database or of a JSON file, with its readings."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from stemma.corpus.kept import Corpus
from stemma.engine.local import LocalEngine
from stemma.errors import InputError
from stemma.model import (
    Article,
    Claim,
    Credit,
    CreditKind,
    CreditRole,
    DateBasis,
    Dateline,
    Entity,
    Evidence,
    Extraction,
    Furniture,
    Published,
    ReadDepth,
    Report,
)
from stemma.pipeline import analyse, read_articles
from stemma.reports.document import SCHEMA_NAME
from stemma.reports.index import Index, index

type Json = dict[str, Any]  # an object of a JSON report, whose shape the schema tells


@dataclass(frozen=True, kw_only=True)
class Worked:
    """A report, and how to get at the reading of its articles; `name` is where it came from."""

    name: str
    report: Report
    read: Callable[[str], Extraction]

    @cached_property
    def index(self) -> Index:
        return index(self.report)

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {e.id: e for e in self.report.entities}

    @cached_property
    def published(self) -> dict[str, date | None]:
        return {a.id: a.published.value for a in self.report.articles}

    @cached_property
    def collation_of(self) -> dict[str, str]:
        """Each claim's id to the id of its collation."""
        return {i: c.id for c in self.report.collations for v in c.variants for i in v.claim_ids}

    def claims_of(self, story_id: str) -> tuple[Claim, ...]:
        return tuple(c for c in self.report.claims if self.index.story_of.get(c.article_id) == story_id)


def from_database(corpus: Corpus, name: str) -> Worked:
    """Return the last run of a database; raises NotFound before the first."""
    report = corpus.report()
    articles = {a.id: a for a in report.articles}
    read: dict[str, Extraction] = {}

    def reading(article_id: str) -> Extraction:
        if article_id not in read:
            read[article_id] = corpus.reading(articles[article_id])
        return read[article_id]

    return Worked(name=name, report=report, read=reading)


def from_report(path: Path, progress: Callable[[str, int], None] | None = None) -> Worked:
    """Return a JSON report with all that led to it: its articles, which it holds, are worked out again.

    The same articles give the same ids. Raises InputError where the file is no report of version 1.
    """
    articles = _articles(path)
    engine = LocalEngine(progress)
    read = {e.article_id: e for e in read_articles(articles, engine)}
    return Worked(
        name=str(path), report=analyse(articles, engine, read=read), read=lambda article_id: read[article_id]
    )


def is_report(path: Path) -> bool:
    """Say whether a file may be a JSON report, by its first bytes."""
    try:
        with path.open("rb") as stream:
            return stream.read(64).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
    except OSError:
        return False


def _articles(path: Path) -> tuple[Article, ...]:
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"no JSON report: {error}", path=str(path), hint=_HINT) from None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA_NAME:
        raise InputError(f"no report: its schema is not {SCHEMA_NAME}", path=str(path), hint=_HINT)
    try:
        return tuple(_article(row) for row in document["articles"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"a damaged report: {error!r}", path=str(path), hint=_HINT) from None


_HINT = "stemma report ... --format json > report.json makes one"


def _article(row: Json) -> Article:
    return Article(
        id=row["id"],
        address_id=row["address_id"],
        text=row["text"],
        title=row["title"],
        title_span=_span(row["title_span"]),
        file=row["file"],
        url=row["url"],
        outlet=row["outlet"],
        byline=row["byline"],
        language=row["language"],
        read=ReadDepth(row["read"]),
        published=_published(row["published"]),
        updated=_published(row["updated"]),
        dateline=_dateline(row["dateline"]),
        credits=tuple(_credit(c) for c in row["credits"]),
        furniture=tuple(
            Furniture(start=f["start"], end=f["end"], quote=f["quote"], reason=f["reason"])
            for f in row["furniture"]
        ),
        headings=tuple((start, end) for start, end in row["headings"]),
    )


def _span(pair: list[int] | None) -> tuple[int, int] | None:
    return (pair[0], pair[1]) if pair else None


def _published(row: Mapping[str, Any]) -> Published:
    value = date.fromisoformat(row["value"]) if row["value"] else None
    return Published(value=value, basis=DateBasis(row["basis"]), candidates=tuple(row["candidates"]))


def _evidence(row: Json) -> Evidence:
    return Evidence(article_id=row["article"], start=row["start"], end=row["end"], quote=row["quote"])


def _dateline(row: Json | None) -> Dateline | None:
    if row is None:
        return None
    return Dateline(place=row["place"], date=row["date"], evidence=_evidence(row["evidence"]))


def _credit(row: Json) -> Credit:
    return Credit(
        name=row["name"],
        kind=CreditKind(row["kind"]),
        role=CreditRole(row["role"]),
        evidence=_evidence(row["evidence"]),
    )
