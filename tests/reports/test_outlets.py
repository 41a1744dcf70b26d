from dataclasses import replace

from stemma.model import Credit, CreditKind, CreditRole, Report
from stemma.reports.document import to_json
from stemma.reports.markdown import to_markdown
from stemma.reports.outlets import OutletRate, outlet_rates
from stemma.reports.page import to_html
from tests.reports.sample import REPORT, STATUSES
from tests.reports.sample_articles import A, C, D, quote


def rate(outlet: str, articles: int = 1, **counts: int) -> OutletRate:
    return OutletRate(
        outlet=outlet,
        articles=articles,
        garbled=counts.get("garbled", 0),
        uncredited=counts.get("uncredited", 0),
        shifted=counts.get("shifted", 0),
    )


def test_each_outlet_has_its_counts_the_one_of_most_articles_first() -> None:
    assert outlet_rates(REPORT) == (
        rate("The Quay Courier", 2),
        rate("Blik Online", garbled=1, uncredited=1),
        rate("Harbour Weekly", uncredited=1, shifted=1),
        rate("Lantern Daily"),
        rate("Mirador", uncredited=1),
        rate("Tarnesian Herald"),
    )


def test_a_persons_byline_names_no_source_but_an_agency_does() -> None:
    def with_credit(kind: CreditKind) -> dict[str, int]:
        mark = Credit(name="X", kind=kind, role=CreditRole.TEXT, evidence=quote(C, "Velmora"))
        signed = replace(C, credits=(mark,))
        articles = tuple(signed if a == C else a for a in REPORT.articles)
        return {r.outlet: r.uncredited for r in outlet_rates(replace(REPORT, articles=articles))}

    assert with_credit(CreditKind.PERSON)["Harbour Weekly"] == 1
    assert with_credit(CreditKind.WIRE)["Harbour Weekly"] == 0


def test_what_an_outlet_takes_from_itself_needs_no_credit() -> None:
    own = tuple(replace(a, outlet=A.outlet) if a.id == C.id else a for a in REPORT.articles)
    rates = {r.outlet: r for r in outlet_rates(replace(REPORT, articles=own))}
    assert rates["The Quay Courier"] == rate("The Quay Courier", 3, shifted=1)


def test_an_article_without_an_outlet_goes_by_its_site_else_as_unknown() -> None:
    nameless = (replace(A, outlet=None), replace(C, outlet=None, url=None), replace(D, outlet=None, url=None))
    told = outlet_rates(Report(articles=nameless))
    assert [(r.outlet, r.articles) for r in told] == [("unknown outlet", 2), ("courier.example", 1)]


def test_a_share_is_told_of_three_articles_or_more() -> None:
    assert rate("X", 2, garbled=1).rates == (
        ("garbled", 1, None),
        ("uncredited", 0, None),
        ("shifted", 0, None),
    )
    assert rate("X", 4, garbled=1).rates[0] == ("garbled", 1, 0.25)


def test_every_form_of_the_report_shows_the_rates() -> None:
    own = replace(REPORT, articles=tuple(replace(a, outlet="Quay | Co") for a in REPORT.articles[:3]))
    assert to_json(own, STATUSES)["outlets"] == [
        {"outlet": "Quay | Co", "articles": 3, "garbled": 0, "uncredited": 0, "shifted": 1}
    ]
    assert r"| Quay \| Co | 0 of 3 (0 %) | 0 of 3 (0 %) | 1 of 3 (33 %) |" in to_markdown(own, STATUSES)
    page = to_html(own, STATUSES)
    assert (
        "<td><bdi>Quay | Co</bdi></td><td>0 of 3 (0 %)</td><td>0 of 3 (0 %)</td><td>1 of 3 (33 %)</td>"
        in page
    )
