"""What every Store does. A second store subclasses StoreContract in its own test file and opens itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stemma.errors import NotFound
from stemma.model import Article, Reject
from stemma.store.base import Arrival, Arrived, Holdings, KeptReject, KeptStory, Receipt, Store
from tests.store.samples import (
    NOON,
    arrival,
    article,
    item,
    later,
    reading,
    rejected,
    report,
    visit,
)

A, B, C = (f"https://lantern.example/{name}" for name in "abc")
BRIDGE = article(A, "The bridge is open\n\nIt was closed for a week.")
FLOOD = article(B, "Flood in Ostrava\n\nThe river rose by two metres.")
FERRY = article(C, "Ferry runs again\n\nThe bridge is closed.", date(2021, 5, 9))


class StoreContract(ABC):
    @abstractmethod
    def open(self, folder: Path) -> AbstractContextManager[Store]:
        """Return a store that keeps its things in a folder, so that it can be closed and opened again."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        with self.open(tmp_path) as store:
            yield store

    def keep(self, store: Store, *articles: Article) -> list[Arrived]:
        arrivals = [replace(arrival(a.url or "", a.text), outcome=a) for a in articles]
        return [r.arrived for r in store.add("list.txt", arrivals, [], NOON)]

    def test_what_was_kept_is_there_when_it_is_opened_again(self, tmp_path: Path) -> None:
        with self.open(tmp_path) as store:
            receipts = store.add("list.txt", [arrival(A, BRIDGE.text)], [], NOON)
        assert receipts == (
            Receipt(record=A, arrived=Arrived.ADDED, article_id=BRIDGE.id, title="The bridge is open"),
        )
        with self.open(tmp_path) as store:
            assert store.holdings() == Holdings(upto=1, articles=(BRIDGE,))
            assert store.raw(BRIDGE.id) == b"<p>" + BRIDGE.text.encode()

    def test_the_same_item_is_known_whenever_it_was_seen(self, store: Store) -> None:
        assert self.keep(store, BRIDGE, BRIDGE) == [Arrived.ADDED, Arrived.KNOWN]
        again = replace(item(A, f"<p>{BRIDGE.text}"), seen="2022-01-01T00:00:00")
        assert (store.knows(again), store.knows(item(A, "<p>Other"))) == (BRIDGE.id, None)

    def test_a_changed_text_at_an_address_is_a_new_version(self, store: Store) -> None:
        new = article(A, "The bridge is closed again")
        assert self.keep(store, BRIDGE, FLOOD, new) == [
            Arrived.ADDED,
            Arrived.ADDED,
            Arrived.NEW_VERSION,
        ]
        assert store.holdings().articles == tuple(sorted([FLOOD, new], key=lambda a: a.id))
        assert store.versions(BRIDGE.id) == (BRIDGE, new)
        assert store.changed_addresses() == (new.id,)

    def test_better_words_on_a_known_text_correct_it(self, store: Store) -> None:
        self.keep(store, BRIDGE)
        dated = replace(BRIDGE, outlet="The Lantern")
        corrected = replace(arrival(A, BRIDGE.text), outcome=dated)
        (receipt,) = store.add("list.txt", [corrected], [], NOON)
        assert receipt.arrived == Arrived.CORRECTED
        assert (store.holdings(), store.changes_since(1)) == (Holdings(upto=2, articles=(dated,)), 1)

    def test_an_article_that_is_not_there_is_not_found(self, store: Store) -> None:
        for ask in (store.versions, store.raw):
            with pytest.raises(NotFound, match="0123"):
                ask("0123")

    def test_a_reject_stands_once_until_its_source_is_read_without_it(self, store: Store) -> None:
        for minutes in (0, 1):
            store.begin("list.txt", later(minutes))
            store.add("list.txt", [rejected(A)], [], later(minutes))
            store.finish("list.txt", later(minutes), whole=True)
        reject = Reject(record=A, stage="read", reason="too short: 2 words")
        assert store.rejects() == (KeptReject(source="list.txt", reject=reject, came=NOON, met=later(1)),)
        assert list(store.rejected("list.txt")) == [rejected(A).item]
        store.begin("list.txt", later(5))
        store.finish("list.txt", later(6), whole=False)
        assert len(store.rejects()) == 1
        store.begin("list.txt", later(7))
        store.finish("list.txt", later(8), whole=True)
        assert store.rejects() == ()

    def test_an_address_that_failed_stands_until_it_is_visited(self, store: Store) -> None:
        failed = Arrival(item=None, outcome=Reject(record=A, stage="fetch", reason="HTTP status 404"))
        store.add("feed", [failed], [], NOON)
        store.begin("feed", later(1))
        store.finish("feed", later(2), whole=True)
        assert [kept.reject.record for kept in store.rejects()] == [A]
        store.add("feed", [], [visit(A, 3)], later(3))
        assert store.rejects() == ()

    def test_a_reject_that_is_read_at_last_is_settled(self, store: Store) -> None:
        store.add("list.txt", [rejected(A)], [], NOON)
        store.add("list.txt", [replace(rejected(A), outcome=BRIDGE)], [], later(1))
        assert (store.rejects(), store.knows(item(A, "<p>Not much"))) == ((), BRIDGE.id)

    def test_a_reading_that_broke_off_goes_on_for_a_day(self, store: Store) -> None:
        assert store.begin("feed", NOON) == frozenset()
        store.add("feed", [], [visit(A, 1), visit(B, 2)], later(2))
        assert store.begin("feed", later(3)) == {A, B}
        assert store.begin("feed", later(4), afresh=True) == frozenset()
        store.add("feed", [], [visit(C, 5)], later(5))
        assert store.begin("feed", later(2000)) == frozenset()
        store.finish("feed", later(2001), whole=True)
        assert store.begin("feed", later(2002)) == frozenset()

    def test_visits_keep_what_a_server_gave_to_ask_by(self, store: Store) -> None:
        store.add("feed", [arrival(A, BRIDGE.text)], [visit(A), visit(B)], NOON)
        store.add("feed", [], [visit(A, 9, etag=None)], later(9))
        kept = store.validators()
        assert kept == {A: visit(A).validators, B: visit(B).validators}
        assert store.fetched() == {A}

    def test_a_reading_is_good_for_its_key_alone(self, store: Store) -> None:
        self.keep(store, BRIDGE)
        store.keep(reading(BRIDGE), "first")
        assert store.extraction(BRIDGE.id, "first") == reading(BRIDGE)
        store.keep(reading(BRIDGE), "second")
        assert store.extraction(BRIDGE.id, "first") is None
        assert store.extraction(BRIDGE.id, "second") == reading(BRIDGE)

    def test_a_story_keeps_its_id_when_an_earlier_article_joins(self, store: Store) -> None:
        self.keep(store, BRIDGE, FLOOD, FERRY)
        first = store.settle(report([BRIDGE], [FLOOD]), 2, "1", NOON)
        second = store.settle(report([FLOOD], [FERRY, BRIDGE]), 3, "1", later(1))
        assert [s.id for s in first.report.stories] == ["s1", "s2"]
        assert [s.id for s in second.report.stories] == ["s2", "s1"]
        assert (store.last_run(), second.report.articles) == (second, (FLOOD, FERRY, BRIDGE))

    def test_a_merged_story_is_found_under_its_old_id(self, store: Store) -> None:
        self.keep(store, BRIDGE, FLOOD, FERRY)
        store.settle(report([BRIDGE], [FLOOD, FERRY]), 3, "1", NOON)
        merged = store.settle(report([BRIDGE, FLOOD, FERRY]), 3, "2", later(1))
        parted = store.settle(report([BRIDGE], [FLOOD, FERRY]), 3, "3", later(2))
        assert [s.id for s in merged.report.stories] == ["s1"]
        assert (store.story_id("s1"), store.story_id("1"), store.story_id("S2")) == ("s1", "s1", "s1")
        assert [s.id for s in parted.report.stories] == ["s3", "s1"]
        with pytest.raises(NotFound, match="no story s9"):
            store.story_id("s9")

    def test_a_new_version_stays_in_its_story(self, store: Store) -> None:
        new = article(A, "The bridge is closed again")
        self.keep(store, BRIDGE)
        store.settle(report([BRIDGE]), 1, "1", NOON)
        self.keep(store, new)
        assert store.settle(report([new]), 2, "1", later(1)).report.stories[0].id == "s1"

    def test_a_run_that_saw_less_does_not_replace_one_that_saw_more(self, store: Store) -> None:
        self.keep(store, BRIDGE, FLOOD)
        more = store.settle(report([BRIDGE], [FLOOD]), 2, "1", NOON)
        assert store.settle(report([BRIDGE]), 1, "1", later(1)) == more

    def test_stories_are_found_by_words_of_their_newest_texts(self, store: Store) -> None:
        self.keep(store, BRIDGE, FLOOD, FERRY)
        store.settle(report([BRIDGE, FERRY], [FLOOD]), 3, "1", NOON)
        bridge = KeptStory(
            id="s1", title=BRIDGE.title, start=date(2021, 5, 4), end=date(2021, 5, 9), articles=2
        )
        assert [s.id for s in store.stories()] == ["s1", "s2"]
        assert store.stories("BRIDGE closed") == store.stories('bridge "') == (bridge,)
        assert store.stories("bridge tunnel") == store.stories('"') == store.stories("NOT bridge") == ()
        self.keep(store, article(B, "The river fell"))
        assert store.stories("flood") == ()

    def test_a_store_that_is_whole_has_no_flaws(self, store: Store) -> None:
        self.keep(store, BRIDGE)
        assert list(store.flaws()) == []
