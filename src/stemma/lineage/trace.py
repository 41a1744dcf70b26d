"""The lineage of a story: every witness, who descends from whom, and the independent roots.

A root is *known* when it is a report that an article names (an unseen witness), or an article from
which another was found to descend. An article without a told origin and without a found parent is
its own root and only a *possible* origin: what its text does not tell may still have been taken over.
An article that credits its own outlet ("PORT ELIS, June 3 (Coast Press)", printed by Coast Press)
tells its origin; a byline or an outlet's name alone does not, rewriters sign too.
"""

import math
from collections.abc import Mapping, Sequence

from stemma.lineage.candidates import fold_copies, pairs_to_compare
from stemma.lineage.direction import because_of_direction, direction, distance, is_directed, may_descend
from stemma.lineage.reading import Reading, read
from stemma.lineage.relation import Relation, proof, relate
from stemma.lineage.same_wire import are_siblings, shared_descent, shared_reports
from stemma.lineage.tree import best_tree
from stemma.lineage.witnesses import because_credited, same_name, seen_witness, text_credit, unseen_witnesses
from stemma.model import Article, Descent, DescentKind, Lineage, Passage, Witness

_ROOT = "\x00root"
_CREDITED = 0.95
"""Probability that an article descends from the report that it names as its source."""
_ALONE = -100.0
_DETOUR = 30.0
"""What it costs to take a wire's report past the wire's own article, if that is at hand."""
_LEAST = 0.5
"""Least probability of a descent; below it an article stands on its own."""


def trace(story_id: str, articles: Sequence[Article]) -> Lineage:
    """Trace who descends from whom among the articles of one story.

    The order of the articles does not matter. Articles with equal words are compared once: the
    others are copies of the first.
    """
    ordered = sorted({a.id: a for a in articles}.values(), key=_age)
    first_of = fold_copies(ordered)
    readings = {a.id: read(a) for a in ordered if first_of[a.id] == a.id}
    unseen = unseen_witnesses(story_id, ordered)
    relations = _relations(readings)
    siblings = {(p, c): r for (p, c), r in relations.items() if are_siblings(r, relations[c, p])}
    shared = shared_reports(story_id, siblings, unseen)
    parental = {pair: r for pair, r in relations.items() if pair not in siblings}
    parents = best_tree(_ROOT, _edges(readings, parental, unseen, shared))
    descents = [
        shared_descent(c, *shared[c])
        if c in shared and shared[c][0].id == p
        else _descent(readings[c], p, relations, unseen)
        for c, p in parents.items()
        if c in readings and p != _ROOT
    ]
    unseen = unseen | {c: witness for c, (witness, _) in shared.items() if parents.get(c) == witness.id}
    descents += [_equal_copy(a, first_of[a.id]) for a in ordered if first_of[a.id] != a.id]
    return _lineage(story_id, ordered, unseen, tuple(sorted(descents, key=lambda d: (d.child, d.parent))))


def _age(article: Article) -> tuple[bool, str, str]:
    day = article.published.value
    return day is None, day.isoformat() if day else "", article.id


type Relations = Mapping[tuple[str, str], Relation]
"""(parent, child) to their relation."""


def _relations(readings: Mapping[str, Reading]) -> Relations:
    found: dict[tuple[str, str], Relation] = {}
    for a, b in pairs_to_compare(readings):
        there, back = relate(readings[a], readings[b])
        found[b, a], found[a, b] = there, back
    return found


def _edges(
    readings: Mapping[str, Reading],
    relations: Relations,
    unseen: Mapping[str, Witness],
    shared: Mapping[str, tuple[Witness, Relation]],
) -> dict[tuple[str, str], float]:
    """Return the weight of each possible descent: the logarithm of its probability, less its changes.

    Standing alone weighs less than any descent that is likelier than none: two articles of which one
    descends from the other have one root, whichever it is.
    """
    edges = {(_ROOT, a): _ALONE for a in readings}
    past_own = _past_own_report(readings, relations, unseen)
    for witness in unseen.values():
        edges[_ROOT, witness.id] = 0.0
    for a in readings:
        if a in unseen:
            edges[unseen[a].id, a] = math.log(_CREDITED) - _DETOUR * (a in past_own)
        if a in shared:
            witness, sibling = shared[a]
            edges[_ROOT, witness.id] = 0.0
            edges[witness.id, a] = round(math.log(sibling.similarity / 2), 6)
    for (parent, child), relation in relations.items():
        if relation.similarity >= _LEAST and may_descend(relation):
            likely = math.log(relation.similarity * direction(relation))
            edges[parent, child] = round(likely - distance(relation), 6)
    return edges


def _past_own_report(
    readings: Mapping[str, Reading], relations: Relations, unseen: Mapping[str, Witness]
) -> frozenset[str]:
    """Return the articles that take a wire's report while the wire's own article is at hand."""
    return frozenset(
        child
        for (_, child), r in relations.items()
        if child in unseen
        and r.similarity >= _LEAST
        and same_name(r.parent.article.outlet, unseen[child].name)
        and not same_name(readings[child].article.outlet, unseen[child].name)
    )


def _descent(child: Reading, parent: str, relations: Relations, unseen: Mapping[str, Witness]) -> Descent:
    article = child.article
    credit = text_credit(article)
    if article.id in unseen and unseen[article.id].id == parent and credit is not None:
        return Descent(
            child=article.id,
            parent=parent,
            kind=_kind_of_credited(article),
            similarity=_CREDITED,
            passages=(Passage(child=(credit.evidence.start, credit.evidence.end)),),
            because=because_credited(article, credit.evidence),
        )
    relation = relations[parent, article.id]
    return Descent(
        child=article.id,
        parent=parent,
        kind=relation.kind,
        similarity=relation.similarity,
        passages=proof(relation),
        because=_because(relation),
        directed=is_directed(relation),
    )


def _kind_of_credited(article: Article) -> DescentKind:
    """An unseen parent cannot be laid beside its child: the child is called a copy, "same wire"."""
    return DescentKind.COPY if article.language else DescentKind.TRANSLATION


def _because(relation: Relation) -> tuple[str, ...]:
    said = [
        f"{relation.verbatim:.0%} of its words stand in the parent in passages of four words or more",
        f"{len(relation.links)} of its {len(relation.child.sentences)} sentences are the parent's, in order",
        f"{relation.contained:.0%} of its names and numbers stand in the parent",
    ]
    return (*said, *because_of_direction(relation))


def _equal_copy(article: Article, first: str) -> Descent:
    return Descent(
        child=article.id,
        parent=first,
        kind=DescentKind.COPY,
        similarity=1.0,
        because=("word for word the same text",),
    )


def _lineage(
    story_id: str, articles: Sequence[Article], unseen: Mapping[str, Witness], descents: tuple[Descent, ...]
) -> Lineage:
    parent_of = {d.child: d.parent for d in descents}
    roots = {a.id: _root(a.id, parent_of) for a in articles}
    hidden = {w.id: w for w in unseen.values()}
    known = {roots[d.child] for d in descents} | set(hidden) & set(roots.values())
    return Lineage(
        story_id=story_id,
        witnesses=(
            *sorted(hidden.values(), key=lambda w: (w.name, w.id)),
            *(seen_witness(story_id, a) for a in articles),
        ),
        descents=descents,
        roots=tuple(sorted(roots.items())),
        known_roots=tuple(sorted(known)),
    )


def _root(article_id: str, parent_of: Mapping[str, str]) -> str:
    while article_id in parent_of:
        article_id = parent_of[article_id]
    return article_id
