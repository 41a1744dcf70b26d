import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Article, Furniture
from stemma.reports.annotated import Piece, PieceKind, annotate

TEXT = "Title\n\nOne two three.\nMenu"


def article(text: str = TEXT, furniture: tuple[Furniture, ...] = ()) -> Article:
    return Article(id="a", address_id="a", text=text, title="Title", title_span=(0, 5), furniture=furniture)


def flat(pieces: tuple[Piece, ...]) -> str:
    """Write pieces as a line: quotations in (key: ), headings in # #, furniture in ~ ~."""
    marks = {PieceKind.QUOTATION: "(", PieceKind.HEADING: "#", PieceKind.FURNITURE: "~", PieceKind.CLOSE: ")"}
    return "".join(p.text if p.kind == PieceKind.TEXT else marks[p.kind] + p.text for p in pieces)


def test_headings_furniture_and_quotations_are_marked() -> None:
    menu = Furniture(start=22, end=26, quote="Menu", reason="menu")
    pieces = annotate(article(furniture=(menu,)), [(7, 14, "k1:")])
    assert flat(pieces) == "#Title)\n\n(k1:One two) three.\n~menuMenu)"


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(7, 21, "o:"), (11, 14, "i:")], "(o:One (i:two) three.)"),
        ([(7, 14, "o:"), (11, 21, "x:")], "(o:One (x:two))(x: three.)"),
        ([(7, 10, "l:"), (10, 14, "r:")], "(l:One)(r: two) three."),
        ([(7, 21, "o:"), (7, 21, "o:")], "(o:One two three.)"),
    ],
    ids=["inside", "crossing", "side by side", "twice"],
)
def test_spans_always_nest(spans: list[tuple[int, int, str]], expected: str) -> None:
    assert flat(annotate(article(), spans)) == f"#Title)\n\n{expected}\nMenu"


def test_only_the_first_part_of_a_cut_span_may_carry_an_id() -> None:
    pieces = annotate(article(), [(7, 14, "o"), (11, 21, "x")])
    assert [p.first for p in pieces if p.text == "x"] == [True, False]


@given(st.lists(st.tuples(st.integers(-2, 30), st.integers(-2, 30), st.sampled_from("abc")), max_size=12))
def test_no_letter_is_lost_and_every_opening_is_closed(spans: list[tuple[int, int, str]]) -> None:
    pieces = annotate(article(), spans)
    depth = 0
    for piece in pieces:
        depth += piece.kind not in {PieceKind.TEXT, PieceKind.CLOSE}
        depth -= piece.kind == PieceKind.CLOSE
        assert depth >= 0
    assert (depth, "".join(p.text for p in pieces if p.kind == PieceKind.TEXT)) == (0, TEXT)
