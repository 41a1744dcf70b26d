from dataclasses import replace
from datetime import date

from stemma.model import Report, Status
from stemma.reports.document import to_bytes, to_json
from tests.reports.sample import CLAIMS, COLLATIONS, COMMITMENTS, REPORT, STATUSES
from tests.reports.sample_articles import A


def claim(identifier: str) -> dict[str, object]:
    rows = to_json(REPORT, STATUSES)["claims"]
    return next(dict(row) for row in rows if row["id"] == identifier)


def test_an_empty_report_has_every_list() -> None:
    assert to_json(Report(as_of=date(2025, 8, 31)), {}) == {
        "schema": "stemma-report/1",
        "as_of": "2025-08-31",
        "articles": [],
        "stories": [],
        "threads": [],
        "entities": [],
        "witnesses": [],
        "descents": [],
        "claims": [],
        "collations": [],
        "garbles": [],
        "shifts": [],
        "commitments": [],
        "timeline": [],
        "notes": [],
        "rejects": [],
        "outlets": [],
    }


def test_names_are_the_entities_where_resolved_else_the_words() -> None:
    pledge, toll = claim("c-pledge-a"), claim("c-toll-a")
    assert (pledge["subject"], pledge["object"], toll["place"]) == ("Corvania", None, "Issen dam")
    unresolved = replace(CLAIMS[0], subject=replace(CLAIMS[0].subject, entity_id=None, name=None))  # type: ignore[type-var]  # it has a subject
    assert to_json(Report(claims=(unresolved,)), {})["claims"][0]["subject"] == "Velmora"


def test_whole_numbers_have_no_fraction_and_open_bounds_are_null() -> None:
    assert claim("c-toll-a")["quantity"] == {
        "low": 31,
        "high": None,
        "unit": "people",
        "scope": None,
        "text": "At least 31 people",
        "kind": "killed",
    }


def test_attribution_runs_from_the_innermost_speaker_outwards() -> None:
    chain = claim("c-denied-e")["attribution"]
    assert isinstance(chain, list)
    assert [(a["speaker"], a["entity"], a["cue"]) for a in chain] == [
        ("Petr Haslo", "e-haslo", "told"),
        ("Tarnesia's army", "e-army", "denied"),
    ]


def test_a_story_counts_its_origins_over_its_lineage() -> None:
    stories = to_json(REPORT, STATUSES)["stories"]
    assert [(s["origins"], s["thread"]) for s in stories] == [
        ({"known": 1, "possible": 2}, "thread-issen"),
        ({"known": 1, "possible": 1}, "thread-issen"),
    ]


def test_a_story_without_a_lineage_counts_every_article_as_possible() -> None:
    alone = to_json(replace(REPORT, lineages=()), STATUSES)["stories"][0]
    assert alone["origins"] == {"known": 0, "possible": 5}


def test_similarities_are_rounded_and_unseen_parents_have_no_span() -> None:
    descents = to_json(REPORT, STATUSES)["descents"]
    assert [d["similarity"] for d in descents] == [0.98, 0.9612, 0.71, 0.88, 0.9]
    assert descents[3]["passages"] == [{"child": [62, 160], "parent": None}]


def test_the_status_comes_from_the_ledger_and_is_unknown_without_it() -> None:
    first = COMMITMENTS[0].id
    assert [c["status"] for c in to_json(REPORT, STATUSES)["commitments"]] == [
        "contested",
        "breach-alleged",
        "offered",
    ]
    assert [c["status"] for c in to_json(REPORT, {first: Status.OPEN})["commitments"]] == [
        "open",
        "unknown",
        "unknown",
    ]


def test_the_same_report_gives_the_same_bytes() -> None:
    once = to_bytes(REPORT, STATUSES)
    assert once == to_bytes(replace(REPORT, collations=tuple(COLLATIONS)), dict(reversed(STATUSES.items())))
    assert once.endswith(b"}\n")
    assert "“We expect that Crow".encode() in once


def test_a_number_without_end_and_a_lone_surrogate_can_still_be_written() -> None:
    quantity = CLAIMS[4].quantity
    assert quantity is not None
    endless = replace(CLAIMS[4], quantity=replace(quantity, low=float("inf"), high=12.5))
    broken = replace(A, text="a \ud800 b")
    written = to_bytes(Report(articles=(broken,), claims=(endless,)), {}).decode()
    assert '"text": "a ? b"' in written
    assert '"low": null,\n    "high": 12.5,' in written


def test_copies_across_stories_stand_among_the_descents() -> None:
    descent = next(d for lineage in REPORT.lineages for d in lineage.descents)
    rows = to_json(Report(across=(descent,)), {})["descents"]
    assert [(r["child"], r["parent"]) for r in rows] == [(descent.child, descent.parent)]
