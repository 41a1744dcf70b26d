import pytest

from stemma.articles.decode import decode
from stemma.articles.normalise import normalise

TEXT = "The café in Orumbe, “closed” since May – reopened."


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_in_any_common_encoding_is_decoded(charset: str) -> None:
    assert decode(TEXT.encode(charset)) == TEXT


def test_a_wrong_declaration_does_not_lose_the_text() -> None:
    assert decode(TEXT.encode("utf-8"), declared="shift_jis") == TEXT
    assert decode(TEXT.encode("cp1252"), declared="no-such-charset") == TEXT


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_that_lies_does_not_garble_the_text(mark: bytes) -> None:
    assert decode(mark + TEXT.encode("utf-8")) == TEXT


def test_a_byte_order_mark_of_a_text_without_blanks_is_believed() -> None:
    assert decode(b"\xff\xfe" + "渡船停航".encode("utf-16-le")) == "渡船停航"


@pytest.mark.parametrize("declared", ["rot13", "zip", "base64", "unicode_escape", "idna", "x\x00"])
def test_codecs_that_are_no_charsets_are_not_run(declared: str) -> None:
    assert decode("café".encode("cp1252"), declared=declared) == "café"


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"\x89PNG\r\n", bytes(range(256)) * 20, b"PK\x03\x04abc"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    assert decode(data) is None


def test_normalising_drops_what_is_invisible_and_keeps_what_is_seen() -> None:
    raw = "\ufeffA\x00 re\u00adport\u200b of “B”\r\nC\u202e \u2019D\u2028E\u00a0F \u0645\u06cc\u200c\u062e"
    assert normalise(raw) == "A report of “B”\nC \u2019D\nE\u00a0F \u0645\u06cc\u200c\u062e"


def test_normalising_composes_and_is_idempotent() -> None:
    once = normalise("Cafe\u0301 \ud800\r")
    assert once == "Café \ufffd\n" == normalise(once)
