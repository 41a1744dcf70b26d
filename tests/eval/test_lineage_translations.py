"""Translations as edges of the tree."""

from eval.lineage_translations import events, score, story
from stemma.lineage import trace
from stemma.model import DescentKind


def test_translations_into_spanish_and_russian_descend_from_the_report_and_traps_do_not() -> None:
    barge = events()[0]
    articles = {a.id: a for a in story(barge)}
    lineage = trace("barge", tuple(articles.values()))
    assert [(d.child, d.parent, d.kind) for d in lineage.descents] == [
        ("barge es", "barge en", DescentKind.TRANSLATION),
        ("barge ru", "barge en", DescentKind.TRANSLATION),
    ]
    (first, *_) = lineage.descents[1].passages
    assert articles["barge ru"].text[slice(*first.child)].startswith("Баржа с 1400 тоннами гравия")
    assert first.parent is not None
    assert articles["barge en"].text[slice(*first.parent)].startswith("A barge carrying 1,400 tonnes")


def test_the_score_counts_edges_kinds_and_origins() -> None:
    barge = events()[0]
    found = score(iter([(barge, trace("barge", story(barge)))]))
    assert (found["edge_precision"], found["edge_recall"], found["origins_exact"]) == (100.0, 100.0, "1 of 1")
