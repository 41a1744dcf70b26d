"""Web pages to main text; the gold holds the body alone, so title and furniture are taken off."""

from collections.abc import Iterable, Iterator
from typing import Any

from stemma.articles.page import read_html
from stemma.articles.settings import ReadSettings
from stemma.model import Article

_ANY_LENGTH = ReadSettings(min_words=1)


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        article = read_html(row["html"].encode("utf-8", "replace"), url=row["url"], settings=_ANY_LENGTH)
        if isinstance(article, Article):
            published = article.published.value
            yield {
                "id": row["id"],
                "text": body_of(article),
                "title": article.title,
                "published": published.isoformat() if published else None,
            }
        else:
            yield {"id": row["id"], "text": "", "title": None, "published": None}


def body_of(article: Article) -> str:
    """Return the text less its title and its furniture."""
    off = [(f.start, f.end) for f in article.furniture]
    off += [article.title_span] if article.title_span else []
    pieces, at = [], 0
    for start, end in sorted(off):
        pieces.append(article.text[at:start])
        at = max(at, end)
    return "".join((*pieces, article.text[at:])).strip()
