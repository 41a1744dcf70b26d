"""python -m eval.cli_reference: write docs/cli.md from the commands' own help texts."""

from pathlib import Path

import click

from stemma.cli import app

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
WIDTH = 96

_HEAD = """\
# Command line

This page is made from the help texts of the commands by `python -m eval.cli_reference`; a test holds it to
them. `stemma COMMAND --help` says the same.

Settings also come from the environment: `STEMMA_NEWEST_YEAR` and `STEMMA_OLDEST_YEAR` (the years that an
undated article may be of) and `STEMMA_MAX_BYTES` (the size of one article). The command line goes first.
"""


def cli_reference() -> str:
    """Return the page: the program's help, then that of each command, in the order of their names."""
    sections = [_HEAD, _section(app, "stemma", None)]
    root = click.Context(app, info_name="stemma", terminal_width=WIDTH)
    for name in app.list_commands(root):
        command = app.get_command(root, name)
        assert command is not None
        sections.append(_section(command, name, root))
    return "\n".join(sections)


def _section(command: click.Command, name: str, parent: click.Context | None) -> str:
    context = click.Context(
        command, info_name=name, parent=parent, terminal_width=WIDTH, **command.context_settings
    )
    title = context.command_path
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {title}\n\n```\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(cli_reference(), encoding="utf-8")
