"""The descents of a report that can be shown side by side, within bounds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stemma.model import Descent, Witness
from stemma.reports.drawings.ribbons import Ribbons, draw_ribbons
from stemma.reports.index import Index
from stemma.reports.parallel import Noted, Row, RowKind, Side, side_by_side
from stemma.reports.wording import folded

PAIRS, CHARACTERS = 60, 600_000
"""Pairs of a page, and the characters of their rows, beyond which the rest is left to the list of proofs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A child beside its parent; `id` is the anchor, `shared` and `changed` count rows."""

    id: str
    child: str
    parent: str
    rows: tuple[Row, ...]
    picture: Ribbons
    shared: int
    moved: int
    changed: int


def pairs_of(index: Index) -> Mapping[tuple[str, str], Pair]:
    """Return the pairs by the sigla of child and parent, in the order of stories and descents."""
    sides = _sides(index)
    found: dict[tuple[str, str], Pair] = {}
    room = CHARACTERS
    for child, parent, descent in _seen_descents(index):
        if len(found) == PAIRS or room <= 0:
            break
        pair = _pair(index, sides[child], sides[parent], descent)
        if pair.rows and not pair.shared:
            continue
        room -= sum(len(m.text) for row in pair.rows for m in (*row.parent, *row.child))
        found[pair.child, pair.parent] = pair
    return found


def _seen_descents(index: Index) -> Iterator[tuple[str, str, Descent]]:
    """Yield the ids of child and parent of every descent between two articles that are at hand."""
    for lineage in index.report.lineages:
        known: dict[str, Witness] = {w.id: w for w in lineage.witnesses}
        for descent in lineage.descents:
            child, parent = known.get(descent.child), known.get(descent.parent)
            ids = [w.article_id for w in (child, parent) if w is not None and w.article_id in index.articles]
            if len(ids) == 2 and ids[0] is not None and ids[1] is not None and ids[0] != ids[1]:
                yield ids[0], ids[1], descent


def _pair(index: Index, child: Side, parent: Side, descent: Descent) -> Pair:
    lengths = len(parent.article.text), len(child.article.text)
    rows = (
        ()
        if descent.similarity == 1 and not descent.passages
        else side_by_side(child, parent, descent.passages)
    )
    sigla = index.sigla[child.article.id], index.sigla[parent.article.id]
    return Pair(
        id=f"pair-{sigla[0]}-{sigla[1]}",
        child=sigla[0],
        parent=sigla[1],
        rows=rows,
        picture=draw_ribbons(rows, *lengths),
        shared=sum(r.kind is not RowKind.OWN for r in rows),
        moved=sum(r.kind is RowKind.MOVED for r in rows),
        changed=sum(r.kind is not RowKind.OWN and r.is_changed for r in rows),
    )


def _sides(index: Index) -> dict[str, Side]:
    garbled: dict[str, list[Noted]] = {}
    shifted: dict[str, list[Noted]] = {}
    for g in index.report.garbles:
        better = f", better: {g.better}" if g.better else ""
        note = f"garbled {g.kind.value}{better}"
        at = g.evidence
        garbled.setdefault(at.article_id, []).append(Noted(start=at.start, end=at.end, note=note))
    for s in index.report.shifts:
        at = s.target
        note = f"shift of {s.kind.value}: {folded(s.because)}"
        shifted.setdefault(at.article_id, []).append(Noted(start=at.start, end=at.end, note=note))
    return {
        a.id: Side(article=a, garbled=tuple(garbled.get(a.id, ())), shifted=tuple(shifted.get(a.id, ())))
        for a in index.report.articles
    }
