"""Plain text to what it can be recognised by: words, names, numbers, days; no parse.

Every expression runs in linear time. Names are found by their capitals, so a language without
capitals is grouped by its words, numbers and vectors alone.
"""

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import Any

from stemma.language.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*(?: [A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*){0,4}")
_NUMBER = re.compile(r"\b(\d[\d,]*(?:\.\d+)?)(?:[\s-]([a-z]+))?(?:[\s-]([a-z]+))?", re.IGNORECASE)
_DAY_MONTH = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Z][a-z]{2,8})|([A-Z][a-z]{2,8})\.? (\d{1,2})\b)"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:last (?:year|month|spring|summer|autumn|fall|winter|[A-Z][a-z]+ber|January|February|March|April"
    r"|May|June|July|August)|(?:months|years) (?:ago|earlier|before|after|later)"
    r"|the (?:previous|past) (?:year|months))\b"
)
_OPENING = re.compile(r"(?:^|[.!?:\n][\s\"“”'‘’)(]*)$")


@cache
def words() -> Any:
    """Return the word lists of this room."""
    return lexicon("words", "stories")


@cache
def function_words() -> frozenset[str]:
    """Return the words that tell nothing of an event."""
    return frozenset(words()["function_words"].split()) | frozenset(words()["number_words"])


@cache
def offices() -> frozenset[str]:
    """Return the words of office and kind that stand in many names and name no party."""
    return frozenset(words()["offices"].split())


def fold(word: str) -> str:
    """Return a word in lower case without its possessive ("Reyes's": "reyes")."""
    low = word.casefold().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low


def stem(word: str) -> str:
    """Return a word without the endings of plural and tense, by Harman's weak (s) stemmer and -ing, -ed."""
    for ending, rest in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)] + rest
    return word


def content_terms(text: str) -> Counter[str]:
    """Count the stems of the content words of a text, numbers left out."""
    found = (fold(w) for w in _WORD.findall(text))
    return Counter(stem(w) for w in found if not w[0].isdigit() and len(w) > 1 and w not in function_words())


def names(text: str) -> Counter[str]:
    """Count the names of a text: each capitalised word, and each run of several as one phrase.

    A word at the opening of a sentence counts only where it does not stand in small letters as well
    and another capitalised word follows it.
    """
    small = set(re.findall(r"\b[a-zà-ÿ][\w'’-]*", text))
    found: Counter[str] = Counter()
    for match in _NAME.finditer(text):
        parts = [fold(p.strip("'’-")) for p in match[0].split()]
        if parts[0] in function_words() or _opens(text, match.start(), parts, small):
            parts = parts[1:]
        parts = [p for p in parts if len(p) > 1 and p not in function_words()]
        found.update(parts)
        if len(parts) > 1:
            found[" ".join(parts)] += 1
    return found


def _opens(text: str, start: int, parts: list[str], small: set[str]) -> bool:
    opening = _OPENING.search(text[max(0, start - 8) : start]) is not None
    return opening and (parts[0] in small or len(parts) == 1)


@cache
def _written_number() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(words()['number_words'])})[\s-]([a-z]+)", re.IGNORECASE)


def numbers(text: str) -> Counter[str]:
    """Count the numbers of a text with the word after them ("13500 block", "20 year", "1200 people")."""
    found: Counter[str] = Counter()
    for value, first, second in _NUMBER.findall(text):
        plain = value.replace(",", "")
        unit = next((stem(w.lower()) for w in (first, second) if w and w.lower() not in function_words()), "")
        found[f"{plain} {unit}".strip()] += 1
    for word, unit in _written_number().findall(text):
        if unit.lower() not in function_words():
            found[f"{words()['number_words'][word.lower()]} {stem(unit.lower())}"] += 1
    return found


def calendar_days(text: str) -> Counter[str]:
    """Count the days of the year that a text names ("October 31st": "10-31")."""
    months = words()["months"]
    found: Counter[str] = Counter()
    for day, month, month_before, day_after in _DAY_MONTH.findall(text):
        number = months.get((month or month_before).lower())
        if number and 1 <= int(day or day_after) <= 31:
            found[f"{number:02d}-{int(day or day_after):02d}"] += 1
    return found


def event_days(text: str, published: date | None) -> Counter[str]:
    """Count the days of the year that a text speaks of, weekdays taken as the last before publication."""
    found = calendar_days(text)
    if published is not None:
        for match in _WEEKDAY.finditer(text):
            back = (published.weekday() - words()["weekdays"].index(match[0].lower())) % 7
            found[(published - timedelta(days=back)).strftime("%m-%d")] += 1
    return found


def looks_back(text: str) -> int:
    """Count the phrases that place something in an earlier month or year ("last year", "months after")."""
    return len(_BACK.findall(text))


def without_demonyms(counts: Counter[str]) -> Counter[str]:
    """Put "Armenian" with "Armenia", where the text has both: one party, two forms of its name."""
    joined: Counter[str] = Counter()
    for name, count in sorted(counts.items()):
        joined[_country_of(name, counts)] += count
    return joined


def _country_of(name: str, counts: Counter[str]) -> str:
    for ending in words()["demonym_endings"]:
        base = name.removesuffix(ending)
        if base != name and len(base) >= 4:
            for whole in (base, base + "a", base + "ia"):
                if whole != name and whole in counts:
                    return whole
    return name
