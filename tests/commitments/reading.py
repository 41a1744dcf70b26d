"""Short texts to a ledger through the real stages, without what only whole stories need."""

from dataclasses import replace
from datetime import date
from itertools import groupby

from stemma.articles.settings import Given
from stemma.articles.text import read_text
from stemma.claims.extract import extract
from stemma.commitments.across import across
from stemma.commitments.bind import bind
from stemma.commitments.docket import Docket
from stemma.entities.meet import meet
from stemma.entities.naming import name_claims
from stemma.entities.resolve import resolve
from stemma.model import Article, Commitment, Extraction, Resolution


def article(name: str, day: date, text: str) -> Article:
    read = read_text(text.encode(), file=name, given=Given(published=day))
    assert isinstance(read, Article)
    return read


def dockets_of(*texts: tuple[date, str]) -> tuple[Docket, ...]:
    """Return a docket for each text: stories of their own, whose names have met."""
    read = [extract(article(f"text{n}", day, text))[0] for n, (day, text) in enumerate(texts)]
    resolution = meet(tuple(resolve(iter(e.mentions)) for e in read))
    return tuple(
        _docket(replace(e, claims=name_claims(e.claims, resolution)), day, resolution)
        for e, (day, _) in zip(read, texts, strict=True)
    )


def _docket(read: Extraction, day: date, resolution: Resolution) -> Docket:
    spoken_of = {a: tuple(r) for a, r in groupby(resolution.references, key=lambda r: r.article_id)}
    return Docket(
        claims=read.claims,
        sentences={read.article_id: read.sentences},
        entities={e.id: e for e in resolution.entities},
        published={read.article_id: day},
        questions={},
        story_of={read.article_id: f"story-{read.article_id}"},
        times={read.article_id: read.times},
        references={read.article_id: spoken_of.get(read.article_id, ())},
    )


def ledger_of(*texts: tuple[date, str]) -> tuple[Commitment, ...]:
    """Return the ledger of some texts, each a story of its own."""
    dockets = dockets_of(*texts)
    return across([c for d in dockets for c in bind(d)], dockets)
