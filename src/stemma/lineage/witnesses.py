"""Unseen parents: the reports that articles say they were taken from."""

import re
from collections.abc import Sequence

from stemma.model import Article, Credit, CreditKind, CreditRole, Evidence, Witness, content_id

_SPACE = re.compile(r"[\W_]+")


def same_name(a: str | None, b: str | None) -> bool:
    """Say whether two names of outlets are one, but for case, signs and a leading "the"."""
    return bool(a and b) and _plain(a or "") == _plain(b or "")


def _plain(name: str) -> str:
    return _SPACE.sub(" ", name.casefold()).strip().removeprefix("the ")


def text_credit(article: Article) -> Credit | None:
    """Return the credit for the article's text: a wire's first, then an outlet's, or None.

    A credit for a fact makes no parent; who only relayed the text is no origin.
    """
    found = [c for c in article.credits if c.role is CreditRole.TEXT and c.kind is not CreditKind.PERSON]
    return min(found, key=lambda c: (c.kind is not CreditKind.WIRE, c.evidence.start), default=None)


def relays(article: Article) -> tuple[Credit, ...]:
    """Return who passed the article on."""
    return tuple(c for c in article.credits if c.role is CreditRole.RELAY)


def unseen_witnesses(story_id: str, articles: Sequence[Article]) -> dict[str, Witness]:
    """Return for each article with a text credit (by its id) the unseen report that it names.

    There is one witness a name and story: several articles under one wire are children of one report.
    """
    found: dict[str, Witness] = {}
    by_name: dict[str, Witness] = {}
    for article in sorted(articles, key=lambda a: a.id):
        credit = text_credit(article)
        if credit is not None:
            name = _plain(credit.name)
            if name not in by_name:
                by_name[name] = Witness(
                    id=content_id("unseen", story_id, name),
                    story_id=story_id,
                    article_id=None,
                    name=credit.name,
                )
            found[article.id] = by_name[name]
    return found


def seen_witness(story_id: str, article: Article) -> Witness:
    """Return the witness that an article is; its id is the article's."""
    day = article.published.value
    name = article.outlet or article.title or article.file or article.id
    return Witness(
        id=article.id,
        story_id=story_id,
        article_id=article.id,
        name=name,
        date=day.isoformat() if day else None,
    )


def because_credited(article: Article, evidence: Evidence) -> tuple[str, ...]:
    """Return in words why an article descends from an unseen report, and who relayed it."""
    named = f"the article names it as the source of its text: “{evidence.quote.strip()}”"
    return (named, *(f"relayed by {c.name}: “{c.evidence.quote.strip()}”" for c in relays(article)))
