"""WARC: pages of a crawl, whole and broken, in constant memory."""

import gzip
import tracemalloc

from stemma.articles.readers import Kind, RawItem, open_stream
from tests.articles.readers.samples import (
    PAGE,
    SMALL,
    answer,
    crawl,
    items,
    members,
    read,
    reasons,
    record,
    zst,
)


def test_a_page_of_a_crawl_has_its_address_charset_and_time() -> None:
    assert read(record(answer()), "a.warc") == [
        RawItem(
            name="a.warc",
            inner="urn:uuid:1",
            kind=Kind.PAGE,
            data=PAGE,
            url="https://lantern.example/1",
            charset="utf-8",
            media_type="text/html",
            seen="2021-05-04T03:02:01+00:00",
        )
    ]


def test_every_packing_gives_the_same_pages() -> None:
    plain = read(crawl(5))
    single = members(*(record(answer(PAGE + b"%d" % n), n) for n in range(1, 6)))
    assert len(plain) == 5
    assert plain == read(gzip.compress(crawl(5))) == read(single) == read(zst(crawl(5)))


def test_codings_of_the_answer_are_undone() -> None:
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    blocks = [
        answer(gzip.compress(PAGE), "Content-Type: text/html\r\nContent-Encoding: gzip"),
        answer(zst(PAGE), "Content-Type: text/html\r\nContent-Encoding: zstd"),
        answer(chunked, "Content-Type: text/html\r\nTransfer-Encoding: chunked"),
        answer(PAGE, "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"),
    ]
    found = read(b"".join(record(b, n) for n, b in enumerate(blocks)))
    assert [i.data for i in items(found)] == [PAGE] * 4


def test_what_is_no_page_is_a_reject() -> None:
    data = (
        record(answer(status="404 Not Found"), 1)
        + record(answer(b"\x89PNG", "Content-Type: image/png"), 2)
        + record(answer(), 3, fields="WARC-Truncated: length\r\n")
        + record(answer(b"x" * 3000), 4)
        + record(b"no http", 5)
        + record(answer(gzip.compress(b"a" * 1_000_000), "Content-Encoding: gzip"), 6)
    )
    assert [reason.partition(" (")[0] for _, reason in reasons(read(data, "a", SMALL))] == [
        "HTTP status 404",
        "media type 'image/png'",
        "the crawler cut it",
        "larger than 2000 bytes",
        "no HTTP status line",
        "larger than 2000 bytes",
    ]


def test_a_record_that_lies_about_its_length_costs_only_itself() -> None:
    block = answer()
    for lie in (len(block) - 50, len(block) + 100, 10**12, 0):
        data = record(block, 1) + record(block, 2, length=lie) + record(block, 3) + record(block, 4)
        found = read(data, "a.warc")
        assert [i.inner for i in items(found)] == ["urn:uuid:1", "urn:uuid:3", "urn:uuid:4"], lie
        assert [name for name, _ in reasons(found)] == ["a.warc#urn:uuid:2"]
        assert reasons(found)[0][1].startswith(f"says it has {lie} bytes, but")


def test_lengths_that_are_none_and_bytes_between_records_are_told() -> None:
    block = answer()
    data = record(block, 1, length=-5) + record(block, 2, length="") + b"garbage\r\n\r\n" + record(block, 3)
    found = read(data, "a.warc")
    assert [i.inner for i in items(found)] == ["urn:uuid:3"]
    assert [r[:9] for _, r in reasons(found)] == ["no length", "no length"]


def test_a_page_that_holds_a_record_does_not_become_one() -> None:
    forged = record(answer(b"forged" * 20), 9)
    found = read(record(answer(PAGE + b"\r\n\r\n" + forged), 1) + record(answer(), 2))
    assert [i.inner for i in items(found)] == ["urn:uuid:1", "urn:uuid:2"]
    large = record(answer(b"<p>" * 1000 + b"\r\n\r\n" + forged), 1) + record(answer(), 2)
    assert [i.inner for i in items(read(large, "a", SMALL))] == ["urn:uuid:2"]


def test_a_crawl_that_broke_off_keeps_its_whole_records() -> None:
    plain = read(crawl(5)[:-60], "a.warc")
    assert [i.inner for i in items(plain)] == [f"urn:uuid:{n}" for n in range(1, 5)]
    assert "bytes are missing" in reasons(plain)[0][1]
    packed = read(members(*(record(answer(), n) for n in range(1, 6)))[:-40], "a.warc.gz")
    assert [i.inner for i in items(packed)] == [f"urn:uuid:{n}" for n in range(1, 5)]
    assert reasons(packed)[-1][1].startswith("the compressed stream broke off")


def test_ten_thousand_pages_stream_in_constant_memory(tmp_path) -> None:  # type: ignore[no-untyped-def]  # pytest's own
    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as out:
        for n in range(10_000):
            out.write(gzip.compress(record(answer(PAGE + b"<p>words of the page</p>" * 150), n), 1))
    with path.open("rb") as stream:
        found = open_stream(stream, "crawl")
        assert sum(1 for _, _ in zip(range(100), found, strict=False)) == 100
        tracemalloc.start()
        count = 100 + sum(isinstance(o, RawItem) for o in found)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert count == 10_000
    assert peak < 2_000_000
