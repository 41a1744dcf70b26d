"""Does every quotation stand where it is said to stand?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from stemma.model import Article, Claim, Commitment, Evidence, Report


def false_quotations(report: Report) -> Iterator[str]:
    """Yield a line for each quotation of a report that its article does not have at that place."""
    texts = {a.id: a.text for a in report.articles}
    for article in report.articles:
        yield from _own(article)
    for evidence in evidences((report.articles, report.claims, report.garbles, report.shifts)):
        yield from _one(evidence, texts)
    for evidence in evidences(report.commitments):
        yield from _one(evidence, texts)
    for claim in report.claims:
        yield from _spans(claim.id, _pieces(claim), texts)
    for commitment in report.commitments:
        yield from _spans(commitment.id, _pieces(commitment), texts)


def evidences(record: Any) -> Iterator[Evidence]:  # any record, or a tuple of them
    """Yield the evidence in a record, however deep, in the order of its fields."""
    if isinstance(record, Evidence):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from evidences(part)
    elif is_dataclass(record):
        for field in fields(record):
            yield from evidences(getattr(record, field.name))


def _own(article: Article) -> Iterator[str]:
    for mark in article.furniture:
        if article.text[mark.start : mark.end] != mark.quote:
            yield f"article {article.id}: no furniture {_short(mark.quote)} at {mark.start}-{mark.end}"


def _one(evidence: Evidence, texts: Mapping[str, str]) -> Iterator[str]:
    text = texts.get(evidence.article_id)
    if text is None:
        yield f"a quotation {_short(evidence.quote)} of an article {evidence.article_id} that is not there"
    elif text[evidence.start : evidence.end] != evidence.quote or not evidence.quote:
        place = f"{evidence.start}-{evidence.end}"
        yield f"article {evidence.article_id}: no {_short(evidence.quote)} at {place}"


def _pieces(record: Claim | Commitment) -> Iterator[tuple[str, int, int]]:
    if isinstance(record, Claim):
        for _, spans in record.spans:
            yield from ((record.article_id, start, end) for start, end in spans)
    else:
        for _, pieces in record.spans:
            yield from ((article_id, *span) for article_id, span in pieces)


def _spans(record: str, pieces: Iterable[tuple[str, int, int]], texts: Mapping[str, str]) -> Iterator[str]:
    for article_id, start, end in pieces:
        if not 0 <= start < end <= len(texts.get(article_id, "")):
            yield f"{record}: a span {start}-{end} that article {article_id} does not have"


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 60 else quote[:59] + "…")
