"""Names of countries, regions and towns, with what they lie in and where; read once, asked by name.

Sources: GeoNames (https://www.geonames.org, CC BY 4.0; the tables are built by `eval/build_gazetteer.py`)
and the files countries.yaml, disputed.yaml and regions.yaml, each with its own source note.
"""

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from anyascii import anyascii

from stemma.language.lexicon import lexicon

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_KINDS = {"macro": "area", "waters": "water"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place: `id` is stable over names ("country:AM", "place:shusha"), `country` an ISO 3166-1 code.

    `kind` is country, region, area, water, island, site, city or town; `within` names the containing
    regions from the inside out; latitude and longitude are degrees, None for areas; `population` is 0
    where unknown; `claims` holds the codes of the states that claim a disputed place.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    within: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    capital: bool = False
    claims: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Return the key of a name: Latin letters, lower case, words parted by one space, no leading "the"."""
    plain = name if name.isascii() else anyascii(name)
    key = _NOT_A_LETTER.sub(" ", plain.casefold().replace("'", "").replace("’", "").replace(".", "")).strip()
    return key.removeprefix("the ")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Country:
    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    seats: tuple[str, ...]


@cache
def _countries() -> dict[str, _Country]:
    table = lexicon("countries")
    found: dict[str, _Country] = {}
    for code, row in (table["countries"] | table["former"]).items():
        names, adjectives, seats = (_split(cell) for cell in (*row.split("|"), "", "")[:3])
        found[code] = _Country(code=code, names=names, adjectives=adjectives, seats=seats)
    return found


def _peoples(adjectives: Iterable[str]) -> Iterable[str]:
    for word in adjectives:
        yield word
        if not word.endswith(("ese", "ish", "ch", "s", "men", "man")):
            yield word + "s"


@cache
def _codes() -> dict[str, str]:
    """Map keys of country names, adjectives, demonyms and seats to codes; the first entry wins."""
    by_key: dict[str, str] = {}
    for country in _countries().values():
        for word in (*country.names, *_peoples(country.adjectives), *country.seats):
            by_key.setdefault(fold_name(word), country.code)
    for seat, code in lexicon("countries")["seats"].items():
        by_key.setdefault(fold_name(seat), code)
    return by_key


@cache
def _adjective_codes() -> dict[str, str]:
    by_key: dict[str, str] = {}
    for country in _countries().values():
        for word in _peoples(country.adjectives):
            by_key.setdefault(fold_name(word), country.code)
    return by_key


@cache
def _region_adjectives() -> dict[str, str]:
    """Map keys of adjectives of disputed regions ("Crimean") to the region's key."""
    by_key: dict[str, str] = {}
    for name, row in lexicon("disputed")["places"].items():
        for word in _peoples(row.get("adjectives", ())):
            by_key.setdefault(fold_name(word), fold_name(name))
    return by_key


@cache
def _table(file: str) -> dict[str, str]:
    raw = files("stemma.language").joinpath("data", file).read_bytes()
    lines = gzip.decompress(raw).decode("utf-8").split("\n")
    return dict(line.split("\t", 1) for line in lines if line)


@cache
def _seats() -> dict[str, str]:
    """Map the keys of capitals and seats of government to country codes."""
    by_key: dict[str, str] = {}
    for country in _countries().values():
        for seat in country.seats:
            by_key.setdefault(fold_name(seat), country.code)
    return by_key


@cache
def _metonyms() -> dict[str, str]:
    named = {fold_name(k): v for k, v in lexicon("countries")["seats"].items()}
    return _seats() | named


@cache
def _named() -> dict[str, Place]:
    """The places of the readable files: countries, disputed places, regions, waters."""
    by_key: dict[str, Place] = {}
    for country in _countries().values():
        for name in country.names:
            by_key.setdefault(fold_name(name), _country_place(country))
    for name, row in lexicon("disputed")["places"].items():
        found = _disputed_place(name, row)
        for other in (name, *row.get("aka", ())):
            by_key.setdefault(fold_name(other), found)
    for found in _regions():
        by_key.setdefault(fold_name(found.name), found)
    return by_key


def _country_place(country: _Country) -> Place:
    return Place(id=f"country:{country.code}", name=country.names[0], kind="country", country=country.code)


def _disputed_place(name: str, row: dict[str, Any]) -> Place:
    latitude, longitude = row["at"]
    key = fold_name(name)
    return Place(
        id=f"place:{key.replace(' ', '-')}",
        name=name,
        kind=row["kind"],
        country=row["country"],
        within=(row["in"],),
        latitude=latitude,
        longitude=longitude,
        capital=key in _seats(),
        claims=tuple(row.get("claims", ())),
    )


def _regions() -> Iterable[Place]:
    table = lexicon("regions")
    for group, kind in _KINDS.items():
        for name in table[group]:
            yield Place(id=f"place:{fold_name(name).replace(' ', '-')}", name=name, kind=kind)
    for code, names in table["divisions"].items():
        within = (_countries()[code].names[0],) if code in _countries() else ()
        for name in names:
            slug = fold_name(name).replace(" ", "-")
            yield Place(id=f"place:{slug}", name=name, kind="region", country=code, within=within)
    for code, name in table["us_states"].items():
        if fold_name(name) in _seats():
            continue  # "Washington" alone is the capital
        slug = fold_name(name).replace(" ", "-")
        yield Place(
            id=f"place:{slug}", name=name, kind="region", country="US", within=(f"US-{code}", "United States")
        )


def _town(candidate: str) -> Place:
    name, code, admin, latitude, longitude, population, seat = candidate.split(";")
    slug = fold_name(name).replace(" ", "-")
    state = lexicon("regions")["us_states"].get(admin) if code == "US" else None
    country = _countries().get(code)
    return Place(
        id=f"place:{slug}:{code}{admin}",
        name=name,
        kind="city" if int(population) >= 50_000 or seat else "town",
        country=code,
        within=tuple(w for w in (state, country.names[0] if country else None) if w),
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
        capital=bool(seat) or fold_name(name) in _seats(),
    )


def _best(candidates: list[Place], countries: tuple[str, ...]) -> Place:
    near = [p for p in candidates if p.country in countries]
    return (near or candidates)[0]


@lru_cache(maxsize=65536)
def place(name: str, countries: tuple[str, ...] = (), *, small: bool = False) -> Place | None:
    """Return the place of this name, in any of its English spellings, or None.

    Among towns of one name the one in `countries` (ISO codes) comes first, else the most populous.
    Towns under 15,000 people are found only with `small` (it reads a second table once, about 0.2 s).
    """
    key = fold_name(name)
    if _is_misread(name, key):
        return None
    if key in _named():
        return _named()[key]
    for file in ("places.tsv.gz", *(("small_places.tsv.gz",) if small else ())):
        row = _table(file).get(key)
        if row:
            return _best([_town(c) for c in row.split("|")], countries)
    return None


@cache
def _acronyms() -> frozenset[str]:
    """Return the keys that are countries only in capitals: "CAR", not "Car"."""
    names = (n for c in _countries().values() for n in c.names)
    return frozenset(fold_name(n) for n in names if n.isupper())


def _is_misread(name: str, key: str) -> bool:
    return key in _acronyms() and not name.isupper()


def known_place(name: str) -> Place | None:
    """Return a country, region, water or disputed place of this name or a capital: no other towns."""
    key = fold_name(name)
    if _is_misread(name, key):
        return None
    found = _named().get(key)
    return found or (place(name) if key in _seats() else None)


@cache
def _organisations() -> dict[str, str]:
    table = lexicon("organisations")["organisations"]
    return {fold_name(n): name for name, others in table.items() for n in (name, *others)}


def known_organisation(name: str) -> str | None:
    """Return the usual name of a well-known body by any of its names ("UN": "United Nations"), or None."""
    key = fold_name(name)
    found = _organisations().get(key)
    return None if len(key) <= 4 and name.islower() else found


@cache
def _peoples_known() -> frozenset[str]:
    return frozenset(fold_name(p) for p in lexicon("organisations")["peoples"])


def is_people(word: str) -> bool:
    """Say whether a word is of a people, a faith or a part of the world that is no state's ("Sunni")."""
    return fold_name(word) in _peoples_known()


@cache
def first_words() -> frozenset[str]:
    """Return the first words of all keys that the `known_` look-ups and `adjective_place` find."""
    keys = (*_named(), *_seats(), *_adjective_codes(), *_region_adjectives(), *_organisations())
    return frozenset(key.split(" ", 1)[0] for key in keys)


def country(code: str) -> Place | None:
    """Return the country of an ISO 3166-1 alpha-2 code (or a former state's code), or None."""
    row = _countries().get(code)
    return _country_place(row) if row else None


def country_of(word: str) -> str | None:
    """Return the ISO code for a country's name, adjective, people, capital or seat, or of the place so named.

    "Armenian", "Armenians", "Armenia", "Yerevan", "the Kremlin"; a town or region gives the state it lies in.
    """
    code = _codes().get(fold_name(word))
    if code:
        return code
    region = _region_adjectives().get(fold_name(word))
    found = place(region if region else word)
    return found.country if found else None


def adjective_country(word: str) -> str | None:
    """Return the ISO code for a national adjective or people ("Azeri", "Azeris"), else None."""
    return _adjective_codes().get(fold_name(word))


def adjective_place(word: str) -> Place | None:
    """Return the country or disputed region that an adjective or a people's name belongs to, or None."""
    code = adjective_country(word)
    if code:
        return country(code)
    region = _region_adjectives().get(fold_name(word))
    return _named()[region] if region else None


def adjectives_of(code: str) -> tuple[str, ...]:
    """Return the adjectives of a country, the usual one first."""
    row = _countries().get(code)
    return row.adjectives if row else ()


def capital_of(code: str) -> str | None:
    """Return the usual seat of government of a country, or None."""
    row = _countries().get(code)
    return row.seats[0] if row and row.seats else None


def is_capital(name: str) -> bool:
    """Say whether a name is a capital or another seat of a national government."""
    return fold_name(name) in _seats()


def seat_of(name: str) -> str | None:
    """Return the code of the country whose government a name stands for ("the Kremlin"), or None."""
    return _metonyms().get(fold_name(name))
