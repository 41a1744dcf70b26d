"""The one normalisation of a text, made at reading and never again.

What is done, and nothing else:
- canonical composition (Unicode NFC), so that one name is one string;
- line ends (CR LF, CR, NEL, VT, FF, U+2028, U+2029) become a line feed;
- invisible characters go: NUL and the other controls except tab and line feed, byte-order marks, zero-width
  spaces and joiners after Latin letters, word joiners, soft hyphens, bidirectional controls, U+FFF9-U+FFFB;
- lone surrogates become U+FFFD.
Visible characters stay as they are: typographic quotation marks, dashes, no-break spaces, ligatures.
"""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x85\x0b\x0c\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Joiners shape Persian, Indic scripts and emoji; after a Latin letter or at a blank they only hide.
_JOINERS = re.compile("(?:(?<=[\\s!-\u024f\u2010-\u201f])|^)[\u200c\u200d]+")
_SURROGATES = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """Return `text` normalised as this module's docstring says; normalising again changes nothing."""
    # All that goes or is replaced is unprintable, as line feed, tab and the no-break space are, which stay.
    if text.replace("\n", "").replace("\t", "").replace("\xa0", "").isprintable():
        return unicodedata.normalize("NFC", text)
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _JOINERS.sub("", text)
    text = _SURROGATES.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)
