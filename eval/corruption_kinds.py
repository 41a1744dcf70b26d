"""What can go wrong with one sentence: each kind yields every single change of it that would be a slip."""

import calendar
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from stemma.collation.garbles.romanised import is_same_romanised
from stemma.language.gazetteer import first_words, known_place
from stemma.language.vocabulary import is_common_word
from stemma.model import Extraction, Mention, MentionKind, Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`text` in place of [start, end); `true` are the words that versions of the sentence must have for the
    slip to be seen, `mark` what a better reading must hold."""

    start: int
    end: int
    text: str
    true: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of a story, by kind, sorted."""

    by_kind: tuple[tuple[MentionKind, tuple[str, ...]], ...]

    @classmethod
    def of(cls, read: Iterable[Extraction]) -> "Names":
        found: dict[MentionKind, set[str]] = {}
        for extraction in read:
            for m in extraction.mentions:
                if m.form == "name":
                    found.setdefault(m.kind, set()).add(m.text)
        return cls(by_kind=tuple((k, tuple(sorted(v))) for k, v in sorted(found.items())))


_LAST_WORDS = "Marble Harvest Tavern Quarter Lantern Basil Garland Salmon Ferret Margin Pardon Walnut"


def entity(sentence: Sentence, read: Extraction, names: Names) -> Iterator[Change]:
    """Yield a name with the name that sounds nearest to it in its place: of the story or of the world."""
    pools = dict(names.by_kind)
    for m in _names(sentence, read):
        if m.kind not in (MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANISATION):
            continue
        pool = [*pools.get(m.kind, ()), *(_LAST_WORDS.split() if m.kind is MentionKind.PERSON else ())]
        pool += _towns(m.text[:1]) if m.kind is MentionKind.PLACE else ()
        other = [n for n in pool if not _same(n, m.text) and n not in sentence.text]
        if other:
            near = max(other, key=lambda n: (fuzz.ratio(n.lower(), m.text.lower()), n))
            yield Change(start=m.start, end=m.end, text=near, true=(m.text,), mark=m.text)


def _same(a: str, b: str) -> bool:
    x, y = set(a.lower().split()), set(b.lower().split())
    spelt = any(is_same_romanised(p, q, doubled=False) for p in x for q in y)
    one_place = known_place(a) is not None and known_place(a) == known_place(b)
    return bool(x & y) or spelt or one_place or fuzz.ratio(a.lower(), b.lower()) > 85


@cache
def _towns(letter: str) -> tuple[str, ...]:
    names = sorted(w.title() for w in first_words() if w[:1] == letter.lower() and len(w) > 4)
    return tuple(n for n in names if known_place(n) is not None)


def number(sentence: Sentence, _: Extraction, __: Names) -> Iterator[Change]:
    """Yield a figure with another in its place: digits exchanged, ten times as much, or another digit."""
    for t in sentence.tokens:
        bare = t.text.replace(",", "")
        if t.pos != "NUM" or not bare.isdecimal() or 1900 <= int(bare) < 2100:
            continue
        at = len(bare.rstrip("0")) - 1
        if at < 0:
            continue
        other = str((int(bare[at]) + 3) % 10 or 4)
        forms = [bare[:at] + other + bare[at + 1 :], bare + "0"]
        if len(bare) > 1 and bare[0] != bare[1] and bare[1] != "0":
            forms.append(bare[1] + bare[0] + bare[2:])
        for form in forms:
            text = f"{int(form):,}" if "," in t.text or len(form) > 4 else form
            if text != t.text:
                yield Change(start=t.start, end=t.end, text=text, true=(t.text,), mark=t.text)


_WORDS = {
    "two": "seven",
    "three": "thirteen",
    "four": "fourteen",
    "five": "nine",
    "six": "sixteen",
    "seven": "eleven",
    "eight": "eighteen",
    "nine": "ninety",
    "ten": "two",
    "eleven": "seven",
    "twelve": "twenty",
}


def number_word(sentence: Sentence, _: Extraction, __: Names) -> Iterator[Change]:
    """Yield a number in words with another that sounds like it in its place."""
    for t in sentence.tokens:
        if t.pos == "NUM" and t.text.lower() in _WORDS:
            yield Change(start=t.start, end=t.end, text=_WORDS[t.text.lower()], true=(t.text,), mark=t.text)


_OPPOSITES = (
    ("accepted", "rejected"), ("accepts", "rejects"), ("accept", "reject"), ("rose", "fell"),
    ("increased", "decreased"), ("increase", "decrease"), ("confirmed", "denied"), ("opened", "closed"),
    ("lifted", "imposed"), ("lift", "impose"), ("won", "lost"), ("allowed", "banned"), ("support", "oppose"),
    ("supported", "opposed"), ("released", "arrested"), ("kept", "broke"), ("before", "after"),
    ("more", "fewer"), ("above", "below"), ("began", "ended"), ("agreed", "refused"), ("win", "lose"),
    ("arrived", "departed"), ("entered", "left"), ("alive", "dead"), ("innocent", "guilty"),
)  # fmt: skip


@cache
def _opposite() -> dict[str, str]:
    return {x: y for pair in _OPPOSITES for x, y in (pair, pair[::-1])}


def polarity(sentence: Sentence, _: Extraction, __: Names) -> Iterator[Change]:
    """Yield a verb denied or its denial lost, or an opposite in its place."""
    for i, t in enumerate(sentence.tokens):
        after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
        if t.text in _opposite():
            yield Change(start=t.start, end=t.end, text=_opposite()[t.text], true=(t.text,), mark=t.text)
        elif t.dep == "neg" and t.text == "not" and after is not None:
            yield Change(start=t.start, end=after.start, text="", true=(f"not {after.text}",), mark="not")
        elif _takes_not(sentence, t, after):
            assert after is not None
            true = f"{t.text} {after.text}"
            yield Change(start=t.end, end=t.end, text=" not", true=(true,), mark=after.text)


def _takes_not(sentence: Sentence, t: Token, after: Token | None) -> bool:
    verbs = ("was", "were", "will", "has", "have", "had", "is", "are", "would", "can", "should", "must")
    return (
        t.text in verbs
        and after is not None
        and after.pos in ("VERB", "AUX")
        and sentence.tokens[t.head].start >= after.start
    )


def role(sentence: Sentence, read: Extraction, _: Names) -> Iterator[Change]:
    """Yield a sentence whose subject and object, both names, have changed places."""
    names = {m.end: m for m in _names(sentence, read)}
    for subject in sentence.tokens:
        verb = sentence.tokens[subject.head]
        one = names.get(subject.end)
        if subject.dep not in ("nsubj", "nsubjpass") or one is None:
            continue
        for thing in sentence.tokens:
            governor = sentence.tokens[thing.head]
            direct = thing.dep == "dobj" and governor is verb
            by = (
                thing.dep == "pobj"
                and governor.dep in ("agent", "prep")
                and sentence.tokens[governor.head] is verb
            )
            other = names.get(thing.end)
            if other is None or not (direct or by) or one.end > other.start or one.text == other.text:
                continue
            middle = sentence.text[one.end - sentence.start : other.start - sentence.start]
            yield Change(
                start=one.start,
                end=other.end,
                text=f"{other.text}{middle}{one.text}",
                true=(one.text, other.text),
                mark=one.text,
            )


_CALENDAR = (tuple(calendar.month_name[1:]), tuple(calendar.day_name))


def date(sentence: Sentence, read: Extraction, _: Names) -> Iterator[Change]:
    """Yield a weekday, a month or a day of the month moved on by two."""
    spans = [(t.start, t.end) for t in read.times]
    for t in sentence.tokens:
        if not any(a <= t.start and t.end <= b for a, b in spans):
            continue
        for names in _CALENDAR:
            if t.text in names:
                text = names[(names.index(t.text) + 2) % len(names)]
                yield Change(start=t.start, end=t.end, text=text, true=(t.text,), mark=t.text)
        if t.text.isdecimal() and 1 <= int(t.text) <= 28:
            text = str((int(t.text) + 1) % 28 + 1)
            yield Change(start=t.start, end=t.end, text=text, true=(t.text,), mark=t.text)


def name(sentence: Sentence, read: Extraction, _: Names) -> Iterator[Change]:
    """Yield a name misspelt: two of its letters exchanged, one lost, or a vowel changed."""
    vowels = {"a": "e", "e": "i", "i": "a", "o": "u", "u": "o"}
    for m in _names(sentence, read):
        last = m.text.split()[-1]
        if len(last) < 6 or not last.isalpha() or is_common_word(last) or m.kind is MentionKind.GROUP:
            continue
        start = m.end - len(last)
        at = next((i for i in range(2, len(last)) if last[i] in vowels), 3)
        for text in (
            last[:at] + vowels.get(last[at], "n") + last[at + 1 :],
            last[:3] + last[4] + last[3] + last[5:],
            last[:4] + last[5:],
        ):
            if text != last:
                yield Change(start=start, end=m.end, text=text, true=(last,), mark=last)


def doubled(sentence: Sentence, _: Extraction, __: Names) -> Iterator[Change]:
    """Yield a word that stands twice."""
    for t in sentence.tokens:
        if t.text.isalpha() and len(t.text) > 2 and t.text.islower():
            yield Change(start=t.start, end=t.end, text=f"{t.text} {t.text}", true=(t.text,), mark=t.text)


def _names(sentence: Sentence, read: Extraction) -> tuple[Mention, ...]:
    return tuple(
        m
        for m in read.mentions
        if m.form == "name" and sentence.start <= m.start and m.end <= sentence.end and m.text[:1].isupper()
    )


KINDS: dict[str, Callable[[Sentence, Extraction, Names], Iterator[Change]]] = {
    "entity": entity,
    "number": number,
    "number-word": number_word,
    "polarity": polarity,
    "role": role,
    "date": date,
    "name": name,
    "doubled": doubled,
}
