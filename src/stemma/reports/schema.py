"""What a JSON report must be: its schema, and what a schema cannot say (quotations and references)."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from stemma.errors import InputError

SCHEMA_FILE = "report-1.schema.json"
QUOTE_SHOWN = 40


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the report, version 1."""
    text = files("stemma.reports").joinpath("schema", SCHEMA_FILE).read_text(encoding="utf-8")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def validate(document: Any) -> None:
    """Raise InputError with the first fault of a JSON report, or return quietly."""
    for fault in faults(document):
        raise InputError(fault, hint="expected a JSON report of version 1")


def faults(document: Any) -> Iterator[str]:
    """Yield what is wrong with a JSON report: first by the schema, then quotations, then references.

    Each fault names the place in the document ("claims[3].modality: ..."). Quotations and references are
    looked at only in a document that the schema admits.
    """
    from jsonschema import Draft202012Validator

    admitted = True
    errors = Draft202012Validator(schema()).iter_errors(document)
    for error in sorted(errors, key=lambda e: (e.json_path, e.message)):
        admitted = False
        yield f"{error.json_path.removeprefix('$.')}: {error.message[:200]}"
    if admitted:
        yield from _wrong_quotations(document)
        yield from _dangling(document)


def quotations(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every evidence of a JSON report with its place in the document."""
    if isinstance(node, list):
        for position, item in enumerate(node):
            yield from quotations(item, f"{path}[{position}]")
    elif isinstance(node, dict):
        if node.keys() == {"article", "start", "end", "quote"}:
            yield path, node
        for key, value in node.items():
            yield from quotations(value, f"{path}.{key}" if path else key)


def _wrong_quotations(document: dict[str, Any]) -> Iterator[str]:
    texts = {a["id"]: a["text"] for a in document["articles"]}
    for path, evidence in quotations(document):
        text = texts.get(evidence["article"])
        if text is None:
            yield f"{path}: no article {evidence['article']}"
        elif text[evidence["start"] : evidence["end"]] != evidence["quote"]:
            yield f"{path}: {evidence['quote'][:QUOTE_SHOWN]!r} does not stand at {evidence['start']}"


def _dangling(document: dict[str, Any]) -> Iterator[str]:
    """Yield references to records that are not there."""
    known = {name: {row["id"] for row in document[name]} for name in _IDENTIFIED}
    for name, field, target in _REFERENCES:
        for position, row in enumerate(document[name]):
            value = row.get(field)
            for wanted in value if isinstance(value, list) else [value]:
                if wanted is not None and wanted not in known[target]:
                    yield f"{name}[{position}].{field}: no {target} with id {wanted}"
    for position, collation in enumerate(document["collations"]):
        for variant in collation["variants"]:
            for wanted in variant["claims"]:
                if wanted not in known["claims"]:
                    yield f"collations[{position}].variants: no claims with id {wanted}"


_IDENTIFIED = ("articles", "stories", "threads", "entities", "witnesses", "claims", "collations")
_REFERENCES = (
    ("stories", "articles", "articles"),
    ("stories", "thread", "threads"),
    ("threads", "stories", "stories"),
    ("entities", "metonym_of", "entities"),
    ("witnesses", "article", "articles"),
    ("descents", "child", "witnesses"),
    ("descents", "parent", "witnesses"),
    ("claims", "article", "articles"),
    ("collations", "story", "stories"),
    ("timeline", "claims", "claims"),
)
