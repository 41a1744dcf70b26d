"""A sentence's parse as plain records: what spaCy's `Doc`, `Span` and `Token` tell, under their names.

The rooms ask each word of a sentence for its head, children and lemma many times. spaCy builds the answer
anew each time (a string from its store, a `Token`, a generator); here each stands ready, and reading costs
two thirds. A `Parse` holds nothing of spaCy's, is never changed, and so may be kept and shared.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, overload

_STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
_FLAGS = (
    "IS_ALPHA",
    "IS_STOP",
    "IS_PUNCT",
    "IS_SPACE",
    "IS_TITLE",
    "IS_UPPER",
    "IS_LOWER",
    "IS_DIGIT",
    "LIKE_NUM",
)
_NOUN_PHRASES = frozenset(
    ("oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT")
)


@dataclass(slots=True, eq=False, repr=False)
class Word:
    """One token: spaCy's attributes of the same names; `idx` is the offset in the sentence."""

    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    is_alpha: bool
    is_stop: bool
    is_punct: bool
    is_space: bool
    is_title: bool
    is_upper: bool
    is_lower: bool
    is_digit: bool
    like_num: bool
    doc: "Parse" = field(init=False)
    head: "Word" = field(init=False)
    """The word itself for a root."""
    children: tuple["Word", ...] = field(init=False)
    left_edge: "Word" = field(init=False)
    right_edge: "Word" = field(init=False)

    def __len__(self) -> int:
        return len(self.text)

    @property
    def subtree(self) -> Iterator["Word"]:
        """The word and all that hangs on it, left to right."""
        before = True
        for child in self.children:
            if before and child.i > self.i:
                before = False
                yield self
            yield from child.subtree
        if before:
            yield self

    @property
    def ancestors(self) -> Iterator["Word"]:
        """The words above, the nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def conjuncts(self) -> tuple["Word", ...]:
        """The words coordinated with this one, without it."""
        first = self
        while first.head is not first and first.dep_ == "conj":
            first = first.head
        joined = [first]
        for word in joined:
            joined += [c for c in word.children if c.i > word.i and c.dep_ == "conj"]
        return tuple(w for w in joined if w is not self)


@dataclass(slots=True, eq=False, repr=False)
class Phrase:
    """Words [start, end) of a sentence; `label_` for a named entity."""

    doc: "Parse"
    start: int
    end: int
    label_: str = ""

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        return iter(self.doc.words[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> "Phrase": ...
    def __getitem__(self, at: int | slice) -> "Word | Phrase":
        if isinstance(at, int):
            return self.doc.words[self.start : self.end][at]
        first, last, _ = at.indices(self.end - self.start)
        return Phrase(self.doc, self.start + first, self.start + max(first, last))

    @property
    def start_char(self) -> int:
        """Where the phrase begins in the sentence."""
        return self.doc.words[self.start].idx

    @property
    def end_char(self) -> int:
        """Where the phrase ends in the sentence."""
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they stand in the sentence."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def root(self) -> Word:
        """The first root of the sentence in the phrase, else the first of the words nearest to one."""
        words = self.doc.words[self.start : self.end]
        for word in words:
            if word.head is word:
                return word
        tops = [w for w in words if not self.start <= w.head.i < self.end]
        return min(tops, key=_depth, default=words[0])


def _depth(word: Word) -> int:
    """Return the steps to the root; a mark or space on which nothing hangs is as far off as can be."""
    if not word.children and (word.is_space or word.is_punct):
        return len(word.doc) - 1
    return sum(1 for _ in word.ancestors)


@dataclass(slots=True, eq=False, repr=False)
class Parse:
    """One parsed sentence: its words, and its named entities; indexed like a `Doc`."""

    text: str
    words: tuple[Word, ...]
    ents: tuple[Phrase, ...] = ()

    def __post_init__(self) -> None:
        for word in self.words:
            word.doc = self

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Phrase: ...
    def __getitem__(self, at: int | slice) -> Word | Phrase:
        if not isinstance(at, slice):
            return self.words[at]
        first, last, _ = at.indices(len(self.words))
        return Phrase(self, first, last if last > first else first)

    def char_span(self, start: int, end: int) -> Phrase | None:
        """Return the phrase of characters [start, end), None where a word is cut or there is none."""
        inside = [w.i for w in self.words if start <= w.idx < end]
        if not inside:
            return None
        phrase = Phrase(self, inside[0], inside[-1] + 1)
        return phrase if (phrase.start_char, phrase.end_char) == (start, end) else None

    @property
    def noun_chunks(self) -> Iterator[Phrase]:
        """The noun phrases that hold no other; spaCy's rule for English (lang/en/syntax_iterators.py)."""
        last = -1
        for word in self.words:
            if word.pos_ not in ("NOUN", "PROPN", "PRON") or word.left_edge.i <= last:
                continue
            head = word
            while head.dep_ == "conj" and (head is word or head.head.i < head.i):
                head = head.head
            if head.dep_ in _NOUN_PHRASES:
                last = word.i
                yield Phrase(self, word.left_edge.i, word.i + 1)


def copied(doc: Any) -> Parse:
    """Return the parse that a spaCy `Doc` of one sentence holds."""
    parsed = Parse(doc.text, _words(doc))
    parsed.ents = tuple(Phrase(parsed, e.start, e.end, e.label_) for e in doc.ents)
    return parsed


def _words(doc: Any) -> tuple[Word, ...]:
    """Copy the words of a `Doc` from one array of its columns."""
    strings = doc.vocab.strings
    table = doc.to_array(("IDX", "HEAD", *_STRINGS, *_FLAGS))
    keys = table[:, 2 : 2 + len(_STRINGS)]
    known: dict[int, Any] = {key: strings[key] if key else "" for key in set(keys.ravel().tolist())}
    rows = zip(
        table[:, 0].tolist(), keys.tolist(), table[:, 2 + len(_STRINGS) :].astype(bool).tolist(), strict=True
    )
    words = tuple(
        Word(i, at, *[known[key] for key in row], *flags) for i, (at, row, flags) in enumerate(rows)
    )
    children: list[list[Word]] = [[] for _ in words]
    for word, up, token in zip(words, table[:, 1].astype("int64").tolist(), doc, strict=True):
        word.head = words[word.i + up]
        word.left_edge, word.right_edge = words[token.left_edge.i], words[token.right_edge.i]
        if up:
            children[word.i + up].append(word)
    for word, below in zip(words, children, strict=True):
        word.children = tuple(below)
    return words


_OWN = tuple(f.name for f in fields(Word) if f.init)[2:]


def clause_within(parsed: Parse, start: int, end: int) -> Parse | None:
    """Return characters [start, end) of a sentence as a parse of their own, where they are one whole clause.

    They are where one verb, the sentence's root or a complement (`ccomp`), is above all words in them and
    nothing outside hangs on them, marks aside. Otherwise None: the words around mislead the parser.
    """
    phrase = parsed.char_span(start, end)
    if phrase is None:
        return None
    tops = [w for w in phrase if not w.is_punct and (w.head is w or not _holds(phrase, w.head))]
    if len(tops) != 1 or tops[0].pos_ not in ("VERB", "AUX") or tops[0].dep_ not in ("ROOT", "ccomp"):
        return None
    if any(_holds(phrase, w.head) and not (w.is_punct or _holds(phrase, w)) for w in parsed):
        return None
    return _cut(phrase, tops[0])


def _holds(phrase: Phrase, word: Word) -> bool:
    return phrase.start <= word.i < phrase.end


def _cut(phrase: Phrase, top: Word) -> Parse:
    """Copy a phrase; `top` becomes its root, on which the marks hang that hung outside."""
    first, at = phrase.start, phrase.start_char
    words = tuple(Word(w.i - first, w.idx - at, *(getattr(w, name) for name in _OWN)) for w in phrase)
    children: list[list[Word]] = [[] for _ in words]
    for word, old in zip(words, phrase, strict=True):
        above = old.head if _holds(phrase, old.head) and old is not top else top
        word.head = words[above.i - first]
        word.left_edge = words[max(old.left_edge.i, first) - first]
        word.right_edge = words[min(old.right_edge.i, phrase.end - 1) - first]
        if old is not top:
            children[above.i - first].append(word)
    for word, below in zip(words, children, strict=True):
        word.children = tuple(below)
    root = words[top.i - first]
    root.dep_, root.left_edge, root.right_edge = "ROOT", words[0], words[-1]
    cut = Parse(phrase.text, words)
    inside = [e for e in phrase.doc.ents if first <= e.start and e.end <= phrase.end]
    cut.ents = tuple(Phrase(cut, e.start - first, e.end - first, e.label_) for e in inside)
    return cut
