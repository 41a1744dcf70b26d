"""Misspelt names: a reading of an entity that one telling alone has, beside the form of all others."""

import re
from collections import Counter
from collections.abc import Iterator

from anyascii import anyascii
from rapidfuzz import fuzz

from stemma.collation.garbles.bench import Bench
from stemma.collation.garbles.generic import generic_words
from stemma.model import Entity, Garble, GarbleKind, Mention, MentionKind

_CLOSE = 60.0
"""rapidfuzz ratio (0..100) from which two words can be spellings of one name."""


def spelling_garbles(bench: Bench) -> Iterator[Garble]:
    """Yield readings of an entity whose spelling one telling alone has.

    The usual spelling must stand in more places than the odd one, and either in two other tellings
    or in the same article; a spelling that a gazetteer or alias file knows is no slip.
    """
    names = {e.id: e for e in bench.entities if e.kind is not MentionKind.GROUP}
    rows: dict[str, list[Mention]] = {}
    for article in bench.articles:
        for mention in bench.mentions(article.id):
            entity = bench.entity_of(mention)
            if entity is not None:
                rows.setdefault(entity, []).append(mention)
    for entity_id in sorted(rows):
        if entity_id in names:
            yield from _of_entity(bench, names[entity_id], rows[entity_id])


def _of_entity(bench: Bench, entity: Entity, mentions: list[Mention]) -> Iterator[Garble]:
    spellings: dict[str, Counter[str]] = {}
    for m in mentions:
        for word in m.text.split():
            if word[:1].isupper():
                spellings.setdefault(word, Counter())[m.article_id] += 1
    for mention in mentions:
        for word in mention.text.split() if mention.form == "name" else ():
            usual = _usual(bench, word, mention.article_id, spellings)
            if usual is not None and _corrected(entity, mention, word, usual) != mention.text:
                times = spellings[usual].total()
                yield Garble(
                    evidence=bench.evidence(mention.article_id, mention.start, mention.end),
                    better=_corrected(entity, mention, word, usual),
                    kind=GarbleKind.NAME,
                    because=f"one telling alone has {word!r}; {usual!r} stands {times} times",
                )
                break


def _corrected(entity: Entity, mention: Mention, word: str, usual: str) -> str:
    """Return the entity's usual name for a full name, the corrected words for a part of one."""
    if len(mention.text.split()) > 1 and mention.text.split()[-1] != entity.name:
        return entity.name
    return mention.text.replace(word, usual)


def _usual(bench: Bench, word: str, article_id: str, spellings: dict[str, Counter[str]]) -> str | None:
    """Return the usual spelling of an odd word, or None where the word is fine or nothing is certain.

    Articles that descend from this one are no witnesses against it; the one that it descends from is
    enough of a witness.
    """
    own = spellings.get(word)
    if (
        own is None
        or word.lower() in generic_words()
        or bench.witnesses(own) > 1
        or bench.is_known_name(word)
    ):
        return None
    ranked = []
    for other, places in spellings.items():
        if (
            other == word
            or not _may_be_spellings(word, other)
            or bench.is_house_spelling(article_id, word, other)
        ):
            continue
        fair = {a: n for a, n in places.items() if not bench.descends(a, article_id)}
        inherited = any(bench.descends(article_id, a) for a in fair)
        elsewhere = bench.witnesses(set(fair) - set(own)) if set(fair) - set(own) else 0
        attested = elsewhere >= 2 or article_id in fair or (elsewhere >= 1 and sum(fair.values()) > 2)
        if inherited or (attested and sum(fair.values()) > own.total()):
            ranked.append((sum(fair.values()), other))
    return max(ranked)[1] if ranked else None


_POSSESSIVE = re.compile(r"'s?$")


def _national(word: str) -> str:
    """Return a word without British or American spelling: defence and defense are one word."""
    return word.replace("ce", "se").replace("our", "or").replace("tre", "ter").replace("ise", "ize")


def _may_be_spellings(a: str, b: str) -> bool:
    x, y = (_POSSESSIVE.sub("", anyascii(w).lower()).strip(".,'") for w in (a, b))
    if _national(x) == _national(y) or len(x) < 4 or len(y) < 4 or x.removesuffix("s") == y.removesuffix("s"):
        return False
    if x.startswith(y) or y.startswith(x):
        return False
    return fuzz.ratio(x, y) >= _CLOSE and x[0] == y[0]
