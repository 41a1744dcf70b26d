"""What every Engine does. Another engine subclasses EngineContract in its own test file and makes itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from stemma.engine.base import Engine
from stemma.errors import EngineError, InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    id: str
    words: tuple[str, ...]


PAGES = (
    Page(id="p3", words=("bridge", "river")),
    Page(id="p1", words=("ferry",)),
    Page(id="p2", words=("river", "bridge")),
)


def page_id(page: Page) -> str:
    return page.id


def page_words(page: Page) -> tuple[str, ...]:
    return page.words


def shouted(page: Page) -> Iterator[str]:
    for word in page.words:
        yield f"{page.id} {word.upper()}"


def pages_with(word: str, pages: tuple[Page, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ((word, tuple(page.id for page in pages)),)


def fails_on_p1(page: Page) -> Iterator[str]:
    yield page.id
    if page.id == "p1":
        raise ValueError("no such river")


def fails_on_ferry(word: str, pages: tuple[Page, ...]) -> Iterator[str]:
    if word == "ferry":
        raise ZeroDivisionError
    yield word


def refuses(page: Page) -> tuple[str, ...]:
    raise InputError("two rivers", path=page.id)


def counted(page: Page, before: int) -> tuple[str, int]:
    return f"{page.id} after {before}", before + len(page.words)


class EngineContract(ABC):
    @abstractmethod
    def make(self) -> Engine:
        """Return an engine."""

    def test_map_keeps_the_order_of_the_records(self) -> None:
        made = list(self.make().map("shout", shouted, PAGES, page_id))
        assert made == ["p3 BRIDGE", "p3 RIVER", "p1 FERRY", "p2 RIVER", "p2 BRIDGE"]

    def test_group_goes_by_key_and_keeps_the_order_of_the_records(self) -> None:
        made = list(self.make().group("index", pages_with, PAGES, page_words))
        assert made == [("bridge", ("p3", "p2")), ("ferry", ("p1",)), ("river", ("p3", "p2"))]

    def test_fold_hands_the_state_on(self) -> None:
        made = self.make().fold("count", counted, PAGES, 0)
        assert made == (("p3 after 0", "p1 after 2", "p2 after 3"), 5)

    def test_no_records_give_no_results(self) -> None:
        engine = self.make()
        assert list(engine.map("shout", shouted, (), page_id)) == []
        assert list(engine.group("index", pages_with, (), page_words)) == []
        assert engine.fold("count", counted, (), 7) == ((), 7)

    def test_a_failure_names_stage_record_and_cause(self) -> None:
        with pytest.raises(EngineError) as caught:
            list(self.make().map("shout", fails_on_p1, PAGES, page_id))
        assert (caught.value.stage, caught.value.record_id) == ("shout", "p1")
        assert str(caught.value) == "stage shout failed on p1: ValueError: no such river"

    def test_a_failure_in_a_group_names_the_key(self) -> None:
        with pytest.raises(EngineError, match="stage index failed on ferry: ZeroDivisionError"):
            list(self.make().group("index", fails_on_ferry, PAGES, page_words))

    def test_what_is_raised_on_purpose_stays_what_it_is(self) -> None:
        with pytest.raises(InputError, match="two rivers"):
            list(self.make().map("shout", refuses, PAGES, page_id))
