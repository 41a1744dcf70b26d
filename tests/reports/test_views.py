from dataclasses import replace

import pytest

from stemma.model import Status, Verdict
from stemma.reports.index import index
from stemma.reports.views import by_urgency, event_views, quoted, stories, timeline_places
from tests.reports.sample import CLAIMS, COMMITMENTS, REPORT, STATUSES
from tests.reports.sample_articles import A, B, D, quote

INDEX = index(REPORT)


def test_articles_have_latin_letters_and_unseen_witnesses_greek_ones() -> None:
    assert list(INDEX.sigla.values()) == ["A", "B", "C", "D", "E", "F", "G", "α"]


def test_letters_go_on_after_the_alphabet() -> None:
    many = tuple(replace(A, id=f"a{n}") for n in range(54))
    sigla = list(index(replace(REPORT, articles=many, stories=(), lineages=())).sigla.values())
    assert (sigla[25], sigla[26], sigla[53]) == ("Z", "A2", "B3")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.courier.example/issen", "courier.example"),
        (None, "courier.txt"),
        ("https://[broken", "courier.txt"),
    ],
)
def test_an_article_without_an_outlet_goes_by_its_site_or_file(url: str | None, name: str) -> None:
    nameless = replace(A, outlet=None, file="some/folder/courier.txt", url=url)
    assert index(replace(REPORT, articles=(nameless,), stories=())).outlet(A.id) == name


def test_the_same_words_of_one_speaker_are_one_reading_with_all_its_places() -> None:
    killed = stories(INDEX)[0].of(Verdict.DISPUTED)[0]
    first = killed.variants[0]
    assert [(r.speaker, r.quote[:17], [p.siglum for p in r.places]) for r in first.readings] == [
        ("Velmora's Interior Ministry", "At least 31 peopl", ["A", "B"]),
        ("Velmora's Interior Ministry", "Thirty-one people", ["C"]),
    ]


def test_a_cell_of_the_matrix_has_every_answer_that_an_article_gives() -> None:
    killed = stories(INDEX)[0].of(Verdict.DISPUTED)[0]
    assert [[letter for letter, _ in cell] for cell in killed.cells] == [
        ["a", "b"],
        ["a", "b"],
        ["a"],
        ["d"],
        ["c"],
    ]


def test_equal_garbled_readings_are_one_row() -> None:
    twice = replace(REPORT, garbles=(*REPORT.garbles, REPORT.garbles[0]))
    assert [v.quoted.quote for v in stories(index(twice))[0].garbles] == [
        "Crow",
        "At least 310 people",
        "in the speech",
    ]


def test_equal_words_are_gathered_whatever_their_white_space() -> None:
    words = "Velmora asked its ally Corvania for help"
    broken = replace(quote(B, words), quote=words.replace(" ally ", "\nally  "))
    assert [(q.quote, [p.siglum for p in q.places]) for q in quoted(INDEX, (quote(A, words), broken))] == [
        (words, ["A", "B"])
    ]


def test_an_event_that_many_articles_report_is_one_event() -> None:
    pact = COMMITMENTS[0]
    again = replace(pact.events[0], evidence=quote(D, "Velmora asked on Saturday"))
    views = event_views(INDEX, replace(pact, events=(*pact.events, again)))
    assert [(v.event.event.value, len(v.quoted)) for v in views] == [("invoked", 2), ("kept", 1)]


def test_contested_and_breached_commitments_come_first() -> None:
    rows = by_urgency(reversed(COMMITMENTS), STATUSES)
    assert [status for _, status in rows] == [Status.CONTESTED, Status.BREACH_ALLEGED, Status.OFFERED]


def test_a_timeline_entry_names_each_article_once() -> None:
    ask = CLAIMS[0]
    twice = replace(REPORT, claims=(*CLAIMS, replace(ask, id="c-again")))
    entry = replace(REPORT.timeline[2], claim_ids=(ask.id, "c-again", "c-ask-b"))
    assert [p.siglum for p in timeline_places(index(twice), entry)] == ["A", "B"]


def test_a_quotation_whose_place_is_not_here_has_no_key() -> None:
    assert INDEX.key(replace(quote(A, "Velmora"), article_id="elsewhere")) == ""
    assert INDEX.key(replace(quote(A, "Velmora"), end=10**6)) == ""
