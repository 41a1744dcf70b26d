"""The markup of a page to a tree, once, and lightened before its main text is taken.

As trafilatura's `load_html`, which it replaces, with three differences. All elements are of one class
(lxml's own lookup asks Python for the class of each element: 7 % of the time of an extraction). Characters
that libxml2 refuses are taken off the bytes, not off the text. And a page whose elements are nested deeper
than libxml2 goes, which would be cut there, is flattened and parsed again.
"""

import re
from functools import cache
from typing import Any

_DEEPEST = 250
"""libxml2 stops at 256 nested elements and drops what lies deeper."""

_WRAPPERS = re.compile(
    r"</?(?:div|span|section|font|b|i|em|strong|u|center|table|tbody|tr|td|ul|ol|li|blockquote|a|article|main"
    r"|small|big)\b[^<>]{0,2000}>",
    re.I,
)
_ALL_BUT_PARAGRAPHS = re.compile(
    r"</?(?!(?:p|br|h[1-6]|html|head|title|meta|link|script|style|body)\b)[a-z][^<>]{0,2000}>", re.I
)
_REFUSED = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)))
_HEAD = 8192
"""Characters in which a document type and the html element are looked for."""

_FORUM = "DiscussionForumPosting"
"""The one word in a script that trafilatura looks for: a forum's comments are its text."""


def parse_page(html: str) -> Any | None:
    """Return the tree of a page's markup, None where it holds no element."""
    tree = _parsed(html)
    for nested in (_WRAPPERS, _ALL_BUT_PARAGRAPHS):
        if tree is None or not _is_too_deep(tree):
            break
        html = nested.sub("\n", html)
        tree = _parsed(html)
    return tree


def lighten(tree: Any, html: str) -> None:
    """Take off what is no text (scripts, styles, the head), which trafilatura would copy four times.

    Nothing of its output changes: on all dev pages it is the same.
    """
    from lxml.etree import strip_elements

    if _FORUM not in html:
        strip_elements(tree, "script", "style", "svg", "head", with_tail=False)


def _parsed(html: str) -> Any | None:
    from lxml.etree import LxmlError
    from lxml.html import fromstring
    from trafilatura.utils import is_dubious_html

    try:
        tree = fromstring(_repaired(html), parser=_parser())
    except LxmlError:  # an empty document
        return None
    return None if is_dubious_html(html[:50].lower()) and len(tree) < 2 else tree


@cache
def _parser() -> Any:
    from lxml.etree import ElementDefaultClassLookup
    from lxml.html import HtmlComment, HtmlElement, HtmlEntity, HTMLParser, HtmlProcessingInstruction

    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(
        ElementDefaultClassLookup(
            element=HtmlElement, comment=HtmlComment, pi=HtmlProcessingInstruction, entity=HtmlEntity
        )
    )
    return parser


def _repaired(html: str) -> bytes:
    """Return the markup as UTF-8, its head repaired as trafilatura does, without refused characters."""
    from trafilatura.utils import repair_faulty_html

    cut = html.find("\n", _HEAD) if len(html) > _HEAD else -1
    head, rest = (html[:cut], html[cut:]) if cut >= 0 else (html, "")
    head = repair_faulty_html(head, head[:50].lower())
    if "\ufffe" in rest or "\uffff" in rest:  # trafilatura cannot write them back into a tree
        rest = rest.replace("\ufffe", "").replace("\uffff", "")
    return (head + rest).encode("utf-8", "replace").translate(None, _REFUSED)


@cache
def _deepest_path() -> Any:
    from lxml.etree import XPath

    return XPath("boolean(/" + "/".join(["*"] * _DEEPEST) + ")")


def _is_too_deep(tree: Any) -> bool:
    return bool(_deepest_path()(tree))
