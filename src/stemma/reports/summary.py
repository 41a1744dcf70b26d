"""The report as a screenful of plain text for a terminal."""

from collections.abc import Iterator, Mapping, Sequence

from stemma.model import Report, Status, Verdict
from stemma.reports import wording
from stemma.reports.index import Index, index
from stemma.reports.views import CollationView, StoryView, by_urgency, stories

WIDTH, STORIES, COMMITMENTS, ANSWERS = 80, 6, 6, 4
QUESTIONS, GARBLES = 8, 6  # of all stories together, at least one of each story


def to_text(report: Report, statuses: Mapping[str, Status], width: int = WIDTH) -> str:
    """Return about a screen of plain text: what is open in each story, and the commitments.

    Lines are at most `width` characters long and free of control characters. What does not fit is counted.
    """
    lookup = index(report)
    views = stories(lookup)
    lines: list[str] = []
    for story in views[:STORIES]:
        lines += [*_story(lookup, story, min(len(views), STORIES)), ""]
    if not views:
        lines.append("No story was found.")
    if len(views) > STORIES:
        lines += [f"and {wording.plural(len(views) - STORIES, 'more story', 'more stories')}", ""]
    lines += _ledger(report, statuses)
    lines += [f"Note: {wording.inert(note)}" for note in report.notes]
    if report.rejects:
        lines.append(f"{wording.plural(len(report.rejects), 'record')} set aside.")
    return "\n".join(_fitted(lines, width)).strip() + "\n"


def _fitted(lines: list[str], width: int) -> Iterator[str]:
    """Yield the lines cut to `width` characters, their indentation kept."""
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        yield indent + wording.clipped(line, width - len(indent))


def _story(lookup: Index, view: StoryView, of_stories: int) -> Iterator[str]:
    """Yield the lines of one of so many stories, which share the screen."""
    questions, garbles = max(1, QUESTIONS // of_stories), max(1, GARBLES // of_stories)
    yield wording.inert(view.story.title)
    yield f"{view.summary}{f'; {view.period}' if view.period else ''}"
    loud = [c for c in view.open if c.collation.verdict != Verdict.UNCLEAR]
    for collation in loud[:questions]:
        yield from _collation(lookup, collation)
    if len(loud) > questions:
        yield f"  and {wording.plural(len(loud) - questions, 'more question')} like these"
    quiet = len(view.collations) - len(loud)
    if quiet:
        yield f"  {wording.plural(quiet, 'question')} without a conflict"
    for corrupt in view.garbles[:garbles]:
        better = f" -> {wording.inert(corrupt.garble.better)}" if corrupt.garble.better else ""
        reading = wording.clipped(wording.inert(corrupt.quoted.quote), 40)
        outlets = _outlets([p.outlet for p in corrupt.quoted.places])
        yield f"  † garbled {corrupt.garble.kind.value}: “{reading}”{better} ({outlets})"
    if len(view.garbles) > garbles:
        yield f"  and {wording.plural(len(view.garbles) - garbles, 'more garbled reading')}"


def _collation(lookup: Index, view: CollationView) -> Iterator[str]:
    yield f"  {view.mark} {view.collation.verdict.value}: {wording.inert(view.collation.question)}"
    for variant in view.variants[:ANSWERS]:
        outlets = _outlets([lookup.outlet(a) for a in variant.variant.article_ids])
        speaker = next((r.speaker for r in variant.readings if r.speaker), "")
        said = f" – {wording.clipped(wording.inert(speaker), 40)}" if speaker else ""
        value = wording.clipped(wording.inert(variant.variant.value), 50)
        yield f"      {value}{said} ({outlets})"
    if len(view.variants) > ANSWERS:
        yield f"      and {wording.plural(len(view.variants) - ANSWERS, 'more answer')}"


def _outlets(names: Sequence[str]) -> str:
    """Return the first of the outlets and how many more there are."""
    distinct = list(dict.fromkeys(names))
    more = f" and {len(distinct) - 1} more" if len(distinct) > 1 else ""
    return f"{wording.clipped(wording.inert(distinct[0]), 30)}{more}" if distinct else ""


def _ledger(report: Report, statuses: Mapping[str, Status]) -> Iterator[str]:
    rows = by_urgency(report.commitments, statuses)
    if rows:
        yield "Commitments"
    for commitment, status in rows[:COMMITMENTS]:
        name = commitment.instrument or commitment.obligation
        towards = f" -> {', '.join(commitment.towards)}" if commitment.towards else ""
        parties = wording.inert(", ".join(commitment.by) + towards)
        mark = f"{wording.STATUS_MARKS[status]} {wording.spaced(status.value)}"
        yield f"  {mark}: {wording.inert(name)} ({parties})"
    if len(rows) > COMMITMENTS:
        yield f"  and {len(rows) - COMMITMENTS} more"
    if rows:
        yield ""
