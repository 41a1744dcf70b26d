import pytest
from lxml.html import HtmlElement

from stemma.articles.markup import lighten, parse_page

TEXT = "The ferry of Tarn runs again since Monday."


@pytest.mark.parametrize("tag", ["div", "section", "x-card", "nav", "q"])
def test_what_lies_deeper_than_the_parser_goes_is_not_lost(tag: str) -> None:
    tree = parse_page(f"<html><body>{f'<{tag}>' * 400}<p>{TEXT}</p>{f'</{tag}>' * 400}</body></html>")
    assert tree is not None
    assert [p.text for p in tree.iter("p")] == [TEXT]


def test_what_the_parser_reaches_keeps_its_elements() -> None:
    tree = parse_page(f"<html><body>{'<div>' * 200}<p>{TEXT}</p></body></html>")
    assert tree is not None
    assert sum(1 for _ in tree.iter("div")) == 200


@pytest.mark.parametrize("sign", ["\x00", "\x0c", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_characters_that_no_tree_may_hold_are_taken_off(sign: str) -> None:
    tree = parse_page(f"<html><body><p>{sign}{TEXT}</p>{' ' * 9000}\n<p>{sign}{TEXT}</p></body></html>")
    assert tree is not None
    assert [p.text.lstrip("?") for p in tree.iter("p")] == [TEXT, TEXT]


@pytest.mark.parametrize("page", ["", "   ", "<!-- a -->", TEXT, "<p>"])
def test_what_holds_no_page_gives_no_tree_or_a_small_one(page: str) -> None:
    tree = parse_page(page)
    assert tree is None or isinstance(tree, HtmlElement)


def test_scripts_and_the_head_go_and_the_text_around_them_stays() -> None:
    body = "one<script>x</script>two<svg><p>no</p></svg>three"
    page = f"<html><head><title>A</title></head><body>{body}</body></html>"
    tree = parse_page(page)
    assert tree is not None
    lighten(tree, page)
    assert tree.text_content() == "onetwothree"


def test_a_forum_is_left_as_it_is() -> None:
    page = '<html><body><script>{"@type": "DiscussionForumPosting"}</script><p>a</p></body></html>'
    tree = parse_page(page)
    assert tree is not None
    lighten(tree, page)
    assert tree.find(".//script") is not None
