"""python -m eval.fuzz_readers [--seconds N] [--corpus DIR] [--seed N]

Coverage-guided fuzzing (atheris, libFuzzer) of the readers: bytes in, items and rejects out. The first byte
says how the rest comes (as it is, packed, to one reader, as an HTTP answer, as an address, as robots.txt)
and whether the limits are wide or so narrow that every one of them is met.
What must hold for every input stands in `check`. A crash, an unexpected exception, ten seconds for one input
or 2 GB of memory end the run with a status other than 0, and the input is written beside the corpus.
"""

import argparse
import ast
import gzip
import http.client
import io
import ssl
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["stemma.articles.readers", "stemma.articles.fetch", "stemma.articles.decode"]
):
    from stemma.articles.fetch import FetchSettings, SystemClock, exchange
    from stemma.articles.fetch.location import Location, locate
    from stemma.articles.fetch.robots import parse_rules
    from stemma.articles.readers import Outcome, RawItem, ReaderLimits, opening
    from stemma.articles.readers.compression import frame_for
    from stemma.articles.readers.http_message import parse_answer
    from stemma.articles.readers.names import is_address, printable
    from stemma.articles.readers.sniffing import Form
    from stemma.articles.readers.source import Source

import zstandard

from stemma.errors import FetchRefused

WIDE = ReaderLimits(item_bytes=50_000, slack_bytes=200_000, json_values=20_000, entries=200, bad_lines=50)
NARROW = ReaderLimits(
    item_bytes=300, ratio=4, slack_bytes=1000, header_bytes=400, json_values=50, entries=2, bad_lines=3
)
FORMS = tuple(Form)
type Way = Callable[[bytes, ReaderLimits], None]
SEEDS = Path(__file__).with_name("fuzz_seeds.txt")
"""Small sources, one on a line, as Python byte strings: every form that is read."""


def check(outcome: Outcome, limits: ReaderLimits) -> None:
    """Raise AssertionError where an outcome breaks what every reader promises."""
    assert "\n" not in outcome.record and outcome.record == printable(outcome.record)
    if isinstance(outcome, RawItem):
        assert len(outcome.data) <= limits.item_bytes * 4  # one byte of latin-1 is at most three of UTF-8
        assert outcome.data or outcome.url
        assert outcome.url is None or is_address(outcome.url)
    else:
        assert outcome.stage == "read" and outcome.reason and outcome.reason == printable(outcome.reason)


def read_as_it_is(data: bytes, limits: ReaderLimits) -> None:
    """Read bytes as a file; something must come out of every one."""
    outcomes = list(opening.open_bytes(data, "fuzz", limits))
    for outcome in outcomes:
        check(outcome, limits)
    assert outcomes or b"WARC/" in data or frame_for(data[:4])


def read_packed(pack: Callable[[bytes], bytes]) -> Way:
    """Read bytes packed whole, so that the inner readers are reached; and cut."""

    def read(data: bytes, limits: ReaderLimits) -> None:
        read_as_it_is(pack(data), limits)
        read_as_it_is(pack(data)[: -len(data) % 40 - 1], limits)

    return read


def read_as(form: Form) -> Way:
    """Hand bytes to one reader, whatever they are."""

    def read(data: bytes, limits: ReaderLimits) -> None:
        source = Source(name="fuzz", stream=io.BufferedReader(io.BytesIO(data)), limits=limits)
        for outcome in opening.READERS[form](source):
            check(outcome, limits)

    return read


def read_answer(data: bytes, limits: ReaderLimits) -> None:
    """Undo the codings of an HTTP answer; ValueError is how it refuses."""
    try:
        assert len(parse_answer(data, limits).body) <= max(len(data), limits.item_bytes)
    except ValueError:
        return


def read_address(data: bytes, _limits: ReaderLimits) -> None:
    """Take an address apart; FetchRefused is how it refuses, and taking it apart again changes nothing."""
    try:
        found = locate(data.decode("utf-8", "replace"))
    except FetchRefused:
        return
    assert found.url.isascii() and locate(found.url).url == found.url


def read_robots(data: bytes, _limits: ReaderLimits) -> None:
    """Parse robots.txt and ask it."""
    rules = parse_rules(data)
    rules.can_fetch("https://a.example/ab/ab?ab", "Stemma")
    rules.crawl_delay("Stemma")


class Canned(http.client.HTTPConnection):
    """A connection whose server says `answer`, whatever it is asked."""

    answer = b""

    def __init__(self, location: Location, *_: object) -> None:
        super().__init__(location.host)

    def connect(self) -> None:
        """Do as if."""
        self.sock = self

    def sendall(self, data: bytes) -> None:
        """Take the request."""

    def makefile(self, _mode: str) -> io.BytesIO:
        """Give the answer."""
        return io.BytesIO(self.answer)


def read_exchange(data: bytes, limits: ReaderLimits) -> None:
    """Let a server say anything; FetchRefused, on one line, is how the fetcher refuses."""
    settings = FetchSettings(wire_bytes=limits.item_bytes, body_bytes=limits.item_bytes)
    Canned.answer = data
    own = exchange.Exchange(settings=settings, clock=SystemClock(), resolver=lambda *_: ["8.8.8.8"], tls=TLS)
    try:
        answer = own.get(locate("http://a.example/"), {})
    except FetchRefused as refused:
        assert str(refused) == printable(str(refused))
    else:
        assert len(answer.body) <= limits.item_bytes


setattr(exchange, "PinnedConnection", Canned)  # noqa: B010 - no network in a fuzzer; mypy would not let it pass
TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
WAYS: tuple[Way, ...] = (
    read_as_it_is,
    read_packed(lambda d: gzip.compress(d, 1)),
    read_packed(zstandard.ZstdCompressor(level=1).compress),
    *(read_as(form) for form in FORMS),
    read_answer,
    read_address,
    read_robots,
    read_exchange,
)


def test_one_input(data: bytes) -> None:
    """Run one input of the fuzzer."""
    if data:
        WAYS[data[0] % 128 % len(WAYS)](data[1:], NARROW if data[0] > 127 else WIDE)


def main() -> None:
    """Fuzz for the given time; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(description="fuzz the readers")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path)
    given = parser.parse_args()
    corpus = given.corpus or Path(tempfile.mkdtemp(prefix="fuzz-readers-"))
    corpus.mkdir(parents=True, exist_ok=True)
    for number, line in enumerate(SEEDS.read_text(encoding="utf-8").splitlines()):
        seed = ast.literal_eval(line)
        (corpus / f"seed-{number}").write_bytes(seed)
        for way in (*range(len(WAYS)), *range(128, 128 + len(WAYS))):
            (corpus / f"seed-{number}-{way}").write_bytes(bytes([way]) + seed[1:])
    options = [f"-max_total_time={given.seconds}", f"-seed={given.seed}", "-timeout=10", "-rss_limit_mb=2048"]
    options += ["-max_len=20000", "-print_final_stats=1", f"-artifact_prefix={corpus.parent}/", str(corpus)]
    atheris.Setup([sys.argv[0], *options], test_one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
