import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from stemma.model import Report, Verdict
from stemma.reports.page import to_html
from tests.reports.hostile import hostile_report
from tests.reports.sample import REPORT, STATUSES
from tests.reports.sample_articles import A

VOID = {"meta", "img", "input", "br", "link"}
SVG_SHORT = {"circle", "path", "rect"}
HEADINGS = {"h1", "h2", "h3", "h4"}


class Reader(HTMLParser):
    """Gathers a page's tags, ids, local links and attributes, and holds that tags nest."""

    def __init__(self, page: str):
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [
            value or "" for name, value in attrs if name in {"href", "src", "action", "xlink:href"}
        ]
        if tag not in VOID | SVG_SHORT:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in SVG_SHORT:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.text.append(data)


def shown(page: str) -> str:
    return " ".join("".join(Reader(page).text).split())


@pytest.mark.parametrize("report", [Report(), REPORT, hostile_report()], ids=["empty", "sample", "hostile"])
def test_tags_nest_and_every_local_link_has_its_place(report: Report) -> None:
    page = Reader(to_html(report, STATUSES))
    assert (page.wrong, page.open) == ([], [])
    assert [i for i, n in Counter(page.ids).items() if n > 1] == []
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_nothing_in_the_page_leads_out_but_the_article_s_own_address() -> None:
    links = Reader(to_html(REPORT, STATUSES)).links
    assert {link for link in links if not link.startswith("#")} == {A.url}


def test_the_policy_admits_only_the_style_and_the_script_by_their_hashes() -> None:
    page = to_html(REPORT, STATUSES)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    told = policy[1].replace("&#39;", "'")
    for tag in ("style", "script"):
        inline = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
        assert len(inline) == 1
        assert f"{tag}-src 'sha256-{digest}';" in told
    assert told.startswith("default-src 'none';")
    assert "unsafe" not in told


def test_no_element_carries_its_own_style_or_handler() -> None:
    attributes = Reader(to_html(REPORT, STATUSES)).attributes
    assert [a for a in sorted(attributes) if a == "style" or a.startswith("on")] == []


def test_hostile_texts_add_no_element_and_no_attribute() -> None:
    tame, wild = Reader(to_html(REPORT, STATUSES)), Reader(to_html(hostile_report(), STATUSES))
    assert set(wild.tags) <= set(tame.tags)
    assert wild.attributes <= tame.attributes
    assert (wild.tags["script"], wild.tags["style"], wild.tags["title"] - tame.tags["title"]) == (1, 1, 0)
    assert not any("javascript:" in link for link in wild.links)


def test_a_story_says_how_many_articles_and_origins() -> None:
    text = shown(to_html(REPORT, STATUSES))
    assert (
        "5 articles, 1 known origin (up to 2) · 17–19 May 2025 · 3 questions to look at · 3 garbled readings"
        in text
    )


def test_disputed_and_garbled_questions_come_before_agreed_ones() -> None:
    page = to_html(REPORT, STATUSES)
    order = re.findall(r'<article class="collation v-(\w+)"', page)
    assert order[:5] == ["disputed", "garbled", "unclear", "compatible", "single"]
    assert page.index('<h2 id="first-look-title"') < page.index("How many people were killed?")


def test_every_quotation_shown_is_a_link_into_its_article() -> None:
    page = to_html(REPORT, STATUSES)
    start = A.text.index("At least 31 people")
    end = A.text.index("said. Tarnesia") + len("said.")
    assert f'<a class="words" href="#q-A-{start}-{end}"><q><bdi>At least 31 people' in page
    assert f'<span class="q" data-q="A-{start}-{end}" id="q-A-{start}-{end}">At least 31 people' in page


def test_an_article_whose_date_is_a_guess_says_so() -> None:
    assert "undated (inferred; possible: 17 May 2025, 17 May 2031)" in shown(to_html(REPORT, STATUSES))


def test_the_same_report_gives_the_same_page() -> None:
    assert to_html(REPORT, STATUSES) == to_html(replace(REPORT), dict(reversed(STATUSES.items())))


def test_every_verdict_is_a_word_and_a_mark() -> None:
    page = to_html(REPORT, STATUSES)
    badges = dict(
        re.findall(r'<span class="badge v-(\w+)" title="[^"]*"><span class="mark"[^>]*>(.)</span>', page)
    )
    assert set(badges) == {v.value for v in Verdict}
    assert len(set(badges.values())) == len(badges)
