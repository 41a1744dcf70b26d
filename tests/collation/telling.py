"""Stories of a few invented articles, read for real, and the garbled readings found in them."""

from dataclasses import replace
from datetime import date

from stemma.claims.extract import extract
from stemma.collation.garbles import find_garbles
from stemma.collation.garbles.bench import Bench
from stemma.entities.naming import name_claims
from stemma.entities.resolve import resolve
from stemma.language.gazetteer import country_of, known_place
from stemma.language.vectors import sentence_vectors
from stemma.lineage import trace
from stemma.model import Article, Published

TOLD = (
    "The harbour of Halden was closed on Tuesday after a crane fell on two barges. "
    "Mayor Ana Brekke said that the port would not open before the end of May. "
    "Engineers from Vessia inspected 35 warehouses along the northern quay. "
    "Director Olaf Sund accused Captain Pia Marsh of ignoring the storm warning."
)


def bench(*texts: str, days: tuple[int, ...] = ()) -> Bench:
    """Return the bench of articles "a0", "a1", ... printed in May 2024, on the 8th unless `days` says."""
    printed = days or (8,) * len(texts)
    articles = tuple(
        Article(
            id=f"a{n}",
            address_id=f"a{n}",
            text=text,
            title=text.partition("\n\n")[0] if "\n\n" in text else "",
            title_span=(0, text.index("\n\n")) if "\n\n" in text else None,
            published=Published(value=date(2024, 5, day)),
        )
        for n, (text, day) in enumerate(zip(texts, printed, strict=True))
    )
    read = {a.id: extract(a)[0] for a in articles}
    resolution = resolve(m for e in read.values() for m in e.mentions)
    return Bench(
        articles=articles,
        extractions={a: replace(e, claims=name_claims(e.claims, resolution)) for a, e in read.items()},
        lineage=trace("story", articles),
        entities=resolution.entities,
        references={(r.article_id, r.start, r.end): r.entity_id for r in resolution.references},
        encode=sentence_vectors,
        is_known_name=lambda word: known_place(word) is not None or country_of(word) is not None,
    )


def accused(*texts: str, days: tuple[int, ...] = ()) -> list[tuple[str, str, str | None]]:
    """Return (article, words, better reading) of each garbled reading."""
    found = find_garbles(bench(*texts, days=days))
    return [(g.evidence.article_id, g.evidence.quote, g.better) for g in found]
