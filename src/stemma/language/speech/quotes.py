"""Quotations: where quoted words begin and end, over sentences and paragraphs, whatever the marks.

Curly and straight marks, guillemets, two apostrophes, and single marks (as British papers use them). A mark
that is never closed ends with its sentence; quotes inside quotes belong to the outer one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.language.speech.draft import ParsedSentence
from stemma.language.speech.lexemes import words
from stemma.model import Span

_MARK = re.compile(r"''|``|[\"“”„«»‘’']")
_SINGLE = frozenset("‘’'")
_OPENING = frozenset("“„«‘")
_CLOSING = frozenset("”»")
_LONGEST = 40
"""Sentences of one quotation at most; beyond them a missing mark is likelier than a speech."""
_LONGEST_SINGLE = 8
"""The same for single marks, which may be apostrophes."""
_MOST_MARKS = 40
"""Marks in one sentence; where there are more, they mark no speech (a table, broken text)."""
_STRONG = frozenset(".,!?…;")
_SPEECH_ENDS = frozenset(".,!?…–—-")
_LONG_TERM = 8
"""Spaces; quoted words longer than this are speech, not a title or a term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A quotation mark and what it may do; `strong`: after punctuation, `possessive`: after an s."""

    at: int
    end: int
    sentence: int
    single: bool
    opens: bool
    closes: bool
    initial: bool
    strong: bool
    possessive: bool


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
        if not mark.opens or (found and mark.at < found[-1].end):
            i += 1
            continue
        j, closed = _close(marks, i)
        if j is None and mark.single:
            i += 1
            continue
        found.append(_quote(sentences, mark, None if j is None else marks[j], closed, found))
        i = i + 1 if j is None else (j + 1 if closed else j)
    return tuple(found)


def _marks(text: str, start: int, sentence: int) -> list[Mark]:
    found: list[Mark] = []
    for match in _MARK.finditer(text):
        a, b = match.span()
        before, after = text[a - 1 : a], text[b : b + 1]
        mark = match[0]
        single = mark in _SINGLE
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
        if single and ((not opens and not closes) or (opens and _is_elision(text, b))):
            continue
        if len(found) == _MOST_MARKS:
            return []
        found.append(
            Mark(
                at=start + a,
                end=start + b,
                sentence=sentence,
                single=single,
                opens=opens,
                closes=closes or not (opens or single),
                initial=a == 0,
                strong=before in _STRONG,
                possessive=before == "s",
            )
        )
    return found


_WORD = re.compile(r"[A-Za-z]{1,6}|\d")


def _is_elision(text: str, at: int) -> bool:
    word = _WORD.match(text, at)
    return word is not None and (word[0].isdigit() or word[0].lower() in words("elisions"))


def _close(marks: Sequence[Mark], i: int) -> tuple[int | None, bool]:
    """Return the index of the mark that ends what mark `i` opens, and whether it closes it."""
    opening = marks[i]
    limit = _LONGEST_SINGLE if opening.single else _LONGEST
    possessive = None
    for j in range(i + 1, min(len(marks), i + 1 + 4 * limit)):
        mark = marks[j]
        if mark.sentence - opening.sentence > limit:
            break
        if mark.single != opening.single:
            continue
        if mark.closes and mark.possessive and opening.single:
            possessive = possessive or (j if mark.sentence == opening.sentence else None)
        elif mark.closes and (not opening.single or mark.strong or mark.sentence == opening.sentence):
            return j, True
        elif mark.opens and (mark.initial or not opening.single):
            return j, False
    return possessive, possessive is not None


def _quote(
    sentences: Sequence[ParsedSentence], opening: Mark, closing: Mark | None, closed: bool, found: list[Quote]
) -> Quote:
    last = opening.sentence
    if closing is not None and closed:
        last = closing.sentence
    elif closing is not None and closing.initial and closing.sentence > opening.sentence:
        last = closing.sentence - 1
    doc, start = sentences[last]
    end = start + len(doc.text)
    if closing is not None:
        end = closing.end if closed else min(end, closing.at)
    inner = doc.text[opening.end - start if last == opening.sentence else 0 : end - start].rstrip()
    ends_as_speech = inner.rstrip("\"”»’'")[-1:] in _SPEECH_ENDS
    spoken = last > opening.sentence or ends_as_speech or inner.count(" ") >= _LONG_TERM
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
    """Return the quotation that holds a character of the article; `quotes` are in order."""
    i = bisect_right(quotes, place, key=_start) - 1
    return quotes[i] if i >= 0 and place < quotes[i].end else None


def touching(quotes: Sequence[Quote], span: Span) -> bool:
    """Say whether a quotation shares a character with the span."""
    i = bisect_left(quotes, span[1], key=_start) - 1
    return i >= 0 and quotes[i].end > span[0]


def _start(quote: Quote) -> int:
    return quote.start
