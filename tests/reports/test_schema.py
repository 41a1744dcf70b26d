import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from stemma.errors import InputError
from stemma.model import Report
from stemma.reports.document import to_bytes, to_json
from stemma.reports.schema import faults, schema, validate
from tests.reports.sample import REPORT, STATUSES


def document() -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(to_bytes(REPORT, STATUSES))
    return parsed


def test_the_schema_is_one_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("report", [Report(), REPORT])
def test_a_report_has_no_fault(report: Report) -> None:
    validate(to_json(report, STATUSES))


def test_more_fields_are_admitted_but_not_in_evidence() -> None:
    more = document()
    more["stories"][0]["language"] = "en"
    assert list(faults(more)) == []
    more["garbles"][0]["evidence"]["page"] = 3
    assert [f.split(":")[0] for f in faults(more)] == ["garbles[0].evidence"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("collations.0.verdict", "true"),
        ("claims.0.modality", "said"),
        ("claims.0.evidence.start", -1),
        ("commitments.0.status", "broken"),
        ("commitments.0.made", "in 2011"),
        ("articles.0.published.basis", "guess"),
        ("articles.0.text", None),
        ("descents.0.similarity", 1.2),
        ("garbles.0.kind", "typo"),
        ("schema", "stemma-report/2"),
    ],
)
def test_a_value_that_is_not_on_the_list_is_a_fault(path: str, value: object) -> None:
    wrong = document()
    *steps, last = (int(s) if s.isdigit() else s for s in path.split("."))
    node: Any = wrong
    for step in steps:
        node = node[step]
    node[last] = value
    assert len(list(faults(wrong))) == 1


@given(st.sampled_from(sorted(schema()["required"])))
def test_every_list_is_required(name: str) -> None:
    less = {key: value for key, value in to_json(REPORT, STATUSES).items() if key != name}
    assert list(faults(less)) == [f"$: '{name}' is a required property"]


def test_a_quotation_that_does_not_stand_there_is_a_fault() -> None:
    moved = copy.deepcopy(document())
    moved["claims"][0]["evidence"]["start"] += 1
    assert list(faults(moved)) == [
        "claims[0].evidence: 'Velmora asked its ally Corvania for help' does not stand at 91"
    ]


def test_a_reference_to_nothing_is_a_fault() -> None:
    broken = document()
    broken["collations"][0]["variants"][0]["claims"].append("c-none")
    broken["stories"][1]["articles"] = ["article-none"]
    assert list(faults(broken)) == [
        "stories[1].articles: no articles with id article-none",
        "collations[0].variants: no claims with id c-none",
    ]


def test_validate_raises_with_the_place_of_the_first_fault() -> None:
    with pytest.raises(InputError, match=r"^schema: 'stemma-report/1' was expected"):
        validate({**document(), "schema": "other"})
