"""What a report is looked up by: sigla, articles, claims, stories, and where each quotation stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import PurePath
from urllib.parse import urlsplit

from stemma.model import Article, Claim, Evidence, Lineage, Report, Story
from stemma.reports.wording import speakers_in_words

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
GREEK = "αβγδεζηθικλμνξπρστυφχψω"


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A report with its look-ups; sigla are those of critical editions.

    Articles have Latin letters in the order of their stories, unseen witnesses Greek ones, by witness id.
    """

    report: Report
    articles: dict[str, Article]
    claims: dict[str, Claim]
    stories: dict[str, Story]
    lineages: dict[str, Lineage]
    sigla: dict[str, str]
    story_of: dict[str, str]

    def outlet(self, article_id: str) -> str:
        """Return the name an article goes by: its outlet, else its site, its file, its title."""
        article = self.articles.get(article_id)
        if article is None:
            return ""
        return article.outlet or site_of(article.url) or PurePath(article.file or "").name or article.title

    def key(self, evidence: Evidence) -> str:
        """Return the name of a quotation's place ("A-12-99"), "" where its article is not here."""
        article = self.articles.get(evidence.article_id)
        if article is None or not 0 <= evidence.start < evidence.end <= len(article.text):
            return ""
        return f"{self.sigla[evidence.article_id]}-{evidence.start}-{evidence.end}"

    def speaker(self, claim: Claim) -> str:
        """Return on whose word a claim stands, "" for the article's own words."""
        return speakers_in_words(claim.attribution)


def site_of(url: str | None) -> str:
    """Return the host of an address without its "www.", "" where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def index(report: Report) -> Index:
    """Return the look-ups of a report."""
    return Index(
        report=report,
        articles={a.id: a for a in report.articles},
        claims={c.id: c for c in report.claims},
        stories={s.id: s for s in report.stories},
        lineages={lineage.story_id: lineage for lineage in report.lineages},
        sigla=_sigla(report),
        story_of={a: s.id for s in report.stories for a in s.article_ids},
    )


def _letters(alphabet: str) -> Iterator[str]:
    """Yield A, B .. Z, A2, B2 .. without end."""
    for turn in count(1):
        for letter in alphabet:
            yield letter if turn == 1 else f"{letter}{turn}"


def _sigla(report: Report) -> dict[str, str]:
    known = {a.id for a in report.articles}
    ordered = [a for s in report.stories for a in s.article_ids if a in known]
    ids = dict.fromkeys([*ordered, *(a.id for a in report.articles)])
    unseen = [w.id for lineage in report.lineages for w in lineage.witnesses if w.article_id is None]
    return dict(zip(ids, _letters(LATIN), strict=False)) | dict(
        zip(dict.fromkeys(unseen), _letters(GREEK), strict=False)
    )


def evidences(report: Report) -> Iterator[Evidence]:
    """Yield every quotation that a report shows."""
    for article in report.articles:
        yield from (c.evidence for c in article.credits)
        if article.dateline:
            yield article.dateline.evidence
    yield from (c.evidence for c in report.claims)
    yield from (g.evidence for g in report.garbles)
    for shift in report.shifts:
        yield from (shift.source, shift.target)
    for commitment in report.commitments:
        yield from commitment.evidence
        yield from (c.evidence for c in commitment.conditions)
        yield from (e.evidence for e in commitment.events)
