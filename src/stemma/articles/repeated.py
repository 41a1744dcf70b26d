"""Furniture by repetition: what one outlet prints in article after article is its page's, not the article's.

Wire copies and background paragraphs repeat too, so a line counts once for each group of articles that share
many lines, and a sentence counts only where it speaks to the reader or of the site.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from stemma.articles.furniture import merge
from stemma.articles.lines import Line, split_lines
from stemma.language.lexicon import lexicon
from stemma.model import Article, Furniture

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RepetitionThresholds:
    """Not tuned on any set: safe sides of what wire copies and background paragraphs do."""

    groups: int = 3
    """Unrelated articles of one outlet that a label or headline must stand in."""

    groups_of_sentence: int = 4
    longest: int = 300
    kin: float = 0.5
    """Articles that share more than this part of their long lines are versions or copies of one text."""


_THRESHOLDS = RepetitionThresholds()


def mark_repeated(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles, in their order, with lines that recur within an outlet marked as furniture.

    Articles without an outlet are told apart by nothing and stay as they are. A title's line, sub-headings
    that stand in the middle of the text, credits and datelines are never marked.
    """
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.outlet:
            by_outlet[article.outlet].append(article)
    changed: dict[str, Article] = {}
    for _, members in sorted(by_outlet.items()):
        if len(members) >= _THRESHOLDS.groups:
            changed |= {a.id: a for a in _of_outlet(sorted(members, key=lambda a: a.id))}
    return tuple(changed.get(a.id, a) for a in articles)


def _of_outlet(articles: Sequence[Article]) -> Iterable[Article]:
    lines = {a.id: split_lines(a.text) for a in articles}
    keys = {a.id: [_key(line) for line in lines[a.id]] for a in articles}
    kin = _groups({i: frozenset(k) for i, k in keys.items()})
    groups: dict[str, set[str]] = defaultdict(set)
    for article_id, own in keys.items():
        for key in own:
            groups[key].add(kin[article_id])
    for article in articles:
        yield _marked(article, lines[article.id], groups)


def _key(line: Line) -> str:
    return _DIGITS.sub("0", line.text.casefold())


def _groups(keys: dict[str, frozenset[str]]) -> dict[str, str]:
    """Map each article to the first one that it shares many lines with, itself where there is none."""
    first: dict[str, str] = {}
    for i, own in sorted(keys.items()):
        rare = (j for j in first if first[j] == j and _kin(own, keys[j]))
        first[i] = next(rare, i)
    return first


def _kin(a: frozenset[str], b: frozenset[str]) -> bool:
    long = {k for k in a & b if len(k) > 60}
    return len(long) > _THRESHOLDS.kin * max(1, min(sum(len(k) > 60 for k in a), sum(len(k) > 60 for k in b)))


@cache
def _page_words() -> frozenset[str]:
    return frozenset(lexicon("furniture", "articles")["page"].split()) | frozenset(
        ("our", "us", "your", "you", "©", "copyright", "rights", "site", "website", "here")
    )


def _marked(article: Article, lines: Sequence[Line], groups: dict[str, set[str]]) -> Article:
    sentences = [i for i, line in enumerate(lines) if line.is_sentence]
    first, last = (sentences[0], sentences[-1]) if sentences else (len(lines), -1)
    found = [
        (line.start, line.end, "repeated by the outlet")
        for i, line in enumerate(lines)
        if _recurs(line, groups) and not _is_protected(article, line, first < i < last)
    ]
    marks = merge([*((f.start, f.end, f.reason) for f in article.furniture), *found])
    furniture = tuple(Furniture(start=s, end=e, quote=article.text[s:e], reason=r) for s, e, r in marks)
    headings = tuple(h for h in article.headings if not any(s <= h[0] < e for s, e, _ in marks))
    return replace(article, furniture=furniture, headings=headings)


def _recurs(line: Line, groups: dict[str, set[str]]) -> bool:
    if len(line.text) > _THRESHOLDS.longest:
        return False
    times = len(groups[_key(line)])
    if line.is_sentence:
        return times >= _THRESHOLDS.groups_of_sentence and not _page_words().isdisjoint(line.low)
    return times >= _THRESHOLDS.groups


def _is_protected(article: Article, line: Line, inside: bool) -> bool:
    spans = [
        article.title_span,
        article.dateline and (article.dateline.evidence.start, article.dateline.evidence.end),
    ]
    if any(s and s[0] < line.end and line.start < s[1] for s in spans):
        return True
    return inside and any(line.start <= h[0] < line.end for h in article.headings)
