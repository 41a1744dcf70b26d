"""Retellings compared by their facts: a figure, day or name that no version of a sentence has.

Where versions differ in their words too much to be laid side by side, a fact is told by the word beside
it: "120,000 ballots" and "150,000 ballots" count the same thing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz import fuzz

from stemma.collation.garbles.bench import Bench
from stemma.collation.garbles.figures import digits
from stemma.collation.garbles.generic import generic_words
from stemma.collation.garbles.judge import calendar_words, counts_people
from stemma.collation.garbles.versions import words_of
from stemma.language.vocabulary import is_common_word
from stemma.language.words import CONTENT
from stemma.model import Garble, GarbleKind, Sentence, Token

_NEAR = 60.0
"""rapidfuzz ratio (0..100) from which one name may have been heard as the other."""
_KINDS = {
    "number": GarbleKind.NUMBER,
    "weekday": GarbleKind.DATE,
    "month": GarbleKind.DATE,
    "name": GarbleKind.NAME,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A word that no retelling changes: its class, its value, and the words of weight beside it."""

    token: Token
    kind: str
    value: str
    before: str
    after: str


def retold_garbles(bench: Bench) -> Iterator[Garble]:
    """Yield facts that one telling alone has, where two or more versions agree on another."""
    facts: dict[tuple[str, int], tuple[Fact, ...]] = {}
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    beside: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for article in bench.articles:
        for sentence in bench.sentences(article.id):
            found = facts[article.id, sentence.start] = tuple(_facts(bench, sentence))
            for fact in found:
                holders[fact.kind, fact.value].add(article.id)
                beside[_counted(fact)].add(article.id)
    for article in bench.articles:
        for sentence in bench.sentences(article.id):
            rows = [v.sentence for v in bench.versions.get((article.id, sentence.start), ())]
            if len(rows) < 2:
                continue
            own = facts[article.id, sentence.start]
            for fact in own:
                alone = holders[fact.kind, fact.value] == {article.id}
                if fact.kind != "name":
                    told = {f.value for r in rows for f in facts[r.article_id, r.start]}
                    alone = fact.value not in told and beside[_counted(fact)] <= {article.id}
                if alone:
                    yield from _against(
                        bench, sentence, fact, own, [(r, facts[r.article_id, r.start]) for r in rows]
                    )


def _counted(fact: Fact) -> tuple[str, str, str]:
    """Return a fact with the word that tells what it counts: "five" of "five bridges"."""
    return fact.kind, fact.value, fact.after or fact.before


def _against(
    bench: Bench,
    sentence: Sentence,
    fact: Fact,
    own: Sequence[Fact],
    versions: Sequence[tuple[Sentence, Sequence[Fact]]],
) -> Iterator[Garble]:
    values = {f.value for f in own if f.kind == fact.kind}
    agreeing: dict[str, dict[str, Fact]] = defaultdict(dict)
    for version, theirs in versions:
        for other in theirs:
            if other.kind == fact.kind and other.value not in values and _stands_for(fact, other):
                agreeing[other.value].setdefault(version.article_id, other)
    rows = [(v, by) for v, by in agreeing.items() if len(by) >= 2]
    if len(rows) != 1 or len(agreeing) > 1:
        return
    _, by = rows[0]
    better = by[min(by)].token.text
    if not bench.may_accuse(by, sentence.article_id):
        return
    if fact.kind == "number":
        against = tuple(by)
        if _rounded(fact.value, rows[0][0]) or _is_other_voice(bench, sentence, fact, by):
            return
        if counts_people(bench, sentence, fact.token) and not (
            bench.is_bracketed(sentence.article_id, against) and bench.are_kin(against, sentence.article_id)
        ):
            return
    if fact.kind == "weekday" and not bench.is_bracketed(sentence.article_id, tuple(by)):
        return
    if fact.kind == "name" and not _is_slip(bench, sentence.article_id, fact, better):
        return
    yield Garble(
        evidence=bench.covering((fact.token,), sentence),
        better=better,
        kind=_KINDS[fact.kind],
        because=f"no other report has this; {len(by)} that tell the same have {better!r}",
    )


def _is_other_voice(bench: Bench, sentence: Sentence, fact: Fact, others: Mapping[str, Fact]) -> bool:
    """Say whether a figure stands on the word of somebody who gives none of the others: no slip then."""
    own = bench.speakers_at(sentence.article_id, fact.token)
    theirs = [bench.speakers_at(article, other.token) for article, other in others.items()]
    return bool(own) and all(found and not found & own for found in theirs)


def _stands_for(fact: Fact, other: Fact) -> bool:
    """Say whether two facts stand beside the same word of weight, or sound alike between the same words."""
    before = bool(fact.before) and fact.before == other.before
    after = bool(fact.after) and fact.after == other.after
    if fact.kind == "name":
        alike = fuzz.ratio(anyascii(fact.value), anyascii(other.value))
        return (before and after) or (alike >= _NEAR and (before or after))
    return before or after


def _rounded(a: str, b: str) -> bool:
    """Say whether one figure may be the other, rounded."""
    x, y = float(a), float(b)
    round_one = min((a, b), key=lambda n: len(n.replace(".", "").strip("0")))
    return abs(x - y) <= 0.05 * max(x, y) and (round_one.endswith("0") or "." in a + b)


def _is_slip(bench: Bench, article_id: str, fact: Fact, better: str) -> bool:
    """Say whether a name is no other form of the one that the versions have."""
    alike = fuzz.ratio(anyascii(fact.value), anyascii(better).lower())
    if bench.names_together(fact.value, better) or is_common_word(better):
        return False
    if bench.is_house_spelling(article_id, fact.token.text, better):
        return False
    if fact.value.startswith(better.lower()[:4]) and (len(fact.value) != len(better)) and alike < 85:
        return False  # a people and its land: a form of the name
    return alike >= _NEAR or not bench.is_known_name(better)


def _facts(bench: Bench, sentence: Sentence) -> Iterator[Fact]:
    if sentence.heading:
        return
    words = words_of(sentence)
    names = [m for m in bench.mentions(sentence.article_id) if sentence.start <= m.start < sentence.end]
    for i, token in enumerate(words):
        lower = token.text.lower()
        if digits(token.text) and token.pos == "NUM":
            kind, value = "number", digits(token.text)
        elif lower in calendar_words() and token.text[:1].isupper() and lower != "may":
            kind, value = calendar_words()[lower], lower[:3]
        elif (
            i
            and token.text[:1].isupper()
            and len(token.text) > 3
            and token.text.isalpha()
            and lower not in generic_words()
            and (token.pos == "PROPN" or any(m.start <= token.start < m.end for m in names))
        ):
            kind, value = "name", lower
        else:
            continue
        yield Fact(
            token=token,
            kind=kind,
            value=value,
            before=_weight(words[i - 1] if i else None, kind),
            after=_weight(words[i + 1] if i + 1 < len(words) else None, kind),
        )


def _weight(token: Token | None, kind: str) -> str:
    """Return the lemma of a word that tells what is spoken of, or "": beside a name any word does."""
    if token is None or (kind != "name" and token.pos not in CONTENT | {"SYM"}):
        return ""
    return token.text.lower() if token.pos == "NUM" else token.lemma.lower()
