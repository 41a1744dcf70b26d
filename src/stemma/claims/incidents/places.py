"""Where: the places that a sentence names behind a preposition, and the country that a text is about."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from stemma.claims.incidents.passages import Passage, Reading
from stemma.language.gazetteer import adjective_country, country, known_organisation, place
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


def main_country(reading: Reading) -> str | None:
    """Return the ISO code of the country that a text speaks of most; its dateline counts as two mentions."""
    counts: Counter[str] = Counter()
    head = reading.cased[: reading.body].split(",")[0].strip()
    found = place(head, (), small=False) if head else None
    inside = head[head.find("(") + 1 :].rstrip(")") if "(" in head else ""
    found = place(inside) or found if inside else found
    if found is not None and found.country:
        counts[found.country] += 2
    for passage in reading.passages:
        for token in passage.doc:
            if token.text[:1].isupper() and (code := _country_word(token)):
                counts[code] += 1
    # "Salvador" is a city of Brazil: two words are needed for what one word misleads about.
    for code, name in _two_word_countries():
        counts[code] += reading.cased.count(name)
    top = counts.most_common()
    return min(top, key=lambda c: (-c[1], c[0]))[0] if top and top[0][1] else None


def _two_word_countries() -> Iterator[tuple[str, str]]:
    for code, row in lexicon("countries")["countries"].items():
        name = row.split("|")[0].split(";")[0].strip()
        if " " in name:
            yield code, name


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
    return chained or (adjective_country(doc[i].text) is None and _is_state(doc, i))


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
        near = found.country in countries or found.population > 200_000
        if near and doc[start].ent_type_ != "PERSON":
            return Where(name=name, country=found.country, token=start, span=passage.span(start, last - 1))
    head = doc[end] if end < len(doc) else None
    if (head is not None and head.lower_ in lexicon("groups")["place_nouns"]) or doc[start].ent_type_ in (
        "GPE",
        "LOC",
        "FAC",
    ):
        return Where(name=doc[start:end].text, country=None, token=start, span=passage.span(start, end - 1))
    return None


def country_name(code: str | None) -> str | None:
    """Return the English name of a country by its ISO code."""
    found = country(code) if code else None
    return found.name if found else None
