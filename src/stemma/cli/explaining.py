"""stemma why."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any  # the records are imported when the command needs them

import click

from stemma.cli.progress import Progress

_WIDTH = 100
"""Columns where the output is no terminal's."""
_EPILOG = """\b
Exit status: 0 it was explained or listed; 1 nothing has that id, several have, or nothing could be
done; 2 the command was wrong."""


@click.command(epilog=_EPILOG, short_help="Show what led to a claim, a verdict, a garbled reading ...")
@click.argument("source", type=click.Path(path_type=Path), metavar="DB")
@click.argument("asked", required=False, metavar="[ID]")
def why(source: Path, asked: str | None) -> None:
    """Show why something stands in a report: the words, the article, every score and rule that led there.

    DB is a database (that of the last run), or a report in JSON, made from files. ID is the id of a claim,
    collation, garble, shift, commitment, descent or article, as it stands in the JSON report; its first
    characters do where no other id has them. Words of a claim do as well. Without an ID, what can be asked
    about is listed: id, verdict or kind, and words, parted by tabs; an answer's claims are named with it.

    Of a claim you see: its words and where they stand; each field that was read from them; on whose word
    it stands; the question it was put under, and how alike (0 to 1) it is to its neighbours there and
    outside, feature by feature; all answers; the row of the table of verdicts that decided; and which
    origin its article counts for.

    \b
    stemma why news.db                          what there is to ask about
    stemma why news.db 3f9a                     by the beginning of an id
    stemma why news.db "more than 1,200"        by words of a claim
    stemma report articles/ --format json > report.json && stemma why report.json 3f9a
    """
    from stemma.why import explain, find, listing, to_lines

    with _worked(source) as worked:
        if asked is None:
            for row in listing(worked.report):
                click.echo("\t".join(_printable(cell) for cell in row))
            return
        explanation = explain(worked, find(worked.report, asked))
    for line, is_title in to_lines(explanation, _width()):
        click.echo(click.style(line, bold=True) if is_title else line)


def _printable(text: str) -> str:
    from stemma.reports.wording import inert

    return inert(text)


def _width() -> int:
    return shutil.get_terminal_size((_WIDTH, 24)).columns if sys.stdout.isatty() else _WIDTH


@contextmanager
def _worked(source: Path) -> Iterator[Any]:
    """Yield what led to a report; a database is open as long as it is read from."""
    from stemma.why.worked import from_database, from_report, is_report

    if is_report(source):
        progress = Progress()
        try:
            worked = from_report(source, progress)
        finally:
            progress.close()
        yield worked
        return
    from stemma.corpus import Corpus
    from stemma.store.sqlite import SqliteStore

    with SqliteStore(source) as store:
        yield from_database(Corpus(store), str(source))
