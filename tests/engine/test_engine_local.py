"""The engine of one machine: the contract, and what it tells on the way."""

from stemma.engine.base import Engine
from stemma.engine.local import LocalEngine
from tests.engine.conformance import PAGES, EngineContract, page_id, page_words, pages_with, shouted


class TestLocal(EngineContract):
    def make(self) -> Engine:
        return LocalEngine()


def test_progress_is_told_after_each_record() -> None:
    told: list[tuple[str, int]] = []
    engine = LocalEngine(lambda stage, done: told.append((stage, done)))
    list(engine.map("shout", shouted, PAGES, page_id))
    list(engine.group("index", pages_with, PAGES, page_words))
    assert told == [("shout", 1), ("shout", 2), ("shout", 3), ("index", 1), ("index", 2), ("index", 3)]


def test_records_are_taken_one_at_a_time() -> None:
    taken = []

    def pages() -> object:
        for page in PAGES:
            taken.append(page.id)
            yield page

    results = LocalEngine().map("shout", shouted, pages(), page_id)  # type: ignore[arg-type]  # an object that is iterable
    next(results)
    assert taken == ["p3"]
