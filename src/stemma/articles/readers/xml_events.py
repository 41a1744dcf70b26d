"""XML from untrusted bytes as a stream of finished elements: no entity expands, nothing outside is read.

Real feeds are often ill-formed: bare ampersands, HTML's names of characters, control characters. Those are
mended before parsing; what is broken beyond that ends the stream and is told.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from stemma.articles.decode import decode

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,2000}?\?>")
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_AMPERSAND = re.compile(
    r"&(?!#\d{1,8};|#x[0-9a-fA-F]{1,6};|(?:lt|gt|amp|quot|apos);)(?:([A-Za-z][A-Za-z0-9]{1,31});)?"
)
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STEP = 65_536
_DEEPEST = 100


class XmlError(ValueError):
    """The document broke off or is not well-formed beyond mending; says where."""


def finished_elements(data: bytes, charset: str | None) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Yield (lxml element, local names of its ancestors from the root) as each element ends.

    Whoever reads clears what it is done with, or the tree grows. Raises XmlError after the last
    element that was complete. A reference to an entity that the
    document type declares is left out.
    """
    from lxml import etree

    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
    )
    text = _mended(data, charset)
    path: list[str] = []
    for at in range(0, len(text), _STEP):
        try:
            parser.feed(text[at : at + _STEP])
        except etree.XMLSyntaxError as error:
            raise XmlError(f"not well-formed XML: {error.msg}") from None
        for event, element in parser.read_events():
            if event == "start":
                path.append(local_name(element))
                if len(path) > _DEEPEST:
                    raise XmlError(f"XML nested more than {_DEEPEST} deep")
            else:
                path.pop()
                yield element, tuple(path)
    if path or not text:
        raise XmlError(f"the XML broke off inside <{path[-1][:60]}>" if path else "no XML")


def local_name(element: Any) -> str:
    """Return an element's name without its namespace, in lower case; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _mended(data: bytes, charset: str | None) -> str:
    declared = _DECLARED.search(data[:400])
    text = decode(data, declared[1].decode("ascii") if declared else charset) or ""
    text = _UNFIT.sub("", _DECLARATION.sub("", text.lstrip("\ufeff"), count=1)).lstrip()
    parts = _CDATA.split(text)
    return "".join(
        part if part.startswith("<![CDATA[") else _AMPERSAND.sub(_character, part) for part in parts
    )


def _character(match: re.Match[str]) -> str:
    """Return the character of an HTML name, or the ampersand written out."""
    char = html5.get(f"{match[1]};") if match[1] else None
    if char is None:
        return "&amp;" + match[0][1:]
    return "".join(f"&#{ord(c)};" for c in char)
