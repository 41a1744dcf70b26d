"""Articles to stories and threads, all at once."""

from datetime import date

from stemma.model import Article, DateBasis, Published, Story, content_id
from stemma.stories import group_articles


def article(name: str, title: str, body: str, published: str | None = None) -> Article:
    """Make an article as reading would."""
    value = date.fromisoformat(published) if published else None
    basis = DateBasis.GIVEN if published else DateBasis.UNKNOWN
    return Article(
        id=content_id(name),
        address_id=name,
        text=f"{title}\n\n{body}",
        title=title,
        title_span=(0, len(title)),
        file=name,
        published=Published(value=value, basis=basis),
    )


FIRE = (
    "A fire destroyed the covered market of Ostrevia on Monday, and three stallholders were treated for "
    "burns. Fire chief Benno Halvard said the blaze began at 04:30 in a bakery in Teller Lane. "
    "Mayor Ilsa Crone promised to rebuild the market within two years."
)
FIRE_AGAIN = (
    "Flames tore through Ostrevia's market early on Monday. Three stallholders suffered burns, and the "
    "fire chief, Benno Halvard, said it had started in a Teller Lane bakery. Ilsa Crone, the mayor, "
    "wants the hall rebuilt in two years."
)
STRIKE = (
    "Tram drivers in Ostrevia walked out on Thursday over night shifts. Union leader Marek Dolin said 400 "
    "drivers had joined. Mayor Ilsa Crone offered talks on Saturday. No trams left the Novak depot."
)
ROBBERY = (
    "Two masked men robbed the savings bank of Lindholm on Friday and fled on a motorcycle with 90,000 "
    "crowns. Inspector Petra Valk asked for witnesses. Nobody was hurt, a teller told Radio Lindholm."
)


FIRST = article("a", "Fire destroys Ostrevia market", FIRE, "2023-05-01")
SECOND = article("b", "Ostrevia market burns down", FIRE_AGAIN, "2023-05-02")
OTHER = article("c", "Bank robbed in Lindholm", ROBBERY, "2023-05-02")


def files(stories: tuple[Story, ...], articles: list[Article]) -> list[list[str]]:
    name = {a.id: a.file for a in articles}
    return sorted(sorted(name[i] or "" for i in s.article_ids) for s in stories)


def test_two_reports_of_one_event_are_one_story() -> None:
    articles = [FIRST, SECOND, OTHER]
    stories, _ = group_articles(articles)
    assert files(stories, articles) == [["a", "b"], ["c"]]


def test_a_story_knows_its_days_and_lists_its_articles_by_time() -> None:
    stories, _ = group_articles([SECOND, FIRST])
    assert [(s.article_ids, str(s.start), str(s.end)) for s in stories] == [
        ((FIRST.id, SECOND.id), "2023-05-01", "2023-05-02")
    ]


def test_the_order_of_the_arguments_does_not_matter() -> None:
    articles = [FIRST, SECOND, OTHER]
    assert group_articles(articles) == group_articles(articles[::-1])


def test_undated_reports_are_kept_apart_by_what_they_tell() -> None:
    articles = [
        article("a", "Fire destroys Ostrevia market", FIRE),
        article("b", "Ostrevia market burns down", FIRE_AGAIN),
        article("d", "Ostrevia trams stand still", STRIKE),
    ]
    stories, _ = group_articles(articles)
    assert files(stories, articles) == [["a", "b"], ["d"]]


def test_no_articles_make_no_stories() -> None:
    assert group_articles([]) == ((), ())


def test_an_article_given_twice_is_counted_once() -> None:
    stories, _ = group_articles([FIRST, FIRST])
    assert [s.article_ids for s in stories] == [(FIRST.id,)]
