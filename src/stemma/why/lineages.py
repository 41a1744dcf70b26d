"""Lineage: which origin an article counts for, step by step, and why."""

from collections.abc import Iterator

from stemma.model import Descent, Evidence, Lineage, Witness
from stemma.reports.wording import DESCENT_WORDS, plural, sentence
from stemma.why.places import article_in_words, place_in_words, quoted
from stemma.why.records import Line, Section
from stemma.why.worked import Worked

_PASSAGES = 3
"""Aligned passages that are shown of a descent."""


def descent_sections(worked: Worked, descent: Descent) -> Iterator[Section]:
    """Yield a descent: who from whom, with which reasons and passages; then the child's whole lineage."""
    lineage = next(x for x in worked.report.lineages if descent in x.descents)
    witnesses = {w.id: w for w in lineage.witnesses}
    lines = list(_step(worked, descent, witnesses))
    child, parent = witnesses.get(descent.child), witnesses.get(descent.parent)
    for passage in descent.passages[:_PASSAGES]:
        for label, witness, span in (("child", child, passage.child), ("parent", parent, passage.parent)):
            if witness is not None and witness.article_id and span is not None:
                text = worked.index.articles[witness.article_id].text[slice(*span)]
                evidence = Evidence(article_id=witness.article_id, start=span[0], end=span[1], quote=text)
                lines.append(Line(label=label, text=quoted(text)))
                lines.append(Line(text=place_in_words(worked, evidence), depth=1))
    if len(descent.passages) > _PASSAGES:
        lines.append(Line(text=f"and {plural(len(descent.passages) - _PASSAGES, 'more passage')}"))
    yield Section(title="Who took it from whom", lines=tuple(lines))
    if child is not None and child.article_id:
        yield lineage_section(worked, child.article_id)


def lineage_section(worked: Worked, article_id: str) -> Section:
    """Return the way from an article up to the origin that it counts for."""
    lineage = worked.index.lineages.get(worked.index.story_of.get(article_id, ""))
    if lineage is None:
        return Section(title="The lineage of its article", lines=(Line(text="not traced"),))
    return Section(title="The lineage of its article", lines=tuple(_way_up(worked, lineage, article_id)))


def _way_up(worked: Worked, lineage: Lineage, article_id: str) -> Iterator[Line]:
    witnesses = {w.id: w for w in lineage.witnesses}
    parent = {d.child: d for d in lineage.descents}
    root = dict(lineage.roots).get(article_id, article_id)
    yield Line(text=_counted(worked, lineage, witnesses, article_id, root))
    at, seen = article_id, {article_id}
    while (descent := parent.get(at)) is not None and descent.parent not in seen:
        yield from _step(worked, descent, witnesses)
        at = descent.parent
        seen.add(at)
    sharing = [a for a, r in lineage.roots if r == root and a != article_id]
    if sharing:
        names = ", ".join(article_in_words(worked, a) for a in sharing)
        yield Line(text=f"Of the same origin: {names}")


def _counted(
    worked: Worked, lineage: Lineage, witnesses: dict[str, Witness], article_id: str, root: str
) -> str:
    name = _name(worked, witnesses, root)
    if root == article_id and root in lineage.known_roots:
        return f"It counts for itself, {name}: a known origin, since others were found to descend from it."
    if root == article_id:
        return (
            f"It counts for itself, {name}: only a possible origin, since it was found to descend from no "
            "other and does not tell where it has its text from."
        )
    known = "a known origin" if root in lineage.known_roots else "a possible origin"
    return f"It counts for {name}: {known}."


def _step(worked: Worked, descent: Descent, witnesses: dict[str, Witness]) -> Iterator[Line]:
    names = [_name(worked, witnesses, w) for w in (descent.child, descent.parent)]
    yield Line(
        text=f"{names[0]} is {DESCENT_WORDS[descent.kind]} {names[1]}, "
        f"{descent.similarity:.2f} of 1 [{descent.id[:8]}]"
    )
    yield from (Line(text=sentence(reason), depth=1) for reason in descent.because)


def _name(worked: Worked, witnesses: dict[str, Witness], witness_id: str) -> str:
    witness = witnesses.get(witness_id)
    if witness is None:
        return article_in_words(worked, witness_id)
    if witness.article_id:
        return article_in_words(worked, witness.article_id)
    siglum = worked.index.sigla.get(witness.id, "?")
    return f"{siglum} {witness.name} (not at hand)"
