"""Is an odd reading a slip, or another way to say it? Only what no retelling changes is judged."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii
from rapidfuzz import fuzz

from stemma.collation.garbles.bench import Bench
from stemma.collation.garbles.figures import digits, scrambled
from stemma.collation.garbles.generic import generic_words
from stemma.collation.garbles.opposites import opposites
from stemma.language.vocabulary import is_common_word
from stemma.model import Garble, GarbleKind, Mention, MentionKind, Sentence, Token

_VERBATIM = 0.85
"""Likeness from which a sentence is repeated word for word; chosen on gva-dev stories."""
_NEAR = 60.0
"""rapidfuzz ratio (0..100) from which one name may have been heard as the other."""
_LONGEST = 6
"""Words of a name."""
_DENIALS = frozenset(["not", "n't", "never"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Words [start, end) of a sentence, by index, what its versions have in their place, and where."""

    sentence: Sentence
    words: tuple[Token, ...]
    start: int
    end: int
    other: tuple[Token, ...]
    version: Sentence
    against: tuple[str, ...]
    alike: float

    @property
    def own(self) -> tuple[Token, ...]:
        return self.words[self.start : self.end]


def judge(bench: Bench, reading: Reading) -> Garble | None:
    """Return the garble that a reading is, or None where it may be another way to say the same."""
    for rule in _RULES:
        garble = rule(bench, reading)
        if garble is not None:
            return garble
    return None


def _because(reading: Reading) -> str:
    what = " ".join(t.text for t in reading.other) or "nothing"
    return f"{len(reading.against)} other reports have {what!r} in this place, and none has this"


def _garble(
    bench: Bench, reading: Reading, tokens: tuple[Token, ...], better: str, kind: GarbleKind
) -> Garble:
    return Garble(
        evidence=bench.covering(tokens, reading.sentence),
        better=better,
        kind=kind,
        because=_because(reading),
    )


def _denial(bench: Bench, reading: Reading) -> Garble | None:
    """A denial in one version alone, or lost in one alone."""
    ours, theirs = ({t.text.lower().replace("’", "'") for t in part} for part in (reading.own, reading.other))
    if bool(ours & _DENIALS) == bool(theirs & _DENIALS) or (ours | theirs) - _DENIALS - {"do", "did", "does"}:
        return None
    lo, hi = max(0, reading.start - 1), min(len(reading.words), reading.end + 1)
    around = reading.words[lo:hi]
    parts = [reading.words[lo : reading.start], reading.other, reading.words[reading.end : hi]]
    better = " ".join(t.text for part in parts for t in part).replace(" n't", "n't").replace(" n’t", "n’t")
    return _garble(bench, reading, around, better, GarbleKind.POLARITY)


def _opposite(bench: Bench, reading: Reading) -> Garble | None:
    """One word with its opposite in its place."""
    if len(reading.own) > 2 or len(reading.other) > 2:
        return None
    for a in reading.own:
        for b in reading.other:
            if b.lemma.lower() in opposites().get(a.lemma.lower(), ()):
                better = " ".join(t.text for t in reading.other)
                return _garble(bench, reading, reading.own, better, GarbleKind.POLARITY)
    return None


@cache
def calendar_words() -> dict[str, str]:
    """Return each name of a day or month, full or cut short, with what it is."""
    found = {}
    for names, kind in ((calendar.day_name, "weekday"), (calendar.month_name, "month")):
        for name in names:
            if name:
                found[name.lower()] = kind
                found[name[:3].lower()] = kind
    return found


def _date(bench: Bench, reading: Reading) -> Garble | None:
    """One weekday, month or day of the month for another."""
    if len(reading.own) != 1 or len(reading.other) != 1:
        return None
    a, b = reading.own[0].text, reading.other[0].text
    kind = calendar_words().get(a.lower().strip("."))
    named = kind and kind == calendar_words().get(b.lower().strip(".")) and a[:3].lower() != b[:3].lower()
    numbered = a.isdecimal() and b.isdecimal() and a != b and _is_time(bench, reading)
    if not (named or numbered):
        return None
    if kind == "weekday" and not (bench.is_bracketed(*_when(reading)) and reading.alike >= _VERBATIM):
        return None
    return _garble(bench, reading, reading.own, b, GarbleKind.DATE)


def _is_time(bench: Bench, reading: Reading) -> bool:
    extraction = bench.extractions[reading.sentence.article_id]
    token = reading.own[0]
    return any(t.start <= token.start and token.end <= t.end for t in extraction.times)


def _when(reading: Reading) -> tuple[str, tuple[str, ...]]:
    return reading.sentence.article_id, reading.against


def _figure(bench: Bench, reading: Reading) -> Garble | None:
    """A figure that the others do not have, and that no later count explains."""
    left = [t for t in reading.own if digits(t.text)]
    right = [t for t in reading.other if digits(t.text)]
    if len(left) != 1 or len(right) != 1 or len(reading.own) != len(reading.other):
        return None
    a, b = digits(left[0].text), digits(right[0].text)
    rest = [[t.text.lower() for t in part if not digits(t.text)] for part in (reading.own, reading.other)]
    if a == b or rest[0] != rest[1]:
        return None
    verbatim, no_update = reading.alike >= _VERBATIM, bench.is_bracketed(*_when(reading))
    fair = verbatim and (no_update or scrambled(a, b))
    if not (fair if counts_people(bench, reading.sentence, left[0]) else verbatim or no_update):
        return None
    return _garble(bench, reading, (left[0],), right[0].text, GarbleKind.NUMBER)


def counts_people(bench: Bench, sentence: Sentence, token: Token) -> bool:
    """Say whether a figure is a count of victims, which grows from report to report."""
    claims = bench.extractions[sentence.article_id].claims
    return any(
        c.quantity is not None and c.quantity.kind and c.quantity.start <= token.start < c.quantity.end
        for c in claims
    )


def _name(bench: Bench, reading: Reading) -> Garble | None:
    """One name in the place of another, or one misspelt."""
    if not reading.own or not reading.other or max(len(reading.own), len(reading.other)) > _LONGEST:
        return None
    if not (_names(reading.own) and _names(reading.other)):
        return None
    if _is_headline(reading.sentence) or _is_headline(reading.version):
        return None
    theirs = _mention(bench, reading.other, reading.version)
    known = theirs is not None and theirs.kind is not MentionKind.ORGANISATION
    a, b = (" ".join(t.text for t in part) for part in (reading.own, reading.other))
    alike = fuzz.ratio(anyascii(a).lower(), anyascii(b).lower())
    if (theirs is not None and _same_party(bench, reading, theirs)) or bench.is_house_spelling(
        reading.sentence.article_id, a, b
    ):
        return None
    if alike < _NEAR and (reading.alike < _VERBATIM or not (known or _is_used(bench, reading))):
        return None
    if theirs is None and alike >= _NEAR:
        return None
    ours = _mention(bench, reading.own, reading.sentence)
    same_kind = ours is not None and theirs is not None and ours.kind is theirs.kind
    kind = GarbleKind.ENTITY if same_kind and alike < _NEAR else GarbleKind.NAME
    return _garble(bench, reading, reading.own, b, kind)


def _is_used(bench: Bench, reading: Reading) -> bool:
    """Say whether the article itself has a word of the others' name elsewhere, and the odd one here alone."""
    article = reading.sentence.article_id
    words = {t.text for s in bench.sentences(article) if s.start != reading.sentence.start for t in s.tokens}
    theirs, ours = ({t.text for t in part if _is_name_like(t)} for part in (reading.other, reading.own))
    return bool(theirs & words) and not ours & words


def _names(tokens: tuple[Token, ...]) -> bool:
    """Say whether words are a name: all of a short one, in a long one all but "of", "for" and the like."""
    weighty = [t for t in tokens if not (len(tokens) > 3 and t.pos in ("ADP", "DET", "CCONJ"))]
    return bool(weighty) and all(_is_name_like(t) for t in (*weighty, tokens[0], tokens[-1]))


def _is_name_like(token: Token) -> bool:
    word = token.text
    return word[:1].isupper() and len(word) > 2 and word.lower() not in generic_words()


def _is_headline(sentence: Sentence) -> bool:
    words = [t.text for t in sentence.tokens if t.text.isalpha() and len(t.text) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _mention(bench: Bench, tokens: tuple[Token, ...], sentence: Sentence) -> Mention | None:
    start, end = tokens[0].start, tokens[-1].end
    rows = [m for m in bench.mentions(sentence.article_id) if m.start < end and start < m.end]
    return next((m for m in rows if m.text[:1].isupper()), None)


def _same_party(bench: Bench, reading: Reading, theirs: Mention) -> bool:
    """Say whether two readings name one party: a name and its other form, a capital and its country."""
    ours, own = _mention(bench, reading.own, reading.sentence), [t.text for t in reading.own]
    if any(bench.names_together(x, t.text) for x in own for t in reading.other):
        return True
    if ours is None:
        return False
    a, b = bench.entity_of(ours), bench.entity_of(theirs)
    if a is None or b is None:
        return False
    known = all(bench.is_known_name(x) or is_common_word(x) for x in own)
    return known and (a == b or bench.acts_for(a) == bench.acts_for(b))


def _doubled(bench: Bench, reading: Reading) -> Garble | None:
    """A word that stands twice, where even "that that" may be good English, but the others have it once."""
    if len(reading.own) != 1 or reading.other or reading.alike < _VERBATIM or not reading.start:
        return None
    pair = reading.words[reading.start - 1 : reading.start + 1]
    after = reading.words[reading.start : reading.start + 2]
    twice = next((p for p in (pair, after) if len({t.text.lower() for t in p}) == 1 and len(p) == 2), None)
    if twice is None:
        return None
    return _garble(bench, reading, twice, twice[0].text, GarbleKind.DISFLUENCY)


_RULES: tuple[Callable[[Bench, Reading], Garble | None], ...] = (
    _doubled,
    _denial,
    _opposite,
    _date,
    _figure,
    _name,
)
