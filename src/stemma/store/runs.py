"""What a run worked out, and the stories' ids: each statement on an open transaction of a SQLite store."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from stemma.errors import NotFound
from stemma.model import Article, ChangeKind, Report, Story, StoryChange
from stemma.store.base import KeptStory, Run
from stemma.store.compression import packed_record, unpacked_record
from stemma.store.story_ids import Succession, rename_stories, succeed

_ID = re.compile(r"[sS]?([0-9]{1,18})")
"""Stories are called s1, s2, ...: short enough to type."""

_STORIES = """
SELECT s.id, s.title, s.start, s."end", count(*) FROM story s JOIN member m ON m.story_id = s.id
{where} GROUP BY s.id ORDER BY s.start IS NULL, s.start, s.id
"""
_WITH_WORDS = """
WHERE s.id IN (
  SELECT m.story_id FROM words w JOIN article a ON a.number = w.rowid
  JOIN member m ON m.address_id = a.address_id
  WHERE words MATCH ? AND a.number = (SELECT max(b.number) FROM article b WHERE b.address_id = a.address_id)
)
"""


def last_run(connection: sqlite3.Connection) -> Run | None:
    """Return the last run, its articles put back into its report."""
    row = connection.execute(
        "SELECT upto, version, at, report FROM run ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    report = unpacked_record(Report, row[3])
    articles = tuple(_article(connection, a.id) for a in report.articles)
    report = replace(report, articles=articles)
    return Run(upto=row[0], version=row[1], at=datetime.fromisoformat(row[2]), report=report)


def settle(connection: sqlite3.Connection, report: Report, upto: int, version: str, at: datetime) -> None:
    """Keep a report under the ids of its stories; one that saw less than the last run is dropped."""
    (last,) = connection.execute("SELECT coalesce(max(upto), -1) FROM run").fetchone()
    if last > upto:
        return
    run = connection.execute(
        "INSERT INTO run (upto, version, at) VALUES (?, ?, ?)", (upto, version, at.isoformat())
    ).lastrowid
    ids = _give_ids(connection, report, run or 0)
    renamed = rename_stories(report, ids, _changes(connection))
    bare = replace(renamed, articles=tuple(_bare(a) for a in report.articles))
    connection.execute("UPDATE run SET report = NULL WHERE number < ?", (run,))
    connection.execute("UPDATE run SET report = ? WHERE number = ?", (packed_record(bare), run))


def _bare(article: Article) -> Article:
    return Article(id=article.id, address_id=article.address_id, text="", title="")


def _article(connection: sqlite3.Connection, article_id: str) -> Article:
    row = connection.execute("SELECT record FROM article WHERE id = ?", (article_id,)).fetchone()
    return unpacked_record(Article, row[0])


def _give_ids(connection: sqlite3.Connection, report: Report, run: int) -> dict[str, str]:
    """Write down today's stories and their members; return the id of each by the one in the report."""
    address = {a.id: a.address_id for a in report.articles}
    members = [frozenset(address[a] for a in story.article_ids) for story in report.stories]
    succession = succeed(members, dict(connection.execute("SELECT address_id, story_id FROM member")))
    numbers = [
        _kept(connection, story, kept, run)
        for story, kept in zip(report.stories, succession.kept, strict=True)
    ]
    connection.execute("DELETE FROM member")
    connection.executemany(
        "INSERT INTO member VALUES (?, ?)",
        [(a, number) for number, found in zip(numbers, members, strict=True) for a in sorted(found)],
    )
    connection.executemany(
        "UPDATE story SET merged_into = ?, run = ? WHERE id = ?",
        [(numbers[heir], run, old) for old, heir in succession.merges],
    )
    connection.executemany(
        "INSERT INTO story_change (run, story_id, kind, other_id, because) VALUES (?, ?, ?, ?, ?)",
        [(run, *change) for change in _new_changes(report, succession, numbers)],
    )
    return {story.id: f"s{number}" for story, number in zip(report.stories, numbers, strict=True)}


def _new_changes(
    report: Report, succession: Succession, numbers: Sequence[int]
) -> Iterator[tuple[int, str, int, str]]:
    """Yield story, kind, other story and reason of each merge and split since the last run."""
    for old, heir in succession.merges:
        merged = _reason(report.stories[heir], ChangeKind.MERGED)
        yield numbers[heir], "merged", old, merged or f"most articles of s{old} tell of this event"
    for new, old in succession.splits:
        split = _reason(report.stories[new], ChangeKind.SPLIT_FROM)
        because = (
            split or f"with what came since, {len(report.stories[new].article_ids)} articles stand apart"
        )
        yield old, "split", numbers[new], because
        yield numbers[new], "split-from", old, because


def _reason(story: Story, kind: ChangeKind) -> str:
    """Return what the grouping of this run said of such a change, if anything."""
    return "; ".join(change.because for change in story.changes if change.kind is kind)


def _changes(connection: sqlite3.Connection) -> dict[str, tuple[StoryChange, ...]]:
    """Return the merges and splits of every story, oldest first, by its id."""
    found: dict[str, tuple[StoryChange, ...]] = {}
    query = "SELECT story_id, kind, other_id, because FROM story_change ORDER BY number"
    for story, kind, other, because in connection.execute(query):
        change = StoryChange(kind=ChangeKind(kind), other=f"s{other}", because=because)
        found[f"s{story}"] = (*found.get(f"s{story}", ()), change)
    return found


def _kept(connection: sqlite3.Connection, story: Story, number: int | None, run: int) -> int:
    days = [day.isoformat() if day else None for day in (story.start, story.end)]
    if number is None:
        new = 'INSERT INTO story (title, start, "end", run) VALUES (?, ?, ?, ?)'
        return connection.execute(new, (story.title, *days, run)).lastrowid or 0
    connection.execute(
        'UPDATE story SET title = ?, start = ?, "end" = ?, run = ? WHERE id = ?',
        (story.title, *days, run, number),
    )
    return number


def stories(connection: sqlite3.Connection, words: str) -> tuple[KeptStory, ...]:
    """Return the stories of the last run, oldest first; with words, those with an article that has all."""
    asked = words.split()
    quoted = " ".join('"' + word.replace('"', '""') + '"' for word in asked)
    query = _STORIES.format(where=_WITH_WORDS if asked else "")
    changes = _changes(connection)
    return tuple(
        KeptStory(
            id=f"s{row[0]}",
            title=row[1],
            start=_day(row[2]),
            end=_day(row[3]),
            articles=row[4],
            changes=changes.get(f"s{row[0]}", ()),
        )
        for row in connection.execute(query, (quoted,) if asked else ())
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def story_id(connection: sqlite3.Connection, given: str) -> str:
    """Return the id of a story today, following merges."""
    match = _ID.fullmatch(given.strip())
    number = int(match[1]) if match else 0
    while row := connection.execute("SELECT merged_into FROM story WHERE id = ?", (number,)).fetchone():
        if row[0] is None:
            return f"s{number}"
        number = row[0]
    raise NotFound(f"no story {given} (stemma stories DB lists them)")
