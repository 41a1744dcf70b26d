"""The report as one HTML file that asks nothing of anybody: no request, no code but its own.

Every text of an article goes through Jinja's autoescape; the Content-Security-Policy admits the one style
sheet and the one script by their hashes and nothing else. Links to quotations are anchors, so that the page
works without the script, which only shows the article beside the report.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from stemma.model import Article, Evidence, Report, Status, Verdict
from stemma.reports import wording
from stemma.reports.annotated import Piece, annotate
from stemma.reports.drawings.series import draw_series
from stemma.reports.drawings.timeline import draw_timeline
from stemma.reports.drawings.tree import draw_lineage
from stemma.reports.index import Index, evidences, index
from stemma.reports.outlets import outlet_rates
from stemma.reports.pairs import pairs_of
from stemma.reports.views import (
    URGENT_STATUS,
    by_urgency,
    event_views,
    place,
    quoted,
    stories,
    timeline_places,
)

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}\Z")
OPEN_STORIES = 3  # a report of more stories starts with only those unfolded that have something open
OPEN_ROWS = 15  # a longer matrix or list of one-origin questions starts folded
LINK_SCHEMES = frozenset({"http", "https"})


def to_html(report: Report, statuses: Mapping[str, Status]) -> str:
    """Return the report as one self-contained HTML page.

    `statuses` maps a commitment's id to its status as of `report.as_of`.
    """
    lookup = index(report)
    views = stories(lookup)
    ledger = by_urgency(report.commitments, statuses)
    urgent = [row for row in ledger if row[1] in URGENT_STATUS]
    page = _environment().get_template("page.html.j2")
    return page.render(
        report=report,
        index=lookup,
        stories=views,
        title=_title(report),
        first_look=[c for v in (Verdict.DISPUTED, Verdict.GARBLED) for s in views for c in s.of(v)],
        story_numbers={v.story.id: v.number for v in views},
        ledger=ledger,
        urgent=urgent,
        ledger_numbers={c.id: n for n, c in enumerate(report.commitments, 1)},
        articles=_articles(lookup),
        picture=draw_timeline(report.timeline),
        counts=_counts(report),
        outlets=outlet_rates(report),
        pairs=pairs_of(lookup),
        **_assets(),
    )


def _title(report: Report) -> str:
    """Return what the report is about: its only thread or story, else how much it covers."""
    covered = {story for thread in report.threads for story in thread.story_ids}
    if len(report.threads) == 1 and covered == {s.id for s in report.stories}:
        return report.threads[0].title
    if len(report.stories) == 1:
        return report.stories[0].title
    return f"{wording.plural(len(report.stories), 'story', 'stories')} in the news"


def _counts(report: Report) -> dict[Verdict, int]:
    told = [c.verdict for c in report.collations]
    return {verdict: told.count(verdict) for verdict in wording.VERDICT_MARKS}


def _articles(lookup: Index) -> list[tuple[Article, str, tuple[Piece, ...]]]:
    """Return each article with its siglum and its annotated text, in the order of the sigla."""
    shown: dict[str, list[tuple[int, int, str]]] = {}
    for evidence in evidences(lookup.report):
        if key := lookup.key(evidence):
            shown.setdefault(evidence.article_id, []).append((evidence.start, evidence.end, key))
    ordered = [a for a in lookup.sigla if a in lookup.articles]
    return [
        (lookup.articles[a], lookup.sigla[a], annotate(lookup.articles[a], shown.get(a, []))) for a in ordered
    ]


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=PackageLoader("stemma.reports"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(_VOCABULARY)
    environment.filters["sentence"] = wording.sentence
    return environment


@cache
def _assets() -> Mapping[str, Any]:
    """Return the style sheet, the script and the policy that admits them and nothing else."""
    folder = files("stemma.reports").joinpath("assets")
    style = folder.joinpath("page.css").read_text(encoding="utf-8")
    script = folder.joinpath("page.js").read_text(encoding="utf-8")
    policy = "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )
    return {"style": Markup(style), "script": Markup(script), "policy": policy}  # noqa: S704 - our own files


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _web_link(url: str | None) -> str | None:
    """Return an address that may be a link, None for all but http and https."""
    try:
        return url if url and urlsplit(url).scheme in LINK_SCHEMES else None
    except ValueError:
        return None


def _language(tag: str) -> str:
    return tag if LANGUAGE_TAG.match(tag) else "und"


def _basis(article: Article) -> str:
    """Return how a publication date is known, with the dates that are also possible."""
    candidates = ", ".join(wording.day_in_words(c) for c in article.published.candidates)
    basis = wording.spaced(article.published.basis.value)
    return f"{basis}; possible: {candidates}" if candidates else basis


def _passage(lookup: Index, article_id: str | None, span: tuple[int, int] | None) -> Evidence | None:
    """Return an aligned passage as a quotation, None where its text is not here."""
    article = lookup.articles.get(article_id or "")
    return article.evidence(*span) if article and span else None


_VOCABULARY: dict[str, Any] = {
    "plural": wording.plural,
    "rate": wording.rate_in_words,
    "support": wording.support_in_words,
    "day": wording.day_in_words,
    "period": wording.period_in_words,
    "published": wording.date_in_words,
    "spaced": wording.spaced,
    "folded": wording.folded,
    "clipped": wording.clipped,
    "qualities": wording.qualities,
    "verdict_marks": wording.VERDICT_MARKS,
    "verdict_meanings": wording.VERDICT_MEANINGS,
    "descent_words": wording.DESCENT_WORDS,
    "status_marks": wording.STATUS_MARKS,
    "place": place,
    "quoted": quoted,
    "event_views": event_views,
    "timeline_places": timeline_places,
    "draw_lineage": draw_lineage,
    "draw_series": draw_series,
    "web_link": _web_link,
    "language": _language,
    "basis": _basis,
    "passage": _passage,
    "open_stories": OPEN_STORIES,
    "open_rows": OPEN_ROWS,
}
