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
    """A line that is not blank: offsets without surrounding white space, its words, its last sign."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]

    @property
    def is_final(self) -> bool:
        """It ends as a sentence ends (full stop, question or exclamation mark, ellipsis)."""
        return _FINAL.search(self.text[-8:]) is not None

    @property
    def is_open(self) -> bool:
        """It ends without any stop, as titles, labels and list items do."""
        return _CLOSED.search(self.text[-8:]) is None

    @property
    def is_sentence(self) -> bool:
        """It reads like running text: a final stop and eight words, or thirty words."""
        return (self.is_final and len(self.words) >= 8) or len(self.words) >= 30


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` that are not blank, in order."""
    lines = []
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped[0])
            words = tuple(_WORD.findall(stripped))
            lines.append(Line(start=start, end=start + len(stripped), text=stripped, words=words))
    return tuple(lines)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon("words", "articles")["function"])


@lru_cache(maxsize=10_000)
def stems(words: tuple[str, ...]) -> frozenset[str]:
    """Return the content words, lower-cased and cut to their first five letters (function words left out)."""
    bare = (w.lower().split("'")[0].split("’")[0] for w in words)
    return frozenset(w[:5] for w in bare if len(w) > 2 and w not in _function_words())
