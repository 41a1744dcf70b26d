"""Articles that carry pieces of one report that is not at hand: children of one unseen witness.

Two articles share passages word for word, and each has text of its own: neither was made from the
other. Where one of them names a wire, the other took the passages from it too.
"""

from collections.abc import Mapping

from stemma.lineage.relation import Relation, proof
from stemma.model import Descent, DescentKind, Passage, Witness, content_id

_PASSAGE = 12
"""Words of a passage that two writers do not hit upon by themselves; a stock phrase is shorter."""
_OWN = 0.7
"""Aligned share above which an article has too little text of its own to be a sibling."""
_REWORDED = 0.2
"""Aligned share beyond the verbatim one from which on a text is a rewrite of the other."""
_LEAST = 0.5


def are_siblings(there: Relation, back: Relation) -> bool:
    """Say whether two articles share passages of a third report rather than one being the other's parent."""
    similarity, longest = max((r.similarity, r.longest) for r in (there, back))  # the same either way round
    by_words = similarity >= _LEAST and longest >= _PASSAGE
    own_text = max(there.aligned, back.aligned) < _OWN and not there.is_whole and not back.is_whole
    reworded = max(r.aligned - r.verbatim for r in (there, back))
    return by_words and own_text and reworded < _REWORDED


def shared_reports(
    story_id: str, siblings: Mapping[tuple[str, str], Relation], unseen: Mapping[str, Witness]
) -> dict[str, tuple[Witness, Relation]]:
    """Return for each sibling without a source of its own the report it shares, and the closest relation.

    The report is the wire that a sibling names, else one unnamed witness for all that hang together.
    """
    found: dict[str, tuple[Witness, Relation]] = {}
    beside: dict[str, list[tuple[float, str, Relation]]] = {}
    for (parent, child), relation in siblings.items():
        beside.setdefault(child, []).append((-relation.similarity, parent, relation))
    for group in _groups(siblings):
        unnamed = Witness(
            id=content_id("unseen", story_id, "shared", group[0]),
            story_id=story_id,
            article_id=None,
            name="a report that is not at hand",
        )
        for a in group:
            if a in unseen:
                continue
            named = [n for n in beside[a] if n[1] in unseen]
            _, parent, relation = min(named or beside[a], key=lambda n: n[:2])
            found[a] = (unseen[parent] if named else unnamed, relation)
    return found


def _groups(siblings: Mapping[tuple[str, str], Relation]) -> list[list[str]]:
    """Return the connected articles, each group sorted."""
    home: dict[str, str] = {}

    def top(a: str) -> str:
        while home.setdefault(a, a) != a:
            a = home[a]
        return a

    for a, b in sorted(siblings):
        one, other = sorted((top(a), top(b)))
        home[other] = one
    groups: dict[str, list[str]] = {}
    for a in sorted(home):
        groups.setdefault(top(a), []).append(a)
    return [groups[k] for k in sorted(groups)]


def shared_descent(child: str, witness: Witness, relation: Relation) -> Descent:
    """Return the descent from a shared report, with the passages that prove it."""
    other = relation.parent.article
    passages = tuple(Passage(child=p.child) for p in proof(relation))
    return Descent(
        child=child,
        parent=witness.id,
        kind=DescentKind.CUT,
        similarity=relation.similarity,
        passages=passages,
        because=(
            f"shares a passage of {relation.longest} words with “{other.title or other.id}”",
            "each of the two has text of its own: neither was made from the other",
        ),
    )
