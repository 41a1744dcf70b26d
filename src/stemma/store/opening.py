"""Opening a SQLite file that is ours: its mark, its age, its settings, and what goes wrong with files."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from stemma.errors import NotFound, StoreError

APPLICATION_ID = 0x53544D41  # "STMA"
_MAGIC = b"SQLite format 3\x00"
_MARK = slice(68, 72)
"""Where the application id stands in the header (sqlite.org/fileformat.html)."""


def is_store(path: Path) -> bool:
    """Say whether a file is a Stemma database, by its header alone."""
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
    except OSError:
        return False
    return head.startswith(_MAGIC) and int.from_bytes(head[_MARK], "big") == APPLICATION_ID


def connect(path: Path, *, create: bool, wait_s: float) -> sqlite3.Connection:
    """Return a connection to a store, migrated to today's schema.

    Raises NotFound where there is no file and none is to be made, StoreError where the file is not ours,
    is of a newer Stemma, is damaged, or stays locked for `wait_s` seconds.
    """
    _refuse_or_pass(path, create)
    with told(path):
        connection = sqlite3.connect(path, timeout=wait_s, isolation_level=None)
        try:
            _settle(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Turn SQLite's errors into StoreError: what, where and what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: {_advice(error)}") from error
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"{path}: damaged: {error} (take a copy from before; the file is left as it is)"
        ) from error


def _advice(error: sqlite3.OperationalError) -> str:
    if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "another process is writing to it (try again when it is done)"
    if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
        return "the disk is full (nothing of the last step was kept)"
    if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY:
        return "cannot be written (check its permissions and its folder's)"
    return f"cannot be used: {error}"


def _refuse_or_pass(path: Path, create: bool) -> None:
    if not path.exists():
        if not create:
            raise NotFound(f"{path}: no such database (make one: stemma add {path} SOURCE...)")
        if not path.parent.is_dir():
            raise StoreError(f"{path}: its folder does not exist (make it first)")
        return
    if not path.is_file():
        raise StoreError(f"{path}: not a file (name the database first: stemma add news.db SOURCE...)")
    if (path.stat().st_size or not create) and not is_store(path):
        raise StoreError(
            f"{path}: not a Stemma database (it was not made by stemma add, and is left as it is)"
        )


def _settle(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA synchronous = FULL")
    _migrate(connection, path)
    # Only now: until a file in WAL mode is checkpointed its header lacks the mark.
    connection.execute("PRAGMA journal_mode = WAL")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Run the numbered steps that the file has not seen, all or none; another process may do so first."""
    steps = _steps()
    if _version(connection) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        if version > len(steps):
            raise StoreError(
                f"{path}: made by a newer Stemma (schema {version}, known are {len(steps)}; update Stemma)"
            )
        for step in steps[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _steps() -> list[str]:
    folder = files("stemma.store").joinpath("schema")
    found = sorted((f.name, f) for f in folder.iterdir() if f.name.endswith(".sql"))
    return [f.read_text(encoding="utf-8") for _, f in found]


def _statements(step: str) -> Iterator[str]:
    statement = ""
    for line in step.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
