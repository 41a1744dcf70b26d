"""Text to sentences: spans of one sentence each, by rules, before any parse.

The unit of parse is one sentence, so the split must not depend on a parse. A line break always
ends a sentence (paragraphs are one line or several; a blank line is not needed).
"""

import re
from functools import cache

from stemma.language.lexicon import lexicon
from stemma.model import Span

_END = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s|$)""")
_OPENS_A_SENTENCE = re.compile(r"""\s+["'“‘«(\[-]*\s?[A-Z0-9À-ÖØ-ÞĀ-ž“"‘']""")
_LAST_WORD = re.compile(r"([\w.&'’-]+)\.$")
_LINE = re.compile(r"[^\n]+")
_LONGEST = 2000
"""Characters; a longer run without an end is cut at white space, so that no parse grows without bound."""


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    table = lexicon("abbreviations")
    return frozenset(table["never_final"]), frozenset(table["sometimes_final"])


def _is_abbreviation(text: str, stop: int, follows: str) -> bool:
    word = _LAST_WORD.search(text[max(0, stop - 30) : stop])
    if word is None:
        return False
    never, sometimes = _abbreviations()
    bare = word[1].lower()
    if bare in never:
        return True
    initials = len(bare) == 1 and word[1].isupper() and word[1] != "I"
    if initials or re.fullmatch(r"(?:[a-z]\.)+[a-z]", bare) or bare in sometimes:
        next_word = re.match(r"\s+[\"“‘(]*(\w+)", follows)
        return (
            initials or next_word is None or not next_word[1][0].isupper() or next_word[1] not in _starters()
        )
    return False


@cache
def _starters() -> frozenset[str]:
    """Words that, capitalised after an abbreviation, show that a new sentence began."""
    return frozenset(lexicon("abbreviations")["sentence_starters"])


def _pieces(text: str, start: int, end: int) -> list[Span]:
    spans = []
    at = start
    for match in _END.finditer(text, start, end):
        follows = text[match.end() : min(end, match.end() + 40)]
        stop = match.start() + 1
        if text[match.start()] == "." and _is_abbreviation(text, stop, follows):
            continue
        if follows.strip() and not _OPENS_A_SENTENCE.match(follows):
            continue
        spans.append((at, match.end()))
        at = match.end()
    spans.append((at, end))
    return spans


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _bounded(text: str, start: int, end: int) -> list[Span]:
    spans = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        spans.append((start, cut))
        start = cut
    spans.append((start, end))
    return spans


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the spans of the sentences of `text[start:end]`, in order, without surrounding white space.

    Linear in the length of the text. Offsets are those of `text`.
    """
    end = len(text) if end is None else end
    spans = []
    for line in _LINE.finditer(text, start, end):
        for piece in _pieces(text, line.start(), line.end()):
            trimmed = _trim(text, *piece)
            if trimmed[0] < trimmed[1]:
                spans += [_trim(text, *part) for part in _bounded(text, *trimmed)]
    return [s for s in spans if s[0] < s[1]]
