"""Where: the places that a sentence names behind a preposition, and the country that a text is about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stemma.claims.incidents.passages import Passage, Reading
from stemma.claims.incidents.words import names_people
from stemma.language.gazetteer import adjective_country, country, is_people, known_organisation, place
from stemma.language.lexicon import lexicon
from stemma.model import Span

_BEFORE = frozenset(
    [
        "in",
        "at",
        "near",
        "around",
        "outside",
        "of",
        "to",
        "from",
        "on",
        "through",
        "throughout",
        "between",
        "within",
    ]
)
_LONGEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A named place in a sentence: `country` is an ISO code, None where the gazetteer has no such place."""

    name: str
    country: str | None
    token: int
    span: Span
    is_country: bool = False


def countries_of(reading: Reading) -> tuple[str, ...]:
    """Return the ISO codes of the countries that a text speaks of, the most named first.

    A country's or a capital's name counts twice as much as an adjective, the dateline as one and a half
    names; the first three sentences, which tell what the text is about, count double.
    """
    counts: Counter[str] = Counter()
    head = reading.cased[: reading.body].split(",")[0].strip()
    inside = head[head.find("(") + 1 :].rstrip(") ") if "(" in head else ""
    found = (place(inside) if inside else None) or (place(head) if head else None)
    if found is not None and found.country:
        counts[found.country] += _DATELINE
    for number, passage in enumerate(reading.passages):
        weight = 2 if number < _OPENING else 1
        for code in named(passage):
            counts[code] += 2 * weight
        for token in passage.doc:
            code_of_adjective = adjective_country(token.text) if token.text[:1].isupper() else None
            if code_of_adjective:
                counts[code_of_adjective] += weight
    return tuple(sorted(counts, key=lambda c: (-counts[c], c)))


_DATELINE = 3
_OPENING = 3


def named(passage: Passage) -> list[str]:
    """Return the ISO codes of the countries that a sentence names, themselves or by their capitals."""
    found, doc = [], passage.doc
    for i, token in enumerate(doc):
        if not token.text[:1].isupper() or adjective_country(token.text) or _modifies(token):
            continue
        for name in (doc[i : i + 2].text, token.text):
            place_found = place(name)
            if place_found is not None and (place_found.kind == "country" or place_found.capital):
                found += [place_found.country] if place_found.country else []
                break
    return found


def _modifies(token: Any) -> bool:
    """Say whether a name only tells of which country somebody is: "U.S. officials"."""
    return token.dep_ in ("compound", "amod", "nmod") and token.head.text[:1].islower()


def _country_word(token: Any) -> str | None:
    code = adjective_country(token.text)
    if code:
        return code
    found = place(token.text)
    return found.country if found is not None and found.kind == "country" else None


def places_in(passage: Passage, countries: tuple[str, ...]) -> tuple[Where, ...]:
    """Return the places that a sentence names, in order; small towns only of the given countries."""
    doc, i = passage.doc, 0
    found: list[Where] = []
    while i < len(doc):
        if not doc[i].text[:1].isupper() or not _may_begin(doc, i, found):
            i += 1
            continue
        end = _run_end(doc, i)
        where = _where(passage, i, end, countries)
        if where is not None:
            found.append(where)
        i = max(end, i + 1)
    return tuple(found)


def _may_begin(doc: Any, i: int, found: Sequence[Where]) -> bool:
    before = doc[i - 1].lower_ if i else ""
    if before in ("the", "this", "that") and i > 1:
        before = doc[i - 2].lower_
    if before in _BEFORE:
        return True
    chained = before in (",", "and") and bool(found) and i - found[-1].token <= 8
    owner = doc[i].dep_ in ("poss", "appos", "npadvmod") or doc[i].head.dep_ == "poss"
    return chained or (owner and adjective_country(doc[i].text) is None and _is_state(doc, i))


def _is_state(doc: Any, i: int) -> bool:
    pair = doc[i : i + 2].text
    found = place(pair) if i + 1 < len(doc) else None
    return (found is not None and found.kind == "country") or _country_word(doc[i]) is not None


def _run_end(doc: Any, start: int) -> int:
    end = start
    while end < len(doc) and end - start < _LONGEST and doc[end].text[:1].isupper() and doc[end].text != "I":
        end += 1
    return end


def _where(passage: Passage, start: int, end: int, countries: tuple[str, ...]) -> Where | None:
    doc = passage.doc
    for last in range(end, start, -1):
        name = doc[start:last].text
        found = place(name, countries, small=True)
        if found is None or adjective_country(name) is not None or known_organisation(name):
            continue
        if found.kind == "country":
            return Where(
                name=found.name,
                country=found.country,
                token=start,
                span=passage.span(start, last - 1),
                is_country=True,
            )
        if last == end and found.country in countries and doc[start].ent_type_ != "PERSON":
            return Where(name=name, country=found.country, token=start, span=passage.span(start, last - 1))
    head = doc[end] if end < len(doc) else None
    first = doc[start]
    people = adjective_country(first.text) is not None or is_people(first.text) or names_people(first.lemma_)
    if people or first.ent_type_ in ("PERSON", "ORG", "NORP", "DATE"):
        return None
    noun = head is not None and head.lower_ in lexicon("groups")["place_nouns"]
    if noun or (first.ent_type_ in ("GPE", "LOC", "FAC") and _is_inside(doc, start)):
        return Where(name=doc[start:end].text, country=None, token=start, span=passage.span(start, end - 1))
    return None


def _is_inside(doc: Any, start: int) -> bool:
    return start > 0 and doc[start - 1].lower_ in ("in", "at", "near", ",")


def country_name(code: str | None) -> str | None:
    """Return the English name of a country by its ISO code."""
    found = country(code) if code else None
    return found.name if found else None
