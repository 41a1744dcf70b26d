"""Fetching from a hostile server on loopback: every attack ends as a refusal, in time."""

import gzip
import time
from typing import Any

import pytest

from stemma.articles.fetch import Exchange, Fetcher, FetchSettings
from stemma.errors import FetchRefused
from tests.articles.fetch.servers import Answer, FastClock, fetcher, raw, reply, serving

SMALL: dict[str, Any] = {"wire_bytes": 100_000, "body_bytes": 200_000, "attempts": 1}
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def refusal(answer: Answer, **settings: Any) -> str:
    with serving({"/a": answer}) as server:
        began = time.monotonic()
        with pytest.raises(FetchRefused) as refused:
            fetcher(FastClock(is_real=True), **(SMALL | settings)).fetch(f"{server.url}/a")
        assert time.monotonic() - began < 10
        return str(refused.value).replace(server.url, "")


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "//127.0.0.2/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(target: str) -> None:
    assert "allow the host by name" in refusal(reply(status=302, Location=target))


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("file:///etc/passwd", "only http and https are fetched"),
        ("ftp://lantern.example/", "only http and https are fetched"),
        ("http://[", "redirects to what is no address"),
        ("/a", "redirects in a circle"),
        ("http://x:y@127.0.0.1/", "a user name in the address"),
    ],
)
def test_a_redirect_to_what_is_not_fetched_is_refused(target: str, why: str) -> None:
    assert why in refusal(reply(status=302, Location=target))


def test_thirty_redirects_are_too_many() -> None:
    hops = {f"/{n}": reply(status=302, Location=f"/{n + 1}") for n in range(30)}
    with serving(hops | {"/30": reply(b"x")}) as server:
        with pytest.raises(FetchRefused, match="more than 10 redirects"):
            fetcher().fetch(f"{server.url}/0")
        assert len(server.paths) == 11


def test_a_name_that_moves_after_the_check_is_not_asked_again() -> None:
    with serving({"/a": reply(b"x")}) as server:
        asked: list[str] = []

        def rebinding(host: str, port: int) -> list[str]:
            asked.append(host)
            return ["127.0.0.1"] if len(asked) <= 2 else ["10.0.0.1"]

        port = server.url.rpartition(":")[2]
        settings = FetchSettings(allow_hosts=frozenset({"lantern.example"}))
        own = Fetcher(Exchange(settings=settings, clock=FastClock(), resolver=rebinding))
        assert own.fetch(f"http://lantern.example:{port}/a").data == b"x"
        assert len(asked) == 2  # robots.txt and the page: once for each connection


@pytest.mark.parametrize(
    "answer",
    [
        raw(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 50_000, times=1000),
        raw(CHUNKED + (b"1000\r\n" + b"x" * 4096 + b"\r\n") * 1000),
        raw(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, times=1000),
    ],
)
def test_an_endless_body_ends(answer: Answer) -> None:
    assert "more than 100000 bytes came" in refusal(answer)


def test_an_endless_head_ends() -> None:
    assert "got more than" in refusal(raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000))
    assert "got more than" in refusal(raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000))


def test_a_gzip_bomb_ends() -> None:
    bomb = gzip.compress(b"a" * 50_000_000)
    assert len(bomb) < 100_000
    assert "larger than 200000 bytes" in refusal(reply(bomb, Content_Encoding="gzip"))


def test_damaged_and_unknown_codings_are_told() -> None:
    assert "broke off" in refusal(reply(gzip.compress(b"words" * 100)[:-9], Content_Encoding="gzip"))
    assert "content coding 'rot13' is not read" in refusal(reply(b"x", Content_Encoding="rot13"))


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_slow_drip_ends(head: bytes) -> None:
    drip = raw(b"x", times=100, pause_s=0.05)
    began = time.monotonic()

    def answer(handler: object) -> None:
        raw(head)(handler)  # type: ignore[arg-type]  # the handler it was given
        drip(handler)  # type: ignore[arg-type]  # the handler it was given

    assert "took too long in all" in refusal(answer, total_timeout_s=0.5, read_timeout_s=0.4)
    assert time.monotonic() - began < 6


def test_silence_ends() -> None:
    assert "no answer in time" in refusal(lambda _: time.sleep(1.0), read_timeout_s=0.3)


def test_a_body_shorter_than_said_is_told() -> None:
    assert "IncompleteRead" in refusal(raw(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort"))
    assert "IncompleteRead" in refusal(raw(CHUNKED + b"5\r\nshort\r\n"))


def test_nonsense_is_told() -> None:
    assert "BadStatusLine" in refusal(raw(b"\x00\xff nonsense\r\n\r\n"))
    assert "\x1b" not in refusal(raw(b"\x1b[31mHTTP/9 \x1b]0;x\x07\r\n\r\n"))
    assert "to nowhere" in refusal(reply(status=302))


def test_a_wrong_charset_is_only_a_word() -> None:
    with serving({"/a": reply(b"x", Content_Type="text/html; charset=" + "\xe9" * 30 + ";")}) as server:
        assert fetcher().fetch(f"{server.url}/a").charset is None
        server.answers["/b"] = reply(b"x", Content_Type='text/html; charset="no-such-charset"')
        assert fetcher().fetch(f"{server.url}/b").charset == "no-such-charset"


def test_a_robots_txt_without_end_is_cut_and_obeyed() -> None:
    rules = b"User-agent: *\nDisallow: /a\n" + b"# noise\n" * 200_000
    with serving({"/robots.txt": reply(rules), "/a": reply(b"x"), "/b": reply(b"x")}) as server:
        own = fetcher()
        assert own.fetch(f"{server.url}/b").data == b"x"
        with pytest.raises(FetchRefused, match=r"robots.txt does not allow it"):
            own.fetch(f"{server.url}/a")
