"""Dated instruments (treaties, pacts) as standing claims: they exist, between whom, since when."""

import re
from functools import cache
from typing import Any

from stemma.language.lexicon import lexicon
from stemma.model import Argument, Article, Claim, Granularity, Mention, Sentence, Time, content_id

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_ANY_YEAR = re.compile(r"1[89]\d\d|20\d\d")


def instrument_claims(
    article: Article, sentence: Sentence, doc: Any, mentions: tuple[Mention, ...]
) -> list[Claim]:
    """Return a standing claim for each noun phrase that names a dated instrument.

    "a 1997 mutual defence pact between the two countries" tells that the pact exists and of which
    year it is, whatever the verb around it says.
    """
    if not _ANY_YEAR.search(sentence.text):
        return []
    return [
        _claim(article, sentence, doc, token, mentions)
        for token in doc
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in _instruments() and _year(token)
    ]


@cache
def _instruments() -> frozenset[str]:
    return frozenset(lexicon("events", "claims")["instruments"])


def _year(token: Any) -> str | None:
    phrase = " ".join(t.text for t in token.subtree if t.i <= token.i or t.head == token)
    found = _YEAR.search(phrase)
    return found[1] if found else None


def _claim(
    article: Article, sentence: Sentence, doc: Any, token: Any, mentions: tuple[Mention, ...]
) -> Claim:
    kept = [t for t in token.subtree if t.dep_ not in ("relcl", "punct")]
    first, last = min(t.i for t in kept), max(t.i for t in kept)
    start = sentence.start + doc[first].idx
    end = sentence.start + doc[last].idx + len(doc[last].text)
    evidence = article.evidence(start, end)
    year = _year(token) or ""
    at = article.text.find(year, start, end)
    time = Time(start=f"{year}-01-01", end=f"{year}-12-31", granularity=Granularity.YEAR, text=year)
    inside = tuple(m for m in mentions if start <= m.start and m.end <= end)
    return Claim(
        id=content_id(article.id, start, end, "instrument"),
        article_id=article.id,
        evidence=evidence,
        spans=(("text", ((start, end),)), ("time", ((at, at + len(year)),))),
        text=re.sub(r"\s+", " ", evidence.quote),
        predicate=token.lemma_.lower(),
        event="AGREE",
        arguments=tuple(Argument(text=m.text, start=m.start, end=m.end) for m in inside),
        time=time,
        standing=True,
    )
