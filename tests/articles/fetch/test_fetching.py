"""Fetching from real servers on loopback: honest ones."""

import shutil
import ssl
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stemma.articles.fetch import Exchange, Fetched, Fetcher, FetchSettings, Validators
from stemma.errors import FetchRefused
from tests.articles.fetch.servers import FastClock, fetcher, in_turn, reply, serving

HTML = "text/html; charset=koi8-r"


def test_a_page_comes_with_its_type_and_validators() -> None:
    with serving(
        {"/a": reply(b"<p>Open.</p>", Content_Type=HTML, ETag='"1"', Last_Modified="yesterday")}
    ) as server:
        found = fetcher().fetch(f"{server.url}/a#part")
        assert found == Fetched(
            url=f"{server.url}/a#part",
            final_url=f"{server.url}/a",
            status=200,
            at=datetime(2021, 5, 4, 3, 2, 1, tzinfo=UTC),
            validators=Validators(url=f"{server.url}/a", etag='"1"', last_modified="yesterday"),
            data=b"<p>Open.</p>",
            media_type="text/html",
            charset="koi8-r",
        )
        assert server.paths == ["/a"]
        assert server.asked[-1][1]["User-Agent"].startswith("Stemma")
        assert server.asked[-1][1]["User-Agent"].endswith("(+https://example.org/bot)")


def test_what_has_not_changed_is_not_sent_again() -> None:
    with serving({"/a": in_turn(reply(b"x", ETag='"1"'), reply(status=304))}) as server:
        own = fetcher()
        first = own.fetch(f"{server.url}/a")
        again = own.fetch(f"{server.url}/a", first.validators)
        assert (again.status, again.data) == (304, b"")
        assert server.asked[-1][1]["If-None-Match"] == '"1"'


def test_redirects_are_followed_and_kept() -> None:
    with serving({"/a": reply(status=301, Location="/b"), "/b": reply(b"x")}) as server:
        found = fetcher().fetch(f"{server.url}/a")
        assert (found.final_url, found.redirects) == (f"{server.url}/b", (f"{server.url}/a",))


def test_robots_txt_is_obeyed_and_asked_for_once() -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: stemma\nDisallow: /private\nCrawl-delay: 7\n"
    with serving({"/robots.txt": reply(rules), "/a": reply(b"x"), "/b": reply(b"y")}) as server:
        clock = FastClock()
        own = fetcher(clock)
        assert [own.fetch(f"{server.url}/{name}").data for name in "ab"] == [b"x", b"y"]
        with pytest.raises(FetchRefused, match=r"robots.txt does not allow it"):
            own.fetch(f"{server.url}/private/x")
        assert [path for path, _ in server.asked] == ["/robots.txt", "/a", "/b"]
        assert clock.slept == [7.0, 7.0]


def test_robots_txt_counts_at_every_redirect() -> None:
    with serving({"/robots.txt": reply(b"User-agent: *\nDisallow: /private\n")}) as server:
        server.answers["/a"] = reply(status=302, Location="/private")
        with pytest.raises(FetchRefused, match=r"/private: robots.txt does not allow it"):
            fetcher().fetch(f"{server.url}/a")


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_site_whose_robots_txt_fails_is_left_alone(status: int) -> None:
    with serving({"/robots.txt": reply(status=status), "/a": reply(b"x")}) as server:
        clock = FastClock()
        own = fetcher(clock)
        with pytest.raises(FetchRefused, match=rf"robots.txt cannot be read \(.*HTTP status {status}"):
            own.fetch(f"{server.url}/a")
        assert server.paths == []
        server.answers["/robots.txt"] = reply(status=404)
        with pytest.raises(FetchRefused, match=r"robots.txt cannot be read"):
            own.fetch(f"{server.url}/a")
        clock.sleep(601)
        assert own.fetch(f"{server.url}/a").data == b"x"


def test_one_host_is_asked_once_a_second() -> None:
    with serving({"/a": reply(b"x")}) as server:
        clock = FastClock()
        own = fetcher(clock)
        for _ in range(3):
            own.fetch(f"{server.url}/a")
        assert clock.slept == [1.0, 1.0, 1.0]  # robots.txt was the first


def test_a_failure_that_passes_is_waited_for() -> None:
    with serving(
        {"/a": in_turn(reply(status=503), reply(status=429, Retry_After="30"), reply(b"x"))}
    ) as server:
        clock = FastClock()
        assert fetcher(clock, delay_s=0.0).fetch(f"{server.url}/a").data == b"x"
        assert clock.slept == [1.0, 30.0]


def test_a_retry_may_be_a_date_and_may_be_too_far() -> None:
    near, far = "Tue, 04 May 2021 03:02:21 GMT", "Wed, 05 May 2021 03:02:01 GMT"
    with serving(
        {"/a": in_turn(reply(status=503, Retry_After=near), reply(status=503, Retry_After=far))}
    ) as server:
        clock = FastClock()
        with pytest.raises(FetchRefused, match="HTTP status 503; it asks to come back in 86400 s"):
            fetcher(clock, delay_s=0.0).fetch(f"{server.url}/a")
        assert clock.slept == [20.0]


def test_a_failure_that_stays_is_told_and_a_404_not_tried_again() -> None:
    with serving({"/a": reply(status=500)}) as server:
        with pytest.raises(FetchRefused, match=r"HTTP status 500 \(3 attempts\)"):
            fetcher().fetch(f"{server.url}/a")
        with pytest.raises(FetchRefused, match="HTTP status 404"):
            fetcher().fetch(f"{server.url}/none")
        assert server.paths == ["/a", "/a", "/a", "/none"]


def test_a_server_that_is_not_there_is_told() -> None:
    with serving({}) as server:
        url = server.url
    with pytest.raises(FetchRefused, match=r"robots.txt cannot be read .*Connection"):
        fetcher(attempts=1).fetch(url)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("makes its certificate with openssl")
    path = tmp_path_factory.mktemp("tls") / "pair.pem"
    options = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=lantern.example"]
    names = ["-addext", "subjectAltName=DNS:lantern.example", "-keyout", str(path), "-out", f"{path}.crt"]
    subprocess.run([program, *options, *names], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


def test_tls_goes_to_the_checked_address_by_the_name_asked_for(certificate: Path) -> None:
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(certificate)
    names: list[str | None] = []
    server_side.sni_callback = lambda _socket, name, _context: names.append(name)
    trusting = ssl.create_default_context(cafile=f"{certificate}.crt")
    with serving(
        {"/a": reply(b"x"), "/b": reply(status=302, Location="http://lantern.example/")}, server_side
    ) as server:
        port = server.url.rpartition(":")[2]
        settings = FetchSettings(allow_hosts=frozenset({f"lantern.example:{port}"}))
        exchange = Exchange(
            settings=settings, clock=FastClock(), resolver=lambda *_: ["127.0.0.1"], tls=trusting
        )
        assert Fetcher(exchange).fetch(f"https://lantern.example:{port}/a").data == b"x"
        assert server.asked[-1][1]["Host"] == f"lantern.example:{port}"
        assert set(names) == {"lantern.example"}
        with pytest.raises(FetchRefused, match="redirects from https to http"):
            Fetcher(exchange).fetch(f"https://lantern.example:{port}/b")
        untrusting = Exchange(settings=settings, clock=FastClock(), resolver=lambda *_: ["127.0.0.1"])
        with pytest.raises(FetchRefused, match="no safe connection"):
            Fetcher(untrusting).fetch(f"https://lantern.example:{port}/a")
