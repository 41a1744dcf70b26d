"""Credits in texts of other languages: names of the gazetteer beside the cues of data/credits_abroad.yaml.

As in mentions.py, names come first and cues second. Unknown names are not looked for in running text: what
a name is cannot be told by its form there. Whole lines ("Quelle: Hafenblatt") are read in any language.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from stemma.articles.agencies import Source, known_names, known_source, may_begin_name
from stemma.articles.lines import Line
from stemma.articles.mentions import Mentioned, is_weak
from stemma.language.lexicon import lexicon
from stemma.model import CreditKind

_CAPITAL = r"[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ]"
_PHRASE = re.compile(rf"(?:{_CAPITAL}|dpa\b|epd\b)[\w&.-]{{0,30}}(?: (?:{_CAPITAL}[\w&.-]{{0,30}})){{0,5}}")
_NAME = "\ua66e"
_GAP = r"[^.,;:!?()\n]{0,40}?"
_BEFORE, _AFTER = 110, 110
_HEAD = 70
"""Signs of a line in which a name may be a dateline's."""

_LINES_OF_HEAD = 3
_LONGEST_LABELLED = 120
_CUES = ("head", "source", "interview", "fact")
_AS_KNOWN = {"head": "dateline"}
"""What the cues are called in mentions.py, where they are called otherwise."""


@cache
def _table(key: str) -> tuple[str, ...]:
    return tuple(lexicon("credits_abroad", "articles")[key])


@cache
def _tried(language: str) -> tuple[str, ...]:
    """The languages whose cues are tried for a text in `language`: its own and its near kin's."""
    table = lexicon("credits_abroad", "articles")
    kin = next((group for group in table["kin"] if language in group), [language])
    return tuple(code for code in kin if code in table["languages"])


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    tables = [lexicon("credits_abroad", "articles")["languages"][code] for code in _tried(language)]
    quoted = f"[«\"“„‘']?{_NAME}[»\"”“’']?"
    rules = {cue: [_written(r, quoted) for table in tables for r in table.get(cue, ())] for cue in _CUES}
    return tuple(
        (cue, re.compile("|".join(f"(?:{rule})" for rule in rules[cue]), re.I)) for cue in _CUES if rules[cue]
    )


def _written(rule: str, name: str) -> str:
    return rule.replace("GAP", _GAP).replace("NAME", name)


def find_mentions_abroad(lines: Sequence[Line], language: str) -> Iterator[Mentioned]:
    """Yield the known parties that lines of a text in `language` name beside a cue, each by its first cue.

    Nothing where the language's cues are not known.
    """
    if not _tried(language):
        return
    for number, line in enumerate(lines):
        for start, end, source in _known_in(line.text):
            cue = _cue(line.text, start, end, language, number < _LINES_OF_HEAD)
            if cue:
                at = line.start
                yield Mentioned(source=source, cue=_AS_KNOWN.get(cue, cue), start=at + start, end=at + end)


def _cue(text: str, start: int, end: int, language: str, may_be_head: bool) -> str | None:
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    window = before + _NAME + after
    for cue, pattern in _patterns(language):
        is_tried = cue != "head" or (may_be_head and start <= _HEAD)
        if is_tried and pattern.search(window):
            return cue
    return None


def _known_in(text: str) -> Iterator[tuple[int, int, Source]]:
    """Yield where known names stand: with capitals (and case endings), or in scripts that have none."""
    for match in _PHRASE.finditer(text):
        parts = match[0].split(" ")
        at = match.start()
        for first, part in enumerate(parts):
            found = _longest(parts[first:]) if may_begin_name(part) or not part.isascii() else None
            if found:
                yield at, at + len(found[0]), found[1]
                break
            at += len(part) + 1
    for pattern in _names_without_case():
        for match in pattern.finditer(text):
            source = known_source(match["name"])
            if source is not None:
                yield match.start("name"), match.end("name"), source


def _longest(parts: Sequence[str]) -> tuple[str, Source] | None:
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count]).rstrip(".,;:-")
        source = _declined(name)
        if source is not None and (not is_weak(name) or (name.isupper() and len(name) > 2)):
            return name, source
    return None


def _declined(name: str) -> Source | None:
    """Return the party of a name as it is written, or without a case ending."""
    if len(name) < 2:
        return None
    source = known_source(name)
    if source is not None or name.isascii():
        return source
    stems = (name.removesuffix(ending) for ending in _table("endings") if name.endswith(ending))
    return next((found for stem in stems if len(stem) > 3 and (found := known_source(stem))), None)


@cache
def _names_without_case() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The names in scripts without capitals: those that write blanks between words, and those that do not."""
    names = sorted((n for n in known_names() if _is_caseless(n[0])), key=lambda n: (-len(n), n))
    spaced = [n for n in names if unicodedata.bidirectional(n[0]) in {"AL", "R"}]
    close = [n for n in names if n not in spaced]
    first = "".join(sorted({n[0] for n in close}))
    is_word = rf"(?<!قناة )(?:{'|'.join(map(re.escape, _table('weak')))})\b"
    spaced_names, close_names = ("|".join(map(re.escape, some)) for some in (spaced, close))
    return (
        re.compile(rf"(?=[\u0590-\u06ff])(?<!\w)[وفبكل]{{0,2}}(?!{is_word})(?P<name>{spaced_names})(?!\w)"),
        re.compile(rf"(?=[{first}])(?P<name>{close_names})"),
    )


def _is_caseless(sign: str) -> bool:
    return unicodedata.category(sign) == "Lo"


@cache
def _labelled() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, sorted(_table("labels"), key=len, reverse=True)))
    return re.compile(
        rf"[(（]?(?:{labels})(?P<colon> ?[:：–—-])? ?(?P<name>\S[^:：,，;|\n]{{1,59}}?)"
        r"(?:[,，;|].{0,40})?[)）]?[.。]?",
        re.I,
    )


def labelled_credit(line: Line) -> Mentioned | None:
    """Return whose text a line says it is ("Quelle: Hafenblatt"), in any language; None where it does not.

    Without a colon the name must be known.
    """
    match = _labelled().fullmatch(line.text) if len(line.text) <= _LONGEST_LABELLED else None
    if match is None:
        return None
    name = match["name"].strip(' «»"“”„()（）')
    source = _declined(name)
    if source is None and match["colon"] and _may_be_name(name):
        source = Source(name=name, kind=CreditKind.OUTLET, known=False)
    if source is None:
        return None
    start = line.start + line.text.index(name, match.start("name"))
    return Mentioned(source=source, cue="text_lines", start=start, end=start + len(name))


def _may_be_name(name: str) -> bool:
    begins = name[:1].isupper() or (name[:1].isalpha() and _is_caseless(name[0]))
    return begins and len(name.split()) <= 5 and "//" not in name
