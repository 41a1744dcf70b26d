"""Parties named in running text: capitalised phrases that name one, and the cue beside them.

Names first, cues second: few phrases of a text name an agency, so the patterns of data/credits.yaml are tried
on those alone, in a window of the line in which the name is one sign.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from stemma.articles.agencies import (
    Source,
    formed_source,
    initials,
    known_source,
    may_begin_name,
    may_end_name,
    may_hold_name,
)
from stemma.articles.lines import Line
from stemma.language.lexicon import lexicon
from stemma.model import CreditKind

_CAPITALISED = r"[A-ZÀ-ÞĀ-ŽА-Я][\w'’&.-]{0,30}"
_PHRASE = re.compile(
    rf"(?:{_CAPITALISED}|24\.kg|dpa\b|epd\b)(?: (?:{_CAPITALISED}|(?:of|and|al|de|the)(?= [A-Z]))){{0,6}}"
)
_SHORT_FORM = re.compile(r"(?: \(|, | or )(?P<short>[A-Z]{2,8})(?=[),])")
_NAME = "\ua66e"
"""One letter that no news text holds stands for the name, so that word boundaries work."""

_BEFORE, _AFTER = 110, 110
_INTRODUCED = tuple(
    f" {word} "
    for word in (
        *("agency", "agencies", "institute", "pollster", "think tank", "research group"),
        *("polling firm", "consultancy", "monitor"),
    )
)
_INTRODUCING = frozenset(word.split()[-1] for word in _INTRODUCED) | {"service"}
_INTRODUCES = re.compile(r" (?:news |press |wire )(?:agency|service)\b")
_SIGNOFF_ENDS = 2
"""Signs that may stand after a name that signs off: a bracket and a full stop."""

_CUES = ("relay", "source", "signoff", "interview", "fact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """A party named by one cue: the cue's key in data/credits.yaml, and where the words stand."""

    source: Source
    cue: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A phrase that may be a name: offsets in the line, its party where one is known.

    `introduced`: the words beside it say what it is ("the agency X").
    """

    start: int
    end: int
    source: Source | None
    introduced: bool = False


@cache
def _patterns(key: str) -> re.Pattern[str]:
    rules = lexicon("credits", "articles")[key]
    return re.compile("|".join(f"(?:{rule.replace('NAME', _NAME)})" for rule in rules), re.I)


@cache
def _weak() -> frozenset[str]:
    return frozenset(lexicon("credits", "articles")["weak"])


def is_weak(name: str) -> bool:
    """Say whether an agency's name is also that of a person, place or thing."""
    return name in _weak()


@cache
def _sieve(key: str) -> frozenset[str]:
    return frozenset(lexicon("credits", "articles")[key])


def _may_say_whose(line: Line) -> bool:
    """A cheap sieve for the cues `relay` and `source`."""
    low = line.low
    said_of_itself = ("this" in low or "present" in low) and not _sieve("texts").isdisjoint(low)
    returns = "more" in low and not _sieve("return_words").isdisjoint(low)
    return said_of_itself or returns or not _sieve("relay_words").isdisjoint(low)


def longest_known(words: str) -> tuple[str, Source] | None:
    """Return the longest beginning of a phrase that names a party: "AFP Monday" is AFP; known ones first."""
    parts = words.split(" ")
    for find in (known_source, formed_source):
        for count in range(len(parts), 0, -1):
            name = " ".join(parts[:count]).rstrip(".,;:")
            source = find(name) if name else None
            if source is not None:
                return name, source
    return None


def find_mentions(text: str, lines: Sequence[Line], introduced: Sequence[Source]) -> Iterator[Mentioned]:
    """Yield the parties that the lines name beside a cue, in order; one for each name, by its first cue.

    `introduced` are parties that the dateline, a credit line or the outlet's name has made known.
    """
    for index, line in enumerate(lines):
        gate, near_end = _may_say_whose(line), index >= len(lines) - 6
        if not gate and not near_end and _sieve("cue_words").isdisjoint(line.low):
            continue
        for candidate in _candidates(line, introduced, gate):
            mention = _cued(line, candidate, gate, near_end)
            if mention is not None:
                yield mention


def _candidates(line: Line, introduced: Sequence[Source], gate: bool) -> Iterator[_Candidate]:
    introduces = not _INTRODUCING.isdisjoint(line.low)
    for match in _PHRASE.finditer(line.text):
        found = _first_named(match, introduced)
        if found:
            yield found
        introduced_here = found is None and introduces and _is_introduced(line.text, match)
        if found is None and (gate or introduced_here):
            end = match.start() + len(match[0].rstrip(".,;:"))
            yield _Candidate(start=match.start(), end=end, source=None, introduced=introduced_here)


def named_in(line: str) -> Iterator[tuple[int, int, Source]]:
    """Yield the known parties of a line, one for each phrase of capitalised words."""
    for match in _PHRASE.finditer(line):
        found = _first_named(match, ())
        if found and found.source:
            yield found.start, found.end, found.source


def _first_named(match: re.Match[str], introduced: Sequence[Source]) -> _Candidate | None:
    """Return the first known name within a phrase of capitalised words."""
    phrase = match[0]
    parts = phrase.split(" ")
    if not introduced and not may_hold_name(parts):
        return None
    at = 0
    for part in parts:
        found = _named(phrase[at:], introduced)
        if found:
            start = match.start() + at
            return _Candidate(start=start, end=start + len(found[0]), source=found[1])
        at += len(part) + 1
    return None


def _named(words: str, introduced: Sequence[Source]) -> tuple[str, Source] | None:
    for source in introduced:
        if words == source.name or words.startswith(
            (f"{source.name} ", f"{source.name}.", f"{source.name}'")
        ):
            return source.name, source
        if words[0] == source.name[0] and formed_source(words) and initials(words) == source.name:
            return words.rstrip(".,;:"), source
    return longest_known(words) if may_begin_name(words) or may_end_name(words) else None


def _is_introduced(line: str, match: re.Match[str]) -> bool:
    before = line[max(0, match.start() - 18) : match.start()]
    return before.endswith(_INTRODUCED) or _INTRODUCES.match(line, match.end()) is not None


def _cued(line: Line, candidate: _Candidate, gate: bool, near_end: bool) -> Mentioned | None:
    text, start, end = line.text, candidate.start, candidate.end
    name = text[start:end]
    named = candidate.source is not None or candidate.introduced
    window = text[max(0, start - _BEFORE) : start] + _NAME + text[end : end + _AFTER]
    for cue in _CUES:
        if cue in {"relay", "source"}:
            if not gate:
                continue
        elif not named or (cue == "signoff" and not (near_end and len(text) - end <= _SIGNOFF_ENDS)):
            continue
        if _patterns(cue).search(window):
            source = _party(candidate, name, cue, window)
            if source is None:
                continue
            rest = _SHORT_FORM.match(text, end)
            if rest and not source.known and rest["short"] not in source.name:
                source = replace(source, name=f"{source.name} ({rest['short']})")
            return Mentioned(source=source, cue=cue, start=line.start + start, end=line.start + end)
    return None


def _party(candidate: _Candidate, name: str, cue: str, window: str) -> Source | None:
    source = candidate.source
    if source is None:
        if cue in {"relay", "source"}:
            return Source(name=name, kind=CreditKind.OUTLET, platform=cue == "relay", known=False)
        return _introduced_party(name, window)
    at = window.index(_NAME)
    if name in _weak() and not re.search(r"agency|news|service", window[max(0, at - 25) : at + 14], re.I):
        return None
    return source


def _introduced_party(name: str, window: str) -> Source | None:
    before, after = window.split(_NAME)
    if not before.endswith(_INTRODUCED) and _INTRODUCES.match(after) is None:
        return None
    is_agency = before.endswith(("agency ", "agencies ")) or _INTRODUCES.match(after) is not None
    return Source(name=name, kind=CreditKind.WIRE if is_agency else CreditKind.OUTLET, known=False)
