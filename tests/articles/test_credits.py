import pytest

from stemma.articles.settings import Given
from stemma.articles.text import read_text
from stemma.model import Article

REST = (
    "The council of Tarn closed the old bridge on Monday after engineers had found cracks in two piers.\n\n"
    "It will stay closed until the spring, and a ferry will carry passengers across the river every hour."
)


def credits_of(text: str, outlet: str | None = None) -> list[tuple[str, str, str]]:
    article = read_text(text.encode(), given=Given(outlet=outlet))
    assert isinstance(article, Article)
    return [(c.name, c.kind.value, c.role.value) for c in article.credits]


@pytest.mark.parametrize(
    ("head", "place", "day"),
    [
        ("TARN, June 8 (Lowland Press) - ", "Tarn", "XXXX-06-08"),
        ("NEW TARN, Lowland, June 8, 2024 (Lowland Press) -- ", "New Tarn", "2024-06-08"),
        ("Lowland Press Agency, Tarn, 8 June (Reporter Ann Lowe) ", "Tarn", "XXXX-06-08"),
        ("Tarn, June 8 (LPX) ", "Tarn", "XXXX-06-08"),
        ("TARN. June 8 (LPX) - ", "Tarn", "XXXX-06-08"),
        ("TARN, June 8. /LPX/. ", "Tarn", "XXXX-06-08"),
        ("TARN (LPX) — ", "Tarn", None),
        ("TARN — ", "Tarn", None),
        ("Tarn [Lowland], June 8 (LPX): ", "Tarn", "XXXX-06-08"),
    ],
)
def test_datelines_of_the_agencies_are_read(head: str, place: str, day: str | None) -> None:
    article = read_text(f"Bridge closed\n\n{head}{REST}".encode())
    assert isinstance(article, Article)
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date) == (place, day)
    assert head.startswith(article.dateline.evidence.quote)


@pytest.mark.parametrize(
    "head",
    ["BREAKING — ", "The engineers (three of them) said - ", "Ann Lowe (Tarn) was there. ", "OPINION: "],
)
def test_what_only_looks_like_a_dateline_is_none(head: str) -> None:
    article = read_text(f"Bridge closed\n\n{head}{REST}".encode())
    assert isinstance(article, Article)
    assert article.dateline is None


@pytest.mark.parametrize(
    "text",
    [
        f"Bridge closed\n\nReuters\n\n{REST}",
        f"Bridge closed\n\nBy Reuters Staff\n\n{REST}",
        f"Bridge closed\n\n{REST} (Reuters)",
        f"Bridge closed\n\n{REST}\n\nSource: Reuters",
        f"Bridge closed\n\n{REST}\n\nWith inputs from Reuters",
        f"Bridge closed\n\n{REST}\n\nThe mayor told Reuters that nobody was in danger at any time.",
        f"Bridge closed\n\n{REST}\n\nThis article was originally published by Reuters.",
    ],
)
def test_whose_text_it_is(text: str) -> None:
    assert credits_of(text) == [("Reuters", "wire", "text")]


@pytest.mark.parametrize(
    "sentence",
    [
        "According to RIA Novosti news, the ferry is old.",
        "The ferry is old, RIA Novosti reporters said.",
        "RIA Novosti quoted the mayor as saying that the ferry is old.",
        "The ferry is old, the mayor was quoted as saying by the state news agency RIA Novosti.",
        "Citing RIA Novosti, the paper called the ferry old.",
    ],
)
def test_who_is_named_for_one_fact(sentence: str) -> None:
    assert credits_of(f"Bridge closed\n\n{REST}\n\n{sentence}") == [("RIA Novosti", "wire", "fact")]


@pytest.mark.parametrize(
    "line",
    [
        "Reuters contributed to this report.",
        "Ann Lowe and Reuters contributed to this story.",
        "Ann Lowe of Reuters contributed to this report.",
        "Reuters writers Ann Lowe in Tarn and Bo Hill contributed to this report.",
        "(Additional reporting by Reuters)",
        "With files from Reuters",
    ],
)
def test_who_helped_with_an_outlets_own_text_does_not_own_it(line: str) -> None:
    text = f"Bridge closed\n\n{REST}\n\n{line}"
    assert [c for c in credits_of(text) if c[1] == "wire"] == [("Reuters", "wire", "fact")]


def test_another_partys_interview_is_a_fact_where_the_text_has_an_owner() -> None:
    text = f"Bridge closed\n\nTARN, June 8 (Lowland Press) - {REST}\n\nThe mayor told AFP the ferry is old."
    assert credits_of(text) == [
        ("Lowland Press", "wire", "text"),
        ("Agence France-Presse (AFP)", "wire", "fact"),
    ]


def test_who_passed_a_text_on_is_a_relay() -> None:
    text = f"Bridge closed\n\nTARN, June 8 (LPX) - {REST}\n\nRepublished by Tarnweb from LPX"
    assert credits_of(text, outlet="Tarnweb") == [("LPX", "wire", "text"), ("Tarnweb", "outlet", "relay")]
    assert credits_of(f"Bridge closed\n\n{REST} (End)Return to Sohu to see more") == [
        ("Sohu", "outlet", "relay")
    ]


def test_an_unknown_agency_is_known_by_the_form_of_its_name() -> None:
    text = f"Bridge closed\n\n{REST}\n\nThe Tarn News Agency, TNX, said the ferry is old."
    assert credits_of(text) == [("Tarn News Agency (TNX)", "wire", "fact")]


def test_reporters_and_editors_are_credited_as_persons() -> None:
    text = f"Bridge closed\n\n{REST}\n\n(Reporting by Ann Lowe in Tarn; Editing by Bo Hill)"
    assert credits_of(text) == [("Ann Lowe", "person", "text"), ("Bo Hill", "person", "text")]
