"""The command line. Heavy rooms are imported when a command needs them, so that --help is quick."""

import sys
import time
import webbrowser
from collections.abc import Sequence
from datetime import date, datetime
from os import environ
from pathlib import Path
from typing import Any

import click

from stemma import __version__
from stemma.errors import StemmaError

_FORMATS = ("html", "json", "md", "text")
_QUIET_S = 1.0
"""Seconds of work before progress is shown."""

EPILOG = """\b
Exit status: 0 a report was written (articles that could not be read are named on
standard error and in the report); 1 nothing could be done; 2 the command was wrong."""


class Progress:
    """Tells on standard error how far a stage is, once the work has lasted a second."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._stage = ""
        self._live = sys.stderr.isatty()

    def __call__(self, stage: str, done: int) -> None:
        if time.monotonic() - self._began < _QUIET_S:
            return
        if self._live:
            sys.stderr.write(f"\r\033[K{stage}: {done}")
        elif stage != self._stage:
            sys.stderr.write(f"{stage}...\n")
        self._stage = stage
        sys.stderr.flush()

    def close(self) -> None:
        if self._live and self._stage:
            sys.stderr.write("\r\033[K")


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EPILOG)
@click.version_option(__version__, prog_name="stemma")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def app(context: click.Context, *, debug: bool) -> None:
    """Work out what many news articles on one event report.

    Which articles tell one story, who copied whom, who says what on whose word, how many
    independent origins stand behind a claim, where sources differ, which readings are corrupt,
    and what was promised, on which condition, and kept or broken. Nothing leaves this machine.

    \b
    stemma demo                                    see it at work on a small example
    stemma report articles/*.txt -o report.html    a report of your own articles
    """
    context.obj = {"debug": debug}


@app.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--manifest",
    type=click.Path(path_type=Path),
    help="JSON lines with what is known of the files: file, published, url, outlet, title.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    help="Form of the report; without it, by the ending of -o, else text on a terminal and JSON in a pipe.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where to write it (default: standard output)."
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Give the ledger's statuses as of this day.")
@click.option("--newest-year", type=int, help="The newest year that an undated article may be of.")
def report(
    paths: Sequence[str],
    manifest: Path | None,
    format_: str | None,
    output: Path | None,
    as_of: datetime | None,
    newest_year: int | None,
) -> None:
    """Report on articles in text files: one shot, no database.

    PATH is a text file with one article (its title first), a folder of such files, or - for a text
    on standard input.

    \b
    stemma report articles/ --manifest articles/manifest.jsonl -o report.html
    stemma report a.txt b.txt --format json > report.json
    pbpaste | stemma report - a.txt
    """
    made = _make(paths, manifest, as_of.date() if as_of else None, newest_year)
    _write(made, format_ or _format_for(output), output)


@app.command(epilog=EPILOG)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("stemma-demo.html"), show_default=True
)
def demo(output: Path) -> None:
    """Make a report of the example that comes with Stemma, and open it in the browser."""
    from importlib.resources import as_file, files

    with as_file(files("stemma").joinpath("examples", "border-war")) as folder:
        made = _make([str(folder)], folder / "manifest.jsonl", None, None)
    _write(made, "html", output)
    click.echo(f"The report lies at {output.resolve()}", err=True)
    if _has_screen():
        webbrowser.open(output.resolve().as_uri())


def _has_screen() -> bool:
    return sys.platform in ("darwin", "win32") or bool(
        environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    )


def _make(paths: Sequence[str], manifest: Path | None, as_of: date | None, newest_year: int | None) -> Any:
    from dataclasses import replace

    from stemma import corpus
    from stemma.config import load_config

    config = load_config()
    if newest_year is not None:
        config = replace(config, newest_year=newest_year)
    sources: list[str | corpus.Pasted] = [
        corpus.Pasted(data=sys.stdin.buffer.read()) if p == "-" else p for p in paths
    ]
    progress = Progress()
    try:
        made = corpus.report(sources, manifest=manifest, as_of=as_of, config=config, progress=progress)
    finally:
        progress.close()
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; one line and exit status 1 for what goes wrong, a traceback with --debug."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        app.main(given, prog_name="stemma")
    except StemmaError as error:
        if "--debug" in given:
            raise
        click.echo(f"stemma: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
