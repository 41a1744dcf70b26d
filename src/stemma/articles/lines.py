"""A text as lines: where each stands, and whether it reads like a sentence."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from stemma.language.lexicon import lexicon

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_CLOSED = re.compile(r"""[.!?…:;,][\s"'”’»)\]]*$""")
_FINAL = re.compile(r"""[.!?…。！？][\s"'”’»)\]]*$""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank: offsets without surrounding white space, its words, how it ends.

    `low` are the words in lower case. `is_final`: it ends as a sentence ends (full stop, question or
    exclamation mark, ellipsis). `is_open`: it ends without any stop, as titles, labels and list items do.
    `is_sentence`: it reads like running text, a final stop and eight words (in scripts without
    spaces 80 signs), or thirty words.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    low: frozenset[str]
    is_final: bool
    is_open: bool
    is_sentence: bool


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` that are not blank, in order."""
    return tuple(_line(m.start(), m[0]) for m in _LINE.finditer(text) if not m[0].isspace())


def _line(at: int, written: str) -> Line:
    text = written.strip()
    start = at + written.index(text[0])
    words = tuple(_WORD.findall(text))
    final = _FINAL.search(text[-8:]) is not None
    return Line(
        start=start,
        end=start + len(text),
        text=text,
        words=words,
        low=frozenset(map(str.lower, words)),
        is_final=final,
        is_open=_CLOSED.search(text[-8:]) is None,
        is_sentence=(final and (len(words) >= 8 or len(text) >= 80)) or len(words) >= 30,
    )


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon("words", "articles")["function"])


@lru_cache(maxsize=10_000)
def stems(words: tuple[str, ...]) -> frozenset[str]:
    """Return the content words, lower-cased and cut to their first five letters (function words left out)."""
    bare = (w.lower().split("'")[0].split("’")[0] for w in words)
    return frozenset(w[:5] for w in bare if len(w) > 2 and w not in _function_words())
