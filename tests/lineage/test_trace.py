"""The lineage of a story."""

from datetime import date

from stemma.lineage import trace
from stemma.model import Article, Credit, CreditKind, CreditRole, DateBasis, DescentKind, Published

REPORT = [
    "VELLMAR, March 3 (Union Telegraph) - A barge carrying 1,400 tonnes of gravel sank in "
    "the Ohra canal on Sunday.",
    "All six members of the crew were brought ashore, harbour master Tilda Brandt said.",
    "The canal will stay closed for nine days, and about 40 ships are waiting at the locks of Hemmen.",
    "Shipping firm Corvan Lines said the barge had been inspected in January.",
    "The environment ministry in Vellmar saw no danger for drinking water.",
]
REWORDED = [
    "Six crew members reached the shore safely after a barge sank in the Ohra canal on Sunday, Tilda Brandt, "
    "the harbour master, said.",
    "It had 1,400 tonnes of gravel aboard.",
    "Some 40 ships now wait at the Hemmen locks, because the canal stays shut for nine days.",
    "Corvan Lines, the shipping firm, said the barge was inspected in January.",
]
OTHER = [
    "Residents of Hemmen heard a loud bang before the vessel went down, a baker told this newspaper.",
    "Divers from the coast guard station at Lorn will look for the black box on Tuesday.",
    "Fishermen have long asked for a wider channel.",
]

OWN = [
    "Our reporter spent the night on the tow path with the lock keepers of Hemmen.",
    "They had been told to expect fog, and nobody thought of gravel.",
    "The insurers of Corvan Lines have sent two surveyors, who declined to speak.",
]


def article(name: str, sentences: list[str], day: int | None = None, credit: str | None = None) -> Article:
    text = f"{name}\n\n" + "\n".join(sentences)
    bare = Article(
        id=name,
        address_id=name,
        text=text,
        title=name,
        title_span=(0, len(name)),
        outlet=name,
        published=Published(value=date(2024, 3, day), basis=DateBasis.GIVEN) if day else Published(),
    )
    if credit is None:
        return bare
    at = text.index(credit)
    named = Credit(
        name=credit, kind=CreditKind.WIRE, role=CreditRole.TEXT, evidence=bare.evidence(at, at + len(credit))
    )
    return Article(**{f: getattr(bare, f) for f in bare.__slots__} | {"credits": (named,)})


def edges(articles: list[Article]) -> list[tuple[str, str, str]]:
    lineage = trace("s", articles)
    name = {w.id: w.name for w in lineage.witnesses}
    return [(name[d.child], name[d.parent], d.kind.value) for d in lineage.descents]


def test_a_shortened_text_is_a_cut_of_the_longer_one() -> None:
    assert edges([article("Echo", REPORT[:3], 4), article("Globe", REPORT, 4)]) == [("Echo", "Globe", "cut")]


def test_a_later_copy_is_the_child() -> None:
    assert edges([article("Echo", REPORT, 5), article("Globe", [*REPORT, "More soon."], 4)]) == [
        ("Echo", "Globe", "copy")
    ]


def test_a_reworded_text_is_a_rewrite() -> None:
    found = edges([article("Echo", REWORDED, 4), article("Globe", REPORT, 3)])
    assert found == [("Echo", "Globe", "rewrite")] or found == [("Echo", "Globe", "translation")]


def test_own_reports_of_one_event_are_possible_origins_only() -> None:
    lineage = trace("s", [article("Echo", OTHER, 4), article("Globe", REPORT, 4)])
    assert (lineage.descents, lineage.origins(("Echo", "Globe"))) == ((), (0, 2))


def test_articles_under_one_wire_are_children_of_one_unseen_witness() -> None:
    first = article("Globe", REPORT, 4, "Union Telegraph")
    second = article("Echo", [*OTHER, "Union Telegraph"], 4, "Union Telegraph")
    assert edges([first, second]) == [
        ("Echo", "Union Telegraph", "copy"),
        ("Globe", "Union Telegraph", "copy"),
    ]
    assert trace("s", [first, second]).origins(("Echo", "Globe")) == (1, 1)


def test_a_source_that_is_named_for_a_fact_is_no_parent() -> None:
    plain = article("Globe", [*REPORT, "Twelve ships turned back, Radio Lorn reported."], 4)
    fact = Credit(
        name="Radio Lorn", kind=CreditKind.OUTLET, role=CreditRole.FACT, evidence=plain.evidence(0, 5)
    )
    named = Article(**{f: getattr(plain, f) for f in plain.__slots__} | {"credits": (fact,)})
    assert trace("s", [named]).descents == ()


def test_every_passage_stands_in_child_and_parent() -> None:
    articles = {a.id: a for a in (article("Echo", REPORT[1:4], 4), article("Globe", REPORT, 4))}
    (descent,) = trace("s", list(articles.values())).descents
    assert descent.kind is DescentKind.CUT
    for passage in descent.passages:
        assert passage.parent is not None
        child = articles["Echo"].text[slice(*passage.child)]
        parent = articles["Globe"].text[slice(*passage.parent)]
        assert child == parent


def test_a_thousand_equal_articles_have_one_root() -> None:
    copies = [article("Globe", REPORT, 4)] + [
        Article(
            **{f: getattr(article("Globe", REPORT, 5), f) for f in Article.__slots__} | {"id": f"x{n:04}"}
        )
        for n in range(999)
    ]
    lineage = trace("s", copies)
    assert (len(lineage.descents), lineage.known_roots) == (999, ("Globe",))


def test_articles_that_share_passages_and_have_own_text_are_children_of_one_unseen_report() -> None:
    first = article("Echo", [*OTHER, *REPORT[1:3]], 4)
    second = article("Globe", [*REPORT[1:3], *OWN], 4)
    lineage = trace("s", [first, second])
    (hidden,) = [w for w in lineage.witnesses if w.article_id is None]
    assert {(d.child, d.parent) for d in lineage.descents} == {("Echo", hidden.id), ("Globe", hidden.id)}
    assert lineage.origins(("Echo", "Globe")) == (1, 1)


def test_an_article_of_one_sentence_stands_alone() -> None:
    lineage = trace("s", [article("Echo", ["Gone."], 4), article("Globe", REPORT, 4)])
    assert (lineage.descents, lineage.origins(("Echo", "Globe"))) == ((), (0, 2))


def test_a_text_of_100000_words_is_traced() -> None:
    long = article(
        "Globe", [f"Item {n} of the list was sold for {n * 7} crowns on market day." for n in range(9000)]
    )
    assert edges([long, article("Echo", REPORT)]) == []
