"""Text to lexemes: each word or figure with the classes it may belong to, and one symbol for their set.

The patterns of `patterns.py` are matched over the string of symbols, one character a lexeme, so a text
of a million characters costs one pass of one simple expression and a dictionary look-up a word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from stemma.language.lexicon import lexicon
from stemma.language.times.figures import figure_classes
from stemma.language.times.lexeme import BREAK, FILLER, NO_CLASSES, Classes, Lexeme
from stemma.language.times.numbers import STARTERS, number_at

_TOKEN = re.compile(
    r"""
      (?P<GAP>\n)
    | (?P<DOTTED>[AaPp]\.\s?[Mm]\b|[Bb]\.[Cc]\.[Ee]\b|[BbCc]\.[CcEe]\b|[Aa]\.[Dd]\b)
    | (?P<CODE>Q[1-4]\b)
    | (?P<WORD>[^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+)?)
    | (?P<SERIAL>\d{1,12}(?:[-/.]\d{1,12}){3,40})
    | (?P<DATE>\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d))
    | (?P<CLOCK>\d{1,2}:\d{2}(?::\d{2})?(?!\d))
    | (?P<RANK>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<TENS>(?:\d{2,3}|['’`]\d)0['’]?s\b)
    | (?P<SHORT>(?<!['’`‘])['’]\d{2}\b)
    | (?P<FIGURE>\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,12}(?:\.\d{1,9}|/\d{1,3})?)
    | (?P<CLITIC>['’](?:s|S)?(?!\w))
    | (?P<MARK>[^\w\s])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Form:
    """A word as it may be written: lower-case text, classes, symbol, whether a full stop belongs to it."""

    text: str
    classes: Classes
    symbol: str
    abbreviated: bool


type Trie = dict[str, "Trie"]
"""Words to what may follow them; under "" stands the name of the phrase that ends there."""


@dataclass(slots=True)
class Vocabulary:
    """The words of `data/times_words.yaml` and `data/times_events.yaml`, with those of the patterns.

    `symbols` gives each set of classes its character; it grows while the grammar is built.
    """

    literals: frozenset[str]
    forms: dict[str, Form] = field(default_factory=dict)
    phrases: dict[str, Classes] = field(default_factory=dict)
    trie: Trie = field(default_factory=dict)
    symbols: dict[frozenset[str], str] = field(default_factory=dict)
    figures: dict[str, tuple[Classes, str]] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)
    growing: bool = True

    def symbol(self, classes: Iterable[str]) -> str:
        """Return the symbol of a set of classes; the filler's where the patterns cannot use it."""
        key = frozenset(classes)
        if key not in self.symbols and key and self.growing:
            self.symbols[key] = chr(0xE000 + len(self.symbols))
        return self.symbols.get(key, FILLER)


def vocabulary(literals: frozenset[str]) -> Vocabulary:
    """Compile the vocabulary; `literals` are the words that the patterns name themselves."""
    made = Vocabulary(literals)
    single: dict[str, Classes] = {word: {} for word in sorted(literals)}
    for word, name, value in _entries():
        parts = _split(word)
        target = single if len(parts) == 1 else made.phrases
        target.setdefault(word, {})[name] = value
        if len(parts) > 1:
            _plant(made.trie, parts, word)
    table = lexicon("times_words")
    for word, classes in single.items():
        for written in dict.fromkeys((word, word.title(), word.upper())):
            found = _cased(word, written, classes, table)
            if word in literals:
                found[word] = word
            made.forms[written] = Form(word, found, made.symbol(found), word in table["abbreviated"])
    return made


def _entries() -> list[tuple[str, str, object]]:
    classes = lexicon("times_words")["classes"]
    entries = [(word, name, value) for name, members in classes.items() for word, value in members.items()]
    entries += [(word, "WORDDAY", value) for word, value in classes["ORDINAL"].items()]
    events = lexicon("times_events")
    for kind in ("fixed", "moving", "easter", "periods"):
        name = "NAMED" if kind == "periods" else "HOLIDAY"
        entries += [(word, name, (kind, value)) for word, value in events[kind].items()]
    return entries


def _plant(trie: Trie, parts: list[str], phrase: str) -> None:
    for part in parts:
        trie = trie.setdefault(part, {})
    trie[""] = {phrase: {}}


def _split(phrase: str) -> list[str]:
    return [match[0] for match in _TOKEN.finditer(phrase)]


def _cased(word: str, written: str, known: Classes, table: dict[str, list[str]]) -> Classes:
    """Return the classes of a word written so: some need a capital, zones and eras need capitals."""
    classes = dict(known)
    if word in table["capitalised"] and not written[0].isupper():
        for name in ("MONTH", "WEEKDAY", "ZONE", "ERA"):
            classes.pop(name, None)
    for name in ("MONTH", "WEEKDAY"):
        if name in classes and word not in table["weak"]:
            classes["SURE" + name] = classes[name]
        elif name in classes and word in ("may", "march"):
            classes["WEAK" + name] = classes[name]
    if not written.isupper():
        classes.pop("ZONE", None)
        classes.pop("ERA", None)
    return classes


def lexemes(text: str, words: Vocabulary) -> list[Lexeme]:
    """Return the lexemes of a text in order, phrases and number words joined, symbols set."""
    raw, special = _raw(text, words)
    out: list[Lexeme] = []
    done = 0
    for at in special:
        if at < done:
            continue
        stop, joined = _join(raw, at, words)
        if joined is not None:
            out += raw[done:at]
            out.append(joined)
            done = stop
    return out + raw[done:]


def _raw(text: str, words: Vocabulary) -> tuple[list[Lexeme], list[int]]:
    """Return the tokens, and the indices of those that may begin a phrase or a number."""
    found: list[Lexeme] = []
    special: list[int] = []
    forms, trie = words.forms, words.trie
    for match in _TOKEN.finditer(text):
        written = match[0]
        start, end = match.span()
        if written in words.plain:
            found.append(Lexeme(start, end, written, NO_CLASSES))
            continue
        kind = match.lastgroup
        if kind == "WORD":
            form = forms.get(written) or forms.get(written.replace("’", "'"))
            if form is None:
                if written.lower() in trie:
                    special.append(len(found))
                elif len(words.plain) < _MOST_PLAIN and not words.growing:
                    words.plain.add(written)
                found.append(Lexeme(start, end, written, NO_CLASSES))
                continue
            if form.text in trie or not STARTERS.isdisjoint(form.classes) or form.text == "a":
                special.append(len(found))
            if form.abbreviated and text[end : end + 1] == ".":
                end += 1
            found.append(Lexeme(start, end, form.text, form.classes, form.symbol))
        elif kind == "GAP":
            found.append(Lexeme(start, end, "\n", NO_CLASSES, BREAK))
        elif written == "." and found and _swallows_stop(found[-1], start):
            found[-1].end = end
        else:
            known = words.figures.get(written)
            if known is None:
                known = _read_figure(kind or "", written, words)
            found.append(Lexeme(start, end, written.lower(), *known))
            if kind == "FIGURE":
                special.append(len(found) - 1)
    return found, special


def _read_figure(kind: str, written: str, words: Vocabulary) -> tuple[Classes, str]:
    """Read a figure or mark, and keep what was read."""
    known = _figure(kind, written, words)
    if len(words.figures) < _MOST_FIGURES and not words.growing:
        words.figures[written] = known
    return known


_MOST_PLAIN = 20_000
"""Words without any class that are kept; those of a text beyond that are looked up each time."""
_MOST_FIGURES = 5000
"""Figures whose reading is kept; those of a text beyond that are read each time."""


def _figure(kind: str, written: str, words: Vocabulary) -> tuple[Classes, str]:
    if kind == "DOTTED":
        form = words.forms.get(re.sub(r"\s", "", written).upper())
        classes = form.classes if form else NO_CLASSES
    else:
        classes = figure_classes(kind, written)
    return classes, words.symbol(classes) if classes else FILLER


def _swallows_stop(last: Lexeme, start: int) -> bool:
    """Say whether a full stop at `start` belongs to the abbreviation before it ("p.m.")."""
    return last.end > start or (
        last.end == start and "." in last.text and not {"HALFDAY", "ERA"}.isdisjoint(last.classes)
    )


def _join(items: list[Lexeme], at: int, words: Vocabulary) -> tuple[int, Lexeme | None]:
    """Return the end of the phrase or number that starts at `at`, and its lexeme; None if there is none."""
    stop, phrase = _phrase_at(items, at, words.trie) if items[at].text.lower() in words.trie else (at, "")
    if phrase:
        classes = words.phrases[phrase]
    else:
        stop, classes = number_at(items, at)
        if stop == at:
            return at, None
        if stop == at + 1:
            classes = items[at].classes | classes
    text = phrase or items[at].text
    symbol = words.symbol(classes)
    return stop, Lexeme(items[at].start, items[stop - 1].end, text, classes, symbol)


def _phrase_at(items: list[Lexeme], at: int, trie: Trie) -> tuple[int, str]:
    """Return the end and the name of the longest phrase that starts at `at`, or (at, "")."""
    best = (at, "")
    for k in range(at, len(items)):
        node = trie.get(items[k].text.lower())
        if node is None:
            return best
        if "" in node:
            best = (k + 1, next(iter(node[""])))
        trie = node
    return best
