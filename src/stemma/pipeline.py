"""The whole flow on one screen: group, trace, extract, resolve, collate, bind.

The only file that knows the order of the stages. Every stage runs through the Engine.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from stemma.claims.extract import extract
from stemma.claims.segments import sentences_of
from stemma.collation.collate import StoryReading, collate
from stemma.collation.garbles import find_garbles
from stemma.collation.garbles.bench import Bench
from stemma.collation.shifts import find_shifts
from stemma.collation.timeline import timeline_of
from stemma.commitments.across import across
from stemma.commitments.bind import bind
from stemma.commitments.docket import Docket
from stemma.commitments.status import known_by, status
from stemma.engine.base import Engine
from stemma.entities.meet import meet
from stemma.entities.naming import name_claims
from stemma.entities.resolve import resolve
from stemma.language.gazetteer import country_of, known_place
from stemma.language.vectors import ask_ahead, sentence_vectors
from stemma.lineage.across import trace_across
from stemma.lineage.trace import trace
from stemma.lineage.undated import kin_of_undated
from stemma.model import (
    Article,
    Collation,
    Entity,
    Extraction,
    Garble,
    Lineage,
    Reference,
    Reject,
    Report,
    Resolution,
    Shift,
    Status,
    Story,
    Thread,
)
from stemma.stories.group import gather, prepare
from stemma.stories.notes import notes_on_days
from stemma.stories.stream import assign


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFindings:
    """What collation found in one story; `extractions` have their claims' arguments named."""

    story_id: str
    collations: tuple[Collation, ...]
    garbles: tuple[Garble, ...]
    shifts: tuple[Shift, ...]
    extractions: tuple[Extraction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryInput:
    """What collation needs of one story."""

    story_id: str
    articles: tuple[Article, ...]
    extractions: tuple[Extraction, ...]
    lineage: Lineage
    resolution: Resolution


def analyse(
    articles: Sequence[Article],
    engine: Engine,
    *,
    rejects: tuple[Reject, ...] = (),
    as_of: date | None = None,
    read: Mapping[str, Extraction] | None = None,
) -> Report:
    """Return the report of a set of articles; their order does not matter.

    `read` holds, by article id, what `read_articles` gave before, of all articles or not at all.
    Raises EngineError, with the stage and the record, where a stage fails.
    """
    articles = tuple(sorted(articles, key=_when))
    ask_ahead([s.text for a in articles for s in sentences_of(a)])
    known = {e.article_id: e for e in read_articles(articles, engine)} if read is None else read
    extractions = tuple(known[a.id] for a in articles)
    ask_ahead([c.text for e in extractions for c in e.claims])
    ready = prepare(articles)
    _, grouped = engine.fold("group", assign, ready.days, ready.state)
    stories, threads = gather(ready, grouped, kin_of_undated(articles, grouped.story_of))
    story_of = {a: s.id for s in stories for a in s.article_ids}
    lineages = tuple(engine.group("trace", _traced, articles, lambda a: (story_of[a.id],)))
    resolved = tuple(engine.group("resolve", _resolved, extractions, lambda e: (story_of[e.article_id],)))
    resolution = meet(resolved)
    inputs = _inputs(stories, articles, extractions, lineages, resolution)
    found = tuple(engine.map("collate", _collated, inputs, lambda i: i.story_id))
    collations = tuple(c for f in found for c in f.collations)
    named = {e.article_id: e for f in found for e in f.extractions}
    dockets = tuple(_dockets(stories, threads, articles, named, resolution, collations))
    bound = tuple(engine.map("bind", bind, dockets, lambda d: next(iter(d.story_of.values()))))
    claims = tuple(c for a in articles for c in named[a.id].claims)
    return Report(
        as_of=as_of,
        articles=articles,
        stories=stories,
        threads=threads,
        entities=resolution.entities,
        lineages=tuple(sorted(lineages, key=lambda x: [s.id for s in stories].index(x.story_id))),
        across=trace_across(articles, story_of),
        claims=claims,
        collations=collations,
        garbles=tuple(g for f in found for g in f.garbles),
        shifts=tuple(s for f in found for s in f.shifts),
        commitments=known_by(across(bound, dockets), as_of),
        timeline=timeline_of(collations, {c.id: c for c in claims}),
        rejects=rejects,
        notes=notes_on_days(articles),
    )


def read_articles(articles: Iterable[Article], engine: Engine) -> Iterator[Extraction]:
    """Yield the reading of each article, in their order; it depends on the article alone."""
    return engine.map("extract", extract, articles, lambda a: a.file or a.id)


def statuses_of(report: Report) -> dict[str, Status]:
    """Return the status of every commitment as of the report's day."""
    return {c.id: status(c, report.as_of) for c in report.commitments}


def _when(article: Article) -> tuple[str, str]:
    day = article.published.value
    return (day.isoformat() if day else "9999", article.id)


def _traced(story_id: str, articles: tuple[Article, ...]) -> tuple[Lineage, ...]:
    return (trace(story_id, articles),)


def _resolved(story_id: str, read: tuple[Extraction, ...]) -> tuple[Resolution, ...]:
    return (resolve(m for e in read for m in e.mentions),)


def _inputs(
    stories: Sequence[Story],
    articles: Sequence[Article],
    read: Sequence[Extraction],
    lineages: Sequence[Lineage],
    resolution: Resolution,
) -> Iterator[StoryInput]:
    by_id, lineage = {a.id: a for a in articles}, {x.story_id: x for x in lineages}
    extraction = {e.article_id: e for e in read}
    for story in stories:
        yield StoryInput(
            story_id=story.id,
            articles=tuple(by_id[i] for i in story.article_ids),
            extractions=tuple(extraction[i] for i in story.article_ids),
            lineage=lineage[story.id],
            resolution=resolution,
        )


def _is_known_name(word: str) -> bool:
    return known_place(word) is not None or country_of(word) is not None


def _collated(story: StoryInput) -> tuple[StoryFindings, ...]:
    named = tuple(replace(e, claims=name_claims(e.claims, story.resolution)) for e in story.extractions)
    bench = Bench(
        articles=story.articles,
        extractions={e.article_id: e for e in named},
        lineage=story.lineage,
        entities=story.resolution.entities,
        references={(r.article_id, r.start, r.end): r.entity_id for r in story.resolution.references},
        encode=sentence_vectors,
        is_known_name=_is_known_name,
    )
    garbles = find_garbles(bench)
    reading = StoryReading(
        story_id=story.story_id,
        articles=story.articles,
        extractions=named,
        lineage=story.lineage,
        entities=story.resolution.entities,
        garbles=garbles,
    )
    collations = collate(reading, sentence_vectors)
    return (
        StoryFindings(
            story_id=story.story_id,
            collations=collations,
            garbles=garbles,
            shifts=find_shifts(bench, collations, garbles),
            extractions=named,
        ),
    )


def _dockets(
    stories: Sequence[Story],
    threads: Sequence[Thread],
    articles: Sequence[Article],
    named: Mapping[str, Extraction],
    resolution: Resolution,
    collations: Sequence[Collation],
) -> Iterator[Docket]:
    """Yield one docket for each thread, and one for each story that is in none."""
    entities: dict[str, Entity] = {e.id: e for e in resolution.entities}
    questions = {i: c.id for c in collations for v in c.variants for i in v.claim_ids}
    threaded = {s for t in threads for s in t.story_ids}
    spoken_of: dict[str, tuple[Reference, ...]] = {
        a: tuple(same) for a, same in groupby(resolution.references, key=lambda r: r.article_id)
    }
    for course in [*(t.story_ids for t in threads), *((s.id,) for s in stories if s.id not in threaded)]:
        inside = {a: s.id for s in stories if s.id in course for a in s.article_ids}
        yield Docket(
            claims=tuple(c for a in articles if a.id in inside for c in named[a.id].claims),
            sentences={a: named[a].sentences for a in inside},
            entities=entities,
            published={a.id: a.published.value for a in articles if a.id in inside},
            questions=questions,
            story_of=inside,
            times={a: named[a].times for a in inside},
            references={a: spoken_of.get(a, ()) for a in inside},
        )
