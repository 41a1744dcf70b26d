"""The command line. Heavy rooms are imported when a command needs them, so that --help is quick."""

import sys
from collections.abc import Sequence

import click

from stemma import __version__
from stemma.cli.explaining import why
from stemma.cli.keeping import add, check, rejects, run, stories, versions
from stemma.cli.reporting import demo, report
from stemma.errors import StemmaError

_EPILOG = """\b
Exit status of every command: 0 it did what was asked (what was set aside is named on the
way); 1 nothing could be done, or, for check, something is wrong; 2 the command was wrong."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
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
    stemma add news.db articles/ && stemma run news.db && stemma report news.db -o report.html
                                                   keep them, and add to them day by day
    """
    context.obj = {"debug": debug}


for _command in (demo, report, add, run, stories, rejects, versions, why, check):
    _command.context_settings.setdefault("help_option_names", ["-h", "--help"])
    app.add_command(_command)


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
