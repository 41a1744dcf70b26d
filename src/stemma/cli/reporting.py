"""stemma report, stemma demo."""

import sys
import webbrowser
from collections.abc import Sequence
from datetime import date, datetime
from os import environ
from pathlib import Path
from typing import Any  # the records are imported when a command needs them

import click

from stemma.cli.progress import Progress

FORMATS = ("html", "json", "md", "text")
_EPILOG = """\b
Exit status: 0 a report was written (articles that could not be read are named on
standard error and in the report); 1 nothing could be done; 2 the command was wrong."""


@click.command(epilog=_EPILOG, short_help="Report on articles in files, or on a database.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--manifest",
    type=click.Path(path_type=Path),
    help="JSON lines with what is known of the files: file, published, url, outlet, title.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="Form of the report; without it, by the ending of -o, else text on a terminal and JSON in a pipe.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where to write it (default: standard output)."
)
@click.option("--story", metavar="ID", help="Of a database: this story alone (see stemma stories).")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Give the ledger's statuses as of this day.")
@click.option("--newest-year", type=int, help="The newest year that an undated article may be of.")
def report(
    paths: Sequence[str],
    manifest: Path | None,
    format_: str | None,
    output: Path | None,
    story: str | None,
    as_of: datetime | None,
    newest_year: int | None,
) -> None:
    """Report on articles in files, in one shot, or on a database.

    PATH is a file with an article (text with its title first, HTML) or several (JSON lines, feeds, WARC),
    a folder, or - for a text on standard input. A database, made by stemma add, stands alone: the report
    is that of its last run.

    \b
    stemma report articles/ --manifest articles/manifest.jsonl -o report.html
    stemma report a.txt b.txt --format json > report.json
    pbpaste | stemma report - a.txt
    stemma report news.db --story s3 -o story.html
    """
    day = as_of.date() if as_of else None
    if any(_is_store(p) for p in paths):
        if len(paths) > 1:
            raise click.UsageError("a database is reported on alone: give it as the only PATH")
        if manifest or newest_year is not None:
            raise click.UsageError(
                "--manifest and --newest-year are for files: a database is read at stemma add"
            )
        made = _kept(Path(paths[0]), story, day)
    elif story is not None:
        raise click.UsageError("--story needs a database (made by stemma add) as PATH")
    else:
        made = _make(paths, manifest, day, newest_year)
    _write(made, format_ or _format_for(output), output)


@click.command(epilog=_EPILOG, short_help="Report on the example that comes with Stemma.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("stemma-demo.html"), show_default=True
)
def demo(output: Path) -> None:
    """Make a report of the example that comes with Stemma, and open it in the browser."""
    from importlib.resources import as_file, files

    with as_file(files("stemma").joinpath("examples", "border-war")) as folder:
        articles = sorted(str(p) for p in folder.glob("*.txt"))
        made = _make(articles, folder / "manifest.jsonl", None, None)
    _write(made, _format_for(output), output)
    click.echo(f"The report lies at {output.resolve()}", err=True)
    if _has_screen():
        webbrowser.open(output.resolve().as_uri())


def _is_store(path: str) -> bool:
    from stemma.store.opening import is_store

    return path != "-" and is_store(Path(path))


def _has_screen() -> bool:
    return sys.platform in ("darwin", "win32") or bool(
        environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    )


def _kept(database: Path, story: str | None, as_of: date | None) -> Any:
    from stemma.corpus import Corpus
    from stemma.store.sqlite import SqliteStore

    with SqliteStore(database) as store:
        corpus = Corpus(store)
        made = corpus.report(story=story, as_of=as_of)
        if unseen := corpus.unseen():
            click.echo(
                f"{unseen} articles came after the last run: stemma run {database} works them in", err=True
            )
    return made


def _make(paths: Sequence[str], manifest: Path | None, as_of: date | None, newest_year: int | None) -> Any:
    from dataclasses import replace

    from stemma.language.vectors import start_process

    start_process()
    from stemma import corpus
    from stemma.config import load_config

    config = load_config()
    if newest_year is not None:
        config = replace(config, newest_year=newest_year)
    sources: list[str | Path | corpus.Pasted] = [
        corpus.Pasted(data=sys.stdin.buffer.read()) if p == "-" else p for p in paths
    ]
    progress = Progress()
    try:
        made = corpus.report(sources, manifest=manifest, as_of=as_of, config=config, progress=progress)
    finally:
        progress.close()
    for note in made.notes:
        click.echo(f"note: {note}", err=True)
    for reject in made.rejects:
        click.echo(f"set aside: {reject.record}: {reject.reason}", err=True)
    return made


def _format_for(output: Path | None) -> str:
    if output is None:
        return "text" if sys.stdout.isatty() else "json"
    endings = {".html": "html", ".htm": "html", ".json": "json", ".md": "md", ".txt": "text"}
    return endings.get(output.suffix.lower(), "html")


def _write(made: Any, format_: str, output: Path | None) -> None:
    from stemma.pipeline import statuses_of
    from stemma.reports import render

    data = render(made, statuses_of(made), format_)
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{output}: cannot be written: {error.strerror}") from None
