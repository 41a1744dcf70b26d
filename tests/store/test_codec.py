"""Records as JSON and back."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.articles.readers import RawItem
from stemma.errors import StoreError
from stemma.model import Article, Commitment, Extraction, Report
from stemma.store.codec import decode, encode

st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(str, st.text(st.characters(), max_size=6))  # lone surrogates, too
st.register_type_strategy(tuple, lambda kind: _tuples(kind))


def _tuples(kind: type) -> st.SearchStrategy[tuple[object, ...]]:
    """Return short tuples: deep records of long ones take Hypothesis minutes."""
    parts = kind.__args__  # type: ignore[attr-defined]  # of a generic alias
    if len(parts) == 2 and parts[1] is Ellipsis:
        return st.lists(st.from_type(parts[0]), max_size=2).map(tuple)
    return st.tuples(*(st.from_type(part) for part in parts))


@pytest.mark.parametrize("kind", [Article, Commitment, Extraction, RawItem])
@settings(max_examples=25, deadline=None)
@given(st.data())
def test_every_record_comes_back_as_it_went(kind: type, data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    assert decode(kind, encode(record)) == record


class Shade(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    size: float
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    name: str
    shade: Shade = Shade.RED
    when: datetime | None = None
    day: date = date(2021, 5, 4)
    data: bytes = b""
    parts: tuple[Inner, ...] = ()


def test_a_record_is_its_fields_without_their_defaults() -> None:
    record = Outer(name="\ud800", parts=(Inner(size=1200, span=(1, 2)), Inner(size=0.5)))
    assert json.loads(encode(record)) == {
        "v": 1,
        "type": "Outer",
        "record": {"name": "\ud800", "parts": [{"size": 1200, "span": [1, 2]}, {"size": 0.5}]},
    }


def test_times_bytes_and_enums_come_back_as_their_types() -> None:
    record = Outer(name="a", when=datetime(2021, 5, 4, tzinfo=UTC), day=date(2020, 1, 1), data=b"\x00\xff")
    assert decode(Outer, encode(record)) == record
    assert decode(Outer, encode(record)).shade is Shade.RED


def test_whole_numbers_stay_whole() -> None:
    sizes = [decode(Inner, encode(Inner(size=size))).size for size in (1200, 1200.0)]
    assert [type(size) for size in sizes] == [int, float]


def test_a_field_that_was_added_later_has_its_default() -> None:
    assert decode(Inner, b'{"v": 1, "type": "Inner", "record": {"size": 2}}') == Inner(size=2)


@pytest.mark.parametrize(
    "data",
    [
        b"no JSON",
        b"[]",
        b'{"v": 2, "type": "Inner", "record": {"size": 2}}',
        b'{"v": 1, "type": "Outer", "record": {"size": 2}}',
        b'{"v": 1, "type": "Inner", "record": {}}',
        b'{"v": 1, "type": "Inner", "record": {"size": 2, "weight": 3}}',
    ],
)
def test_what_is_no_such_record_is_refused(data: bytes) -> None:
    with pytest.raises(StoreError, match="stored"):
        decode(Inner, data)


def test_a_report_comes_back_as_it_went() -> None:
    from tests.reports.sample import REPORT

    assert decode(Report, encode(REPORT)) == replace(REPORT)
