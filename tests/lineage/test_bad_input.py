"""What no newsroom sends and every crawl holds: right, or said to be unknown, and never slow.

The limits of time are ten times what an idle machine takes; what would be quadratic takes a hundred times.
"""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from stemma.lineage import trace
from stemma.model import Article, DateBasis, Lineage, Published

SENTENCES = [
    (
        "A barge carrying 1,400 tonnes of gravel sank in the Ohra canal on Sunday.",
        "A barge with gravel sank.",
    ),
    ("All six members of the crew were brought ashore unhurt.", "The crew of six was brought ashore."),
    ("Harbour master Tilda Brandt spoke of a miracle.", "A miracle, said harbour master Tilda Brandt."),
    ("The canal will stay closed for nine days.", "For nine days the canal will be closed."),
    ("About 40 ships are waiting at the locks of Hemmen.", "Some 40 ships wait at Hemmen."),
    (
        "Shipping firm Corvan Lines said the barge had been inspected.",
        "Corvan Lines had the barge inspected.",
    ),
    ("The ministry in Vellmar saw no danger for drinking water.", "The ministry in Vellmar saw no danger."),
    ("Divers will look for the cause on Tuesday.", "On Tuesday divers look for the cause."),
    ("The Ohra canal was opened in 1911 by the king.", "In 1911 the king opened the Ohra canal."),
    ("It links the coal fields of Lorn with the sea.", "It links the coal fields with the sea."),
]


def article(name: str, text: str, day: int | None) -> Article:
    dated = Published(value=date(2024, 3, day), basis=DateBasis.GIVEN) if day else Published()
    return Article(id=name, address_id=name, text=text, title="", outlet=f"Outlet {name}", published=dated)


def altered(n: int) -> str:
    """Return the report with those sentences reworded whose bit is set in `n`."""
    return "\n".join(pair[n >> k & 1] for k, pair in enumerate(SENTENCES))


def timed(articles: Sequence[Article], seconds: float) -> Lineage:
    start = time.perf_counter()
    found = trace("s", articles)
    assert time.perf_counter() - start < seconds
    assert {a for a, _ in found.roots} == {a.id for a in articles}
    return found


def test_the_same_article_a_thousand_times_has_one_origin() -> None:
    copies = [article(f"a{n:04}", altered(0), 4 + n % 20) for n in range(1000)]
    found = timed(copies, 30)
    assert found.origins(tuple(a.id for a in copies)) == (1, 1)
    assert dict(found.roots)["a0999"] == "a0000"


def test_hundreds_of_altered_copies_of_one_day_have_one_origin() -> None:
    copies = [article(f"a{n:04}", altered(n), 4) for n in range(300)]
    assert timed(copies, 60).origins(tuple(a.id for a in copies)) == (1, 1)


def test_altered_copies_take_time_in_proportion_to_their_number() -> None:
    def seconds(count: int) -> float:
        copies = [article(f"a{n:04}", altered(n), 4) for n in range(count)]
        start = time.process_time()
        trace("s", copies)
        return time.process_time() - start

    seconds(50)
    assert seconds(200) < 10 * seconds(50)


def test_without_any_date_the_longer_text_is_the_parent() -> None:
    whole, half = article("b", altered(0), None), article("a", altered(0)[:300], None)
    assert [(d.child, d.parent) for d in timed([half, whole], 5).descents] == [("a", "b")]


def test_where_half_of_the_dates_are_missing_no_copy_is_lost() -> None:
    copies = [article(f"a{n:02}", altered(n), None if n % 2 else 4 + n) for n in range(16)]
    assert timed(copies, 20).origins(tuple(a.id for a in copies)) == (1, 1)


def test_the_order_of_the_articles_does_not_matter() -> None:
    copies = [article(f"a{n:02}", altered(n), 4 + n % 3) for n in range(60)]
    assert trace("s", copies[::-1]) == trace("s", copies)


def test_two_like_texts_of_one_day_are_related_and_their_direction_is_said_to_be_open() -> None:
    one, other = altered(0), "\n".join([*altered(0).split("\n")[:8:-1], *altered(0).split("\n")[:9]])
    (descent,) = timed([article("a", one, 4), article("b", other, 4)], 5).descents
    assert "not told" in descent.because[-1]


def test_an_article_of_one_sentence_is_its_own_possible_origin() -> None:
    found = timed([article("a", "Gone.", 4), article("b", altered(0), 4)], 5)
    assert (found.descents, found.origins(("a", "b"))) == ((), (0, 2))


def test_an_empty_article_and_one_of_signs_alone_are_not_lost() -> None:
    found = timed([article("a", "", 4), article("b", "… — !!", 4), article("c", altered(0), 4)], 5)
    assert found.origins(("a", "b", "c")) == (0, 3)


def test_a_refrain_of_100000_words_is_traced() -> None:
    refrain = article("a", "The canal stays closed and the ships wait. " * 12_500, 4)
    found = timed(
        [refrain, replace(refrain, id="b", text=refrain.text[:50_000]), article("c", altered(0), 4)], 60
    )
    assert dict(found.roots)["c"] == "c"
