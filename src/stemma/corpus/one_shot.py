"""Files in, report out; nothing is kept."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from stemma.articles.manifest import given_for, read_manifest, unused
from stemma.articles.readers import Outcome, RawItem, open_bytes, open_source, read_item
from stemma.articles.repeated import mark_repeated
from stemma.articles.settings import Given, ReadSettings
from stemma.config import Config
from stemma.corpus.views import with_collations
from stemma.engine.local import LocalEngine
from stemma.errors import InputError
from stemma.model import Article, DateBasis, Published, Reject, Report

type Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A text that has no file: what `-` reads from standard input."""

    data: bytes
    name: str = "-"


type Source = str | Path | Pasted


def report(
    sources: Iterable[Source],
    *,
    manifest: str | Path | None = None,
    as_of: date | None = None,
    config: Config | None = None,
    progress: Progress | None = None,
) -> Report:
    """Return the report of files, without a database.

    A source is a file (text, HTML, JSON lines, a feed, WARC; told by its content), a folder, which stands
    for what is in it, or a glob. What cannot be read stands in `report.rejects`, with the reason. The order
    of `sources` does not matter. Raises InputError where a path does not exist, where the manifest is not in
    order, and where no article is left.
    """
    from stemma.pipeline import analyse  # takes a second to import; reading does without

    config = config or Config()
    given = read_manifest(Path(manifest)) if manifest is not None else {}
    items, rejects = _items(sources, given)
    articles, unread = _read(items, reading(config))
    rejects += unread
    rejects += [
        Reject(record=name, stage="read", reason="the manifest names it, but no such file was given")
        for name in unused(given, [Path(i.name) for i in items])
    ]
    if not articles:
        why = "; ".join(f"{r.record}: {r.reason}" for r in rejects[:5]) or "no file was given"
        raise InputError(f"no article could be read: {why}", hint="give files with an article each")
    ordered = tuple(sorted(rejects, key=lambda r: (r.record, r.stage, r.reason)))
    made = analyse(mark_repeated(articles), LocalEngine(progress), rejects=ordered, as_of=as_of)
    return with_collations(made)


def reading(config: Config) -> ReadSettings:
    """Return the part of the settings that reading goes by."""
    return ReadSettings(
        max_bytes=config.max_bytes, newest_year=config.newest_year, oldest_year=config.oldest_year
    )


def refuse_missing(source: str) -> None:
    """Raise InputError for a name that is no address, no pattern, and no file or folder that exists."""
    is_pattern = any(c in source for c in "*?[")
    if source == "-" or is_pattern or source.lower().startswith(("http://", "https://")):
        return
    if not os.path.lexists(source):
        raise InputError("no such file", path=source, hint="check the name")


def _items(sources: Iterable[Source], given: Mapping[str, Given]) -> tuple[list[RawItem], list[Reject]]:
    """Return the items of all sources in the order of their names, each file once."""
    items: list[RawItem] = []
    rejects: list[Reject] = []
    first: dict[tuple[str, str | None], str] = {}
    for outcome in _outcomes(sources):
        if isinstance(outcome, Reject):
            rejects.append(outcome)
            continue
        place = os.path.realpath(outcome.name), outcome.inner
        if outcome.name != "-" and place in first:
            reason = f"the same file as {first[place]}, which was read"
            rejects.append(Reject(record=outcome.record, stage="read", reason=reason))
            continue
        first[place] = outcome.name
        items.append(_with_words_of(given_for(Path(outcome.name), given), outcome))
    return items, rejects


def _outcomes(sources: Iterable[Source]) -> Iterator[Outcome]:
    named: list[str] = []
    for source in sources:
        if isinstance(source, Pasted):
            yield from open_bytes(source.data, source.name)
        else:
            refuse_missing(str(source))
            named.append(str(source))
    for name in sorted(named):
        yield from open_source(name)


def _with_words_of(given: Given | None, item: RawItem) -> RawItem:
    """Return an item with what the manifest says of it, which goes before all else."""
    if given is None:
        return item
    published = Published(value=given.published, basis=DateBasis.GIVEN) if given.published else item.published
    return replace(
        item,
        published=published,
        url=given.url or item.url,
        outlet=given.outlet or item.outlet,
        title=given.title or item.title,
        is_given=True,
    )


def _read(items: Iterable[RawItem], settings: ReadSettings) -> tuple[list[Article], list[Reject]]:
    articles: dict[str, Article] = {}
    rejects: list[Reject] = []
    for item in items:
        result = read_item(item, settings)
        if isinstance(result, Reject):
            rejects.append(result)
        elif result.id in articles:
            reason = f"the same article as {articles[result.id].file}"
            rejects.append(Reject(record=item.record, stage="read", reason=reason))
        else:
            articles[result.id] = result
    return list(articles.values()), rejects
