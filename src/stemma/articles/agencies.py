"""Names of agencies, publishers and platforms: the gazetteer, and what an unknown name shows by its form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from stemma.language.lexicon import lexicon
from stemma.model import CreditKind

_ADDED = re.compile(
    r"^(?:the|state|official|state-run|private|independent|news agency|agency)\s+|(?:'s|’s)$"
    r"|\s+(?:news agency|news service|newswire|wire service|agency|news|staff|reporters?|correspondents?)$"
    r"|\s+(?:journalists?|newsroom|wires?)$",
    re.I,
)


_NO_NAME = re.compile(
    r"(?:A|An|As|With|By|From|In|On|At|And|But|Copyright|Source|News|Wire|Press|Our|His|Her|Their|This|That|Local"
    r"|State|No|Some|All|Many|Former|Top|Good|Breaking|Online)(?= |$)"
)


_BEFORE_NAME = frozenset({"the"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A party that may be credited: the name to show, its kind, whether it only passes texts on."""

    name: str
    kind: CreditKind
    platform: bool = False
    known: bool = True


@cache
def _table() -> dict[str, Source]:
    table = lexicon("agencies", "articles")
    found: dict[str, Source] = {}
    for key, kind in (
        ("agencies", CreditKind.WIRE),
        ("outlets", CreditKind.OUTLET),
        ("platforms", CreditKind.OUTLET),
    ):
        for entry in table[key]:
            source = Source(name=entry["name"], kind=kind, platform=key == "platforms")
            for name in entry["names"]:
                found.setdefault(_fold(name), source)
    return found


@cache
def known_names() -> tuple[str, ...]:
    """Return every name of the gazetteer as it is written there, in its order."""
    table = lexicon("agencies", "articles")
    return tuple(
        n for key in ("agencies", "outlets", "platforms") for entry in table[key] for n in entry["names"]
    )


@cache
def _agency_forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = lexicon("datelines", "articles")
    wire, outlet = (
        "|".join(map(re.escape, sorted(table[k], key=len, reverse=True)))
        for k in ("agency_words", "outlet_words")
    )
    return re.compile(rf"(?:.*\s)?(?:{wire})(?: \(\w+\))?"), re.compile(rf"(?:.*[\s-])?(?:{outlet})")


def _fold(name: str) -> str:
    # Short forms are told from words by their case: "AIM" is an agency, "aim" is not.
    name = " ".join(name.replace("’", "'").split())
    return name if len(name) <= 5 else name.casefold()


@cache
def _famous() -> frozenset[str]:
    return frozenset(lexicon("agencies", "articles")["famous_short_forms"])


def _unfolded(name: str, source: Source) -> Source:
    """Several agencies share a short form (BNA: Bahrain, Benin); only famous ones stand for a full name."""
    is_short = len(name) <= 4 and name.isupper() and name.isascii()
    if is_short and source.kind is CreditKind.WIRE and name not in _famous():
        return Source(name=name, kind=source.kind, known=True)
    return source


def known_source(name: str) -> Source | None:
    """Return the gazetteer's party of this name, bare or with "the", "news agency", "reporters" around it."""
    name = name.strip(" .,;:")
    for _ in range(4):
        source = _table().get(_fold(name))
        if source is not None:
            return _unfolded(name, source)
        shorter = _ADDED.sub("", name, count=1).strip()
        if shorter == name or not shorter:
            return None
        name = shorter
    return None


def formed_source(name: str) -> Source | None:
    """Return a party whose name shows what it is ("Kesmet News Agency", "Harbour Post"), or None."""
    bare = re.sub(r"^(?:The|the)\s+", "", name.strip(" .,;:"))
    if not 2 <= len(bare.split()) <= 7 or _NO_NAME.match(bare):
        return None
    wire, outlet = _agency_forms()
    if wire.fullmatch(bare):
        return Source(name=bare, kind=CreditKind.WIRE, known=False)
    return Source(name=bare, kind=CreditKind.OUTLET, known=False) if outlet.fullmatch(bare) else None


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.casefold().split(" ")[0] for name in _table()) - _BEFORE_NAME


@cache
def _after_the() -> frozenset[str]:
    """First words of names, and the second of those that begin with "the"."""
    names = (name.casefold().split(" ") for name in _table())
    return _first_words() | {words[1] for words in names if words[0] == "the" and len(words) > 1}


@cache
def _last_words() -> frozenset[str]:
    table = lexicon("datelines", "articles")
    return frozenset(w.split()[-1] for key in ("agency_words", "outlet_words") for w in table[key])


@lru_cache(maxsize=10_000)
def _begins(word: str) -> bool:
    return word.casefold().rstrip(".,;:").replace("’", "'").removesuffix("'s") in _first_words()


@lru_cache(maxsize=10_000)
def _may_be_of_name(word: str) -> bool:
    bare = word.rstrip(".,;:")
    return (
        _begins(word)
        or bare in _last_words()
        or bare.casefold().replace("’", "'").removesuffix("'s") in _after_the()
    )


def may_hold_name(words: Sequence[str]) -> bool:
    """Say whether a phrase may hold a name at all, by its words one by one: the cheapest sieve."""
    return any(map(_may_be_of_name, words))


def may_begin_name(words: str) -> bool:
    """Say whether a name of the gazetteer may begin here, after an article: a cheap first sieve."""
    first, _, rest = words.partition(" ")
    if first not in {"The", "the"}:
        return _begins(first)
    return any(map(_may_be_of_name, rest.split(" ")))


def may_end_name(words: str) -> bool:
    """Say whether a word that ends names of agencies or papers stands among the words: a first sieve."""
    return not _last_words().isdisjoint([w.rstrip(".,;:") for w in words.split(" ")[1:]])


def source_of(name: str) -> Source | None:
    """Return the party that a name stands for, by the gazetteer, else by its form, else None."""
    return known_source(name) or formed_source(name)


def initials(name: str) -> str:
    """Return the initials of a name's capitalised words: "Wadara Press Service" gives "WPS"."""
    return "".join(w[0] for w in re.findall(r"[^\W\d_][\w'’]*", name) if w[0].isupper() and w not in {"The"})
