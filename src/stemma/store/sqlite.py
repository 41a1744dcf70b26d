"""The store in one SQLite file: WAL and synchronous=FULL, so that what was acknowledged is on the disk."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from stemma.articles.fetch.fetcher import Validators
from stemma.articles.fetch.following import Visit
from stemma.articles.readers.item import RawItem
from stemma.errors import NotFound, StoreError
from stemma.model import Article, Extraction, Reject, Report
from stemma.store import arrivals, runs
from stemma.store.base import Arrival, Holdings, KeptReject, KeptStory, Receipt, Run
from stemma.store.compression import packed_record, unpacked, unpacked_record
from stemma.store.opening import connect, told

WAIT_S = 30.0
"""How long a step waits for another process that writes; a step writes for a fraction of a second."""


RESUMED_FOR = timedelta(days=1)
"""How long a reading that broke off is gone on with; after that its pages are asked for again."""


class SqliteStore:
    """A Store (see there) in one file. Several processes may read, one at a time writes, the others wait.

    Not thread-safe: one object a thread. Close it, or use it in a `with` statement.
    """

    def __init__(self, path: Path | str, *, create: bool = False, wait_s: float = WAIT_S) -> None:
        self.path = Path(path)
        self._connection = connect(self.path, create=create, wait_s=wait_s)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _step(self, *, writes: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction: wholly on the disk when it is left, or not at all."""
        with told(self.path):
            self._connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def add(
        self, source: str, arrived: Sequence[Arrival], visits: Sequence[Visit], at: datetime
    ) -> tuple[Receipt, ...]:
        with self._step() as connection:
            receipts = arrivals.add(connection, source, arrived, at)
            arrivals.add_visits(connection, visits, at)
        return receipts

    def knows(self, item: RawItem) -> str | None:
        row = self._row("SELECT article_id FROM item WHERE key = ?", arrivals.item_key(item))
        return None if row is None else row[0]

    def begin(self, source: str, at: datetime, *, afresh: bool = False) -> frozenset[str]:
        oldest = at if afresh else at - RESUMED_FOR
        with self._step() as connection:
            connection.execute(
                "INSERT INTO source VALUES (?, ?, NULL) ON CONFLICT DO UPDATE"
                " SET begun = excluded.begun, finished = NULL WHERE finished IS NOT NULL OR begun < ?",
                (source, at.isoformat(), oldest.isoformat()),
            )
            (begun,) = connection.execute("SELECT begun FROM source WHERE name = ?", (source,)).fetchone()
            done = connection.execute("SELECT url FROM visit WHERE at >= ?", (begun,)).fetchall()
        return frozenset(url for (url,) in done)

    def finish(self, source: str, at: datetime, *, whole: bool) -> None:
        with self._step() as connection:
            if whole:
                connection.execute(
                    "UPDATE reject SET settled = ? WHERE source = ? AND settled IS NULL"
                    " AND stage <> 'fetch' AND met < (SELECT begun FROM source WHERE name = ?)",
                    (at.isoformat(), source, source),
                )
            connection.execute("UPDATE source SET finished = ? WHERE name = ?", (at.isoformat(), source))

    def validators(self) -> dict[str, Validators]:
        rows = self._rows("SELECT url, final_url, etag, last_modified FROM visit ORDER BY url")
        return {row[0]: Validators(url=row[1], etag=row[2], last_modified=row[3]) for row in rows}

    def fetched(self) -> frozenset[str]:
        rows = self._rows(
            "SELECT url FROM visit JOIN item ON item.record = visit.final_url WHERE article_id IS NOT NULL"
        )
        return frozenset(row[0] for row in rows)

    def holdings(self) -> Holdings:
        with self._step(writes=False) as connection:
            (upto,) = connection.execute("SELECT coalesce(max(changed), 0) FROM article").fetchone()
            rows = connection.execute(
                "SELECT record FROM article a WHERE number ="
                " (SELECT max(number) FROM article b WHERE b.address_id = a.address_id) ORDER BY id"
            ).fetchall()
        return Holdings(upto=upto, articles=tuple(unpacked_record(Article, row[0]) for row in rows))

    def versions(self, article_id: str) -> tuple[Article, ...]:
        rows = self._rows(
            "SELECT record FROM article WHERE address_id ="
            " (SELECT address_id FROM article WHERE id = ?) ORDER BY number",
            article_id,
        )
        if not rows:
            raise NotFound(f"no article {article_id} in {self.path}")
        return tuple(unpacked_record(Article, row[0]) for row in rows)

    def changed_addresses(self) -> tuple[str, ...]:
        rows = self._rows(
            "SELECT id FROM article WHERE number IN"
            " (SELECT max(number) FROM article GROUP BY address_id HAVING count(*) > 1) ORDER BY id"
        )
        return tuple(row[0] for row in rows)

    def raw(self, article_id: str) -> bytes:
        row = self._row(
            "SELECT data FROM raw JOIN item USING (digest) WHERE article_id = ? ORDER BY came, key LIMIT 1",
            article_id,
        )
        if row is None:
            raise NotFound(f"no bytes of an article {article_id} in {self.path}")
        return unpacked(row[0])

    def rejects(self) -> tuple[KeptReject, ...]:
        rows = self._rows(
            "SELECT source, record, stage, reason, came, met FROM reject WHERE settled IS NULL"
            " ORDER BY record, stage, reason, source"
        )
        return tuple(
            KeptReject(
                source=row[0],
                reject=Reject(record=row[1], stage=row[2], reason=row[3]),
                came=datetime.fromisoformat(row[4]),
                met=datetime.fromisoformat(row[5]),
            )
            for row in rows
        )

    def rejected(self, source: str) -> Iterator[RawItem]:
        rows = self._rows(
            "SELECT DISTINCT key, stated, digest FROM reject JOIN item ON item.key = reject.item_key"
            " WHERE source = ? AND settled IS NULL AND article_id IS NULL ORDER BY key",
            source,
        )
        for _, stated, digest in rows:
            (data,) = self._rows("SELECT data FROM raw WHERE digest = ?", digest)[0]
            yield replace(unpacked_record(RawItem, stated), data=unpacked(data))

    def changes_since(self, upto: int) -> int:
        return int(self._rows("SELECT count(*) FROM article WHERE changed > ?", upto)[0][0])

    def extraction(self, article_id: str, key: str) -> Extraction | None:
        row = self._row("SELECT record FROM extraction WHERE article_id = ? AND key = ?", article_id, key)
        return None if row is None else unpacked_record(Extraction, row[0])

    def keep(self, extraction: Extraction, key: str) -> None:
        with self._step() as connection:
            connection.execute(
                "INSERT INTO extraction VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
                " SET key = excluded.key, record = excluded.record",
                (extraction.article_id, key, packed_record(extraction)),
            )

    def settle(self, report: Report, upto: int, version: str, at: datetime) -> Run:
        with self._step() as connection:
            runs.settle(connection, report, upto, version, at)
        found = self.last_run()
        if found is None:
            raise StoreError(f"{self.path}: the run that was just kept is gone")
        return found

    def last_run(self) -> Run | None:
        with self._step(writes=False) as connection:
            return runs.last_run(connection)

    def stories(self, words: str = "") -> tuple[KeptStory, ...]:
        with told(self.path):
            return runs.stories(self._connection, words)

    def story_id(self, given: str) -> str:
        with told(self.path):
            return runs.story_id(self._connection, given)

    def flaws(self) -> Iterator[str]:
        with told(self.path):
            for (found,) in self._connection.execute("PRAGMA integrity_check"):
                if found != "ok":
                    yield f"{self.path}: {found}"
            for row in self._connection.execute("PRAGMA foreign_key_check"):
                yield f"{self.path}: a row of {row[0]} speaks of a row of {row[2]} that is not there"
            for kept, data in self._connection.execute("SELECT digest, data FROM raw"):
                if not _is_whole(kept, data):
                    yield f"{self.path}: the bytes kept as {kept[:16]} are not those that came"

    def _row(self, query: str, *values: str | int) -> tuple[Any, ...] | None:
        with told(self.path):
            row: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
        return row

    def _rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        with told(self.path):
            return self._connection.execute(query, values).fetchall()


def _is_whole(kept: str, data: bytes) -> bool:
    try:
        return arrivals.digest(unpacked(data)) == kept
    except StoreError:
        return False
