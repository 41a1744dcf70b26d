"""Which addresses are refused, and how names are checked."""

import time

import pytest

from stemma.articles.fetch import Exchange, Fetcher, FetchSettings
from stemma.articles.fetch.addresses import refused_range
from stemma.articles.fetch.location import locate
from stemma.errors import FetchRefused
from tests.articles.fetch.servers import FastClock, fetcher, reply, serving


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("0.0.0.0", "unspecified"),
        ("10.1.2.3", "private"),
        ("100.64.0.1", "carrier-grade NAT"),
        ("127.0.0.1", "loopback"),
        ("127.9.9.9", "loopback"),
        ("169.254.169.254", "link-local"),
        ("172.31.0.1", "private"),
        ("192.168.1.1", "private"),
        ("198.18.0.1", "benchmarking"),
        ("203.0.113.9", "documentation"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("::ffff:127.0.0.1", "IPv4-mapped"),
        ("::ffff:8.8.8.8", "IPv4-mapped"),
        ("::7f00:1", "IPv4-compatible"),
        ("64:ff9b::7f00:1", "NAT64"),
        ("64:ff9b:1::7f00:1", "NAT64"),
        ("2001:0:4136:e378::1", "Teredo"),
        ("2001:db8::1", "documentation"),
        ("2002:7f00:1::", "6to4"),
        ("fd00::1", "private"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("ff02::1", "multicast"),
        ("4000::1", "not public"),
        ("example.org", "not an IP address"),
        ("8.8.8.8", None),
        ("172.32.0.1", None),
        ("2606:4700:4700::1111", None),
    ],
)
def test_only_public_addresses_pass(address: str, what: str | None) -> None:
    assert refused_range(address) == what


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://lantern.example/", "only http and https are fetched"),
        ("file:///etc/passwd", "only http and https are fetched"),
        ("http://user:pw@lantern.example/", "a user name in the address"),
        ("http:///path", "no host"),
        ("http://lantern.example:22/", "port 22 is no web port"),
        ("http://lantern.example:99999/", "Port out of range"),
        ("http://[::1/", "Invalid IPv6"),
        ("http://[fe80::1%25eth0]/", "not a host name"),
        ("http://a\\@b/", "not an address"),
        ("http://lantern.example/a b", "not an address"),
        ("http://lantern.example/a\r\nX: y", "not an address"),
        (f"http://{'ü' * 70}.example/", "not a host name"),
    ],
)
def test_addresses_that_are_not_asked_at_all(url: str, why: str) -> None:
    with pytest.raises(FetchRefused, match=why):
        locate(url)


def test_an_address_is_taken_apart() -> None:
    found = locate("HTTPS://Bücher.Example:8443/ä b?q=ü%20#part".replace(" ", "%20"))
    assert (found.url, found.authority) == (
        "https://xn--bcher-kva.example:8443/%C3%A4%20b?q=%C3%BC%20",
        "xn--bcher-kva.example:8443",
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
    ],
)
def test_no_spelling_of_a_private_address_is_fetched(url: str) -> None:
    with pytest.raises(FetchRefused, match=r"\((loopback|unspecified|IPv4-mapped)\); allow the host by name"):
        fetcher(allow_hosts=frozenset(), attempts=1).fetch(url)


def test_a_resolver_that_does_not_answer_is_left() -> None:
    settings = FetchSettings(connect_timeout_s=0.2, attempts=1)
    exchange = Exchange(settings=settings, clock=FastClock(), resolver=lambda *_: time.sleep(1) or [])  # type: ignore[func-returns-value]  # it sleeps first
    with pytest.raises(FetchRefused, match=r"cannot be resolved \(no answer in time\)"):
        Fetcher(exchange).fetch("http://lantern.example/")


def test_the_next_address_is_tried_where_the_first_does_not_answer() -> None:
    with serving({"/a": reply(b"x")}) as server:
        port = server.url.rpartition(":")[2]
        settings = FetchSettings(allow_hosts=frozenset({"lantern.example"}))
        exchange = Exchange(
            settings=settings, clock=FastClock(), resolver=lambda *_: ["127.0.0.2", "127.0.0.1"]
        )
        assert Fetcher(exchange).fetch(f"http://lantern.example:{port}/a").data == b"x"


def test_a_name_with_one_private_address_is_refused_whole() -> None:
    asked: list[str] = []

    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["8.8.8.8", "127.0.0.1"]

    exchange = Exchange(settings=FetchSettings(), clock=FastClock(), resolver=resolver)
    with pytest.raises(FetchRefused, match=r"lantern.example is at 127.0.0.1 \(loopback\)"):
        Fetcher(exchange).fetch("http://lantern.example/")
    assert asked == ["lantern.example"]
