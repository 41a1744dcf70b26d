"""JSON lines, single documents, ninjs, JSON Feed."""

import json
from datetime import date

from stemma.articles.readers import Kind, RawItem, ReaderLimits, open_bytes
from stemma.model import DateBasis, Published, Reject
from tests.articles.readers.samples import SMALL, items, read, reasons

ROW = {
    "title": "Bridge opens",
    "text": "The bridge is open.",
    "outlet": "The Lantern",
    "published": "2021-05-04",
}
ITEM = RawItem(
    name="a.jsonl",
    inner="line 1",
    kind=Kind.TEXT,
    data=b"The bridge is open.",
    title="Bridge opens",
    outlet="The Lantern",
    published=Published(value=date(2021, 5, 4), basis=DateBasis.GIVEN),
    is_given=True,
)
NINJS = {
    "uri": "https://lantern.example/items/7",
    "type": "text",
    "versionCreated": "2021-05-05T08:00:00Z",
    "firstCreated": "2021-05-04T21:00:00-03:00",
    "language": "en",
    "by": "Ana Poe",
    "infoSources": [{"name": "Lantern Wire"}],
    "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "Bridge opens"}],
    "bodies": [
        {"role": "main", "contentType": "text/plain", "value": "The bridge is open."},
        {"role": "rich", "contentType": "application/xhtml+xml", "value": "<p>The bridge is open.</p>"},
    ],
}
FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Lantern",
    "items": [
        {
            "id": "1",
            "url": "https://lantern.example/1",
            "content_html": "<p>Open.</p>",
            "date_published": "2021-05-04T03:00:00Z",
        },
        {"id": "2", "url": "https://lantern.example/2", "title": "Closed", "summary": "It is closed."},
        "no entry",
    ],
}


def lines(*values: object) -> bytes:
    return b"".join(json.dumps(v).encode() + b"\n" for v in values)


def test_a_row_states_its_article() -> None:
    assert read(lines(ROW), "a.jsonl") == [ITEM]


def test_each_bad_line_is_a_reject_and_the_good_ones_are_kept() -> None:
    data = lines(ROW) + b'{"text": \n' + b"[1]\n" + lines({"a": 1}, ROW)
    found = read(data, "a.jsonl")
    assert [i.inner for i in items(found)] == ["line 1", "line 5"]
    assert reasons(found) == [
        ("a.jsonl#line 2", "not JSON: Expecting value at character 9"),
        ("a.jsonl#line 3, item 1", "JSON, but not an object"),
        ("a.jsonl#line 4", "a JSON object without text, HTML or address (it has a)"),
    ]


def test_a_broken_first_line_does_not_cost_the_others() -> None:
    found = read(b'{"text": "cut\n' + lines(ROW, ROW), "rows")
    assert [i.inner for i in items(found)] == ["line 2", "line 3"]
    assert [record for record, _ in reasons(found)] == ["rows#line 1"]


def test_a_line_over_the_limit_is_passed_over() -> None:
    found = read(lines(ROW, {"text": "x" * 3000}, ROW), "a.jsonl", SMALL)
    assert [i.inner for i in items(found)] == ["line 1", "line 3"]
    assert reasons(found) == [("a.jsonl#line 2", "a line longer than 2000 bytes")]


def test_a_document_may_be_indented_or_a_list() -> None:
    assert [i.data for i in items(read(json.dumps(ROW, indent=2).encode(), "a.json"))] == [
        b"The bridge is open."
    ]
    found = items(read(json.dumps([ROW, ROW], indent=2).encode(), "a.json"))
    assert [i.inner for i in found] == ["item 1", "item 2"]


def test_text_that_begins_with_a_bracket_is_text() -> None:
    assert items(read(b'["Open" at last] The bridge is open.\nSo it is.', "a.txt"))[0].kind is Kind.TEXT


def test_a_row_without_text_is_a_page_or_a_link() -> None:
    rows = (
        {"html": "<html><body>x</body></html>"},
        {"html": "<p>x</p>"},
        {"url": "https://lantern.example/"},
    )
    assert [i.kind for i in items(read(lines(*rows)))] == [Kind.PAGE, Kind.FRAGMENT, Kind.LINK]


def test_ninjs_gives_its_fullest_body_and_its_main_headline() -> None:
    assert read(json.dumps(NINJS).encode(), "a.json") == [
        RawItem(
            name="a.json",
            inner="https://lantern.example/items/7",
            kind=Kind.FRAGMENT,
            data=b"<p>The bridge is open.</p>",
            charset="utf-8",
            url="https://lantern.example/items/7",
            title="Bridge opens",
            outlet="Lantern Wire",
            byline="Ana Poe",
            language="en",
            published=Published(value=date(2021, 5, 4), basis=DateBasis.METADATA),
            updated=Published(value=date(2021, 5, 5), basis=DateBasis.METADATA),
        )
    ]


def test_ninjs_without_a_body_or_withheld_is_a_reject() -> None:
    picture = {"uri": "urn:1", "type": "picture", "headlines": []}
    found = read(lines(picture, NINJS | {"pubStatus": "canceled"}), "a.jsonl")
    assert [reason for _, reason in reasons(found)] == [
        "a ninjs item without a text body (type 'picture')",
        "the supplier marks it canceled",
    ]


def test_ninjs_1_has_its_body_in_one_field() -> None:
    old = {
        "uri": "urn:1",
        "headline": "Bridge opens",
        "body_text": "Open.",
        "versioncreated": "2021-05-04T01:00:00Z",
    }
    [item] = items(read(lines(old)))
    assert (item.title, item.data, item.kind, item.published.value) == (
        "Bridge opens",
        b"Open.",
        Kind.TEXT,
        date(2021, 5, 4),
    )


def test_a_json_feed_gives_texts_and_links() -> None:
    found = read(json.dumps(FEED).encode(), "feed")
    assert [(i.inner, i.kind, i.outlet, i.data) for i in items(found)] == [
        ("1", Kind.FRAGMENT, "The Lantern", b"<p>Open.</p>"),
        ("2", Kind.LINK, "The Lantern", b"It is closed."),
    ]
    assert reasons(found) == [("feed#entry 3", "an entry that is no JSON object")]


def test_a_file_of_bad_lines_is_given_up() -> None:
    found = read(lines(ROW) + b"{\n" * 1000, "a.jsonl", ReaderLimits(bad_lines=100))
    assert len(found) == 102
    assert reasons(found)[-1] == ("a.jsonl", "given up at line 101, after 100 bad lines in a row")


def test_hostile_json_is_a_reject() -> None:
    deep, many = b"[" * 200_000, b'{"a":[' + b"1," * 3_000_000 + b"1]}"
    long_number = b'{"a":' + b"9" * 10_000 + b"}"
    assert [reasons(read(d, "a.json"))[0][1][:28] for d in (deep, many, long_number)] == [
        "JSON nested too deeply",
        "more than 2000000 JSON value",
        "Exceeds the limit (4300 digi",
    ]


def test_lone_surrogates_become_replacement_characters() -> None:
    assert items(read(b'{"text": "a \\ud800 b"}', "a.json"))[0].data == "a \ufffd b".encode()


def test_a_truncated_file_keeps_its_whole_lines() -> None:
    import gzip

    data = gzip.compress(b"".join(lines(ROW | {"text": f"{n} {hash(str(n))}"}) for n in range(500)))
    found = read(data[:-100], "a.jsonl.gz")
    assert len(items(found)) > 400
    assert reasons(found)[-1][1].startswith("the compressed stream broke off")


def test_an_empty_list_is_a_reject_and_not_lost_in_silence() -> None:
    found = list(open_bytes(b"[]", "x.json"))
    assert found == [Reject(record="x.json#line 1", stage="read", reason="JSON, but an empty list")]
