"""Collisions that translation makes: one sign, or one false friend, for two things."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from stemma.collation.garbles.bench import Bench
from stemma.language.lexicon import lexicon
from stemma.model import Garble, GarbleKind, Mention


@cache
def _tells() -> dict[str, tuple[Any, ...]]:
    rows: dict[str, list[Any]] = {}
    for row in lexicon("translation_tells")["tells"]:
        rows.setdefault(row["reading"].lower(), []).append(row)
    return {k: tuple(v) for k, v in rows.items()}


def tell_garbles(bench: Bench) -> Iterator[Garble]:
    """Yield names that a known collision of translation explains.

    A reading counts only where no other telling of the story knows it, while the better one is
    known to at least two of the story's articles.
    """
    for article in bench.articles:
        for mention in bench.mentions(article.id):
            row = _explains(bench, mention)
            if row is not None:
                yield Garble(
                    evidence=bench.evidence(article.id, mention.start, mention.end),
                    better=row["better"],
                    kind=GarbleKind.ENTITY,
                    because=f"no other report names {mention.text}; {row['why']}",
                )


def _explains(bench: Bench, mention: Mention) -> Any:
    for row in _tells().get(mention.text.lower(), ()):
        own = bench.tellings[mention.article_id]
        others = {bench.tellings[a] for a in _articles_with(bench, mention.text)} - {own}
        support = _articles_with(bench, row["better"])
        if not others and len(support) >= 2:
            return row
    return None


def _articles_with(bench: Bench, name: str) -> set[str]:
    return {
        m.article_id for a in bench.articles for m in bench.mentions(a.id) if m.text.lower() == name.lower()
    }
