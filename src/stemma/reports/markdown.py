"""The report as Markdown (CommonMark with tables), readable as it stands in a terminal and on a forge.

Every text of an article is written on one line, without control characters and with the marks of Markdown
and HTML escaped, so that it can form no link, picture, heading or tag.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from stemma.model import Commitment, Lineage, Report, Status
from stemma.reports import wording
from stemma.reports.index import Index, index
from stemma.reports.outlets import outlet_rates
from stemma.reports.views import (
    CollationView,
    Quoted,
    Reading,
    StoryView,
    VariantView,
    by_urgency,
    event_views,
    quoted,
    stories,
    timeline_places,
)

INLINE_MARKS = re.compile(r"[\\`*_\[\]<>&|~$]")
LINE_MARKS = re.compile(r"^(?:#{1,6}(?= |$)|[-+=>](?= |$|[-=])|\d{1,9}[.)](?= |$))")


def to_markdown(report: Report, statuses: Mapping[str, Status]) -> str:
    """Return the report as Markdown, with a final newline.

    `statuses` maps a commitment's id to its status as of `report.as_of`.
    """
    lookup = index(report)
    lines = [*_head(report)]
    for story in stories(lookup):
        lines += _story(lookup, story)
    lines += _ledger(lookup, statuses)
    lines += _timeline(lookup)
    lines += _outlets(report)
    lines += _sources(lookup)
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Return a text as one line of Markdown that shows it and does nothing."""
    line = INLINE_MARKS.sub(lambda m: f"\\{m[0]}", wording.inert(text))
    return LINE_MARKS.sub(lambda m: f"{m[0][:-1]}\\{m[0][-1]}", line)


def _head(report: Report) -> Iterator[str]:
    yield "# Stemma report"
    yield ""
    counted = [
        wording.plural(len(report.articles), "article"),
        wording.plural(len(report.stories), "story", "stories"),
        wording.plural(len(report.claims), "claim"),
        wording.plural(len(report.commitments), "commitment"),
    ]
    as_of = f", as of {wording.date_in_words(report.as_of)}" if report.as_of else ""
    yield f"{', '.join(counted)}{as_of}. Letters stand for the articles listed at the end."
    for note in report.notes:
        yield ""
        yield f"Note: {escaped(note)}"
    for thread in report.threads:
        yield ""
        counted_stories = wording.plural(len(thread.story_ids), "story", "stories")
        yield f"Thread: **{escaped(thread.title)}** ({counted_stories})"


def _story(lookup: Index, story: StoryView) -> Iterator[str]:
    yield ""
    yield f"## {escaped(story.story.title)}"
    yield ""
    yield f"{story.summary}{f'; {story.period}' if story.period else ''}"
    parts = (
        ("To look at first", story.open),
        ("Agreed or compatible", story.settled),
        ("One origin only", story.single),
    )
    yield from _collations(parts[0])
    yield from _apparatus(story)
    yield from _lineage(lookup, lookup.lineages.get(story.story.id))
    yield from _collations(parts[1])
    yield from _collations(parts[2])
    yield from _matrix(lookup, story)


def _collations(part: tuple[str, Iterable[CollationView]]) -> Iterator[str]:
    title, views = part
    for position, view in enumerate(views):
        if not position:
            yield from ("", f"### {title}")
        yield from _collation(view)


def _collation(view: CollationView) -> Iterator[str]:
    collation = view.collation
    yield ""
    yield f"#### {view.mark} {collation.verdict.value}: {escaped(collation.question)}"
    yield ""
    yield wording.support_in_words(collation.origins) + "".join(f"; {escaped(b)}" for b in collation.because)
    yield ""
    for variant in view.variants:
        yield from _variant(variant)


def _variant(view: VariantView) -> Iterator[str]:
    support = wording.support_in_words(view.variant.origins)
    yield f"- {view.letter}: **{escaped(view.variant.value)}** ({support}; {' '.join(view.sigla)})"
    for reading in view.readings:
        yield f"  - {_reading(reading)}"


def _reading(reading: Reading) -> str:
    speaker = escaped(reading.speaker) if reading.speaker else "unattributed"
    how = "".join(f" ({escaped(q)})" for q in reading.qualities)
    return f"{speaker}{how}: “{escaped(reading.quote)}” {' '.join(p.siglum for p in reading.places)}"


def _quoted(said: Quoted) -> str:
    return f"“{escaped(said.quote)}” {' '.join(p.siglum for p in said.places)}"


def _apparatus(story: StoryView) -> Iterator[str]:
    if story.garbles:
        yield from ("", "### Garbled readings", "")
    for view in story.garbles:
        garble = view.garble
        better = f"**{escaped(garble.better)}**" if garble.better else "no better reading"
        yield f"- † {garble.kind.value}: {_quoted(view.quoted)} → {better}; {escaped(garble.because)}"
    if story.shifts:
        yield from ("", "### Shifts in retelling", "")
    for change in story.shifts:
        told = f"{_quoted(change.source)} ⇒ {_quoted(change.target)}"
        yield f"- {change.shift.kind.value}: {told}; {escaped(change.shift.because)}"


def _lineage(lookup: Index, lineage: Lineage | None) -> Iterator[str]:
    if lineage is None or not lineage.descents:
        return
    witnesses = {w.id: w for w in lineage.witnesses}
    yield from ("", "### Who took it from whom", "")
    for descent in lineage.descents:
        if descent.child not in witnesses or descent.parent not in witnesses:
            continue
        child, parent = (
            f"{lookup.sigla.get(w.article_id or w.id, '?')} {escaped(w.name)}"
            for w in (witnesses[descent.child], witnesses[descent.parent])
        )
        unseen = "" if witnesses[descent.parent].article_id else " (not seen)"
        kind = wording.DESCENT_WORDS[descent.kind]
        yield f"- {child} is {kind} {parent}{unseen}, {descent.similarity:.2f}"


def _matrix(lookup: Index, story: StoryView) -> Iterator[str]:
    if not story.collations or len(story.articles) < 2:
        return
    sigla = [lookup.sigla[a.id] for a in story.articles]
    yield from ("", "### Who tells what", "")
    yield f"| question | {' | '.join(sigla)} |"
    yield f"| --- |{' --- |' * len(sigla)}"
    for view in story.collations:
        cells = [" ".join(letter for letter, _ in cell) or "·" for cell in view.cells]
        yield f"| {view.mark} {escaped(wording.clipped(view.collation.question, 60))} | {' | '.join(cells)} |"


def _ledger(lookup: Index, statuses: Mapping[str, Status]) -> Iterator[str]:
    rows = by_urgency(lookup.report.commitments, statuses)
    if rows:
        yield from ("", "## Commitments")
    for commitment, status in rows:
        yield from _commitment(lookup, commitment, status)


def _commitment(lookup: Index, commitment: Commitment, status: Status) -> Iterator[str]:
    name = escaped(commitment.instrument) if commitment.instrument else wording.spaced(commitment.kind.value)
    yield from ("", f"### {wording.STATUS_MARKS[status]} {wording.spaced(status.value)}: {name}", "")
    towards = f" → {escaped(', '.join(commitment.towards))}" if commitment.towards else ""
    named = len(commitment.by) == 1 and commitment.by[0] in commitment.obligation and not towards
    bound = "" if named else f"{escaped(', '.join(commitment.by)) or 'unnamed'}{towards}: "
    yield f"{bound}{escaped(commitment.obligation)}"
    yield ""
    told = (
        ("made", wording.day_in_words(commitment.made)),
        ("in effect", wording.day_in_words(commitment.effective)),
        ("until", wording.day_in_words(commitment.expires)),
        ("mediated by", escaped(", ".join(commitment.mediators))),
        *((f"only if ({wording.spaced(c.kind.value)})", escaped(c.text)) for c in commitment.conditions),
        ("covers", escaped(", ".join(commitment.covers))),
        ("excludes", escaped(", ".join(commitment.excludes))),
    )
    yield from (f"- {name}: {value}" for name, value in told if value)
    yield from (f"- {_quoted(said)}" for said in quoted(lookup, commitment.evidence))
    for view in event_views(lookup, commitment):
        event = view.event
        basis = ", inferred" if event.basis.value == "inferred" else ""
        by = f" by {escaped(event.by)}" if event.by else ""
        day = wording.day_in_words(event.date) or "undated"
        told_of = f"**{wording.spaced(event.event.value)}**{by}{basis}"
        yield f"- {day}: {told_of}: {'; '.join(_quoted(said) for said in view.quoted)}"


def _timeline(lookup: Index) -> Iterator[str]:
    if lookup.report.timeline:
        yield from ("", "## Timeline", "")
    for entry in lookup.report.timeline:
        sigla = " ".join(dict.fromkeys(p.siglum for p in timeline_places(lookup, entry)))
        yield f"- {wording.period_in_words(entry.start, entry.end)}: {escaped(entry.text)} {sigla}".rstrip()


def _outlets(report: Report) -> Iterator[str]:
    rates = outlet_rates(report)
    if not rates:
        return
    yield from (
        "",
        "## Outlets",
        "",
        "| outlet | garbled | source unnamed | shifted |",
        "| --- | --- | --- | --- |",
    )
    for rate in rates:
        cells = " | ".join(wording.rate_in_words(n, rate.articles, share) for _, n, share in rate.rates)
        yield f"| {escaped(rate.outlet)} | {cells} |"


def _sources(lookup: Index) -> Iterator[str]:
    if lookup.articles:
        yield from ("", "## Articles", "")
    for article_id, siglum in lookup.sigla.items():
        article = lookup.articles.get(article_id)
        if article is None:
            continue
        published = wording.date_in_words(article.published.value) or "undated"
        basis = wording.spaced(article.published.basis.value)
        file = f", {escaped(article.file)}" if article.file else ""
        yield f"- {siglum}: {escaped(lookup.outlet(article_id))}, {published} ({basis}){file}"
    if lookup.report.rejects:
        yield from ("", "## Set aside", "")
    for reject in lookup.report.rejects:
        yield f"- {escaped(reject.record)} ({escaped(reject.stage)}): {escaped(reject.reason)}"
