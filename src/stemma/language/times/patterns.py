"""The pattern language of `data/times_rules.yaml`: patterns to regular expressions over symbols.

Every repetition of the language is bounded by the length of its pattern, so a match costs a bounded
number of steps wherever it is tried.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from stemma.language.lexicon import lexicon
from stemma.language.times.lexeme import FILLER, Lexeme, Value
from stemma.language.times.lexemes import Vocabulary, lexemes, vocabulary

_ITEM = re.compile(r"<!?\(|>!?\(|[a-z_0-9]+=|[()|?,-]|[A-Z0-9_]+|[a-z']+(?:-[a-z]+)*")
_CLASS = re.compile(r"[A-Z][A-Z0-9_]*|[a-z'-]+|,")
_NAMED_CLASSES = {"-": "DASH"}


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One pattern: the reader of its matches, its expression, the classes that each of its slots may hold."""

    reader: str
    pattern: str
    expression: re.Pattern[str]
    slots: dict[str, tuple[str, ...]]
    groups: dict[str, str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled rules: all in one expression (does any fit here?), and by the symbols that begin them.

    `starts` finds those symbols; `reach` are the symbols at most that any rule looks at from where it begins.
    """

    words: Vocabulary
    starts: re.Pattern[str]
    anywhere: re.Pattern[str]
    by_first: dict[str, tuple[Rule, ...]]
    reach: int


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits: the lexemes [start, end), the value of each filled slot."""

    rule: Rule
    start: int
    end: int
    values: dict[str, Value]
    spans: dict[str, tuple[int, int]]
    classes: dict[str, str]
    words: tuple[str, ...]
    before: str = ""


def _expand(pattern: str, macros: dict[str, str]) -> str:
    while "{" in pattern:
        pattern = re.sub(r"\{([A-Z0-9]+)\}", lambda m: macros[m[1]], pattern)
    return pattern


def _pieces(pattern: str) -> list[str]:
    return _ITEM.findall(pattern)


@cache
def grammar() -> Grammar:
    """Compile the rules (about half a second, once a process)."""
    table = lexicon("times_rules")
    sources = [
        (rule["read"], _expand(p, table["macros"])) for rule in table["rules"] for p in rule["patterns"]
    ]
    literals = frozenset(
        piece
        for _, source in sources
        for piece in _pieces(source)
        if re.fullmatch(r"[a-z'][a-z'-]*", piece) and not piece.endswith("=")
    )
    words = vocabulary(literals)
    _complete(words)
    by_first: dict[str, list[Rule]] = {}
    bodies: list[str] = []
    for reader, source in sources:
        rule, first = _Compiler(source, words.symbols).rule(reader)
        bodies.append(re.sub(r"\(\?P<\w+>", "(?:", rule.expression.pattern))
        for char in first:
            by_first.setdefault(char, []).append(rule)
    starts = re.compile("[" + re.escape("".join(sorted(by_first))) + "]")
    anywhere = re.compile("|".join(bodies))
    reach = 2 * max(len(_pieces(source)) for _, source in sources)
    return Grammar(words, starts, anywhere, {c: tuple(found) for c, found in by_first.items()}, reach)


def _complete(words: Vocabulary) -> None:
    """Give a symbol to every set of classes that a lexeme can have, by reading one of each kind."""
    numbers = [f"{n}" for n in range(2500)] + [f"{n:04d}" for n in range(0, 2500, 7)]
    ranks = [f"{n}th" for n in range(1, 60)]
    phrases = list(words.phrases)
    spoken = [f"{form}." for form in words.forms]
    figures = lexicon("times_words")["figures"]
    lexemes("\n".join([*words.forms, *spoken, *phrases, *figures, *numbers, *ranks]), words)
    words.growing = False


class _Compiler:
    """One pattern to one regular expression, by recursive descent."""

    def __init__(self, source: str, symbols: dict[frozenset[str], str]) -> None:
        self.source = source
        self.items = _pieces(source)
        self.at = 0
        self.symbols = symbols
        self.slots: dict[str, tuple[str, ...]] = {}
        self.groups: dict[str, str] = {}
        self.dash = self._set(["DASH"]) + "?"

    def rule(self, reader: str) -> tuple[Rule, set[str]]:
        body, first, _ = self._choice()
        assert self.at == len(self.items), f"pattern not read to its end: {self.source}"
        return Rule(reader, self.source, re.compile(body), self.slots, self.groups), first

    def _chars(self, classes: Iterable[str]) -> list[str]:
        wanted = {_NAMED_CLASSES.get(c, c) for c in classes}
        if "WORD" in wanted:
            return [FILLER]
        return sorted(char for key, char in self.symbols.items() if key & wanted)

    def _set(self, classes: Iterable[str]) -> str:
        chars = self._chars(classes)
        assert chars, f"no word is {classes} in {self.source}"
        return "[" + re.escape("".join(chars)) + "]"

    def _choice(self) -> tuple[str, set[str], bool]:
        """Return (expression, symbols it may begin with, whether it may be empty)."""
        bodies, first, empty = [], set[str](), False
        while True:
            body, begins, nothing = self._row()
            bodies.append(body)
            first |= begins
            empty |= nothing
            if self.at < len(self.items) and self.items[self.at] == "|":
                self.at += 1
                continue
            return ("(?:" + "|".join(bodies) + ")" if len(bodies) > 1 else bodies[0]), first, empty

    def _row(self) -> tuple[str, set[str], bool]:
        parts: list[str] = []
        first, empty = set[str](), True
        while self.at < len(self.items) and self.items[self.at] not in ("|", ")"):
            body, begins, nothing = self._item()
            parts.append(body)
            if empty:
                first |= begins
            empty = empty and nothing
        return "".join(parts), first, empty

    def _item(self) -> tuple[str, set[str], bool]:
        name = self.items[self.at][:-1] if self.items[self.at].endswith("=") else None
        self.at += name is not None
        piece = self.items[self.at]
        if piece[0] in "<>":
            return self._context(piece)
        start = self.at
        body, first, empty = self._atom(piece)
        if name is not None:
            body = self._capture(name, body, self.items[start : self.at])
        joined = (
            "(?:" + body + self.dash + ")" if piece != "-" and name not in ("first",) else "(?:" + body + ")"
        )
        if self.at < len(self.items) and self.items[self.at] == "?":
            self.at += 1
            return joined + "?", first, True
        return joined, first, empty

    def _atom(self, piece: str) -> tuple[str, set[str], bool]:
        self.at += 1
        if piece == "(":
            body, first, empty = self._choice()
            assert self.items[self.at] == ")", f"unbalanced: {self.source}"
            self.at += 1
            return "(?:" + body + ")", first, empty
        return self._set([piece]), set(self._chars([piece])), False

    def _context(self, piece: str) -> tuple[str, set[str], bool]:
        stop = self.items.index(")", self.at)
        chars = "".join(self._chars(c for c in self.items[self.at + 1 : stop] if c != "|"))
        self.at = stop + 1
        behind, negated = piece[0] == "<", "!" in piece
        look = "(?" + ("<" if behind else "") + ("!" if negated else "=")
        return look + "[" + chars + "])", set(), True

    def _capture(self, name: str, body: str, inner: list[str]) -> str:
        group = f"{name}__{len(self.groups)}"
        self.groups[group] = name
        classes = tuple(_NAMED_CLASSES.get(p, p) for p in inner if _CLASS.fullmatch(p))
        self.slots[group] = classes
        return f"(?P<{group}>{body})"


def match_at(found: Grammar, symbols: str, items: list[Lexeme], at: int) -> Match | None:
    """Return the longest match that starts at lexeme `at` (the earliest rule on a tie), or None."""
    best: tuple[int, Rule, re.Match[str]] | None = None
    for rule in found.by_first[symbols[at]]:
        hit = rule.expression.match(symbols, at)
        if hit is not None:
            stop = _trimmed(items, at, hit.end())
            if stop > at and (best is None or stop > best[0]):
                best = (stop, rule, hit)
    return None if best is None else _match(best[1], best[2], items, at, best[0])


def _trimmed(items: list[Lexeme], at: int, stop: int) -> int:
    while stop > at and (items[stop - 1].text == "," or "DASH" in items[stop - 1].classes):
        stop -= 1
    return stop


def _match(rule: Rule, hit: re.Match[str], items: list[Lexeme], at: int, stop: int) -> Match:
    values: dict[str, Value] = {}
    spans: dict[str, tuple[int, int]] = {}
    classes: dict[str, str] = {}
    for group, name in rule.groups.items():
        start, end = hit.span(group)
        if start < 0 or name in values:
            continue
        spans[name] = (start, end)
        for wanted in rule.slots[group]:
            if wanted in items[start].classes:
                values[name], classes[name] = items[start].classes[wanted], wanted
                break
    words = tuple(i.text for i in items[at:stop])
    before = items[at - 1].text if at else ""
    return Match(rule, at, stop, values, spans, classes, words, before)
