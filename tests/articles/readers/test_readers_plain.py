"""Text, pages, addresses, and what is told by content."""

import gzip
import io

import pytest

from stemma.articles.readers import Kind, RawItem, open_source, open_stream
from stemma.articles.readers.names import printable
from tests.articles.readers.samples import PAGE, SMALL, crawl, items, read, reasons, zst

PACKED_THRICE = gzip.compress(gzip.compress(gzip.compress(b"words", mtime=0), mtime=0), mtime=0)


def test_a_text_is_one_item_whatever_it_is_called() -> None:
    assert read(b"The bridge is open.", "a.html") == [
        RawItem(name="a.html", kind=Kind.TEXT, data=b"The bridge is open.")
    ]


def test_a_page_is_told_by_its_content() -> None:
    assert read(PAGE, "a.txt") == [RawItem(name="a.txt", kind=Kind.PAGE, data=PAGE)]


@pytest.mark.parametrize(
    "pack", [gzip.compress, zst, lambda d: zst(gzip.compress(d)), lambda d: gzip.compress(d) * 1]
)
def test_compression_is_undone_whatever_the_name(pack) -> None:  # type: ignore[no-untyped-def]  # any packer
    assert read(pack(PAGE), "a.txt") == [RawItem(name="a.txt", kind=Kind.PAGE, data=PAGE)]


def test_standard_input_is_read_by_the_name_of_a_dash() -> None:
    pasted = io.BytesIO(b"Pasted words.")
    assert list(open_source("-", stdin=pasted)) == [RawItem(name="-", kind=Kind.TEXT, data=b"Pasted words.")]


def test_an_address_becomes_a_link() -> None:
    url = "https://lantern.example/a?b=c"
    assert list(open_source(url)) == [RawItem(name=url, kind=Kind.LINK, url=url)]
    assert reasons(list(open_source("http://a b/"))) == [("http://a b/", "not an http(s) address")]


def test_a_list_of_addresses_is_links_and_rejects() -> None:
    first, second = "https://lantern.example/1", "http://courier.example/2"
    found = read(f"{first}\n\n{second}\nno address\n".encode() + b"\n", "list.txt")
    assert items(found)[0].kind is Kind.TEXT  # not all of it is addresses
    assert [i.kind for i in items(read(f"{first} Opens".encode()))] == [Kind.TEXT]
    links = read(f"{first}\n{second}\n".encode(), "list.txt")
    assert [(i.kind, i.url, i.record) for i in items(links)] == [
        (Kind.LINK, first, "list.txt#line 1"),
        (Kind.LINK, second, "list.txt#line 2"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"x" * 2001, "larger than 2000 bytes"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04....", "a ZIP archive or an office document"),
        (
            b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;",
            "a web archive in one file (MHTML; save the page as HTML)",
        ),
        (b"<?xml version='1.0'?><svg/>", "XML with the root element 'svg' (feeds, OPML and XHTML are read)"),
        (PACKED_THRICE, "compressed more than 2 times over"),
    ],
)
def test_what_is_no_article_is_a_reject_with_its_reason(data: bytes, reason: str) -> None:
    assert reasons(read(data, "a", SMALL)) == [("a", reason)]


@pytest.mark.parametrize("pack", [gzip.compress, zst])
def test_a_truncated_text_is_no_text(pack) -> None:  # type: ignore[no-untyped-def]  # any packer
    packed = pack(bytes(range(32, 127)) * 10)
    [(name, reason)] = reasons(read(packed[:-6], "a.gz"))
    assert name == "a.gz" and reason.startswith("the compressed stream broke off; compressed byte")


@pytest.mark.parametrize("pack", [gzip.compress, zst])
def test_a_bomb_stops_at_its_limit(pack) -> None:  # type: ignore[no-untyped-def]  # any packer
    [(_, reason)] = reasons(read(pack(b"a" * 200_000_000), "a.gz"))
    assert reason == "larger than 50000000 bytes" or "as a decompression bomb does" in reason


def test_a_bomb_of_lines_stops_at_the_ratio() -> None:
    bomb = gzip.compress(b'{"text": "' + b" " * 1000 + b'x"}\n' * 1 + b"\n" * 100_000_000)
    found = read(bomb, "a.jsonl.gz")
    assert "as a decompression bomb does" in reasons(found)[-1][1]
    assert len(items(found)) == 1


class Endless(io.RawIOBase):
    given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io hands in no other buffer
        buffer[:] = b"<p>words</p>\n".ljust(64)[: len(buffer)].ljust(len(buffer), b"x")
        self.given += len(buffer)
        return len(buffer) if self.given < 200_000_000 else 0


def test_a_page_of_200_megabytes_is_not_taken_in() -> None:
    page = Endless()
    assert reasons(list(open_stream(page, "a.html"))) == [("a.html", "larger than 50000000 bytes")]  # type: ignore[arg-type]  # a raw stream
    assert page.given < 52_000_000


class Trickle(io.RawIOBase):
    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io hands in no other buffer
        byte = self._data.read(1)
        buffer[: len(byte)] = byte
        return len(byte)


@pytest.mark.parametrize(
    "data",
    [PAGE, crawl(3), b'{"text": "Words."}\n' * 3, gzip.compress(crawl(3)), zst(crawl(3))],
    ids=["page", "crawl", "rows", "crawl in gzip", "crawl in zstd"],  # gzip tells the time of packing
)
def test_a_pipe_that_gives_byte_by_byte_is_read_as_a_file_is(data: bytes) -> None:
    assert list(open_stream(Trickle(data), "-")) == read(data, "-")  # type: ignore[arg-type]  # a raw stream


def test_a_wrong_checksum_is_told() -> None:
    packed = bytearray(gzip.compress(b"The bridge is open."))
    packed[-6] ^= 1
    assert "incorrect data check" in reasons(read(bytes(packed)))[0][1]


def test_padding_after_gzip_is_ignored_and_other_bytes_are_told() -> None:
    assert len(items(read(gzip.compress(b"Words.") + b"\0" * 512))) == 1
    assert "follow the compressed ones" in reasons(read(gzip.compress(b"Words.") + b"garbage"))[0][1]


def test_a_missing_file_and_an_impossible_name_are_rejects() -> None:
    assert reasons(list(open_source("/nowhere/a.txt"))) == [("/nowhere/a.txt", "no such file")]
    assert reasons(list(open_source("a\0b"))) == [("a\\x00b", "no such file")]
    assert reasons(list(open_source("x" * 5000))) != []


def test_names_stand_on_one_line() -> None:
    assert printable("a\nb\u202e\udcff.txt") == "a\\x0ab\\u{202e}\\xff.txt"
    assert printable("Новости.txt") == "Новости.txt"
