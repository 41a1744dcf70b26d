from collections.abc import Iterator
from pathlib import Path

import pytest

from stemma.model import Report
from stemma.reports.page import to_html
from tests.reports.browser import Page, browse, installed
from tests.reports.hostile import hostile_report
from tests.reports.sample import REPORT, STATUSES
from tests.reports.sample_articles import A

CHROMIUM = installed()
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium"
)
TOLL = "At least 31 people have been killed since Tuesday, Velmora's Interior Ministry said."
KEY = f"A-{A.text.index(TOLL)}-{A.text.index(TOLL) + len(TOLL)}"


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    assert CHROMIUM is not None
    with browse(CHROMIUM) as page:
        yield page


@pytest.fixture
def page(tab: Page, tmp_path: Path) -> Page:
    file = tmp_path / "report.html"
    file.write_text(to_html(REPORT, STATUSES), encoding="utf-8")
    tab.open(file.as_uri())
    return tab


def test_the_page_asks_for_nothing_and_the_browser_has_nothing_to_say(page: Page) -> None:
    assert [r for r in page.requests() if not r.endswith("/report.html")] == []
    assert page.complaints() == []


def test_a_click_on_a_quotation_shows_it_in_its_article(page: Page) -> None:
    page.run(f"document.querySelector('a.words[href=\"#q-{KEY}\"]').click()")
    assert page.run("document.getElementById('reader').open") is True
    assert page.run("document.querySelector('#reader .shown').textContent") == TOLL
    assert page.run("document.activeElement.textContent") == TOLL
    assert page.run("document.querySelector('#reader .furniture').textContent").startswith("Sign up")
    box = "document.querySelector('#reader .shown').getBoundingClientRect()"
    assert page.run(f"{box}.top >= 0 && {box}.bottom <= innerHeight") is True


def test_enter_opens_an_article_and_escape_leads_back_to_the_quotation(page: Page) -> None:
    page.run(f"document.querySelector('a.words[href=\"#q-{KEY}\"]').focus()")
    page.press("Enter", 13)
    assert page.run("document.getElementById('reader').open") is True
    page.press("Escape", 27)
    assert page.run("document.getElementById('reader').open") is False
    assert page.run("document.activeElement.getAttribute('href')") == f"#q-{KEY}"


def test_without_script_a_quotation_is_an_anchor_in_the_page(page: Page) -> None:
    address = page.run("location.href")
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.open(f"{address}#q-{KEY}")
        target = "getComputedStyle(document.querySelector(':target')).backgroundColor"
        assert page.run("document.querySelector(':target').textContent") == TOLL
        assert page.run(target) != "rgba(0, 0, 0, 0)"
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)


def test_the_filter_leaves_the_questions_of_the_chosen_verdicts(page: Page) -> None:
    page.run("document.querySelectorAll('#filter input:not([value=disputed])').forEach((box) => box.click())")
    shown = "[...document.querySelectorAll('article.collation:not([hidden])')].map(a => a.dataset.verdict)"
    assert page.run(shown) == ["disputed"]
    assert page.run("document.getElementById('filter-said').textContent") == "1 of 6 questions shown"


@pytest.mark.parametrize("report", [REPORT, hostile_report()], ids=["sample", "hostile"])
def test_nothing_is_wider_than_a_phone(tab: Page, tmp_path: Path, report: Report) -> None:
    file = tmp_path / "report.html"
    file.write_text(to_html(report, STATUSES), encoding="utf-8")
    # 320 CSS pixels is what WCAG 2.2 (1.4.10, reflow) asks for
    metrics = {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": True}
    tab.call("Emulation.setDeviceMetricsOverride", **metrics)
    try:
        tab.open(file.as_uri())
        tab.run("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        assert tab.run("[document.documentElement.scrollWidth, innerWidth]") == [320, 320]
    finally:
        tab.call("Emulation.clearDeviceMetricsOverride")


def click(page: Page, selector: str) -> None:
    """Click something that may be a part of a drawing, which has no click() of its own."""
    event = "new MouseEvent('click', {bubbles: true, cancelable: true})"
    page.run(f"document.querySelector({selector!r}).dispatchEvent({event})")


def test_an_edge_of_the_tree_opens_its_two_texts_side_by_side(page: Page) -> None:
    assert page.run("document.getElementById('pair-B-A').open") is False
    click(page, 'svg.tree a[href="#pair-B-A"]')
    assert page.run("document.getElementById('pair-B-A').open") is True
    box = "document.querySelector('#pair-B-A .parallel').getBoundingClientRect()"
    assert page.run(f"{box}.width > 300 && {box}.top < innerHeight") is True
    click(page, "#pair-B-A .ribbons a")
    assert page.run("document.querySelector(':target').id") == "pair-B-A-1"


def test_hostile_texts_do_nothing(tab: Page, tmp_path: Path) -> None:
    file = tmp_path / "hostile.html"
    file.write_text(to_html(hostile_report(), STATUSES), encoding="utf-8")
    tab.open(file.as_uri())
    tab.run("document.querySelector('a.words').click()")
    assert tab.run("document.title").startswith("<script>document.title='taken'</script>")
    assert [r for r in tab.requests() if not r.endswith("/hostile.html")] == []
    assert tab.complaints() == []
    assert tab.run("document.querySelectorAll('img, iframe, object, link').length") == 0
