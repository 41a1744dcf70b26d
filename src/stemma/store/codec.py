"""Frozen records as JSON and back: what a store writes, by the types that the records declare.

Version 1: a record is an object of its fields, those with their default left out, so that a field that
is added later (with a default) reads old rows as they were meant. Text may hold lone surrogates; numbers
come back as they went (1200 stays whole, 1200.0 does not become so).
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAliasType, Union, cast, get_args, get_origin, get_type_hints

from stemma.errors import StoreError

VERSION = 1

type _Convert = Callable[[Any], Any]  # between a value of a declared type and what JSON can hold


def encode(record: Any) -> bytes:  # any frozen record
    """Return a frozen record as ASCII JSON: `{"v": 1, "type": its class, "record": {...}}`.

    Raises TypeError where a field's type is none that records use.
    """
    kind: Any = type(record)
    to_json, _ = _converters(kind)
    envelope = {"v": VERSION, "type": type(record).__name__, "record": to_json(record)}
    return json.dumps(envelope, separators=(",", ":")).encode("ascii")


def decode[T](kind: type[T], data: bytes) -> T:
    """Return the record of class `kind` that `encode` made `data` of; raises StoreError where it did not."""
    try:
        envelope = json.loads(data)
        version, name = envelope["v"], envelope["type"]
        if version != VERSION or name != kind.__name__:
            raise StoreError(f"a stored {name} of version {version}, expected {kind.__name__} of {VERSION}")
        asked: Any = kind
        _, from_json = _converters(asked)
        return cast(T, from_json(envelope["record"]))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"a stored {kind.__name__} cannot be read: {error}") from None


@cache
def _converters(kind: Any) -> tuple[_Convert, _Convert]:  # any type that can stand in an annotation
    """Return how a value of a type is written and read."""
    while isinstance(kind, TypeAliasType):
        kind = kind.__value__
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if isinstance(kind, type):
        if is_dataclass(kind):
            return _record(kind)
        if issubclass(kind, Enum):
            return (lambda value: value.value), kind
        if kind in _PLAIN:
            return _PLAIN[kind]
    raise TypeError(f"no record holds a {kind}")


def _same(value: Any) -> Any:
    return value


_PLAIN: dict[type, tuple[_Convert, _Convert]] = {
    **dict.fromkeys((str, int, float, bool, NoneType), (_same, _same)),
    datetime: (datetime.isoformat, datetime.fromisoformat),
    date: (date.isoformat, date.fromisoformat),
    bytes: (lambda value: b64encode(value).decode("ascii"), b64decode),
}


def _optional(kind: Any) -> tuple[_Convert, _Convert]:
    inner = [arg for arg in get_args(kind) if arg is not NoneType]
    if len(inner) != 1:
        raise TypeError(f"no record holds one of several types: {kind}")
    to_json, from_json = _converters(inner[0])
    return (
        lambda value: None if value is None else to_json(value),
        lambda value: None if value is None else from_json(value),
    )


def _tuple(parts: tuple[Any, ...]) -> tuple[_Convert, _Convert]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        to_json, from_json = _converters(parts[0])
        if to_json is _same:
            return list, tuple
        return (lambda value: [to_json(v) for v in value]), (lambda value: tuple(from_json(v) for v in value))
    pairs = [_converters(part) for part in parts]
    return (
        lambda value: [write(v) for (write, _), v in zip(pairs, value, strict=True)],
        lambda value: tuple(read(v) for (_, read), v in zip(pairs, value, strict=True)),
    )


def _record(kind: Any) -> tuple[_Convert, _Convert]:  # a dataclass
    hints = get_type_hints(kind)
    defaults = {f.name: f.default for f in fields(kind)}
    inner = {f.name: _converters(hints[f.name]) for f in fields(kind)}

    def to_json(value: Any) -> dict[str, Any]:
        found = ((name, getattr(value, name), write) for name, (write, _) in inner.items())
        return {
            name: write(v)
            for name, v, write in found
            if defaults[name] is MISSING or not _is_default(v, defaults[name])
        }

    def from_json(found: dict[str, Any]) -> Any:
        return kind(**{name: inner[name][1](v) for name, v in found.items()})

    return to_json, from_json


def _is_default(value: Any, default: Any) -> bool:
    """Say whether a value is its field's default, its type included: 0.0 is not 0."""
    return type(value) is type(default) and bool(value == default)
