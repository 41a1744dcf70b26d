"""Lists of feeds, feeds and pages from a server on loopback."""

from datetime import date
from itertools import islice

from stemma.articles.fetch import Following, Visit, follow
from stemma.articles.readers import Kind, RawItem, open_bytes, open_source
from stemma.model import Reject
from tests.articles.fetch.servers import FastClock, Server, fetcher, reply, serving

PAGE = b"<html><body><p>The bridge is open.</p></body></html>"


def site(server: Server) -> None:
    feed = (
        "<rss><channel><title>The Lantern</title>"
        "<item><title>One</title><link>/1</link><pubDate>Tue, 04 May 2021 01:00:00 GMT</pubDate></item>"
        "<item><link>/gone</link></item><item><link>/1</link></item></channel></rss>"
    )
    opml = f'<opml><body><outline xmlUrl="{server.url}/feed"/></body></opml>'
    server.answers |= {
        "/opml": reply(opml.encode()),
        "/feed": reply(feed.encode(), ETag='"1"'),
        "/1": reply(PAGE, Content_Type="text/html; charset=utf-8"),
    }


def test_a_list_of_feeds_leads_to_pages_with_what_the_feed_states() -> None:
    with serving({}) as server:
        site(server)
        found = list(follow(open_source(f"{server.url}/opml"), Following(fetcher=fetcher())))
    pages = [o for o in found if isinstance(o, RawItem)]
    assert pages == [
        RawItem(
            name=f"{server.url}/1",
            kind=Kind.PAGE,
            data=PAGE,
            url=f"{server.url}/1",
            charset="utf-8",
            media_type="text/html",
            title="One",
            outlet="The Lantern",
            published=pages[0].published,
            seen="2021-05-04T03:02:01+00:00",
        )
    ]
    assert pages[0].published.value == date(2021, 5, 4)
    gone = f"{server.url}/gone"
    assert [o for o in found if isinstance(o, Reject)] == [
        Reject(record=gone, stage="fetch", reason=f"{gone}: HTTP status 404")
    ]
    assert [o.url.removeprefix(server.url) for o in found if isinstance(o, Visit)] == ["/1", "/feed", "/opml"]


def test_what_was_visited_is_not_visited_again() -> None:
    with serving({}) as server:
        site(server)
        start = f"{server.url}/feed"
        first = list(follow(open_source(start), Following(fetcher=fetcher())))
        done = frozenset(o.url for o in first if isinstance(o, Visit))
        asked = len(server.paths)
        assert list(follow(open_source(start), Following(fetcher=fetcher(), done=done))) == []
        assert len(server.paths) == asked


def test_a_feed_that_did_not_change_is_a_visit_without_items() -> None:
    with serving({}) as server:
        site(server)
        start = f"{server.url}/feed"
        first = list(follow(open_source(start), Following(fetcher=fetcher())))
        known = {o.url: o.validators for o in first if isinstance(o, Visit)}
        server.answers["/feed"] = reply(status=304)
        again = list(follow(open_source(start), Following(fetcher=fetcher(), known=known)))
        assert [(o.url, o.status) for o in again if isinstance(o, Visit)] == [(start, 304)]
        assert len(again) == 1


def test_links_without_end_are_cut() -> None:
    with serving({}) as server:
        for depth in range(5):
            links = "\n".join(f"{server.url}/{depth + 1}?{n}" for n in range(3))
            for n in range(3):
                server.answers[f"/{depth}?{n}"] = reply(links.encode())
        following = Following(fetcher=fetcher(delay_s=0.0), links=2)
        found = list(follow(open_source(f"{server.url}/0?0"), following))
    reasons = {o.reason.replace(server.url, "") for o in found if isinstance(o, Reject)}
    assert reasons == {
        "more than 2 links; the rest was not followed",
        "/3?0: a link of a link of a link is not followed",
        "/3?1: a link of a link of a link is not followed",
    }


def test_hosts_take_turns_so_that_nobody_waits() -> None:
    page = {"/1": reply(PAGE), "/2": reply(PAGE)}
    with serving(dict(page)) as one, serving(dict(page)) as two:
        addresses = "\n".join(f"{s.url}/{n}" for s in (one, two) for n in (1, 2))
        clock = FastClock()
        found = follow(open_bytes(addresses.encode(), "list"), Following(fetcher=fetcher(clock)))
        order = [o.url for o in found if isinstance(o, Visit)]
        assert order == [f"{one.url}/1", f"{two.url}/1", f"{one.url}/2", f"{two.url}/2"]


def test_stopped_anywhere_and_begun_again_loses_nothing() -> None:
    with serving({}) as server:
        site(server)
        start = f"{server.url}/opml"
        whole = list(follow(open_source(start), Following(fetcher=fetcher())))
        for stop in range(len(whole)):
            first = list(islice(follow(open_source(start), Following(fetcher=fetcher())), stop))
            done = frozenset(o.url for o in first if isinstance(o, Visit))
            rest = list(follow(open_source(start), Following(fetcher=fetcher(), done=done)))
            assert {o for o in whole if not isinstance(o, Reject)} <= {*first, *rest}
            assert len([o for o in rest if isinstance(o, RawItem)]) == (f"{server.url}/1" not in done)
