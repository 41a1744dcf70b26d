"""Bad input of every kind that is promised to do no harm, by what it is; of invented outlets."""

import gzip

import zstandard

from tests.articles.readers.samples import PAGE, answer, crawl, members, record, zst

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


WORDS = "The mayor, Ana Poe, said that the bridge over the Tarn would carry 300 lorries a day. "


def page(inside: str) -> bytes:
    head = "<head><title>Bridge opens</title></head>"
    return f"<html>{head}<body><article>{inside}</article></body></html>".encode()


def hostile() -> dict[str, bytes]:
    """Return what is read, by its name; each is built anew."""
    text, block = WORDS * 20, answer()
    cut = {
        "a text cut in gzip": gzip.compress(text.encode())[:-30],
        "a text cut in zstd": zst(text.encode())[:-10],
        "a crawl cut": crawl(20)[:-60],
        "a crawl cut in gzip": members(*(record(answer(), n) for n in range(20)))[:-40],
        "a crawl cut in zstd": zst(crawl(20))[:-10],
        "an answer cut in gzip": record(answer(gzip.compress(PAGE)[:-9], "Content-Encoding: gzip")),
        "an answer cut in zstd": record(answer(zst(PAGE)[:-5], "Content-Encoding: zstd")),
    }
    lies = {
        f"a record that says it has {n} bytes": record(block) + record(block, 2, length=n) + record(block, 3)
        for n in (0, len(block) - 50, len(block) + 100, 10**12)
    }
    deep = {
        f"<{tag}> nested 100,000 deep": page(f"<{tag}>" * 100_000 + f"<p>{text}</p>")
        for tag in ("div", "b", "p", "li", "table", "x-card", "svg")
    }
    signs = {
        "bytes that are no UTF-8": page(text).replace(b"bridge", b"br\xff\xfe\x80dge"),
        "a charset declared wrongly": page(f"<p>{text}é</p>").replace(
            b"<head>", b"<head><meta charset=utf-16>"
        ),
        "a byte-order mark of UTF-8": b"\xef\xbb\xbf" + page(text),
        "a byte-order mark of UTF-16 before UTF-8": b"\xff\xfe" + page(text),
        "two byte-order marks": b"\xff\xfe" + text.encode("utf-16"),
        "NULs between the letters": text.replace("e", "e\0").encode(),
        "NULs in a page": page(text.replace("e", "e\0")),
        "signs from right to left and of no width": text.replace(" ", " \u202e\u200b\u2066\u200d").encode(),
    }
    feeds = {
        "a feed with entities that expand": (
            f'<!DOCTYPE rss [<!ENTITY l0 "ha">{_LAUGHS}]><rss><item><title>&l11;</title>'
            f"<link>https://lantern.example/1</link><description>{text}&l11;</description></item></rss>"
        ).encode(),
        "a feed with one entity ten thousand times": (
            f'<!DOCTYPE rss [<!ENTITY a "{"b" * 10_000}">]>'
            f"<rss><item><title>{'&a;' * 10_000}</title></item></rss>"
        ).encode(),
        "XML with an external entity": (
            '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title>'
            f"<link>https://lantern.example/1</link><content>{text}&x;</content></item></rss>"
        ).encode(),
        "XML with an external document type": (
            '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss><item><link>https://lantern.example/1</link>'
            f"<content>{text}</content></item></rss>"
        ).encode(),
        "a feed nested 100,000 deep": b"<rss><channel><item>" + b"<a>" * 100_000,
    }
    bombs = {
        "a bomb in gzip": gzip.compress(b"a" * 60_000_000),
        "a bomb in zstd": zstandard.ZstdCompressor().compress(b"a" * 60_000_000),
        "a page of signs <": b"<html>" + b"<" * 2_000_000,
        "JSON nested 100,000 deep": b'{"text": ' + b"[" * 100_000,
    }
    return cut | lies | deep | signs | feeds | bombs
