"""stemma add, run, stories, rejects, versions, check: the commands on a database."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any  # the records are imported when a command needs them

import click

from stemma.cli.progress import Progress

_ADDED = """\b
Exit status: 0 every item was taken, or was there, or was set aside with a reason; 1 no
article was taken or there, or nothing could be done; 2 the command was wrong."""
_PLAIN = """\b
Exit status: 0 done; 1 nothing could be done; 2 the command was wrong."""
_CHECKED = """\b
Exit status: 0 all is in order; 1 something is not, or nothing could be done; 2 the command
was wrong."""
_DATABASE = click.argument("database", type=click.Path(path_type=Path), metavar="DB")


def _fetching[F: Callable[..., None]](command: F) -> F:
    """Give a command the options of fetching."""
    for option in (
        click.option("--no-fetch", is_flag=True, help="Ask no server: links are set aside."),
        click.option(
            "--contact", default="", help="Address or mailbox that servers are told, to complain at."
        ),
        click.option(
            "--allow-host", multiple=True, help="A host that may be fetched from at a private address."
        ),
    ):
        command = option(command)
    return command


@click.command(epilog=_ADDED, short_help="Take articles into a database.")
@_DATABASE
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--newest-year", type=int, help="The newest year that an undated article may be of.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="Take articles in this language alone (en).",
)
@_fetching
def add(
    database: Path,
    sources: Sequence[str],
    newest_year: int | None,
    languages: Sequence[str],
    no_fetch: bool,
    contact: str,
    allow_host: Sequence[str],
) -> None:
    """Take articles into a database, which is made where there is none.

    SOURCE is a file, a folder, a glob in quotation marks, an address, or - for standard input. What a file
    is is told by its content: text, HTML, JSON lines, ninjs, RSS, Atom, JSON Feed, OPML, WARC, any of it
    compressed by gzip or Zstandard. Links are followed, politely; nothing else leaves this machine. A
    manifest.jsonl in a folder says what is known of its files.

    A line is printed for each item once it is on the disk, its fields parted by tabs: what became of it
    (added, new version, corrected, known, set aside), the article's id, the item's name, and the title or
    the reason. What was broken off is gone on with by the same command.

    \b
    stemma add news.db articles/ page.html crawl.warc.gz
    stemma add news.db feeds.opml https://example.org/news/feed.xml
    zcat dump.jsonl.gz | stemma add news.db -
    """
    from stemma.corpus.one_shot import refuse_missing

    for source in sources:
        refuse_missing(source)
    fetcher = None if no_fetch else _fetcher(contact, allow_host)
    corpus, store = _corpus(database, create=True, newest_year=newest_year)
    with store:
        asked = frozenset(code.lower() for code in languages)
        counts = _acknowledge(
            r for source in sources for r in corpus.add(source, fetcher=fetcher, languages=asked)
        )
        unseen = corpus.unseen()
    if unseen:
        click.echo(f"{unseen} articles are new: stemma run {database} works them in", err=True)
    if set(counts) == {"set aside"}:
        raise click.exceptions.Exit(1)


@click.command(epilog=_PLAIN, short_help="Work in what is new.")
@_DATABASE
def run(database: Path) -> None:
    """Work in what is new: read it, and work out stories, lineage, claims, verdicts and commitments.

    What was read before is not read again; a run that was broken off goes on where it was. Without
    anything new nothing is done. Then: stemma report DB, stemma stories DB.

    \b
    stemma run news.db
    """
    progress = Progress()
    corpus, store = _corpus(database, progress=progress)
    with store:
        unseen = corpus.unseen()
        try:
            report = corpus.run().report
        finally:
            progress.close()
    new = f"{unseen} new" if unseen else "nothing new"
    click.echo(f"{len(report.articles)} articles ({new}) in {len(report.stories)} stories")


@click.command(epilog=_PLAIN, short_help="List the stories, or find some by words.")
@_DATABASE
@click.argument("query", nargs=-1, metavar="[QUERY]")
def stories(database: Path, query: Sequence[str]) -> None:
    """List the stories of the last run, oldest first; with a QUERY, those with an article that has its words.

    A line has, parted by tabs: the story's id, its first and last day, its number of articles, its title;
    then, where later articles made two stories one or showed one to be two, what became of which, and why.

    \b
    stemma stories news.db
    stemma stories news.db ceasefire border
    """
    corpus, store = _corpus(database)
    with store:
        for story in store.stories(" ".join(query)):
            days = [day.isoformat() if day else "" for day in (story.start, story.end)]
            told = [f"{c.kind.value} {c.other}: {c.because}" for c in story.changes]
            _line(story.id, *days, str(story.articles), story.title, *told)
        if unseen := corpus.unseen():
            click.echo(f"{unseen} articles came after the last run: stemma run {database}", err=True)


@click.command(epilog=_PLAIN, short_help="List what was set aside, and why; try it again.")
@_DATABASE
@click.option("--retry", is_flag=True, help="Try them again first.")
@click.option("--newest-year", type=int, help="With --retry: as for stemma add.")
@_fetching
def rejects(
    database: Path,
    retry: bool,
    newest_year: int | None,
    no_fetch: bool,
    contact: str,
    allow_host: Sequence[str],
) -> None:
    """List what was set aside, and why: record, stage and reason, parted by tabs.

    With --retry, kept bytes are read anew and sources opened anew first (lines on standard error, as
    those of stemma add); what then still stands is listed.

    \b
    stemma rejects news.db
    stemma rejects news.db --retry
    """
    corpus, store = _corpus(database, newest_year=newest_year)
    with store:
        if retry:
            fetcher = None if no_fetch else _fetcher(contact, allow_host)
            _acknowledge(corpus.retry(fetcher=fetcher), err=True)
        for kept in store.rejects():
            _line(kept.reject.record, kept.reject.stage, kept.reject.reason)


@click.command(epilog=_PLAIN, short_help="Show what changed at an address.")
@_DATABASE
@click.argument("article", required=False, metavar="[ARTICLE]")
def versions(database: Path, article: str | None) -> None:
    """List the articles whose text changed at its address; with an ARTICLE's id, what changed.

    A line has, parted by tabs: the newest version's id, the number of versions, the title. For one
    article, each version is given with its difference to the one before, as a unified diff of lines.

    \b
    stemma versions news.db
    stemma versions news.db 0a1b2c3d4e5f6071
    """
    corpus, store = _corpus(database)
    with store:
        if article is None:
            for found in store.changed_addresses():
                kept = store.versions(found)
                _line(found, str(len(kept)), kept[-1].title)
            return
        for version, difference in corpus.differences(article):
            _line(version.id, version.url or version.file or "", version.title)
            if difference:
                click.echo(difference)


@click.command(epilog=_CHECKED, short_help="Check every quotation, and the file.")
@_DATABASE
def check(database: Path) -> None:
    """Check that every quotation stands where it is said to stand, and that the file is whole.

    Each thing that is wrong is a line.

    \b
    stemma check news.db
    """
    corpus, store = _corpus(database)
    with store:
        flaws = 0
        for flaw in corpus.check():
            click.echo(flaw)
            flaws += 1
        articles = len(store.holdings().articles)
    if flaws:
        raise click.exceptions.Exit(1)
    click.echo(f"{articles} articles: every quotation stands where it is said to stand")


def _corpus(
    database: Path,
    *,
    create: bool = False,
    newest_year: int | None = None,
    progress: Progress | None = None,
) -> tuple[Any, Any]:
    """Return the Corpus of a database, and its store, which the caller closes."""
    from dataclasses import replace

    from stemma.config import load_config
    from stemma.corpus import Corpus
    from stemma.store.sqlite import SqliteStore

    config = load_config()
    if newest_year is not None:
        config = replace(config, newest_year=newest_year)
    store = SqliteStore(database, create=create)
    return Corpus(store, config=config, progress=progress), store


def _fetcher(contact: str, allow_hosts: Sequence[str]) -> Any:
    from stemma.articles.fetch import Exchange, Fetcher, FetchSettings, SystemClock

    settings = FetchSettings(contact=contact, allow_hosts=frozenset(allow_hosts))
    return Fetcher(Exchange(settings=settings, clock=SystemClock()))


def _acknowledge(receipts: Iterable[Any], *, err: bool = False) -> Counter[str]:
    """Print a line for each receipt at once; return how many there were of each kind."""
    counts: Counter[str] = Counter()
    for receipt in receipts:
        counts[receipt.arrived.value] += 1
        said = receipt.reason or receipt.title or ""
        _line(receipt.arrived.value, receipt.article_id or "", receipt.record, said, err=err)
    told = ", ".join(f"{n} {name}" for name, n in sorted(counts.items())) or "nothing came"
    click.echo(told, err=True)
    return counts


def _line(*parts: str, err: bool = False) -> None:
    from stemma.articles.readers.names import printable

    click.echo("\t".join(printable(part) for part in parts), err=err)
