"""Folders and globs: their regular files in the order of their names; links never lead out of them."""

import glob
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from stemma.articles.readers.item import Outcome, reject
from stemma.articles.readers.json_text import parse_json
from stemma.articles.readers.limits import ReaderLimits
from stemma.articles.readers.manifest import names_a_file
from stemma.articles.readers.names import printable

type OpenFile = Callable[[Path], Iterator[Outcome]]
MANIFEST = "manifest.jsonl"
_CODE = ".css .js .mjs .map .py .sh .bat .c .h .java .yaml .yml .toml .ini .cfg .lock .log .sql .svg .ics"
_NO_ARTICLES = frozenset(_CODE.split())


def read_folder(root: Path, open_file: OpenFile, limits: ReaderLimits) -> Iterator[Outcome]:
    """Yield what the files of a folder and its folders hold, in the order of their names.

    `manifest.jsonl` is read first; files that it names are given by it and not a second time, and
    beside it only files of the same suffix are read. Hidden files, programs, style sheets, settings,
    links, pipes and devices are rejects: a link that leads out of the folder is a way to read what was
    not meant, one that stays inside names a file that is read anyway.
    """
    yield from _walk(root, _Walk(open_file=open_file, limits=limits), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    open_file: OpenFile
    limits: ReaderLimits
    given: frozenset[Path] = frozenset()
    """Files that a manifest here or above gave."""

    def refusal(self, path: Path, folder: Path) -> str | None:
        """Return why a path in `folder` is not read, or None."""
        if why := _refusal(path, folder):
            return why
        suffix = path.suffix.lower()
        if path.is_dir():
            is_saved_with = path.name.endswith("_files") and path.with_name(f"{path.name[:-6]}.html").exists()
            return "the parts of a saved page" if is_saved_with else None
        if suffix in _NO_ARTICLES:
            return f"a {suffix} file is no article (name it to have it read)"
        if folder / MANIFEST in self.given and suffix not in {p.suffix.lower() for p in self.given}:
            return f"{MANIFEST} does not name it, nor any {suffix or 'such'} file"
        return None


def _walk(folder: Path, walk: _Walk, depth: int) -> Iterator[Outcome]:
    if depth > walk.limits.folders:
        yield reject(printable(str(folder)), f"folders nested more than {walk.limits.folders} deep")
        return
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        yield reject(printable(str(folder)), f"cannot be listed: {error.strerror}")
        return
    manifest = folder / MANIFEST
    named = (
        _named(manifest, walk.limits) if manifest in paths and not _refusal(manifest, folder) else frozenset()
    )
    if named:
        yield from walk.open_file(manifest)
        walk = replace(walk, given=walk.given | named | {manifest})
    for path in paths:
        if path in walk.given:
            continue
        if why := walk.refusal(path, folder):
            yield reject(printable(str(path)), why)
        elif path.is_dir():
            yield from _walk(path, walk, depth + 1)
        else:
            yield from walk.open_file(path)


def read_glob(pattern: str, open_file: OpenFile, limits: ReaderLimits) -> Iterator[Outcome]:
    """Yield what the files that match a pattern hold (`**`: any folders), and all of folders that match."""
    root, rest = _parts(pattern)
    try:
        # Not glob.iglob: its ** follows links to folders, in circles.
        paths = sorted(path for path in root.glob(rest) if not path.name.startswith("."))
    except (ValueError, OSError) as error:
        yield reject(printable(pattern), f"no pattern of file names ({error})")
        return
    for path in paths:
        if why := _refusal(path, root):
            yield reject(printable(str(path)), why)
        elif not path.is_dir():
            yield from open_file(path)
        elif "**" not in rest:  # with ** each file below matches by itself
            yield from read_folder(path, open_file, limits)
    if not paths:
        yield reject(printable(pattern), "no file matches")


def is_inside(path: Path, root: Path) -> bool:
    """Say whether `path`, all links followed, stands in `root`."""
    try:
        return path.resolve(strict=True).is_relative_to(root.resolve(strict=True))
    except (OSError, RuntimeError, ValueError):  # a link to nowhere, or in a circle; a NUL in the name
        return False


def _refusal(path: Path, root: Path) -> str | None:
    """Return why a found path is not read, or None."""
    if path.name.startswith("."):
        return "a hidden file"
    if not is_inside(path, root):
        return "a link that leads out of the folder, or nowhere"
    if path.is_symlink() or any(p.is_symlink() for p in path.parents if p != root and p.is_relative_to(root)):
        return "a link to what is read under its own name"
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "neither a file nor a folder"


def _parts(pattern: str) -> tuple[Path, str]:
    """Return the folder before the first part that is a pattern, and the rest (`**` at its end as `**/*`)."""
    parts = Path(pattern).parts
    fixed = next((i for i, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    rest = "/".join(parts[fixed:])
    return Path(*parts[:fixed]), f"{rest}/*" if parts[-1] == "**" else rest


def _named(manifest: Path, limits: ReaderLimits) -> frozenset[Path]:
    """Return the files that a manifest gives."""
    names = set()
    try:
        with manifest.open("rb") as lines:
            while line := lines.readline(limits.header_bytes):
                if name := _file_of(line, limits):
                    names.add(manifest.parent / name)
    except OSError:
        return frozenset()
    return frozenset(names)


def _file_of(line: bytes, limits: ReaderLimits) -> str | None:
    try:
        row = parse_json(line, limits.json_values)
    except ValueError:
        return None
    return row["file"] if isinstance(row, dict) and names_a_file(row) else None
