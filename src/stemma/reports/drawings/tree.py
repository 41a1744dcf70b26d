"""The lineage of a story as a tree: parents left, children right, one row a witness."""

from dataclasses import dataclass

from stemma.model import Descent, Lineage, Witness
from stemma.reports.index import Index
from stemma.reports.wording import clipped, day_in_words

ROW, COLUMN, RADIUS, NAME_WIDTH, MARGIN = 46, 104, 14, 230, 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A witness at (x, y); `article` is the siglum of an article, "" for an unseen report.

    `origin_told` is False for a root whose text does not say where it comes from.
    """

    x: int
    y: int
    siglum: str
    article: str
    name: str
    full_name: str
    date: str
    origin_told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A descent from the parent's (x1, y1) to the child's (x2, y2); `child` and `parent` are their sigla."""

    child: str
    parent: str
    x1: int
    y1: int
    x2: int
    y2: int
    kind: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The picture of a lineage, in pixels."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    witness: Witness
    depth: int
    descent: Descent | None


def draw_lineage(index: Index, lineage: Lineage) -> Tree:
    """Return the picture of a story's lineage; of several parents the most similar one is drawn."""
    rows = _rows(lineage)
    roots = {*lineage.known_roots, *(d.child for d in lineage.descents)}
    nodes = tuple(_node(index, row, n, row.witness.id in roots) for n, row in enumerate(rows))
    spots = {row.witness.id: node for row, node in zip(rows, nodes, strict=True)}
    edges = tuple(
        Edge(
            child=spots[d.child].siglum,
            parent=spots[d.parent].siglum,
            x1=spots[d.parent].x,
            y1=spots[d.parent].y,
            x2=spots[d.child].x,
            y2=spots[d.child].y,
            kind=d.kind.value,
            similarity=d.similarity,
        )
        for d in (row.descent for row in rows)
        if d is not None
    )
    deepest = max((row.depth for row in rows), default=0)
    return Tree(
        width=2 * MARGIN + deepest * COLUMN + NAME_WIDTH, height=len(rows) * ROW, nodes=nodes, edges=edges
    )


def _node(index: Index, row: _Row, position: int, origin_told: bool) -> Node:
    witness = row.witness
    siglum = index.sigla.get(witness.article_id or witness.id, "?")
    return Node(
        x=MARGIN + row.depth * COLUMN,
        y=position * ROW + ROW // 2,
        siglum=siglum,
        article=siglum if witness.article_id in index.articles else "",
        name=clipped(witness.name, 30),
        full_name=witness.name,
        date=day_in_words(witness.date),
        origin_told=origin_told or witness.article_id is None,
    )


def _rows(lineage: Lineage) -> list[_Row]:
    """Return the witnesses from the top down, each above its children; what has children comes first."""
    known = {w.id: w for w in lineage.witnesses}
    parents: dict[str, Descent] = {}
    for d in sorted(lineage.descents, key=lambda d: (-d.similarity, d.parent, d.child)):
        if d.child in known and d.parent in known and d.child != d.parent:
            parents.setdefault(d.child, d)
    children: dict[str, list[str]] = {}
    for w in lineage.witnesses:
        if w.id in parents:
            children.setdefault(parents[w.id].parent, []).append(w.id)

    roots = sorted((w for w in known if w not in parents), key=lambda w: w not in children)
    rows: list[_Row] = []
    placed: set[str] = set()
    for root in (*roots, *known):  # the second round finds what only a circle reaches
        waiting = [(root, 0, None if root in roots else parents.get(root))]
        while waiting:
            witness, depth, descent = waiting.pop()
            if witness in placed:
                continue
            placed.add(witness)
            rows.append(_Row(witness=known[witness], depth=depth, descent=descent if depth else None))
            below = reversed(children.get(witness, []))
            waiting += [(child, depth + 1, parents[child]) for child in below]
    return rows
