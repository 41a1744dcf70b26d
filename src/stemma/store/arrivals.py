"""Taking items in: each statement on an open transaction of a SQLite store."""

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from stemma.articles.fetch.following import Visit
from stemma.articles.readers.item import RawItem
from stemma.model import Article, Reject, content_id
from stemma.store.base import Arrival, Arrived, Receipt
from stemma.store.codec import encode
from stemma.store.compression import packed, packed_record


def item_key(item: RawItem) -> str:
    """Return the identity of an item: its name, what its container states, its bytes."""
    # When it was seen is left out: a page that is fetched again unchanged is the same item.
    stated = encode(replace(item, data=b"", seen=None)).decode("ascii")
    return content_id(stated, digest(item.data))


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def add(
    connection: sqlite3.Connection, source: str, arrivals: Sequence[Arrival], at: datetime
) -> tuple[Receipt, ...]:
    """Keep what came, in order."""
    return tuple(_one(connection, source, arrival, at) for arrival in arrivals)


def add_visits(connection: sqlite3.Connection, visits: Sequence[Visit], at: datetime) -> None:
    """Keep the last visit of each address; one that found nothing changed keeps the validators it had."""
    connection.executemany(
        "INSERT INTO visit (url, final_url, status, etag, last_modified, at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (url) DO UPDATE SET"
        " final_url = excluded.final_url, status = excluded.status, at = excluded.at,"
        " etag = coalesce(excluded.etag, etag),"
        " last_modified = coalesce(excluded.last_modified, last_modified)",
        [
            (v.url, v.final_url, v.status, v.validators.etag, v.validators.last_modified, v.at.isoformat())
            for v in visits
        ],
    )
    connection.executemany(
        "UPDATE reject SET settled = ? WHERE record = ? AND stage = 'fetch' AND settled IS NULL",
        [(at.isoformat(), v.url) for v in visits],
    )


def _one(connection: sqlite3.Connection, source: str, arrival: Arrival, at: datetime) -> Receipt:
    if isinstance(arrival.outcome, Reject):
        key = _keep_item(connection, arrival.item, None, at) if arrival.item else None
        return _set_aside(connection, source, arrival.outcome, key, at)
    article, item = arrival.outcome, arrival.item
    arrived = _keep_article(connection, article)
    if item is not None and (arrived is not Arrived.KNOWN or not _holds(connection, article.id, item)):
        key = _keep_item(connection, item, article.id, at)
        connection.execute(
            "UPDATE reject SET settled = ? WHERE item_key = ? AND settled IS NULL", (at.isoformat(), key)
        )
    record = item.record if item else article.file or article.id
    return Receipt(record=record, arrived=arrived, article_id=article.id, title=article.title)


def _holds(connection: sqlite3.Connection, article_id: str, item: RawItem) -> bool:
    """Say whether an article came under this item's name already: a page whose frame alone changed."""
    query = "SELECT 1 FROM item WHERE article_id = ? AND record = ? AND record LIKE 'http%'"
    return connection.execute(query, (article_id, item.record)).fetchone() is not None


def _keep_item(connection: sqlite3.Connection, item: RawItem, article_id: str | None, at: datetime) -> str:
    key, found = item_key(item), digest(item.data)
    connection.execute(
        "INSERT INTO raw VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (found, len(item.data), packed(item.data))
    )
    connection.execute(
        "INSERT INTO item (key, article_id, digest, record, stated, came) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET article_id = excluded.article_id",
        (key, article_id, found, item.record, packed_record(replace(item, data=b"")), at.isoformat()),
    )
    return key


def _set_aside(
    connection: sqlite3.Connection, source: str, reject: Reject, item_key: str | None, at: datetime
) -> Receipt:
    connection.execute(
        "INSERT INTO reject (source, record, stage, reason, item_key, came, met) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET met = excluded.met, settled = NULL, item_key = excluded.item_key",
        (source, reject.record, reject.stage, reject.reason, item_key, at.isoformat(), at.isoformat()),
    )
    return Receipt(record=reject.record, arrived=Arrived.SET_ASIDE, reason=reject.reason)


def _keep_article(connection: sqlite3.Connection, article: Article) -> Arrived:
    record = packed_record(article)
    held = connection.execute("SELECT number, record FROM article WHERE id = ?", (article.id,)).fetchone()
    if held is not None and held[1] == record:
        return Arrived.KNOWN
    (changed,) = connection.execute("SELECT coalesce(max(changed), 0) + 1 FROM article").fetchone()
    if held is not None:
        connection.execute(
            "UPDATE article SET record = ?, changed = ? WHERE number = ?", (record, changed, held[0])
        )
        return Arrived.CORRECTED
    query = "SELECT 1 FROM article WHERE address_id = ?"
    is_version = connection.execute(query, (article.address_id,)).fetchone() is not None
    number = connection.execute(
        "INSERT INTO article (id, address_id, changed, record) VALUES (?, ?, ?, ?)",
        (article.id, article.address_id, changed, record),
    ).lastrowid
    connection.execute(
        "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (number, article.title, article.text)
    )
    return Arrived.NEW_VERSION if is_version else Arrived.ADDED
