"""What a stream holds, by its first bytes; its name only settles what the bytes leave open."""

import codecs
import re
from enum import StrEnum

from stemma.articles.decode import binary_kind
from stemma.articles.readers.names import is_address


class Form(StrEnum):
    """The forms of a source that are read."""

    WARC = "warc"
    JSON = "json"
    FEED = "feed"
    OPML = "opml"
    PAGE = "page"
    TEXT = "text"
    ADDRESSES = "addresses"


_JSON = re.compile(r'\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[\[{"\]]|$))')
_XML_SKIPPED = re.compile(r"\s+|<\?[^>]{0,2000}>|<!--(?:(?!-->).){0,20000}-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s+([\w:.-]+)", re.IGNORECASE)
_ELEMENT = re.compile(r"<([A-Za-z_][\w.-]*:)?([\w.-]+)[\s/>]")
_HTML_NAMES = """html head body title meta link script style base div p article section main header h1 h2 h3
table ul ol span a b i em strong br img blockquote figure nav center font noscript"""
_HTML = frozenset(_HTML_NAMES.split())
_FEEDS = frozenset({"rss", "feed", "rdf"})
_TAGS = re.compile(r"</?(?:html|head|body|div|p|article|span|h1|table|meta|script)[\s>]", re.IGNORECASE)
_FIRST_WORDS = 50
"""A list of addresses is told by so many words, all addresses."""

_REFUSED = (
    (b"BZh", "a bzip2 file (unpack it first)"),
    (b"\xfd7zXZ\x00", "an xz file (unpack it first)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
)


def refused_kind(head: bytes) -> str | None:
    """Return what kind of file the bytes are if it is known to be none that is read, else None."""
    if head[257:262] == b"ustar":
        return "a tar archive (unpack it first)"
    if b"MIME-Version:" in head[:3000] and b"multipart/related" in head[:3000]:
        return "a web archive in one file (MHTML; save the page as HTML)"
    return next((kind for magic, kind in _REFUSED if head.startswith(magic)), None) or binary_kind(head)


def form(head: bytes, name: str) -> Form | str:
    """Return the form of a stream that begins with `head`, or a sentence that says why it is not read."""
    if head.startswith(b"WARC/"):
        return Form.WARC
    text = _as_text(head)
    if _JSON.match(text):
        return Form.JSON
    found = _markup(text)
    if found is not None:
        return found
    words = text.split(maxsplit=_FIRST_WORDS)
    if words and all(is_address(word) for word in words[:_FIRST_WORDS]):
        return Form.ADDRESSES
    if name.lower().endswith((".html", ".htm", ".xhtml")) and _TAGS.search(text):
        return Form.PAGE
    return Form.PAGE if _is_mostly_markup(text) else Form.TEXT


def _as_text(head: bytes) -> str:
    for mark, charset in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(charset, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip("\x00")


def _markup(text: str) -> Form | str | None:
    """Return the form that the first element tells, or None where the text does not begin with one."""
    at, is_xml = 0, text.lstrip().startswith("<?xml")
    while skipped := _XML_SKIPPED.match(text, at):
        at = skipped.end()
    if doctype := _DOCTYPE.match(text, at):
        at = _after_doctype(text, doctype.end())
        root = doctype[1].lower()
        if root == "html":
            return Form.PAGE
    while skipped := _XML_SKIPPED.match(text, at):
        at = skipped.end()
    element = _ELEMENT.match(text, at)
    if element is None:
        return "XML without a root element" if is_xml else None
    return _form_of_root(element[2].lower(), is_xml)


def _after_doctype(text: str, at: int) -> int:
    """Return the end of the document type declaration, its internal subset (in brackets) included."""
    bracket, close = text.find("[", at), text.find(">", at)
    if 0 <= bracket < close:
        close = text.find(">", max(text.find("]", bracket), bracket))
    return close + 1 if close >= 0 else len(text)


def _form_of_root(root: str, is_xml: bool) -> Form | str | None:
    if root in _FEEDS:
        return Form.FEED
    if root == "opml":
        return Form.OPML
    if root in _HTML:
        return Form.PAGE
    return f"XML with the root element {root[:40]!r} (feeds, OPML and XHTML are read)" if is_xml else None


def _is_mostly_markup(text: str) -> bool:
    """Say whether there is a tag in every 500 characters of the beginning, and five at least."""
    sample = text[:20_000]
    return len(_TAGS.findall(sample)) >= max(5, len(sample) / 500)
