"""Bytes to text: byte-order marks, UTF-8, then what was declared, then what is likely."""

import codecs
from collections.abc import Callable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF media file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
_MOST_CONTROLS = 0.02
"""Share of control characters; texts have almost none, pictures and programs a tenth or more."""

_SAMPLE = 100_000


def decode(
    data: bytes, declared: str | None = None, within: Callable[[bytes], str | None] | None = None
) -> str | None:
    """Return the text of `data`, or None where the bytes are no text.

    In order: a byte-order mark, UTF-8, UTF-16 without a mark (every other byte NUL), the
    `declared` charset or the one that `within` finds in the bytes, the likeliest one. A wrong declaration
    never loses a text: what does not decode goes on to the next, and undecodable bytes of the last become
    U+FFFD.
    """
    if binary_kind(data):
        return None
    for mark, charset in _MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            if charset == "utf-8" or _is_wide(data):
                return _as_text(data.decode(charset, "replace"))
            break  # a mark that lies
    try:
        return _as_text(data.decode("utf-8"), data[:_SAMPLE])
    except UnicodeDecodeError:
        declared = declared or (within(data) if within else None)
    for candidate in (_wide(data), _known(declared)):
        if candidate is not None:
            try:
                return _as_text(data.decode(candidate))
            except (UnicodeDecodeError, LookupError):  # LookupError: a codec that is no charset (rot13, zip)
                continue
    return _as_text(data.decode(_likely(data), "replace"))


def binary_kind(data: bytes) -> str | None:
    """Return what kind of file `data` is by its first bytes, or None where they name no known kind."""
    return next((kind for magic, kind in _KINDS if data.startswith(magic)), None)


def _is_wide(data: bytes) -> bool:
    """Say whether bytes may be of two or four a sign: they hold NULs, or are no UTF-8."""
    try:
        return b"\0" in data or not data.decode("utf-8")
    except UnicodeDecodeError:
        return True


def _wide(data: bytes) -> str | None:
    sample = data[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    most = len(sample) * 0.2
    if odd > most and even < odd / 4:
        return "utf-16-le"
    if even > most and odd < even / 4:
        return "utf-16-be"
    return None


def _known(charset: str | None) -> str | None:
    try:
        name = codecs.lookup(charset.strip()).name if charset else None
    except (LookupError, ValueError):
        return None
    if name in {
        "utf-7",
        "punycode",
        "idna",
        "raw_unicode_escape",
        "unicode_escape",
        "undefined",
        "mbcs",
        "oem",
    }:
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name) if name else None


def _likely(data: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    likely = _known(detect_encoding(data[:_SAMPLE]))
    return likely if likely not in (None, "utf-8") else "cp1252"


def _as_text(text: str, raw: bytes | None = None) -> str | None:
    """Return the text, None where it looks like none; `raw` is its beginning in UTF-8, where at hand."""
    # Controls are one byte each in UTF-8; counting them so takes a tenth of a regular expression's time.
    raw = text[:_SAMPLE].encode("utf-8", "replace") if raw is None else raw
    odd = len(raw) - len(raw.translate(None, _CONTROLS)) + text.count("\ufffd", 0, _SAMPLE)
    # NULs sprinkled into a text (a known fault of crawlers) are dropped later; they are not judged here.
    odd -= min(raw.count(0), len(raw) // 20)
    return None if odd > max(4, len(raw) * _MOST_CONTROLS) else text
