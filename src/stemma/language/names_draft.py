"""What a name is while a sentence is read: a span of tokens with what is known of it so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from stemma.language.lexicon import lexicon
from stemma.model import MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Tokens [start, end) of one sentence; `kind` None while it is open what the name is of."""

    start: int
    end: int
    kind: MentionKind | None = None
    role: str = ""
    nation: str = ""
    form: str = "name"
    cues: tuple[str, ...] = ()


@cache
def words(file: str, key: str) -> frozenset[str]:
    """Return a list of a lexicon file as a set."""
    return frozenset(lexicon(file)[key])


def bare(token: Any) -> str:
    """Return a token's text in lower case without a final full stop."""
    text: str = token.lower_
    return text.removesuffix(".") if len(text) > 1 else text


def is_capitalised(token: Any) -> bool:
    """Say whether a token begins with a capital letter."""
    text: str = token.text
    return text[:1].isupper()


def is_title_case(doc: Any) -> bool:
    """Say whether a sentence is set like an English headline, so that capitals tell nothing."""
    if doc.text.rstrip("\"'”’)").endswith((".", "!", "…")):
        return False
    long_words = [t for t in doc if t.is_alpha and len(t.text) > 3]
    return len(long_words) >= 4 and sum(map(is_capitalised, long_words)) >= 0.7 * len(long_words)


def covered(drafts: Iterable[Draft]) -> frozenset[int]:
    """Return the indices of the tokens that drafts cover."""
    return frozenset(i for d in drafts for i in range(d.start, d.end))
