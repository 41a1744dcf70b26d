"""Lines that do nothing but name who wrote, edited or supplied the text."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache

from stemma.articles.agencies import Source, source_of
from stemma.articles.credits_abroad import labelled_credit
from stemma.articles.dates import DAY
from stemma.articles.lines import Line
from stemma.articles.mentions import Mentioned, is_weak, longest_known, named_in
from stemma.language.lexicon import lexicon
from stemma.model import CreditKind

_NAME_WORD = r"(?:(?-i:[A-ZÀ-ÞĀ-ŽА-Я])[\w'’&.-]{0,30}|24\.kg|dpa|epd|dts)"
_NAME = rf"(?P<name>{_NAME_WORD}(?: (?:{_NAME_WORD}|of|and|al|de|the(?= [A-Z]))){{0,6}})"
_NAMES_A_SOURCE = re.compile(
    r"(?:re-?(?:published|posted|printed)|reproduced|source|original|via|syndicated|courtesy)\b", re.I
)
_LONGEST = 220
_BYLINE = re.compile(
    r"(?:by|(?:additional |with )?reporting by|from our|reporters?|authors?|written by|words by|text by"
    r"|story by)\b[: ].{2,120}",
    re.I,
)
_SIGNED = re.compile(
    r"\((?:(?:additional |further )?reporting|writing|written|editing|compiled|reported|edited) by"
    r" .{2,300}\)\.?",
    re.I,
)
_FROM_AGENCIES = re.compile(
    r"\(?(?:from|with|by|compiled from|with inputs? from|sources?:?) (?:news |wire |our )?"
    r"(?:agencies|wires|correspondents?|wire services|wire reports|agency reports)\b.{0,40}\)?",
    re.I,
)
_CONTRIBUTED = re.compile(r".{2,240} contributed to (?:this|the) (?:report|story|article)\.?", re.I)
_RIGHTS = re.compile(r".{0,160}\breserved\. ?", re.I)
_DATED = re.compile(
    rf"(?:(?:published|posted|updated|on)\b:? ?(?:on )?)?"
    rf"(?:{DAY}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,20})?(?: ?(?:by|[|,•·]) ?.{1,60})?",
    re.I,
)
_PERSON = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][\w'’-]{0,25}\.?(?: (?:[A-ZÀ-ÞĀ-Ž]\.|[A-ZÀ-ÞĀ-Ž][\w'’-]{1,25}|de|van|von|al|bin|der)){1,4}"
)


@cache
def _patterns(key: str) -> tuple[re.Pattern[str], ...]:
    rules = lexicon("credits", "articles")[key]
    return tuple(re.compile(rule.replace("NAME", _NAME, 1), re.I) for rule in rules)


@cache
def _sieve(key: str) -> frozenset[str]:
    return frozenset(lexicon("credits", "articles")[key])


def edges(lines: Sequence[Line], furniture: Container[int]) -> tuple[int, int]:
    """Return the indices of the first and the last sentence that is no `furniture`; (6, -1) where none is."""
    sentences = [i for i, line in enumerate(lines) if line.is_sentence and i not in furniture]
    return (sentences[0], sentences[-1]) if sentences else (min(6, len(lines)), -1)


def line_credits(
    lines: Sequence[Line], title: int | None, furniture: Container[int]
) -> dict[int, list[Mentioned]]:
    """Return the credit lines at the head and the end of a text by their index."""
    first, last = edges(lines, furniture)
    found: dict[int, list[Mentioned]] = {}
    for i, line in enumerate(lines):
        at_edge = i < first or i > last or i <= 4 or (line.text.startswith("(") and i >= last - 1)
        if i == title or len(line.text) > _LONGEST or not (at_edge or i >= last - 2):
            continue
        # Who contributed may be told in so many words that the line reads like the last sentence.
        mentions = _contributors(line)
        if not mentions and at_edge:
            mentions = list(_of_line(line)) or [m for m in [labelled_credit(line)] if m]
        if mentions:
            found[i] = mentions
    return found


def _contributors(line: Line) -> list[Mentioned]:
    """The agencies and outlets of a line that says who contributed to the text."""
    if _sieve("contributing").isdisjoint(line.low):
        return []
    if not any(p.fullmatch(line.text) for p in _patterns("fact_lines")):
        return []
    rights = _RIGHTS.match(line.text)
    return [
        Mentioned(source=source, cue="fact_lines", start=line.start + start, end=line.start + end)
        for start, end, source in named_in(line.text)
        if rights is None or start >= rights.end()
    ]


def _of_line(line: Line) -> Iterator[Mentioned]:
    for key in ("relay_lines", "text_lines"):
        for pattern in _patterns(key):
            match = pattern.fullmatch(line.text)
            named = (longest_known(match["name"]) or _told_by_cue(match)) if match else None
            if match is None or named is None or not _stands_alone(line, match, *named):
                continue
            start = line.start + match.start("name")
            yield Mentioned(source=named[1], cue=key, start=start, end=start + len(named[0]))
            break


def _stands_alone(line: Line, match: re.Match[str], name: str, source: Source) -> bool:
    """A line that begins with the name says whose text it is only where it is known and the line is bare."""
    if match.start("name") > 0:
        return True
    if line.is_sentence or is_weak(name):
        return False
    return source.known or (source.kind is CreditKind.WIRE and line.is_open and len(line.words) <= 5)


def _told_by_cue(match: re.Match[str]) -> tuple[str, Source] | None:
    """After "Source:" or "republished by" an unknown name is a publisher's; after "by" perhaps a person's."""
    if not _NAMES_A_SOURCE.match(match.string):
        return None
    name = match["name"].rstrip(".,;:")
    return name, Source(name=name, kind=CreditKind.OUTLET, known=False)


def is_date_line(line: Line) -> bool:
    """Say whether a line holds a date and at most who wrote: "June 9, 2024 by Newsroom"."""
    return len(line.words) <= 16 and _DATED.fullmatch(line.text) is not None


def is_byline(line: Line) -> bool:
    """Say whether a line does nothing but name who wrote, edited or supplied the text."""
    if line.text.startswith("(") and _SIGNED.fullmatch(line.text):
        return True
    if len(line.words) > 40:
        return False
    if _FROM_AGENCIES.fullmatch(line.text) or _CONTRIBUTED.fullmatch(line.text):
        return True
    return len(line.words) <= 12 and not line.is_final and _BYLINE.fullmatch(line.text) is not None


def find_persons(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where reporters, authors and editors are named ("(Reporter X)", "By X", "Editing by X")."""
    for line in lines:
        if line.is_sentence and "(" not in line.text:
            continue
        for pattern in _patterns("person"):
            for match in pattern.finditer(line.text):
                yield from _each_person(line.start + match.start("names"), match["names"])


def _each_person(start: int, names: str) -> Iterator[tuple[int, int]]:
    for match in _PERSON.finditer(names):
        name = match[0].split(" Our ")[0].rstrip(".")
        if source_of(name) is None and not name.startswith("The "):
            yield start + match.start(), start + match.start() + len(name)
