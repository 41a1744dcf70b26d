"""Credits: where an article names whom it took text or facts from, each with its role.

`text`: the article is (a version of) the named party's report: dateline, byline, sign-off, or the party's own
interviews ("told AFP") where no other party is named for the text. `fact`: named for one fact. `relay`:
passed it on. Only the first makes a parent.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from stemma.articles.agencies import Source, formed_source, initials, known_source, source_of
from stemma.articles.datelines import HeadOfReport
from stemma.articles.dates import DAY
from stemma.articles.lines import Line
from stemma.language.lexicon import lexicon
from stemma.model import Article, Credit, CreditKind, CreditRole

_NAME_WORD = r"(?:(?-i:[A-ZÀ-ÞĀ-ŽА-Я])[\w'’&.-]{0,30}|24\.kg|dpa|epd|dts)"
_NAME = rf"(?P<name>{_NAME_WORD}(?: (?:{_NAME_WORD}|of|and|al|de|d'[A-Z]\w+|the(?= [A-Z]))){{0,6}})"
_SHORT_FORM = re.compile(r"(?:,? (?:or )?\(?|, )(?P<short>[A-Z]{2,8})(?=[),])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """A party named by one cue: the cue's key in data/credits.yaml, and where the words stand."""

    source: Source
    cue: str
    start: int
    end: int


@cache
def _patterns(key: str) -> tuple[re.Pattern[str], ...]:
    rules = lexicon("credits", "articles")[key]
    return tuple(re.compile(rule.replace("NAME", _NAME, 1), re.I) for rule in rules)


@cache
def _weak() -> frozenset[str]:
    return frozenset(lexicon("credits", "articles")["weak"])


def _longest_known(words: str) -> tuple[str, Source] | None:
    """Return the longest beginning of a capitalised phrase that names a party ("AFP Saturday" is AFP)."""
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count]).rstrip(".,;:")
        source = source_of(name) if name else None
        if source is not None:
            return name, source
    return None


class Names:
    """The parties that one text may name: the gazetteer's, and those that the text itself introduces."""

    def __init__(self, introduced: Sequence[Source]):
        self._introduced = {s.name: s for s in introduced}

    def find(self, words: str) -> tuple[str, Source] | None:
        """Return the written name and its party, or None where the words name none."""
        for name, source in self._introduced.items():
            bare = re.sub(r"^(?:The|the) ", "", words)
            if bare == name or bare.startswith(f"{name} "):
                return name, source
            if formed_source(bare) and initials(bare) == name:
                return bare, source
        return _longest_known(words)


def line_credits(
    lines: Sequence[Line], title: int | None, furniture: Container[int]
) -> dict[int, list[Mentioned]]:
    """Return the credit lines at the head and the end of a text by their index.

    Head and end are what stands before the first and after the last sentence that is no `furniture`.
    """
    sentences = [i for i, line in enumerate(lines) if line.is_sentence and i not in furniture]
    first, last = (sentences[0], sentences[-1]) if sentences else (min(6, len(lines)), -1)
    found: dict[int, list[Mentioned]] = {}
    for i, line in enumerate(lines):
        at_edge = i < first or i > last or (line.text.startswith("(") and i >= last - 1)
        if i != title and len(line.text) <= 220 and (at_edge or i <= 4):
            mentions = list(_of_line(line))
            if mentions:
                found[i] = mentions
    return found


def _of_line(line: Line) -> Iterator[Mentioned]:
    for key in ("relay_lines", "text_lines"):
        for pattern in _patterns(key):
            match = pattern.fullmatch(line.text)
            if match is None:
                continue
            named = _longest_known(match["name"]) or _told_by_cue(match)
            if named is None:
                continue
            bare = match.start("name") == 0
            if bare and not (
                named[1].known or (named[1].kind is CreditKind.WIRE and line.is_open and len(line.words) <= 5)
            ):
                continue
            if line.is_sentence and bare:
                continue
            start = line.start + match.start("name")
            yield Mentioned(source=named[1], cue=key, start=start, end=start + len(named[0]))
            break


def _told_by_cue(match: re.Match[str]) -> tuple[str, Source] | None:
    """After "Source:" or "republished by" an unknown name is a publisher's; after "by" perhaps a person's."""
    if not re.match(
        r"(?:re-?(?:published|posted|printed)|reproduced|source|original|via|syndicated|courtesy)\b",
        match.string,
        re.I,
    ):
        return None
    name = match["name"].rstrip(".,;:")
    return name, Source(name=name, kind=CreditKind.OUTLET, known=False)


def dateline_credit(text: str, head: HeadOfReport | None) -> Mentioned | None:
    """Return the agency of a dateline; in that place an unknown name is an agency's."""
    if head is None or head.agency is None:
        return None
    written = text[head.agency[0] : head.agency[1]]
    first = re.split(r"[/,;]| and | with ", written)[0].strip()
    named = _longest_known(first)
    source = named[1] if named else Source(name=first, kind=CreditKind.WIRE, known=False)
    source = replace(source, kind=CreditKind.WIRE) if not source.known else source
    length = len(named[0]) if named else len(first)
    return Mentioned(source=source, cue="dateline", start=head.agency[0], end=head.agency[0] + length)


def running_credits(text: str, lines: Sequence[Line], names: Names) -> Iterator[Mentioned]:
    """Yield the credits in running text, in the order of the cues: relay, sign-off, interview, fact."""
    for index, line in enumerate(lines):
        for key in ("relay", "source", "signoff", "interview", "fact"):
            if key == "signoff" and index < len(lines) - 6:
                continue
            for pattern in _patterns(key):
                for match in pattern.finditer(line.text):
                    mention = _named(line, match, key, names)
                    if mention:
                        yield mention


def _named(line: Line, match: re.Match[str], key: str, names: Names) -> Mentioned | None:
    words = match["name"]
    at = match.start("name")
    if words.startswith("The "):
        words, at = words[4:], at + 4
    named = names.find(words)
    if named is None:
        named = _unknown_agency(match, words) or (
            _told(words, platform=key == "relay") if key in {"relay", "source"} else None
        )
    if named is None:
        return None
    name, source = named
    if name in _weak() and not re.search(
        r"agency|news|service", line.text[max(0, at - 25) : at + len(name) + 14], re.I
    ):
        return None
    if (
        source.kind is CreditKind.OUTLET
        and not source.known
        and key in {"fact", "interview"}
        and name.split()[-1] in {"News", "Media", "Star", "Sun", "Review", "Channel"}
    ):
        return None
    rest = _SHORT_FORM.match(line.text, at + len(name))
    if rest and not source.known and rest["short"] not in source.name:
        source = replace(source, name=f"{source.name} ({rest['short']})")
    start = line.start + at
    return Mentioned(source=source, cue=key, start=start, end=start + len(name))


def _unknown_agency(match: re.Match[str], words: str) -> tuple[str, Source] | None:
    """A name after "the agency" or before "news agency" is an agency's, whatever it is called."""
    name = words.split(" ")[0].rstrip(".,;:") if len(words.split(" ")) > 3 else words.rstrip(".,;:")
    before = match.string[max(0, match.start("name") - 14) : match.start("name")]
    after = match.string[match.end("name") : match.end("name") + 14]
    institute = re.search(r"\b(?:institute|pollster|tank|group|firm|consultancy|monitor) $", before)
    if institute:
        return words.rstrip(".,;:"), Source(name=words.rstrip(".,;:"), kind=CreditKind.OUTLET, known=False)
    told = re.search(r"\b(?:news |press |wire )?(?:agency|agencies) $", before) or re.match(
        r" (?:news |press )(?:agency|service)\b", after
    )
    return (name, Source(name=name, kind=CreditKind.WIRE, known=False)) if told else None


def _told(words: str, *, platform: bool) -> tuple[str, Source] | None:
    name = words.rstrip(".,;:")
    return (name, Source(name=name, kind=CreditKind.OUTLET, platform=platform, known=False)) if name else None


_DECLARES = frozenset({"dateline", "text_lines", "source", "signoff"})


def with_roles(
    mentions: Sequence[Mentioned], outlet: str | None, has_author: bool
) -> list[tuple[Mentioned, CreditRole]]:
    """Return the mentions with their roles, one for each party and role, in the order of the text.

    A party is credited with the text by dateline, byline or sign-off. Where none is, the one whose own
    interviews stand in the text is, unless another's do as often, or the text has its own author and but
    one such place.
    """
    relays = {m.source.name for m in mentions if m.cue in {"relay", "relay_lines"} or m.source.platform}
    declared = {m.source.name for m in mentions if m.cue in _DECLARES} - relays
    interviews = Counter(
        m.source.name for m in mentions if m.cue == "interview" and m.source.name not in relays
    )
    owners = declared or _interviewer(interviews, outlet, has_author)
    roles: dict[tuple[str, CreditRole], Mentioned] = {}
    for mention in sorted(mentions, key=lambda m: (m.cue not in _DECLARES, m.start, m.end)):
        name = mention.source.name
        role = CreditRole.RELAY if name in relays else CreditRole.TEXT if name in owners else CreditRole.FACT
        roles.setdefault((name, role), mention)
    return [(m, role) for (_, role), m in sorted(roles.items(), key=lambda item: (item[1].start, item[0]))]


def _interviewer(counts: Counter[str], outlet: str | None, has_author: bool) -> set[str]:
    if outlet and outlet in counts:
        return {outlet}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return set()
    return set() if has_author and ranked[0][1] == 1 else {ranked[0][0]}


def persons(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where reporters, authors and editors are named ("(Reporter X)", "By X", "Editing by X")."""
    for line in lines:
        if line.is_sentence and "(" not in line.text:
            continue
        for pattern in _person_patterns():
            for match in pattern.finditer(line.text):
                yield from _each_person(line.start + match.start("names"), match["names"])


@cache
def _person_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule, re.I) for rule in lexicon("credits", "articles")["person"])


_PERSON = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][\w.'’-]{0,25}(?: (?:[A-ZÀ-ÞĀ-Ž][\w.'’-]{0,25}|de|van|von|al|bin|der)){1,4}"
)


def _each_person(start: int, names: str) -> Iterator[tuple[int, int]]:
    for match in _PERSON.finditer(names):
        if source_of(match[0]) is None and len(match[0].split()) <= 5:
            yield start + match.start(), start + match.end()


def as_credits(
    article: Article, found: Sequence[tuple[Mentioned, CreditRole]], people: Sequence[tuple[int, int]]
) -> tuple[Credit, ...]:
    """Return the credits of an article, parties first, then persons, each kind in the order of the text."""
    parties = [
        Credit(name=m.source.name, kind=m.source.kind, role=role, evidence=article.evidence(m.start, m.end))
        for m, role in found
    ]
    named: dict[str, Credit] = {}
    for start, end in people:
        evidence = article.evidence(start, end)
        named.setdefault(
            evidence.quote,
            Credit(name=evidence.quote, kind=CreditKind.PERSON, role=CreditRole.TEXT, evidence=evidence),
        )
    return (*parties, *named.values())


def outlet_source(outlet: str | None) -> Source | None:
    """Return the party that an outlet's name stands for, or None where none is given."""
    if not outlet:
        return None
    return (
        known_source(outlet)
        or formed_source(outlet)
        or Source(name=outlet, kind=CreditKind.OUTLET, known=False)
    )


_BYLINE = re.compile(
    r"(?:by|from our|reporters?|authors?|written by|words by|text by|story by)\b[: ].{2,120}", re.I
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
_DATED = re.compile(
    rf"(?:(?:published|posted|updated|on)\b:? ?(?:on )?)?"
    rf"(?:{DAY}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,20})?(?: ?(?:by|[|,•·–-]) ?.{1,60})?",
    re.I,
)


def is_byline(line: Line) -> bool:
    """Say whether a line does nothing but name who wrote, edited or supplied the text."""
    if _SIGNED.fullmatch(line.text) or _DATED.fullmatch(line.text) or _FROM_AGENCIES.fullmatch(line.text):
        return True
    return len(line.words) <= 12 and not line.is_final and _BYLINE.fullmatch(line.text) is not None
