from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Descent, DescentKind, Garble, Granularity, Lineage, TimelineEntry, Witness
from stemma.reports.drawings.scale import compressed, day_number, round_ticks
from stemma.reports.drawings.series import draw_series
from stemma.reports.drawings.timeline import draw_timeline
from stemma.reports.drawings.tree import Edge, Node, draw_lineage
from stemma.reports.index import index
from tests.reports.sample import KILLED, LINEAGE, REPORT

INDEX = index(REPORT)
SMALL = Lineage(
    story_id="s",
    witnesses=tuple(Witness(id=i, story_id="s", article_id=None, name=i) for i in ("p", "q", "r")),
    descents=(),
    roots=(),
    known_roots=(),
)


def descent(child: str, parent: str, similarity: float = 0.5) -> Descent:
    return Descent(child=child, parent=parent, kind=DescentKind.COPY, similarity=similarity)


def test_the_lineage_has_parents_left_and_above_with_greek_letters_for_the_unseen() -> None:
    tree = draw_lineage(INDEX, LINEAGE)
    assert [(n.siglum, n.x, n.name) for n in tree.nodes] == [
        ("α", 22, "Northern Wire"),
        ("A", 126, "The Quay Courier"),
        ("B", 230, "Lantern Daily"),
        ("C", 230, "Harbour Weekly"),
        ("D", 126, "Blik Online"),
        ("E", 22, "Tarnesian Herald"),
    ]
    assert [n.article for n in tree.nodes] == ["", "A", "B", "C", "D", "E"]
    assert [n.siglum for n in tree.nodes if not n.origin_told] == ["E"]


def test_edges_join_their_nodes_and_name_their_kind() -> None:
    tree = draw_lineage(INDEX, LINEAGE)
    spots: dict[tuple[int, int], Node] = {(n.x, n.y): n for n in tree.nodes}
    assert [(spots[e.x1, e.y1].siglum, e.kind, spots[e.x2, e.y2].siglum) for e in tree.edges] == [
        ("α", "copy", "A"),
        ("A", "cut", "B"),
        ("A", "rewrite", "C"),
        ("α", "translation", "D"),
    ]


def test_of_two_parents_the_more_similar_one_is_drawn() -> None:
    two = replace(SMALL, descents=(descent("r", "p", 0.4), descent("r", "q", 0.9)))
    tree = draw_lineage(INDEX, two)
    assert [n.name for n in tree.nodes] == ["q", "r", "p"]
    assert [e.similarity for e in tree.edges] == [0.9]


@given(st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from("pqrx")), max_size=8))
def test_every_witness_is_drawn_once_whatever_the_descents(pairs: list[tuple[str, str]]) -> None:
    tree = draw_lineage(INDEX, replace(SMALL, descents=tuple(descent(c, p) for c, p in pairs)))
    assert sorted(n.name for n in tree.nodes) == ["p", "q", "r"]
    assert all(isinstance(e, Edge) and e.x2 > e.x1 for e in tree.edges)


def test_a_series_has_a_point_a_figure_with_its_bound_and_speaker() -> None:
    plot = draw_series(INDEX, KILLED)
    assert plot is not None
    told = [(p.value, p.day, plot.speakers[p.speaker], p.sigla) for p in plot.points]
    assert told == [
        ("≥ 31", "17 May 2025", "Velmora's Interior Ministry", ("A", "B", "C")),
        ("12", "17 May 2025", "Tarnesia's army", ("A", "B")),
        ("14", "18 May 2025", "Petr Haslo", ("E",)),
        ("58", "5 August 2025", "Velmora's Interior Ministry", ("F",)),
        ("†≥ 310", "undated", "Velmora's Interior Ministry", ("D",)),
    ]


def test_a_garbled_figure_does_not_stretch_the_axis() -> None:
    plot = draw_series(INDEX, KILLED)
    whole = draw_series(index(replace(REPORT, garbles=tuple[Garble, ...]())), KILLED)
    assert plot is not None
    assert whole is not None
    assert [t.label for t in plot.y_ticks] == ["0", "20", "40", "60"]
    assert [t.label for t in whole.y_ticks] == ["0", "100", "200", "300", "400"]


def test_larger_figures_stand_higher_and_labels_do_not_cover_each_other() -> None:
    plot = draw_series(INDEX, KILLED)
    assert plot is not None
    same_day = sorted(plot.points[:3], key=lambda p: p.y)
    assert [p.value for p in same_day] == ["≥ 31", "14", "12"]
    gaps = [b.label_y - a.label_y for a, b in pairwise(same_day)]
    assert min(gaps) >= 14


def test_figures_of_very_different_size_stand_on_a_logarithmic_axis() -> None:
    wide = replace(
        KILLED, series=tuple(replace(p, value=p.value * 10**n) for n, p in enumerate(KILLED.series))
    )
    plot = draw_series(INDEX, wide)
    assert plot is not None
    assert plot.logarithmic
    assert all(0 <= p.y <= plot.height for p in plot.points)


def test_one_figure_is_no_series() -> None:
    assert draw_series(INDEX, replace(KILLED, series=KILLED.series[:1])) is None


def test_the_timeline_stacks_what_falls_together_and_keeps_the_order() -> None:
    picture = draw_timeline(REPORT.timeline)
    assert picture is not None
    assert [m.number for m in picture.marks] == [1, 2, 3, 4]
    assert picture.marks[1].x2 == picture.marks[2].x1
    assert picture.marks[2].y < picture.marks[1].y
    assert [t.label for t in picture.ticks] == ["2011", "13 May 2025", "", "4 Aug 2025"]


def test_a_timeline_without_years_has_no_picture() -> None:
    entry = TimelineEntry(
        start="XXXX-05-17", end="XXXX-05-18", granularity=Granularity.DAY, text="x", claim_ids=()
    )
    assert draw_timeline((entry, entry)) is None


@given(st.lists(st.integers(1, 3_000_000), min_size=1, max_size=30))
def test_compressed_days_keep_their_order_and_stay_on_the_axis(days: list[int]) -> None:
    at = compressed(days, 700.0)
    places = [at[d] for d in sorted(at)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= 700.0


@given(st.floats(0.001, 1e12))
def test_ticks_are_few_round_and_reach_the_top(top: float) -> None:
    ticks = round_ticks(top)
    assert ticks[0] == 0
    assert ticks[-1] >= top * 0.999999
    assert len(ticks) <= 6


def test_days_that_are_not_told_have_no_number() -> None:
    assert [day_number(d) for d in ("XXXX-05-17", None, "", "soon", "2024-02-31")] == [None] * 5
    assert day_number("0001-01-02") == 2
