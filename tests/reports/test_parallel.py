"""Two articles side by side."""

import time

from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Article, Passage
from stemma.reports.drawings.ribbons import draw_ribbons
from stemma.reports.parallel import MarkKind, Noted, RowKind, Side, side_by_side

FERRY = [
    "The ferry to Lorn ran aground on Friday with 61 passengers on board.",
    "Nobody was hurt, harbour master Tilda Brandt said.",
    "A tug will pull it free at high water.",
    "The line was opened in 1911.",
]


def side(name: str, sentences: list[str], garbled: str = "") -> Side:
    text = "\n".join(sentences)
    at = text.index(garbled) if garbled else 0
    notes = (Noted(start=at, end=at + len(garbled), note="garbled name"),) if garbled else ()
    return Side(article=Article(id=name, address_id=name, text=text, title=""), garbled=notes)


def joined(child: Side, parent: Side, *pairs: tuple[str, str]) -> tuple[Passage, ...]:
    def span(one: Side, words: str) -> tuple[int, int]:
        start = one.article.text.index(words)
        return start, start + len(words)

    return tuple(Passage(child=span(child, a), parent=span(parent, b)) for a, b in pairs)


def test_what_both_have_shares_a_row_and_what_one_has_stands_alone() -> None:
    parent, child = side("p", FERRY), side("c", [FERRY[0], "Our reporter saw gulls.", FERRY[2]])
    rows = side_by_side(child, parent, joined(child, parent, *((s, s) for s in (FERRY[0], FERRY[2]))))
    told = [(r.kind, "".join(m.text for m in r.parent), "".join(m.text for m in r.child)) for r in rows]
    assert told == [
        (RowKind.SHARED, FERRY[0], FERRY[0]),
        (RowKind.OWN, FERRY[1], "Our reporter saw gulls."),
        (RowKind.SHARED, FERRY[2], FERRY[2]),
        (RowKind.OWN, FERRY[3], ""),
    ]
    assert [r.number for r in rows] == [1, 0, 2, 0]


def test_changed_words_changed_figures_and_garbled_names_are_marked() -> None:
    altered = "The ferry to Lorm struck ground on Friday with 16 passengers on board."
    parent, child = side("p", FERRY), side("c", [altered], "Lorm")
    (row, _) = side_by_side(child, parent, joined(child, parent, (altered, FERRY[0])))
    assert [(m.kind, m.text) for m in row.child if m.kind is not MarkKind.SAME] == [
        (MarkKind.GARBLED, "Lorm"),
        (MarkKind.CHANGED, "struck ground"),
        (MarkKind.NUMBER, "16"),
    ]
    marked = [m.text for m in row.parent if m.kind is not MarkKind.SAME]
    assert marked == ["Lorn ran aground", "61"]


def test_a_sentence_that_has_moved_is_said_to_have_moved() -> None:
    parent, child = side("p", FERRY), side("c", [FERRY[3], *FERRY[:3]])
    rows = side_by_side(child, parent, joined(child, parent, *((s, s) for s in FERRY)))
    assert [r.kind for r in rows] == [RowKind.MOVED, *[RowKind.SHARED] * 3]
    assert [r.moved for r in draw_ribbons(rows, 300, 300).ribbons] == [True, False, False, False]


def test_two_sentences_that_became_one_share_its_row() -> None:
    one = f"{FERRY[1][:-1]}, and {FERRY[2]}"
    parent, child = side("p", FERRY), side("c", [one])
    pairs = [(FERRY[1][:-1], FERRY[1][:-1]), (FERRY[2], FERRY[2])]
    (_, row, _) = side_by_side(child, parent, joined(child, parent, *pairs))
    assert "".join(m.text for m in row.parent) == f"{FERRY[1]}\n{FERRY[2]}"


def test_long_articles_take_bounded_room_and_time() -> None:
    sentences = [f"Item {n} of the list was sold for {n * 7} crowns." for n in range(5000)]
    parent, child = side("p", sentences), side("c", sentences)
    whole = Passage(child=(0, len(child.article.text)), parent=(0, len(parent.article.text)))
    start = time.process_time()
    rows = side_by_side(child, parent, [whole])
    assert time.process_time() - start < 20
    assert len(rows) == 150


SPANS = st.tuples(st.integers(-5, 260), st.integers(-5, 260))


@given(st.lists(st.tuples(SPANS, st.none() | SPANS), max_size=6))
def test_whatever_the_passages_every_sentence_of_the_child_is_shown_once(
    passages: list[tuple[tuple[int, int], tuple[int, int] | None]],
) -> None:
    parent, child = side("p", FERRY), side("c", FERRY[::-1])
    rows = side_by_side(child, parent, [Passage(child=c, parent=p) for c, p in passages])
    shown = " ".join("".join(m.text for m in r.child) for r in rows if r.child)
    assert shown.split() == child.article.text.split()
