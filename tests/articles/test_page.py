from datetime import date

import pytest

from stemma.articles.page import read_html, read_page, with_title
from stemma.articles.settings import Given, ReadSettings
from stemma.model import Article, DateBasis, Published, Reject

SENTENCES = (
    "The council of Tarn closed the old bridge on Monday after engineers had found cracks in two piers.",
    "It will stay closed until the spring, and a ferry will carry passengers across the river every hour.",
    "The mayor said that the repair would cost four million crowns, more than the town spends in a year.",
)
BODY = "".join(f"<p>{s}</p>" for s in SENTENCES)
HEAD = """<title>Old bridge of Tarn closed | Tarn Post</title>
<meta property="og:site_name" content="Tarn Post">
<meta property="article:modified_time" content="2021-03-06T08:00:00+01:00">
<link rel="canonical" href="https://tarnpost.example/news/bridge">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-03-05T23:30:00Z",
"author": [{"@type": "Person", "name": "Ann Lowe"}], "publisher": {"name": "The Tarn Post"}}</script>"""
PAGE = f"""<!doctype html><html lang="en"><head>{HEAD}</head><body><nav><a href="/">Home</a></nav>
<article><h1>Old bridge of Tarn closed</h1>{BODY}<p>Read more: <a href="/f">The ferry</a></p></article>
<footer>All rights reserved</footer></body></html>"""


def read(page: str, **more: object) -> Article:
    article = read_html(page.encode(), **more)  # type: ignore[arg-type] # free keywords of one helper
    assert isinstance(article, Article)
    return article


def test_a_page_gives_its_text_and_what_it_states_of_itself() -> None:
    article = read(PAGE, url="https://tarnpost.example/news/bridge?from=feed")
    assert article.text.splitlines()[0] == article.title == "Old bridge of Tarn closed"
    assert all(s in article.text for s in SENTENCES)
    assert (article.outlet, article.byline, article.language) == ("The Tarn Post", "Ann Lowe", "en")
    assert article.url == "https://tarnpost.example/news/bridge"
    assert article.published == Published(value=date(2021, 3, 5), basis=DateBasis.METADATA)
    assert article.updated == Published(value=date(2021, 3, 6), basis=DateBasis.METADATA)
    assert {f.reason for f in article.furniture} <= {"related headlines"}


def test_what_a_person_gives_goes_before_what_the_page_states() -> None:
    given = Given(title="Bridge shut", outlet="Tarn Herald", published=date(2021, 3, 4))
    article = read(PAGE, given=given)
    assert (article.title, article.outlet) == ("Bridge shut", "Tarn Herald")
    assert article.text.startswith("Bridge shut\n")
    assert article.published == Published(value=date(2021, 3, 4), basis=DateBasis.GIVEN)


def test_the_publisher_is_not_the_aggregator() -> None:
    head = """<meta property="og:site_name" content="MSN"><script type="application/ld+json">
    {"@type": "NewsArticle", "provider": {"name": "Tarn Post"}, "publisher": {"name": "MSN"}}</script>"""
    title = "<title>Bridge closed | MSN</title>"
    page = f"<html><head>{title}{head}</head><body><article>{BODY}</article></body></html>"
    article = read(page, url="https://www.msn.com/en/news/bridge")
    assert (article.outlet, article.title) == ("Tarn Post", "Bridge closed")


def test_a_page_without_metadata_is_named_by_its_host_and_dated_by_its_address() -> None:
    page = f"<html><body><article><h1>Bridge shut</h1>{BODY}</article></body></html>"
    article = read(page, url="https://www.tarnpost.example/2020/10/31/bridge.html")
    assert (article.outlet, article.published.value) == ("tarnpost.example", date(2020, 10, 31))


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16"])
def test_the_declared_charset_may_be_wrong(charset: str) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">')
    page = page.replace("Monday", "Monday at the “café”")
    article = read_html(page.encode(charset), charset="utf-8")
    assert isinstance(article, Article)
    assert "at the “café”" in article.text


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deep_nesting_neither_crashes_nor_loses_the_text(depth: int) -> None:
    page = f"<html><body>{'<div>' * depth}{BODY}{'</div>' * depth}</body></html>"
    assert SENTENCES[0] in read(page).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no text: empty"),
        (b"%PDF-1.4 abc", "no text: the bytes are a PDF document"),
        (b"<html><body><nav>Home</nav></body></html>", "too short: 0 words of text, at least 10 are needed"),
        (b"<i>" * 300_001, "too large: 300001 tags, at most 300000 are read as one page"),
        (b"<p>" + b"a" * 3_000_000, "too large: 3.0 MB, at most 2 MB are read as one page"),
    ],
)
def test_what_is_no_page_of_an_article_is_rejected(data: bytes, reason: str) -> None:
    found = read_html(data, file="x.html", settings=ReadSettings(max_page_bytes=2_000_000))
    assert found == Reject(record="x.html", stage="read", reason=reason)


@pytest.mark.parametrize(
    "page",
    [
        "<" * 50_000,
        "<a href='" + "x" * 100_000,
        "<!--" * 20_000,
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
        "<html><head><title></title><meta property='og:title' content=''><link rel=canonical href='http://['></head>",
        "\x00<p>\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace") * 1000,
        "<table>" * 2000 + "x",
        "&#x110000;&lt;&#0;" * 1000,
    ],
)
def test_hostile_markup_gives_an_article_or_a_reject(page: str) -> None:
    assert isinstance(read_html(page.encode("utf-8", "replace"), url="http://[::1"), Article | Reject)


def test_overlays_are_no_text_of_the_page() -> None:
    inside = SENTENCES[0].replace("council", 'council<span class="tooltip x">COUNCIL ads</span>')
    _, text = read_page(PAGE.replace(SENTENCES[0], inside))
    assert SENTENCES[0] in text


def test_a_title_is_put_before_a_body_that_lacks_it() -> None:
    assert with_title("Bridge  shut", "It is.") == "Bridge shut\n\nIt is."
    assert with_title("Bridge shut", "\nBridge shut!\nIt is.") == "Bridge shut!\nIt is."
    assert with_title(None, "It is.") == "It is."
