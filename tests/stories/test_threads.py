"""Stories of one course of events, in order, with why."""

from datetime import date

from stemma.model import Article, Published, Thread
from stemma.stories import group_articles


def article(name: str, day: date, title: str, body: str) -> Article:
    return Article(
        id=name,
        address_id=name,
        text=f"{title}\n\n{body}",
        title=title,
        title_span=(0, len(title)),
        published=Published(value=day),
    )


SHELLING = article(
    "a",
    date(2031, 5, 4),
    "Kesmet accuses Wadara of shelling a village near Gyumri",
    "Kesmet said on 3 May that Wadara had shelled a village near Gyumri. General Orlan Dusk of Kesmet spoke "
    "of nine wounded. Wadara denied it; its envoy Mira Tolle asked Kesmet for a joint inquiry near Gyumri.",
)
TALKS = article(
    "b",
    date(2031, 7, 20),
    "Envoys of Wadara and Kesmet sign protocol on border posts",
    "Mira Tolle for Wadara and Orlan Dusk for Kesmet signed a protocol on border posts. It follows the "
    "shelling of 3 May near Gyumri. Wadara and Kesmet will keep posts at Gyumri, Tolle and Dusk said.",
)
FAIR = article(
    "c",
    date(2031, 7, 21),
    "Cheese fair opens in Lindholm",
    "The cheese fair in Lindholm opened with 120 stands. Baker Runa Felth won; Runa Felth is from Arlon.",
)


def threads(*articles: Article) -> tuple[Thread, ...]:
    return group_articles(articles)[1]


def test_a_later_story_of_the_same_parties_follows_the_earlier() -> None:
    stories, found = group_articles([FAIR, TALKS, SHELLING])
    titles = {s.id: s.title for s in stories}
    assert [[titles[s] for s in t.story_ids] for t in found] == [[SHELLING.title, TALKS.title]]


def test_why_names_parties_places_and_the_day_it_refers_back_to() -> None:
    (thread,) = threads(SHELLING, TALKS, FAIR)
    (because,) = thread.because
    assert because.startswith(f"“{TALKS.title}” follows “{SHELLING.title}”; the same parties: ")
    assert all(name in because for name in ("Wadara", "Kesmet"))
    assert because.endswith("; places: Gyumri; it refers back to 3 May")


def test_stories_of_other_parties_are_no_thread() -> None:
    assert threads(SHELLING, FAIR) == ()
