from datetime import date

import pytest

from stemma.articles.settings import Given, ReadSettings
from stemma.articles.text import read_text
from stemma.model import Article, Published, ReadDepth, Reject

BODY = (
    "The mayor of Tarn said on Monday that the bridge would stay closed until the spring.\n\n"
    "Engineers found cracks in two of its piers last week, and the council ordered an inspection."
)


def read(text: str, **given: object) -> Article:
    article = read_text(text.encode(), file="a.txt", given=Given(**given))  # type: ignore[arg-type] # free keywords
    assert isinstance(article, Article)
    return article


def pieces(article: Article) -> list[tuple[str, str]]:
    return [(f.reason, f.quote) for f in article.furniture]


def test_the_first_line_that_is_no_label_is_the_title() -> None:
    article = read(f"World News\n\nTarn bridge to stay closed | Tarn Post\n\n{BODY}")
    assert article.title == "Tarn bridge to stay closed"
    assert article.title_span == (12, 38)
    assert pieces(article) == [("section label", "World News"), ("site's name", "| Tarn Post")]


def test_a_given_title_is_found_in_the_text() -> None:
    article = read(f"Tarn\n\nBridge to stay closed\n\n{BODY}", title="Bridge To Stay Closed")
    assert (article.title, article.title_span) == ("Bridge To Stay Closed", (6, 27))


def test_a_text_without_a_title_is_named_by_its_first_words() -> None:
    article = read(f"{BODY} {'It was built long ago and has been in use ever since. ' * 6}")
    assert article.title_span is not None or article.title.startswith("The mayor of Tarn")


def test_every_span_quotes_the_text() -> None:
    article = read(
        f"Tarn bridge to stay closed\n\nBy Ann Lowe\n\n{BODY}\n\nShare this story\n\n© 2024 Tarn Post"
    )
    assert all(article.text[f.start : f.end] == f.quote for f in article.furniture)
    assert all(article.text[c.evidence.start : c.evidence.end] == c.evidence.quote for c in article.credits)
    assert [f.reason for f in article.furniture] == ["byline", "share buttons", "copyright"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty: no text"),
        (b" \n\t ", "empty: no text"),
        (b"Home", "too short: 0 words of text, at least 10 are needed"),
        (b"%PDF-1.4 xyz", "no text: the bytes are a PDF document"),
        (b"\x00\x01\x02\x03\x04\x05\x06" * 50, "no text: the bytes are of no known character set"),
        (b"x" * 2_000_001, "too large: 2.0 MB, at most 2 MB are read as one article"),
    ],
)
def test_what_is_no_article_is_rejected_with_one_reason(data: bytes, reason: str) -> None:
    found = read_text(data, file="b.txt", settings=ReadSettings(max_bytes=2_000_000))
    assert found == Reject(record="b.txt", stage="read", reason=reason)


def test_another_language_is_grouped_only() -> None:
    article = read(
        "Le pont reste fermé\n\nLe maire de la ville a annoncé lundi que le pont resterait fermé"
        " jusqu'au printemps, car les ingénieurs ont trouvé des fissures dans deux piliers."
    )
    assert (article.language, article.read) == ("fr", ReadDepth.GROUPED_ONLY)


def test_ids_depend_on_address_and_text_alone() -> None:
    first, again = read(f"Title of it\n{BODY}"), read(f"Title of it\n{BODY}")
    other = read(f"Title of it\n{BODY} More.")
    assert first == again
    assert (first.id != other.id, first.address_id == other.address_id) == (True, True)


def test_a_given_date_goes_before_all() -> None:
    article = read(f"Title of it\nJune 3, 2022\n{BODY}", published=date(2021, 1, 2))
    assert article.published.value == date(2021, 1, 2)
    assert read(f"Title of it\nJune 3, 2022\n{BODY}").published.value == date(2022, 6, 3)


def test_nothing_is_dated_by_guess() -> None:
    assert read(f"Title of it\n{BODY}").published == Published()
    article = read(f"Title of it\nTARN, Saturday, October 31 (Lowland Press) - {BODY} It was built in 2011.")
    assert article.published == Published(candidates=("2015-10-31", "2020-10-31"))
