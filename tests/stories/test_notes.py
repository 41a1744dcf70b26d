"""What is said where days cannot tell two events apart."""

from datetime import date

from stemma.model import Article, Published
from stemma.stories.notes import notes_on_days


def articles(*days: int | None) -> list[Article]:
    known = (Published(value=date(2024, 5, d) if d else None) for d in days)
    return [
        Article(id=str(n), address_id="", text="", title="", published=published)
        for n, published in enumerate(known)
    ]


def test_a_crowd_of_one_day_is_said() -> None:
    assert notes_on_days(articles(*[3] * 90, *[4] * 10)) == (
        "90 of 100 articles are of one day, 2024-05-03: time cannot part events of one kind here, and a "
        "story may hold more than one.",
    )


def test_articles_without_a_day_are_said() -> None:
    found = notes_on_days(articles(*[None] * 60, *range(1, 21), *range(1, 21)))
    assert [n.split(":")[0] for n in found] == ["60 of 100 articles have no day"]


def test_nothing_is_said_of_a_few_or_of_many_days() -> None:
    assert notes_on_days(articles(*[3] * 7)) == ()
    assert notes_on_days(articles(*(list(range(1, 29)) * 4))) == ()
