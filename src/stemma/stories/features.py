"""An article to what it is grouped by; everything here is computed once an article, when it arrives."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from stemma.language.vectors import Vectors, sentence_vectors
from stemma.model import Article
from stemma.stories.signs import signs
from stemma.stories.terms import content_terms, event_days, looks_back, names, numbers

_READ = 20_000
"""Characters of an article that are looked at; news has its event at its head."""
_LEDE = 400
"""Characters of the body that are encoded as the lede."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFeatures:
    """What an article is grouped by: counts by kind, days, and the vectors of its title and lede.

    `day` is the ordinal of the publication date; `season` the day of the year (1..366) where only
    that is known (a dateline without a year); `looks_back` counts phrases that place something in an
    earlier year or month. `signs` are what does not depend on the language: how names sound, and figures.
    `vectors` has shape (2, 512).
    """

    id: str
    title: str
    outlet: str | None
    day: int | None
    season: int | None
    words: Mapping[str, int]
    names: Mapping[str, int]
    lede_names: Mapping[str, int]
    numbers: Mapping[str, int]
    days: Mapping[str, int]
    looks_back: int
    vectors: Vectors
    language: str | None = None
    signs: Mapping[str, int] = field(default_factory=dict)


def features(article: Article) -> ArticleFeatures:
    """Read an article's features; furniture and what stands after 20,000 characters are left out."""
    title, body = _title_and_body(article)
    return replace(
        _counted(article, title, body), vectors=sentence_vectors([title or body[:100], body[:_LEDE]])
    )


def plain_features(article: Article, vectors: Vectors) -> ArticleFeatures:
    """Read an article's features around vectors that are already known."""
    return replace(_counted(article, *_title_and_body(article)), vectors=vectors)


def _counted(article: Article, title: str, body: str) -> ArticleFeatures:
    text = f"{title}\n{body}"
    published = article.published.value
    body_names = names(body)
    return ArticleFeatures(
        id=article.id,
        title=title,
        outlet=article.outlet,
        day=published.toordinal() if published else None,
        season=None if published else _season(article),
        words=content_terms(text),
        names=body_names + _confirmed(names(title), body_names),
        lede_names=names(body[:_LEDE]),
        numbers=numbers(text),
        days=event_days(text, published),
        looks_back=looks_back(text),
        vectors=sentence_vectors([]),
        language=article.language,
        signs=signs(text),
    )


def _confirmed(in_title: Counter[str], in_body: Counter[str]) -> Counter[str]:
    """Keep the title's names that the body has too: titles capitalise every word."""
    if not in_body:
        return in_title
    return Counter({name: count for name, count in in_title.items() if name in in_body})


def _season(article: Article) -> int | None:
    """Return the day of the year that a dateline gives ("XXXX-10-31"), or None."""
    told = article.dateline.date if article.dateline else None
    if told is None or len(told) != 10:
        return None
    try:
        return date.fromisoformat("2000" + told[4:]).timetuple().tm_yday
    except ValueError:
        return None


def _title_and_body(article: Article) -> tuple[str, str]:
    """Return title and body without furniture."""
    start = article.title_span[1] if article.title_span else 0
    pieces, at = [], start
    for mark in sorted(article.furniture, key=lambda f: f.start):
        pieces.append(article.text[at : max(at, mark.start)])
        at = max(at, mark.end)
    pieces.append(article.text[at:])
    return article.title, "".join(pieces).strip()[:_READ]
