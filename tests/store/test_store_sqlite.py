"""The SQLite store: the contract, and what is a file's own."""

import sqlite3
import threading
from pathlib import Path

import pytest

from stemma.errors import NotFound, StoreError
from stemma.store.opening import APPLICATION_ID, is_store
from stemma.store.sqlite import SqliteStore
from tests.store.conformance import StoreContract
from tests.store.samples import NOON, arrival

ADDRESS = "https://lantern.example/a"


class TestSqlite(StoreContract):
    def open(self, folder: Path) -> SqliteStore:
        return SqliteStore(folder / "news.db", create=True)


def ours(folder: Path) -> Path:
    path = folder / "news.db"
    SqliteStore(path, create=True).close()
    return path


def refusal(path: Path, *, create: bool = True) -> str:
    with pytest.raises(StoreError) as caught:
        SqliteStore(path, create=create, wait_s=0.1)
    return str(caught.value)


def test_a_file_of_ours_is_told_by_its_header(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    text = tmp_path / "a.txt"
    text.write_text("SQLite format 3")
    assert [is_store(p) for p in (ours(tmp_path), other, text, tmp_path / "none", tmp_path)] == [
        True,
        False,
        False,
        False,
        False,
    ]
    assert "not a Stemma database" in refusal(other)
    assert "not a Stemma database" in refusal(text)
    assert text.read_text() == "SQLite format 3"


def test_a_new_file_is_made_only_where_it_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no such database"):
        SqliteStore(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
    assert "its folder does not exist" in refusal(tmp_path / "no" / "news.db")
    assert "not a file" in refusal(tmp_path)


def test_a_file_of_no_bytes_is_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "news.db").touch()
    assert "not a Stemma database" in refusal(tmp_path / "news.db", create=False)
    assert is_store(ours(tmp_path))


def test_a_file_of_a_newer_stemma_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = ours(tmp_path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    assert "made by a newer Stemma" in refusal(path)
    assert path.read_bytes() == before


def test_a_damaged_file_is_said_to_be_so(tmp_path: Path) -> None:
    path = ours(tmp_path)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(data)
    assert "damaged" in refusal(path)


def test_settings_keep_what_was_acknowledged(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "news.db", create=True) as store:
        asked = ("journal_mode", "synchronous", "foreign_keys", "application_id", "user_version")
        found = [store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert found == ["wal", 2, 1, APPLICATION_ID, 2]


def test_who_finds_the_file_locked_waits_and_then_says_so(tmp_path: Path) -> None:
    path = ours(tmp_path)
    with SqliteStore(path) as one, SqliteStore(path, wait_s=0.1) as other:
        one._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing"):
            other.add("s", [arrival(ADDRESS, "The bridge is open")], [], NOON)
        one._connection.execute("ROLLBACK")
        assert len(other.add("s", [arrival(ADDRESS, "The bridge is open")], [], NOON)) == 1


def test_writers_at_once_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "news.db"

    def write(name: str) -> None:
        with SqliteStore(path, create=True) as store:
            for n in range(10):
                store.add(name, [arrival(f"https://{name}.example/{n}", f"Report {n} of {name}")], [], NOON)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("lantern", "beacon", "torch")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with SqliteStore(path) as store:
        assert (len(store.holdings().articles), list(store.flaws())) == (30, [])


def test_bytes_that_changed_on_the_disk_are_a_flaw(tmp_path: Path) -> None:
    path = ours(tmp_path)
    with SqliteStore(path) as store:
        store.add("s", [arrival(ADDRESS, "The bridge is open")], [], NOON)
        store._connection.execute("UPDATE raw SET data = x'00'")
        assert [flaw.partition(": ")[2][:18] for flaw in store.flaws()] == ["the bytes kept as "]
