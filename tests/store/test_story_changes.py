"""Merges and splits of stories from run to run: ids stay, what happened is kept with its reason."""

from datetime import date
from pathlib import Path

from stemma.model import Article, ChangeKind, Report, Story, StoryChange, content_id
from stemma.store.sqlite import SqliteStore
from tests.store.samples import NOON, arrival


def kept(store: SqliteStore) -> dict[str, Article]:
    """Keep four articles; return them by the last letter of their address."""
    for letter in "abcd":
        store.add("s", [arrival(f"https://lantern.example/{letter}", f"Report {letter}")], [], NOON)
    return {a.text[-1]: a for a in store.holdings().articles}


def report(articles: dict[str, Article], *stories: str, changes: tuple[StoryChange, ...] = ()) -> Report:
    """Make a report whose stories have these articles; the first story has the changes."""
    return Report(
        articles=tuple(articles.values()),
        stories=tuple(
            Story(
                id=content_id("story", letters),
                title=letters,
                article_ids=tuple(articles[x].id for x in letters),
                start=date(2024, 5, 1),
                changes=changes if n == 0 else (),
            )
            for n, letters in enumerate(stories)
        ),
    )


def told(store: SqliteStore) -> dict[str, list[tuple[str, str]]]:
    return {s.id: [(c.kind.value, c.other) for c in s.changes] for s in store.stories()}


def test_a_merge_keeps_the_older_id_and_names_the_other(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "news.db", create=True) as store:
        articles = kept(store)
        store.settle(report(articles, "a", "bcd"), 1, "v", NOON)
        why = StoryChange(kind=ChangeKind.MERGED, other="x", because="one article tells of both")
        run = store.settle(report(articles, "abcd", changes=(why,)), 2, "v", NOON)
        assert told(store) == {"s1": [("merged", "s2")]}
        assert [c.because for s in run.report.stories for c in s.changes] == ["one article tells of both"]
        assert store.story_id("s2") == "s1"


def test_a_split_leaves_the_id_with_the_larger_part(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "news.db", create=True) as store:
        articles = kept(store)
        store.settle(report(articles, "abcd"), 1, "v", NOON)
        store.settle(report(articles, "a", "bcd"), 2, "v", NOON)
        assert told(store) == {"s1": [("split", "s2")], "s2": [("split-from", "s1")]}


def test_what_happened_is_still_told_after_later_runs(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "news.db", create=True) as store:
        articles = kept(store)
        store.settle(report(articles, "ab", "cd"), 1, "v", NOON)
        store.settle(report(articles, "abcd"), 2, "v", NOON)
        last = store.settle(report(articles, "abcd"), 3, "v", NOON)
        assert told(store) == {"s1": [("merged", "s2")]}
        assert [[c.other for c in s.changes] for s in last.report.stories] == [["s2"]]


def test_a_first_run_has_nothing_to_tell(tmp_path: Path) -> None:
    inside = StoryChange(kind=ChangeKind.MERGED, other="x", because="within the run")
    with SqliteStore(tmp_path / "news.db", create=True) as store:
        store.settle(report(kept(store), "abcd", changes=(inside,)), 1, "v", NOON)
        assert told(store) == {"s1": []}
