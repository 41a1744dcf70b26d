"""Each distinct sentence is parsed once, and what is kept changes no result."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from stemma.claims.extract import extract
from stemma.language import parse as room
from stemma.language.parse import forget, parse
from stemma.model import Article, Extraction

_TEXT = (
    'Norland will send aid to Vessia if the dam breaks, the ministry said. "We shall keep our word to every '
    'neighbour," minister Ana Brekke told reporters in Halden.\nTwo villages were flooded on Monday.'
)


class _Counted:
    """The model, which notes what it is asked to parse."""

    def __init__(self, pipeline: Any) -> None:
        self.pipeline, self.asked = pipeline, list[str]()

    def pipe(self, sentences: Iterable[str]) -> Iterator[Any]:
        self.asked += sentences
        return iter(self.pipeline.pipe(sentences))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> _Counted:
    forget()
    model = _Counted(room.model())
    monkeypatch.setattr(room, "model", lambda: model)
    return model


def _copies(count: int) -> list[Article]:
    one = Article(id="0", address_id="0", text=_TEXT, title="")
    return [replace(one, id=str(i), text=f"Report {i} came in.\n{_TEXT}") for i in range(count)]


def test_ten_copies_cost_less_than_two_parses_of_one(counted: _Counted) -> None:
    extract(_copies(1)[0])
    once = sum(map(len, counted.asked))
    for article in _copies(10):
        extract(article)
    assert sum(map(len, counted.asked)) < 2 * once
    assert len(counted.asked) == len(set(counted.asked))


def test_what_is_kept_changes_no_reading(counted: _Counted) -> None:
    together = [extract(a) for a in _copies(3)]
    alone: list[tuple[Extraction, ...]] = []
    for article in _copies(3):
        forget()
        alone.append(extract(article))
    assert together == alone


def test_the_oldest_parses_are_forgotten(counted: _Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "KEPT", 30)
    texts = ["Halden burned.", "Vessia froze.", "Rain fell.", "Halden burned."]
    assert [parse([t])[0].text for t in texts] == texts
    assert counted.asked == texts
    parse(["Rain fell."])
    assert counted.asked == texts
