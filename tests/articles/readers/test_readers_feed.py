"""RSS, Atom, RDF, OPML."""

import gzip
import time
from datetime import date

from stemma.articles.readers import Kind, RawItem, ReaderLimits
from stemma.model import DateBasis, Published
from tests.articles.readers.samples import items, read, reasons

RSS = b"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Lantern</title><link>https://lantern.example/</link>
<language>en</language>
<item><title>AT&T &amp;amp; others</title><link>https://lantern.example/1</link><guid>tag:1</guid>
<pubDate>Tue, 04 May 2021 23:30:00 -0300</pubDate><dc:creator>Ana Poe</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The bridge&nbsp;is open &amp; free.</p>]]></content:encoded>
</item>
<item><title>Second</title><link>/2</link><description>Only a summary.</description>
<source url="https://courier.example/feed">The Courier</source></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lantern</title>
<entry><id>urn:1</id><title type="html">Bridge &lt;b&gt;opens&lt;/b&gt;</title>
<link rel="self" href="https://lantern.example/self"/>
<link rel="alternate" href="https://lantern.example/1"/>
<published>2021-05-04T03:00:00Z</published>
<updated>2021-05-06T03:00:00Z</updated>
<author><name>Ana Poe</name></author>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Open &amp; free.</p></div></content></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><title>The Lantern</title></channel>
<item rdf:about="y"><title>One</title><link>https://lantern.example/1</link></item></rdf:RDF>"""


def test_an_rss_entry_with_its_text_is_a_fragment() -> None:
    assert items(read(RSS, "feed"))[0] == RawItem(
        name="feed",
        inner="tag:1",
        kind=Kind.FRAGMENT,
        data=b"<p>The bridge&nbsp;is open &amp; free.</p>",
        charset="utf-8",
        url="https://lantern.example/1",
        title="AT&T & others",
        outlet="The Lantern",
        byline="Ana Poe",
        language="en",
        published=Published(value=date(2021, 5, 4), basis=DateBasis.METADATA),
    )


def test_an_entry_with_a_summary_is_a_link_and_its_source_the_outlet() -> None:
    second = items(read(RSS, "feed"))[1]
    assert (second.kind, second.url, second.outlet, second.data) == (
        Kind.LINK,
        "https://lantern.example/2",
        "The Courier",
        b"Only a summary.",
    )


def test_an_atom_entry_has_its_markup_and_both_dates() -> None:
    [item] = items(read(ATOM, "feed"))
    assert (item.inner, item.title, item.byline, item.url) == (
        "urn:1",
        "Bridge opens",
        "Ana Poe",
        "https://lantern.example/1",
    )
    assert b"<p>Open &amp; free.</p>" in item.data
    assert (item.published.value, item.updated.value) == (date(2021, 5, 4), date(2021, 5, 6))


def test_an_rdf_feed_is_read() -> None:
    assert [(i.title, i.kind, i.outlet) for i in items(read(RDF))] == [("One", Kind.LINK, "The Lantern")]


def test_a_feed_in_another_charset_is_decoded() -> None:
    feed = (
        "<?xml version='1.0' encoding='windows-1251'?>"
        + "<rss><item><title>Мост</title><guid>http://a.example/</guid></item></rss>"
    )
    assert items(read(feed.encode("cp1251")))[0].title == "Мост"


def test_html_names_of_characters_and_controls_are_mended() -> None:
    feed = b"<rss><channel><item><title>a&nbsp;b &eacute; \x0b&unknown; c</title><link>http://a.example/</link></item></channel></rss>"
    assert items(read(feed))[0].title == "a b é &unknown; c"


def test_a_feed_that_broke_off_keeps_its_whole_entries() -> None:
    found = read(RSS[: RSS.index(b"<title>Second")], "feed")
    assert [i.inner for i in items(found)] == ["tag:1"]
    assert reasons(found) == [("feed", "the XML broke off inside <item>, after 1 entries")]


def test_a_packed_feed_that_broke_off_keeps_its_whole_entries() -> None:
    entries = "".join(f"<item><link>https://lantern.example/{n * n}</link></item>" for n in range(2000))
    packed = gzip.compress(f"<rss><channel>{entries}</channel></rss>".encode())
    found = read(packed[: len(packed) // 2], "feed")
    assert 500 < len(items(found)) < 1500
    [(name, reason)] = reasons(found)
    assert name == "feed" and reason.startswith("the compressed stream broke off")


def test_entities_that_expand_do_not() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))
    entry = "<rss><channel><item><title>a &l19; b</title></item></channel></rss>"
    feed = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>{entry}'
    began = time.monotonic()
    found = read(feed.encode(), "feed")
    assert time.monotonic() - began < 2
    assert all(len(i.title or "") < 100 for i in items(found))
    assert found


def test_external_entities_are_never_read(tmp_path) -> None:  # type: ignore[no-untyped-def]  # pytest's own
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    outside = f'<!ENTITY x SYSTEM "file://{secret}"><!ENTITY % p SYSTEM "file://{secret}"> %p;'
    entry = "<title>a &x; b</title><description>&x;</description>"
    feed = f"<!DOCTYPE rss [{outside}]><rss><channel><item>{entry}</item></channel></rss>"
    found = read(feed.encode(), "feed")
    assert found and "the secret" not in repr(found)


def test_deep_and_endless_feeds_end() -> None:
    deep = b"<rss><channel><item>" + b"<a>" * 200_000
    assert "nested more than 100 deep" in reasons(read(deep))[0][1]
    many = (
        b"<rss><channel>"
        + b"<item><title>x</title><link>http://a.example/</link></item>" * 500
        + b"</channel></rss>"
    )
    found = read(many, "feed", ReaderLimits(entries=100))
    assert (len(items(found)), reasons(found)) == (
        101,
        [("feed", "more than 100 entries; the rest was not read")],
    )


def test_an_entry_with_a_title_alone_is_a_reject_and_odd_feeds_do_not_stumble() -> None:
    alone = b"<!-- x --><?pi?><rss><channel></oops><item><title>x</title></item></channel></rss>"
    assert reasons(read(alone)) == [("source#entry 1", "a feed entry without text and without address")]


def test_opml_gives_each_feed_once() -> None:
    opml = b"""<opml version="2.0"><body><outline text="World">
    <outline text="Lantern" xmlUrl="https://lantern.example/rss"/>
    <outline text="Again" xmlUrl="https://lantern.example/rss"/>
    <outline xmlUrl="file:///etc/passwd"/></outline></body></opml>"""
    found = read(opml, "feeds.opml")
    assert [(i.kind, i.url, i.outlet) for i in items(found)] == [
        (Kind.LINK, "https://lantern.example/rss", "Lantern")
    ]
    assert reasons(found) == [("feeds.opml#file:///etc/passwd", "not an http(s) address")]
