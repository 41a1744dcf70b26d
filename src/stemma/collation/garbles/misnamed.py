"""Names turned into other words: "barracks in Geometry" where the story's town is Gyumri."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from anyascii import anyascii
from rapidfuzz import fuzz

from stemma.collation.garbles.bench import Bench
from stemma.collation.garbles.generic import generic_words
from stemma.language.concepts import concept
from stemma.language.vocabulary import is_common_word
from stemma.model import Garble, GarbleKind, MentionKind, Sentence, Token

_VOWELS = re.compile(r"[aeiouyhw]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameShape:
    """How like two words must look or sound; rapidfuzz ratios 0..100, chosen on the example cases."""

    letters: float = 66.0
    consonants: float = 66.0
    either: float = 74.0
    """Enough of one alone, where the odd word is a common word of English and so no name by itself."""


def misnamed_garbles(bench: Bench, shape: NameShape | None = None) -> Iterator[Garble]:
    """Yield capitalised words that stand where a name of the story should, and look or sound like it.

    The word must be unknown to every other telling and to the gazetteer; the name must be well
    attested, and both must stand in the same surroundings (the same noun before, the same place slot).
    """
    shape = shape or NameShape()
    slots = _slots(bench)
    for article in bench.articles:
        for sentence in bench.sentences(article.id):
            if sentence.heading and _is_headline_case(sentence):
                continue
            for i, token in enumerate(sentence.tokens):
                if _is_odd(bench, sentence, i) and not _is_part(sentence, i):
                    name = _meant(
                        token,
                        _slot(sentence, i),
                        slots,
                        shape,
                        partial(_attested, bench, token, sentence),
                        partial(bench.is_house_spelling, article.id, token.text),
                    )
                    if name is not None:
                        yield Garble(
                            evidence=bench.covering((token,), sentence),
                            better=name,
                            kind=GarbleKind.NAME,
                            because=f"only here; {name} is the name that the story has in this place",
                        )


def _is_headline_case(sentence: Sentence) -> bool:
    words = [t.text for t in sentence.tokens if t.text.isalpha() and len(t.text) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def _is_odd(bench: Bench, sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    word = token.text
    if i == 0 or not word.isalpha() or not word[0].isupper() or word.isupper() or len(word) < 4:
        return False
    bare = word.removesuffix("s")  # "Georgias", where an apostrophe was lost
    if (
        bench.is_known_name(word)
        or bench.is_known_name(bare)
        or sentence.tokens[i - 1].text in ("“", '"', "‘", ".", ":", "(")
    ):
        return False
    if word.lower() in generic_words():
        return False
    return bench.witnesses(bench.word_articles[word.lower()]) == 1 and not _is_lower_elsewhere(
        bench, sentence, word
    )


def _is_part(sentence: Sentence, i: int) -> bool:
    """Say whether a common word is the end of a longer name: the "Gorge" of "Lenn Gorge"."""
    previous, own = sentence.tokens[i - 1], sentence.tokens[i]
    named = any(s.startswith("name:") for s in _slot(sentence, i))
    return is_common_word(own.text) and previous.text[:1].isupper() and i > 1 and not named


def _is_lower_elsewhere(bench: Bench, sentence: Sentence, word: str) -> bool:
    """Say whether the article itself uses the word in lower case: it is then no name there."""
    return any(t.text == word.lower() for s in bench.sentences(sentence.article_id) for t in s.tokens)


def _slot(sentence: Sentence, i: int) -> frozenset[str]:
    """Return what surrounds a name: the preposition before, the noun it belongs to, the noun after."""
    token = sentence.tokens[i]
    found = set()
    before = next((t for t in reversed(sentence.tokens[:i]) if t.pos not in ("DET", "PROPN", "PUNCT")), None)
    if before is not None and before.pos == "ADP":
        found.add("place" if before.text.lower() in ("in", "at", "near", "from") else before.text.lower())
        noun = next(
            (t for t in reversed(sentence.tokens[: sentence.tokens.index(before)]) if t.pos == "NOUN"), None
        )
        if noun is not None:
            found.add(f"noun:{concept(noun.lemma)}")
    after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    if after is not None and after.pos in ("NOUN", "PROPN"):
        found.add(f"noun:{concept(after.lemma)}")
    previous = sentence.tokens[i - 1]
    if previous.pos == "PROPN" and token.dep in (
        "nsubj",
        "pobj",
        "dobj",
        "appos",
        "nsubjpass",
        "conj",
        "attr",
    ):
        found.add(f"name:{previous.text.lower()}")
    return frozenset(found)


def _slots(bench: Bench) -> dict[str, tuple[str, set[str]]]:
    """Return every word of a name (lower case) with its usual form and all slots in which it stands."""
    found: dict[str, tuple[str, set[str]]] = {}
    for article in bench.articles:
        inside = {(m.start, m.end) for m in bench.mentions(article.id)}
        towns = {(m.start, m.end) for m in bench.mentions(article.id) if m.kind is MentionKind.PLACE}
        for s in bench.sentences(article.id):
            for i, t in enumerate(s.tokens):
                if t.text[:1].isupper() and any(a <= t.start and t.end <= b for a, b in inside):
                    slots = found.setdefault(t.text.lower(), (t.text, set()))[1]
                    slots.update(_slot(s, i))
                    if any(a <= t.start and t.end <= b for a, b in towns):
                        slots.add("place")
    return found


def _attested(bench: Bench, token: Token, sentence: Sentence, word: str) -> bool:
    """Say whether a name stands in another telling, or twice in this one."""
    where = bench.word_articles.get(word, frozenset())
    own = bench.tellings[sentence.article_id]
    count = sum(t.text.lower() == word for s in bench.sentences(sentence.article_id) for t in s.tokens)
    elsewhere = [a for a in where if bench.tellings[a] != own and not bench.descends(a, sentence.article_id)]
    return bool(elsewhere) or count >= (1 if is_common_word(token.text) else 2)


def _meant(
    token: Token,
    slot: frozenset[str],
    slots: dict[str, tuple[str, set[str]]],
    shape: NameShape,
    attested: Callable[[str], bool],
    is_house_spelling: Callable[[str], bool],
) -> str | None:
    """Return the best name for a word's place, or None where nothing is certain."""
    word = token.text.lower()
    common = is_common_word(word)
    before = {s for s in slot if s.startswith("name:")}  # a part of a name has to be part of that name
    ranked = []
    for other, (name, where) in slots.items():
        if other == word or other.startswith(word) or word.startswith(other) or len(other) < 4:
            continue
        if is_house_spelling(name):
            return None
        if other in generic_words() or (is_common_word(other) and not common):
            continue
        letters, consonants = fuzz.ratio(word, anyascii(other).lower()), _consonants(word, other)
        alike = letters >= shape.letters and (consonants is None or consonants >= shape.consonants)
        alike = alike or (common and max(letters, consonants or 0.0) >= shape.either)
        wanted = before if before else slot
        if alike and word[0] == other[0] and wanted & where and attested(other):
            ranked.append((letters + (consonants or 0.0), name))
    return max(ranked)[1] if ranked else None


def _consonants(a: str, b: str) -> float | None:
    """Return how like the consonants of two words are, or None where they have too few to tell."""
    x, y = (_VOWELS.sub("", anyascii(w).lower()) for w in (a, b))
    return fuzz.ratio(x, y) if min(len(x), len(y)) >= 3 else None
