"""Raw items to articles."""

import json
from datetime import date
from pathlib import Path

import pytest

from stemma.articles.readers import Outcome, RawItem, open_bytes, open_source, read_articles, read_item
from stemma.articles.settings import Given
from stemma.articles.text import read_text
from stemma.model import Article, DateBasis, Published, Reject

BODY = (
    "PORT ELM, May 4 (Elm Wire) - The bridge over the Tarn was opened on Tuesday by the mayor, Ana Poe. "
    "She said that it would carry 300 lorries a day. Work on it had begun three years earlier."
)
HTML = (
    f"<h2>What was built</h2><p>{BODY}</p><p>The council will meet again on Friday to discuss the tolls.</p>"
)


def articles(outcomes: list[Outcome]) -> list[Article | Reject]:
    return [read_item(o) for o in outcomes if isinstance(o, RawItem)]


def test_a_row_becomes_an_article_with_its_title_first() -> None:
    row = {
        "title": "Bridge opens",
        "text": BODY,
        "outlet": "The Lantern",
        "published": "2021-05-04",
        "url": "https://lantern.example/1",
    }
    [article] = articles(list(open_bytes(json.dumps(row).encode() + b"\n", "a.jsonl")))
    assert isinstance(article, Article)
    assert article.text == f"Bridge opens\n\n{BODY}"
    assert (article.title, article.title_span, article.outlet) == ("Bridge opens", (0, 12), "The Lantern")
    assert (article.file, article.url) == ("a.jsonl#line 1", "https://lantern.example/1")
    assert article.published == Published(value=date(2021, 5, 4), basis=DateBasis.GIVEN)


def test_the_entry_of_a_feed_becomes_an_article() -> None:
    feed = (
        "<rss><channel><title>The Lantern</title>"
        "<item><title>Bridge opens</title><link>https://lantern.example/1</link>"
        "<pubDate>Tue, 04 May 2021 10:00:00 GMT</pubDate>"
        f"<content><![CDATA[{HTML}]]></content></item></channel></rss>"
    )
    [article] = articles(list(open_bytes(feed.encode(), "feed")))
    assert isinstance(article, Article)
    assert article.text.startswith("Bridge opens\n\nWhat was built\n\nPORT ELM, May 4")
    assert article.published == Published(value=date(2021, 5, 4), basis=DateBasis.METADATA)
    assert article.outlet == "The Lantern"


def test_a_page_keeps_its_own_words_and_a_manifest_overrides_them(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Bridge opens</title><meta property='og:site_name' content='The Lantern'>"
        "<meta property='article:published_time' content='2021-05-04T10:00:00Z'></head>"
        f"<body><article><h1>Bridge opens</h1>{HTML}</article></body></html>"
    )
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "manifest.jsonl").write_text(
        '{"file": "a.html", "outlet": "The Courier", "published": "2021-05-05"}\n'
    )
    [own] = articles(list(open_source(str(tmp_path / "a.html"))))
    [overridden] = articles(list(open_source(str(tmp_path))))
    assert isinstance(own, Article) and isinstance(overridden, Article)
    assert (own.outlet, own.published.value, own.published.basis) == (
        "The Lantern",
        date(2021, 5, 4),
        DateBasis.METADATA,
    )
    assert (overridden.outlet, overridden.published.value) == ("The Courier", date(2021, 5, 5))
    assert own.text == overridden.text


def test_a_manifest_of_the_user_speaks_for_files_and_not_for_records_in_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": BODY}) + "\n")
    given = {"a.txt": Given(published=date(2021, 5, 5), outlet="The Courier"), "b.jsonl": Given(outlet="No")}
    own, row = read_articles(open_source(str(tmp_path)), given)
    assert own == read_text(BODY.encode(), file=f"{tmp_path}/a.txt", given=given["a.txt"])
    assert isinstance(row, Article) and row.outlet is None


def test_a_link_alone_is_no_article() -> None:
    url = "https://lantern.example/1"
    assert articles(list(open_source(url))) == [
        Reject(record=url, stage="read", reason=f"only an address ({url}): it has to be fetched")
    ]


@pytest.mark.parametrize("tag", ["div", "b", "p", "table><tr><td"])
def test_markup_nested_a_hundred_thousand_deep_is_read_or_refused(tag: str) -> None:
    deep = f"<{tag}>" * 100_000 + BODY
    page = f"<html><body>{deep}</body></html>"
    feed = (
        f"<rss><item><link>https://lantern.example/1</link><content><![CDATA[{deep}]]></content></item></rss>"
    )
    for source in (page, feed):
        [found] = articles(list(open_bytes(source.encode(), "deep")))
        assert isinstance(found, Reject) or "The bridge over the Tarn" in found.text


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + BODY.encode(),
        b"\xff\xfe" + BODY.encode("utf-16-le"),
        BODY.replace(" ", "\0 ", 5).encode(),
        BODY.replace("Tarn", "T\u200b\u202earn").encode(),
    ],
)
def test_marks_and_invisible_characters_do_not_stay(data: bytes) -> None:
    [article] = articles(list(open_bytes(data, "a.txt")))
    assert isinstance(article, Article)
    assert article.text == BODY


def test_a_wrong_declared_charset_does_not_garble() -> None:
    body = BODY.replace("Tarn", "Tärn")
    page = f"<html><head><meta charset=latin-1></head><body><article><p>{body}</p></article></body></html>"
    [article] = articles(list(open_bytes(page.encode(), "https://a.example/", charset="koi8-r")))
    assert isinstance(article, Article) and "over the Tärn was" in article.text


def test_text_that_is_not_utf8_is_decoded_or_refused() -> None:
    [article] = articles(list(open_bytes(BODY.replace("Tarn", "Tärn").encode("latin-1"), "a.txt")))
    assert isinstance(article, Article) and "Tärn" in article.text
    [noise] = articles(list(open_bytes(bytes(range(256)) * 20, "a.bin")))
    assert isinstance(noise, Reject)
