"""Names of files, records and addresses as they can be shown: on one line, without control characters."""

import re
import unicodedata

LONGEST = 5000
_ODD = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_PLAIN = re.compile(r"[ -~]*")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x20\x7f-\xa0]{1,2000}", re.IGNORECASE)


def printable(name: str) -> str:
    r"""Return `name` on one line: control, invisible and undecodable characters are escaped ("\x0a").

    Bytes of a file name that are no UTF-8 stand as "\xNN". A name longer than 5,000 characters is cut.
    """
    if not _PLAIN.fullmatch(name):
        name = "".join(_escaped(c) for c in name)
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


def _escaped(char: str) -> str:
    if unicodedata.category(char) not in _ODD:
        return char
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # os.fsdecode keeps an undecodable byte so
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{{{code:x}}}"


def is_address(text: str) -> bool:
    """Say whether `text` is one http(s) address of at most 2,000 characters, without blanks or controls."""
    return _ADDRESS.fullmatch(text) is not None
