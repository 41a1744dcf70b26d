"""Manifests: JSON lines that say what is known of files from outside their texts."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from stemma.articles.settings import Given
from stemma.errors import InputError

_KNOWN = ("published", "url", "outlet", "title")


def read_manifest(path: Path) -> Mapping[str, Given]:
    """Return what a manifest gives for each file, by the name that stands in its lines.

    A line is an object with `file` and any of published (YYYY-MM-DD...), url, outlet, title.
    Raises InputError, with the line, for a line that is no JSON object, names no file, names a file
    twice or has a date that is none.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"no readable manifest: {error}", path=str(path)) from None
    found: dict[str, Given] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            name, given = _entry(line, str(path), number)
            if name in found:
                raise InputError(
                    f"{name!r} stands twice", path=str(path), line=number, hint="keep one line a file"
                )
            found[name] = given
    return found


def given_for(file: Path, manifest: Mapping[str, Given]) -> Given | None:
    """Return a manifest's line for a file: by its path as given, else by its name."""
    return manifest.get(str(file)) or manifest.get(file.name)


def unused(manifest: Mapping[str, Given], files: Iterable[Path]) -> tuple[str, ...]:
    """Return the names in a manifest that no file has."""
    have = {name for f in files for name in (str(f), f.name)}
    return tuple(name for name in manifest if name not in have)


def _entry(line: str, path: str, number: int) -> tuple[str, Given]:
    try:
        row: Any = json.loads(line)
    except ValueError as error:
        raise InputError(
            f"no JSON: {error}", path=path, line=number, hint='expected {"file": "a.txt", ...}'
        ) from None
    if not isinstance(row, dict) or not isinstance(row.get("file"), str) or not row["file"]:
        raise InputError("names no file", path=path, line=number, hint='add "file": "NAME"')
    for key in _KNOWN:
        if row.get(key) is not None and not isinstance(row[key], str):
            raise InputError(f"{key} must be text, found {row[key]!r}", path=path, line=number)
    return row["file"], Given(
        published=_day(row.get("published"), path, number),
        url=row.get("url"),
        outlet=row.get("outlet"),
        title=row.get("title"),
    )


def _day(value: str | None, path: str, number: int) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        raise InputError(
            f"published is no date: {value!r}", path=path, line=number, hint="expected YYYY-MM-DD"
        ) from None
