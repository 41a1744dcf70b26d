from stemma.articles.repeated import mark_repeated
from stemma.articles.settings import Given
from stemma.articles.text import read_text
from stemma.model import Article

TOPICS = ("bridge", "harbour", "school", "market", "railway")
BACKGROUND = "Tarn, a town of 9,000 people, lost its coal mine in 1994 and lives by its river today."


def article_of(topic: str, tail: str, outlet: str | None = "Tarn Post") -> Article:
    text = f"""The {topic} of Tarn is to be rebuilt

The council said on Monday that the {topic} would be rebuilt within two years at a cost of four million.

What the {topic} means to the people of the river side has been told in many a book about the old {topic}.

{tail}"""
    article = read_text(text.encode(), file=topic, given=Given(outlet=outlet))
    assert isinstance(article, Article)
    return article


def marked(articles: tuple[Article, ...]) -> list[list[str]]:
    return [[f.quote for f in a.furniture] for a in articles]


def test_a_line_in_every_article_of_an_outlet_is_its_furniture() -> None:
    articles = [article_of(t, f"{BACKGROUND}\n\nA quiet voice from the valley") for t in TOPICS]
    assert marked(mark_repeated(articles)) == [["A quiet voice from the valley"]] * 5


def test_background_sentences_that_recur_stay_the_articles_own() -> None:
    articles = [article_of(t, BACKGROUND) for t in TOPICS]
    assert mark_repeated(articles) == tuple(articles)


def test_copies_of_one_text_do_not_make_its_lines_furniture() -> None:
    articles = [article_of("bridge", f"A quiet voice from the valley\n\n{i} more") for i in range(5)]
    assert mark_repeated(articles) == tuple(articles)


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [article_of(t, "A quiet voice from the valley") for t in TOPICS]
    assert mark_repeated(articles[::-1]) == mark_repeated(articles)[::-1]


def test_articles_without_an_outlet_stay_as_they_are() -> None:
    articles = [article_of(t, "A quiet voice from the valley", outlet=None) for t in TOPICS]
    assert mark_repeated(articles) == tuple(articles)
