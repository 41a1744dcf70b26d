"""Quotations: where quoted words begin and end, over sentences and paragraphs, whatever the marks.

Curly and straight marks, guillemets, two apostrophes, and single marks (as British papers use them). A mark
that is never closed ends with its sentence; quotes inside quotes belong to the outer one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.language.speech.draft import ParsedSentence
from stemma.language.speech.lexemes import words
from stemma.model import Span

_MARK = re.compile(r"''|``|[\"“”„«»‘’']")
_FAMILY = {"“": "curly", "”": "curly", "„": "curly", "«": "angle", "»": "angle", '"': "straight"} | {
    "''": "double", "``": "double", "‘": "single", "’": "single", "'": "single",
}  # fmt: skip
_OPENING = frozenset("“„«‘")
_CLOSING = frozenset("”»")
_LONGEST = 40
"""Sentences of one quotation at most; beyond them a missing mark is likelier than a speech."""
_LONGEST_SINGLE = 8
"""The same for single marks, which may be apostrophes."""
_STRONG = frozenset(".,!?…;")


@dataclass(frozen=True, slots=True)
class Mark:
    at: int
    end: int
    sentence: int
    family: str
    opens: bool
    closes: bool
    initial: bool
    strong: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation with its marks, in article offsets; `continues` where it goes on with the one before."""

    start: int
    end: int
    first: int
    last: int
    spoken: bool
    """Ends like a sentence or a clause of speech, or runs over sentences: more than a quoted term."""
    continues: bool = False


def find_quotes(sentences: Sequence[ParsedSentence]) -> tuple[Quote, ...]:
    """Return the outermost quotations of an article in order. Linear in the number of marks."""
    marks = [m for i, (doc, start) in enumerate(sentences) for m in _marks(doc.text, start, i)]
    found: list[Quote] = []
    i = 0
    while i < len(marks):
        mark = marks[i]
        if not mark.opens:
            i += 1
            continue
        j, closed = _close(marks, i)
        if j is None and mark.family == "single":
            i += 1
            continue
        found.append(_quote(sentences, marks, i, j, closed, found))
        i = i + 1 if j is None else (j + 1 if closed else j)
    return tuple(found)


def _marks(text: str, start: int, sentence: int) -> list[Mark]:
    found = []
    for match in _MARK.finditer(text):
        a, b = match.span()
        before, after = text[a - 1 : a], text[b : b + 1]
        mark = match[0]
        family = _FAMILY[mark]
        opens, closes = mark in _OPENING or mark == "``", mark in _CLOSING
        if not opens and not closes:
            opens = (
                (not before or (not before.isalnum() and before not in _STRONG))
                and bool(after)
                and not after.isspace()
            )
            closes = bool(before) and not before.isspace() and not after.isalnum()
            if opens and closes:
                opens, closes = (
                    not before.strip() or before in "([—–-",
                    bool(before.strip()) and before not in "([",
                )
        if family == "single" and ((not opens and not closes) or (opens and _is_elision(text, b))):
            continue
        found.append(Mark(start + a, start + b, sentence, family, opens, closes, a == 0, before in _STRONG))
    return found


_WORD = re.compile(r"[A-Za-z]{1,6}|\d")


def _is_elision(text: str, at: int) -> bool:
    word = _WORD.match(text, at)
    return word is not None and (word[0].isdigit() or word[0].lower() in words("elisions"))


def _close(marks: Sequence[Mark], i: int) -> tuple[int | None, bool]:
    """Return the index of the mark that ends what mark `i` opens, and whether it closes it."""
    opening = marks[i]
    limit = _LONGEST_SINGLE if opening.family == "single" else _LONGEST
    weak = None
    for j in range(i + 1, min(len(marks), i + 1 + 4 * limit)):
        mark = marks[j]
        if mark.sentence - opening.sentence > limit:
            break
        if mark.family != opening.family:
            continue
        if opening.family == "single":
            if mark.closes and (mark.strong or mark.sentence == opening.sentence):
                return j, True
            if mark.opens and mark.initial:
                return j, False
            continue
        if mark.closes:
            return j, True
        if mark.opens:
            return j, False
    return weak, False


def _quote(
    sentences: Sequence[ParsedSentence],
    marks: Sequence[Mark],
    i: int,
    j: int | None,
    closed: bool,
    found: list[Quote],
) -> Quote:
    opening = marks[i]
    last = opening.sentence
    if j is not None and closed:
        end, last = marks[j].end, marks[j].sentence
    elif j is not None and marks[j].initial and marks[j].sentence > opening.sentence:
        last = marks[j].sentence - 1
        end = sentences[last][1] + len(sentences[last][0].text)
    else:
        end = sentences[last][1] + len(sentences[last][0].text)
    doc, start = sentences[last]
    inner = doc.text[
        max(0, min(opening.end - start, len(doc.text))) if last == opening.sentence else 0 : end - start
    ]
    spoken = (
        last > opening.sentence
        or bool(re.search(r"[.,!?…–—-][\"”»’']*$", inner.rstrip()))
        or inner.count(" ") >= 8
    )
    continues = bool(found) and opening.initial and _is_open(found[-1], sentences, opening)
    return Quote(opening.at, end, opening.sentence, last, spoken, continues)


def _is_open(before: Quote, sentences: Sequence[ParsedSentence], opening: Mark) -> bool:
    """Say whether the quotation before ended without a mark just where this one begins."""
    doc, start = sentences[before.last]
    return (
        before.last == opening.sentence - 1
        and before.end == start + len(doc.text)
        and doc.text[-1:] not in "\"”»'’"
    )


def enclosing(quotes: Sequence[Quote], place: int) -> Quote | None:
    """Return the quotation that holds a character of the article."""
    for quote in quotes:
        if quote.start <= place < quote.end:
            return quote
        if quote.start > place:
            return None
    return None


def span_of(quote: Quote) -> Span:
    """Return the span of a quotation with its marks."""
    return quote.start, quote.end
