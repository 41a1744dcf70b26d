"""How often each outlet's articles are garbled, leave their source unnamed, or shift what was told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stemma.model import Article, CreditKind, CreditRole, Lineage, Report
from stemma.reports.index import site_of

LEAST_ARTICLES = 3
"""Of fewer articles no share is told: one of one is no habit of an outlet's."""

UNKNOWN = "unknown outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRate:
    """Counts of one outlet's articles: `articles` in all, the others how many of them.

    `garbled`: with a garbled reading. `uncredited`: descends from another's report and names no
    party for its text. `shifted`: with a shift in retelling.
    """

    outlet: str
    articles: int
    garbled: int
    uncredited: int
    shifted: int

    @property
    def rates(self) -> tuple[tuple[str, int, float | None], ...]:
        """Each count by name with its share of the articles (0..1), None of fewer than LEAST_ARTICLES."""
        counts = (("garbled", self.garbled), ("uncredited", self.uncredited), ("shifted", self.shifted))
        enough = self.articles >= LEAST_ARTICLES
        return tuple((name, n, n / self.articles if enough else None) for name, n in counts)


def outlet_rates(report: Report) -> tuple[OutletRate, ...]:
    """Return the rates of each outlet, those with most articles first, then by name.

    An outlet goes by its name (case aside), else by its site; articles of neither are counted together.
    """
    garbled = {g.evidence.article_id for g in report.garbles}
    shifted = {s.target.article_id for s in report.shifts}
    by_id = {a.id: a for a in report.articles}
    descended = {a for lineage in report.lineages for a in _descended(lineage, by_id)}
    grouped: dict[str, list[Article]] = {}
    for article in report.articles:
        grouped.setdefault(_outlet(article).casefold(), []).append(article)
    rates = (
        OutletRate(
            outlet=_outlet(articles[0]),
            articles=len(articles),
            garbled=_count(articles, garbled),
            uncredited=_count((a for a in articles if not _credits_text(a)), descended),
            shifted=_count(articles, shifted),
        )
        for articles in grouped.values()
    )
    return tuple(sorted(rates, key=lambda r: (-r.articles, r.outlet.casefold())))


def _outlet(article: Article) -> str:
    return article.outlet or site_of(article.url) or UNKNOWN


def _count(articles: Iterable[Article], among: set[str]) -> int:
    return sum(a.id in among for a in articles)


def _descended(lineage: Lineage, articles: Mapping[str, Article]) -> Iterator[str]:
    """Yield the articles that descend from a report, seen or unseen, that is not of their own outlet."""
    witnesses = {w.id: articles.get(w.article_id or "") for w in lineage.witnesses}
    for descent in lineage.descents:
        child, parent = witnesses.get(descent.child), witnesses.get(descent.parent)
        if child and not (parent and _outlet(parent) == _outlet(child) != UNKNOWN):
            yield child.id


def _credits_text(article: Article) -> bool:
    """Say whether a party is named for the text; a person's byline names no source."""
    return any(c.role is CreditRole.TEXT and c.kind is not CreditKind.PERSON for c in article.credits)
