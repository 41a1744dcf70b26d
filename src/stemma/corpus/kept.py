"""Corpus: a store, an engine and the pipeline; what came is read once, what is new is worked in.

Incremental are fetching, reading and parsing: an item is taken once, and the reading of an article is kept
until its record or the edition of the code changes. Recomputed by every run that has something new are
grouping, lineage, resolution, collation and commitments, over all articles in one order; so two runs over
what came in two halves give what one run over both gives, and only the stories' ids tell which came first.
"""

import difflib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from stemma.articles.fetch import Fetcher
from stemma.articles.readers import open_bytes, open_source
from stemma.articles.repeated import mark_repeated
from stemma.commitments.status import known_by
from stemma.config import Config
from stemma.corpus.editions import reading_edition, run_edition
from stemma.corpus.intake import Intake
from stemma.corpus.one_shot import Pasted, Progress, reading
from stemma.corpus.quotations import false_quotations
from stemma.corpus.views import part_of, with_collations
from stemma.engine.local import LocalEngine
from stemma.errors import InputError, NotFound
from stemma.model import Article, Extraction, Report, content_id
from stemma.store.base import Arrived, Holdings, Receipt, Run, Store
from stemma.store.codec import encode


def _now() -> datetime:
    return datetime.now(UTC)


class Corpus:
    """Articles in a store, and what was found in them."""

    def __init__(
        self,
        store: Store,
        *,
        config: Config | None = None,
        progress: Progress | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self.store = store
        self._settings = reading(config or Config())
        self._engine = LocalEngine(progress)
        self._now = now

    def add(
        self,
        source: str | Pasted,
        *,
        fetcher: Fetcher | None = None,
        languages: frozenset[str] = frozenset(),
    ) -> Iterator[Receipt]:
        """Take in what a source gives; yield a receipt for each item once it is on the disk.

        Without a `fetcher` links are set aside; with `languages` (ISO 639-1) articles in others. A source
        that broke off is gone on with: what is there is known, and what was fetched is not asked for again.
        """
        intake = Intake(self.store, self._settings, self._now, fetcher, languages)
        if isinstance(source, Pasted):
            yield from intake.take(source.name, open_bytes(source.data, source.name))
        else:
            yield from intake.take(source, open_source(source))

    def retry(self, *, fetcher: Fetcher | None = None) -> Iterator[Receipt]:
        """Try again what was set aside, in whatever language: kept bytes are read and sources opened anew.

        What was there already gets no receipt.
        """
        intake = Intake(self.store, self._settings, self._now, fetcher)
        sources = dict.fromkeys(kept.source for kept in self.store.rejects())
        for source in sources:
            yield from intake.read_again(source)
            if source != "-":
                receipts = intake.take_again(source)
                yield from (r for r in receipts if r.arrived is not Arrived.KNOWN)

    def run(self) -> Run:
        """Work in what is new, and return the run; without anything new, the last one as it stands.

        Raises InputError where the store holds no article.
        """
        from stemma.pipeline import analyse  # takes a second to import; adding does without

        held = self.store.holdings()
        if not held.articles:
            raise InputError("there are no articles yet", hint="stemma add DB SOURCE...")
        last = self.store.last_run()
        if last is not None and (last.upto, last.version) == (held.upto, run_edition()):
            return last
        held = replace(held, articles=mark_repeated(held.articles))
        report = analyse(held.articles, self._engine, read=self._readings(held))
        return self.store.settle(report, held.upto, run_edition(), self._now())

    def _readings(self, held: Holdings) -> dict[str, Extraction]:
        """Return the reading of every article; what is new is read, and kept one by one."""
        from stemma.pipeline import read_articles

        keys = {a.id: _key(a) for a in held.articles}
        found = {i: e for i, key in keys.items() if (e := self.store.extraction(i, key)) is not None}
        for extraction in read_articles([a for a in held.articles if a.id not in found], self._engine):
            self.store.keep(extraction, keys[extraction.article_id])
            found[extraction.article_id] = extraction
        return found

    def report(self, *, story: str | None = None, as_of: date | None = None) -> Report:
        """Return the report of the last run, or the part of one story (by its id, or one merged into it).

        Raises NotFound before the first run, and for a story that never was.
        """
        last = self.store.last_run()
        if last is None:
            raise NotFound("there was no run yet: stemma run DB makes the report")
        rejects = tuple(dict.fromkeys(kept.reject for kept in self.store.rejects()))
        known = known_by(last.report.commitments, as_of)
        report = with_collations(replace(last.report, as_of=as_of, commitments=known, rejects=rejects))
        return report if story is None else part_of(report, self.store.story_id(story))

    def reading(self, article: Article) -> Extraction:
        """Return the reading of an article: the one that is kept, else it is read."""
        from stemma.pipeline import read_articles

        kept = self.store.extraction(article.id, _key(article))
        return kept or next(iter(read_articles([article], self._engine)))

    def unseen(self) -> int:
        """Return how many articles came, or were corrected, after the last run."""
        last = self.store.last_run()
        return self.store.changes_since(last.upto if last else 0)

    def check(self) -> Iterator[str]:
        """Yield what is wrong: with the store itself, and quotations that do not stand where they should."""
        yield from self.store.flaws()
        yield from false_quotations(Report(articles=self.store.holdings().articles))
        last = self.store.last_run()
        if last is not None:
            yield from false_quotations(last.report)

    def differences(self, article_id: str) -> Iterator[tuple[Article, str]]:
        """Yield the versions of an article's address, oldest first, each with what changed.

        That is a unified diff of lines against the version before, "" for the first.
        """
        before: Article | None = None
        for version in self.store.versions(article_id):
            yield version, _difference(before, version) if before else ""
            before = version


def _key(article: Article) -> str:
    """Return the key under which a reading is kept: the edition that made it, and the whole article."""
    return content_id(reading_edition(), hashlib.sha256(encode(article)).hexdigest())


def _difference(old: Article, new: Article) -> str:
    lines = difflib.unified_diff(
        old.text.splitlines(), new.text.splitlines(), old.id, new.id, lineterm="", n=1
    )
    return "\n".join(lines)
