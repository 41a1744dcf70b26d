"""What a user holds: articles from files, and the report of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stemma.articles.manifest import given_for, read_manifest, unused
from stemma.articles.settings import Given, ReadSettings
from stemma.articles.text import read_text
from stemma.config import Config
from stemma.engine.local import LocalEngine
from stemma.errors import InputError
from stemma.model import Article, Reject, Report
from stemma.pipeline import analyse

type Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A text that has no file: what `-` reads from standard input."""

    data: bytes
    name: str = "-"


def report(
    sources: Iterable[str | Path | Pasted],
    *,
    manifest: str | Path | None = None,
    as_of: date | None = None,
    config: Config | None = None,
    progress: Progress | None = None,
) -> Report:
    """Return the report of text files, without a database.

    A folder stands for the files in it. What cannot be read stands in `report.rejects`, with the
    reason. The order of `sources` does not matter. Raises InputError where a path does not exist, where the
    manifest is not in order, and where no article is left.
    """
    config = config or Config()
    given = read_manifest(Path(manifest)) if manifest is not None else {}
    files, pasted = _spread(sources)
    articles, rejects = _read(files, pasted, given, config)
    rejects += [
        Reject(record=name, stage="read", reason="the manifest names it, but no such file was given")
        for name in unused(given, files)
    ]
    if not articles:
        why = "; ".join(f"{r.record}: {r.reason}" for r in rejects[:5]) or "no file was given"
        raise InputError(f"no article could be read: {why}", hint="give text files with an article each")
    engine = LocalEngine(progress)
    ordered = tuple(sorted(rejects, key=lambda r: (r.record, r.stage, r.reason)))
    return analyse(articles, engine, rejects=ordered, as_of=as_of)


def _spread(sources: Iterable[str | Path | Pasted]) -> tuple[tuple[Path, ...], tuple[Pasted, ...]]:
    files: list[Path] = []
    pasted: list[Pasted] = []
    for source in sources:
        if isinstance(source, Pasted):
            pasted.append(source)
            continue
        path = Path(source)
        if path.is_dir():
            files += sorted(
                p for p in path.iterdir() if p.suffix.lower() in (".txt", ".text") and p.is_file()
            )
        elif path.exists():
            files.append(path)
        else:
            raise InputError("no such file", path=str(path), hint="check the name")
    return tuple(sorted(files, key=str)), tuple(pasted)


def _read(
    files: Sequence[Path], pasted: Sequence[Pasted], given: Mapping[str, Given], config: Config
) -> tuple[list[Article], list[Reject]]:
    settings = ReadSettings(
        max_bytes=config.max_bytes, newest_year=config.newest_year, oldest_year=config.oldest_year
    )
    articles: dict[str, Article] = {}
    rejects: list[Reject] = []
    named = [(str(f), lambda f=f: _bytes(f, settings.max_bytes), given_for(f, given)) for f in files]
    named += [(p.name, lambda p=p: p.data, None) for p in pasted]
    for name, load, known in named:
        result = read_text(load(), file=name, given=known, settings=settings)
        if isinstance(result, Reject):
            rejects.append(result)
        elif result.id in articles:
            twin = articles[result.id].file
            rejects.append(Reject(record=name, stage="read", reason=f"the same article as {twin}"))
        else:
            articles[result.id] = result
    return list(articles.values()), rejects


def _bytes(path: Path, most: int) -> bytes:
    """Read a file, but no more than shows that it is too long."""
    try:
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=str(path)) from None
