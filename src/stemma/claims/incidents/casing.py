"""Text in capitals gets its case back, letter for letter: the English model reads mixed case alone.

What is no English word is a name, with the dictionary of the model's lemmatiser; so are the words of
casing.yaml, the gazetteer's places and bodies, and the long form of a bracketed abbreviation.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from stemma.claims.incidents.words import act_verbs, armed_group
from stemma.language.gazetteer import (
    adjective_country,
    is_capital,
    is_people,
    known_organisation,
    known_place,
    place,
)
from stemma.language.lexicon import lexicon
from stemma.language.parse import model
from stemma.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_BRACKETED = re.compile(r"[\[(]([^\[\]()\n]{2,70})[\])]")
_SENTENCE_END = re.compile(r"[.!?:]['\"”)\]]*\s+['\"“(\[]*$|\n\s*\n\s*['\"“]*$")
_LONGEST_NAME = 5
_LARGE = 200_000
"""People of a city that is meant rather than a rare word of its name."""
"""Words of the longest name that is looked up in the gazetteer."""
CAPITALS = 0.9
"""Share of letters in capitals from which a text counts as written in capitals (no dev text lies between)."""


def is_in_capitals(text: str) -> bool:
    """Say whether a text is written in capitals, so that its case tells nothing."""
    upper = sum(c.isupper() for c in text)
    lower = sum(c.islower() for c in text)
    return upper > CAPITALS * (upper + lower)


def with_case(text: str) -> str:
    """Return a text in capitals with the case of ordinary print; any other text as it is.

    Same length: every offset stays what it was. Linear in the length of the text.
    """
    if not is_in_capitals(text):
        return text
    words = list(_WORD.finditer(text))
    spans = [m.span() for m in words]
    short, long_forms = _glosses(text, spans)
    lower = text.lower() if len(text.lower()) == len(text) else text
    marks = [_mark(text[a:b], short) for a, b in spans]
    _mark_looked_up(lower, spans, marks)
    for a, b in long_forms:
        for i, (start, _) in enumerate(spans):
            if a <= start < b and lower[spans[i][0] : spans[i][1]] not in _words("small"):
                marks[i] = marks[i] or "name"
    _mark_between(lower, spans, marks)
    return _written(text, lower, spans, marks)


def _written(text: str, lower: str, spans: Sequence[Span], marks: Sequence[str]) -> str:
    out = list(lower)
    for (start, end), mark in zip(spans, marks, strict=True):
        if mark == "short":
            out[start:end] = text[start:end]
        elif mark == "name":
            for piece in re.finditer(r"[^\W\d_]+", lower[start:end]):
                first = start + piece.start()
                if piece[0] != "s" or lower[first - 1] not in "'’":
                    out[first] = text[first]
        elif _opens_sentence(text, start):
            out[start] = text[start]
    return "".join(out)


def _opens_sentence(text: str, start: int) -> bool:
    return start == 0 or _SENTENCE_END.search(text, max(0, start - 12), start) is not None


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(lexicon("casing_words", "claims")[part])


@cache
def _names() -> frozenset[str]:
    return frozenset(lexicon("casing", "claims")["names"].split())


@cache
def _headwords() -> frozenset[str]:
    tables = model().get_pipe("lemmatizer").lookups
    found = {w for part in tables.get_table("lemma_index").values() for w in part}
    return frozenset(found | set(model().Defaults.stop_words))


@cache
def _singulars() -> dict[str, tuple[str, ...]]:
    """Map irregular plurals to what they may be plurals of; other irregular forms are frequent words."""
    return dict(model().get_pipe("lemmatizer").lookups.get_table("lemma_exc").get("noun", {}))


@cache
def _rare() -> frozenset[str]:
    return frozenset(lexicon("casing", "claims")["rare"].split())


@cache
def _dictionary() -> frozenset[str]:
    tables = model().get_pipe("lemmatizer").lookups
    found = {w for part in tables.get_table("lemma_index").values() for w in part}
    found |= {w for part in tables.get_table("lemma_exc").values() for w in part}
    return frozenset(found | set(model().Defaults.stop_words)) - _names()


@lru_cache(maxsize=65536)
def is_ordinary(word: str) -> bool:
    """Say whether a word in small letters is of the English dictionary, in any inflection, and no name."""
    known = _dictionary()
    if word in _words("small") or word in _words("common") or word in known:
        return True
    if word in _names() or adjective_country(word):
        return False
    if any(stem in known or stem in act_verbs() for stem in (word, *_stems(word))):
        return True
    if "-" in word:
        return is_ordinary(word.rsplit("-", 1)[-1])
    if word.endswith(("'s", "’s", "s'")):
        return is_ordinary(word[:-2])
    return any(
        word.startswith(p) and len(word) > len(p) + 3 and is_ordinary(word[len(p) :])
        for p in _words("prefixes")
    )


def _stems(word: str) -> list[str]:
    stems = []
    for ending, puts in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("d", ""),
        ("ing", ""),
        ("ing", "e"),
        ("er", ""),
        ("er", "e"),
        ("ers", ""),
        ("est", ""),
        ("ly", ""),
        ("ally", ""),
        ("ist", ""),
        ("ists", ""),
        ("men", "man"),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: len(word) - len(ending)]
            stems.append(stem + puts)
            if not puts and stem[-1] == stem[-2]:
                stems.append(stem[:-1])
    return stems


@cache
def _is_shortened(word: str) -> bool:
    """Say whether letters cannot be a word: no vowel, or full stops between."""
    return word.count(".") > 0 or (len(word) > 1 and not re.search(r"[aeiouyáéíóú]", word))


def _mark(word: str, short: frozenset[str]) -> str:
    low = word.lower()
    if word in short or (
        len(word) <= 5 and word == word.upper() and armed_group(word) and low not in _headwords() - _rare()
    ):
        return "short"
    if low in _words("small") or low in _words("common"):
        return ""
    if low in _words("always") or (adjective_country(low) and len(low) > 4):
        return "name"
    if is_ordinary(low):
        return ""
    return "short" if _is_shortened(low) and low not in _words("titles") else "name"


def _mark_looked_up(lower: str, spans: Sequence[Span], marks: list[str]) -> None:
    """Mark the words of places and bodies that are known by name, the longest first."""
    at = 0
    while at < len(spans):
        size = next((n for n in range(_LONGEST_NAME, 0, -1) if _is_known(lower, spans, marks, at, n)), 0)
        for i in range(at, at + size):
            if lower[spans[i][0] : spans[i][1]] not in ("of", "and", "the", "for"):
                marks[i] = marks[i] or "name"
        at += size or 1


def _is_known(lower: str, spans: Sequence[Span], marks: Sequence[str], at: int, size: int) -> bool:
    if at + size > len(spans):
        return False
    name = lower[spans[at][0] : spans[at + size - 1][1]]
    if len(name) > 60 or any(c in ',;:()[]"' for c in name):
        return False
    first = name.split(None, 1)[0]
    if first in ("the", "a", "an", "of", "in", "and", "at"):
        return False
    if size == 1 and name in _rare():
        found = place(name)
        return found is not None and found.population >= _LARGE
    if size == 1:
        return bool(known_place(name) or is_capital(name) or is_people(name)) and not (
            {name} & (_words("small") | _words("common"))
        )
    if known_organisation(name) or known_place(name) or armed_group(name):
        return True
    return any(marks[at : at + size]) and place(name.title()) is not None


def _mark_between(lower: str, spans: Sequence[Span], marks: list[str]) -> None:
    """Mark what is a name by what stands beside it: particles ("de la"), rare words, months."""
    joined = [i > 0 and lower[spans[i - 1][1] : spans[i][0]].isspace() for i in range(len(spans))]
    words = [lower[a:b] for a, b in spans]
    for i in range(len(spans) - 1, -1, -1):
        follows = i + 1 < len(spans) and joined[i + 1] and marks[i + 1] == "name"
        if words[i] in _words("particles") and not marks[i] and follows:
            marks[i] = "name"
    for i in range(len(spans)):
        if words[i] in ("may", "march") and _is_dated(lower, spans[i]):
            marks[i] = "name"
        if marks[i] or not i or not joined[i] or len(words[i]) < 3 or _is_closed(words[i]):
            continue
        after_name = marks[i - 1] == "name" and not adjective_country(words[i - 1])
        before_name = i + 1 < len(spans) and joined[i + 1] and marks[i + 1] == "name"
        if _is_rare(words[i]):
            marks[i] = "name" if after_name or words[i - 1] in _words("titles") else ""
        elif after_name and before_name and not words[i].endswith(_USUAL_ENDINGS):
            marks[i] = "name"


_USUAL_ENDINGS = ("s", "ed", "ing", "ly", "al", "er", "or")


def _is_closed(word: str) -> bool:
    return any(word in _words(part) for part in ("small", "common", "titles", "nouns"))


@lru_cache(maxsize=65536)
def _is_rare(word: str) -> bool:
    """Say whether every reading of a word as English is a rare one ("leal", "ossa")."""
    word = word.removesuffix("'s").removesuffix("’s")
    if word in _rare():
        return True
    readings = [s for s in _stems(word) if s in _dictionary()]
    readings += _singulars().get(word, ())
    return bool(readings) and word not in _headwords() and all(s in _rare() for s in readings)


_DATED = re.compile(r"\d\s+$|\b(?:in|since|until|of|last|early|late|mid|by|next|this)[\s-]+$")


def _is_dated(lower: str, span: Span) -> bool:
    """Say whether "may" or "march" is a month: a figure stands beside it, or a word that time follows."""
    after = lower[span[1] : span[1] + 4].lstrip()[:1].isdigit()
    return after or _DATED.search(lower, max(0, span[0] - 8), span[0]) is not None


def _glosses(text: str, spans: Sequence[Span]) -> tuple[frozenset[str], list[Span]]:
    """Return abbreviations and the spans of the long forms that stand beside them in brackets."""
    short, long_forms = set(), []
    starts = [a for a, _ in spans]
    for match in _BRACKETED.finditer(text):
        inside = match[1].strip()
        if re.fullmatch(r"[^\W\d_]{2,9}(?:-[^\W\d_]{1,6})?", inside):
            found = _initials_before(text, spans, starts, match.start(), inside)
            if found is not None:
                short.add(inside)
                long_forms.append(found)
            elif not is_ordinary(inside.lower()) and len(inside) <= 5:
                short.add(inside)
        else:
            before = re.search(
                r"([^\W\d_]{2,9}(?:-[^\W\d_]{1,6})?)\s*$", text[max(0, match.start() - 20) : match.start()]
            )
            words = [w for w in inside.split() if w.lower() not in _words("small")]
            if before and len(words) > 1 and _fits(before[1], [w[0] for w in words]):
                short.add(before[1])
                long_forms.append(match.span(1))
    return frozenset(short), long_forms


def _fits(letters: str, initials: Sequence[str]) -> bool:
    """Say whether an abbreviation could be made of these initials: most of them, in any order."""
    wanted = [c for c in letters.upper() if c.isalpha()]
    there = [c.upper() for c in initials]
    return sum(min(wanted.count(c), there.count(c)) for c in set(wanted)) >= max(2, len(wanted) - 1)


def _initials_before(
    text: str, spans: Sequence[Span], starts: Sequence[int], at: int, letters: str
) -> Span | None:
    last = bisect_left(starts, at)
    for size in range(2, len(letters) + 4):
        first = last - size
        if first < 0 or "[" in text[spans[first][0] : at] or ". " in text[spans[first][0] : at]:
            return None
        words = [text[a:b] for a, b in spans[first:last]]
        content = [w for w in words if w.lower() not in _words("small")]
        enough = bool(content) and words[0] in content and len(content) >= len(letters) - 1
        if enough and _fits(letters, [w[0] for w in content]):
            return spans[first][0], spans[last - 1][1]
    return None
