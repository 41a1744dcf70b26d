"""Headlines of other articles without a label; furniture of other languages."""

import pytest

from stemma.articles.furniture import line_reason
from stemma.articles.headlines import mark_unlabelled
from stemma.articles.lines import split_lines
from stemma.articles.text import read_text
from stemma.model import Article

SENTENCES = (
    "The council of Tarn closed the old bridge on Monday after engineers had found cracks in two piers.",
    "It will stay closed until the spring, and a ferry will carry passengers across the river every hour.",
    "The mayor said that the repair would cost four million crowns, more than the town spends in a year.",
)


def marked(*lines: str) -> list[str]:
    found = split_lines("\n".join(lines))
    return [found[i].text for i in mark_unlabelled(found, {}, 0)]


def test_headlines_beside_days_are_of_other_articles() -> None:
    listed = ["11/20/2019 01:14 PM", "Ferry of Tarn runs late", "11/20/2019 10:08 AM", "Mayor to resign"]
    more = ["11/19/2019 08:01 AM", "Fair opens in Lowland"]
    assert marked("Bridge closed", *SENTENCES, *listed, *more) == [*listed, *more]
    assert marked("Bridge closed", *SENTENCES, *listed) == []  # two days prove nothing


def test_days_with_reports_of_their_own_are_the_articles() -> None:
    entries = [x for day in ("1", "2", "3") for x in (f"June {day}, 2021", "What came", SENTENCES[0])]
    assert marked("What happened when", *entries) == []


def test_long_lines_in_capitals_between_paragraphs_are_links() -> None:
    link = "MAYOR OF TARN CLEARED TO OPEN FERRY AMID FEUD OVER BRIDGE"
    assert marked("Bridge closed", SENTENCES[0], link, *SENTENCES[1:]) == [link]


@pytest.mark.parametrize(
    "line",
    [
        "WHAT COMES NEXT",
        "“WE WILL NOT GO BACK TO THE OLD BRIDGE,” THE MAYOR SAID.",
        "TRN | TARN BRIDGE COMPANY INC OF LOWLAND | 25.86 | -12.99",
    ],
)
def test_headings_quotations_and_tables_in_capitals_stay(line: str) -> None:
    assert marked("Bridge closed", SENTENCES[0], line, *SENTENCES[1:]) == []


def test_a_text_in_capitals_is_no_list_of_links() -> None:
    assert marked("BRIDGE CLOSED", *(s.upper().rstrip(".") for s in SENTENCES)) == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Lascia un commento", "comment form"),
        ("Комментарии (12)", "comment form"),
        (
            "O seu endereço de e-mail não será publicado. Campos obrigatórios são marcados com *",
            "comment form",
        ),
        ("Teilen", "share buttons"),
        ("Читайте также: На Тарне открыли переправу", "related headlines"),
        ("اقرأ أيضا", "related headlines"),
        ("相关新闻：", "related headlines"),
        ("【责任编辑：某某】", "editor note"),
        ("Publicité", "advertisement"),
        ("Protesters on the bridge of Tarn (Image: Lowland Pictures)", "photo credit"),
        ("Filed under", "tags"),
    ],
)
def test_furniture_of_other_languages_and_captions_is_known(line: str, reason: str) -> None:
    assert line_reason(split_lines(line)[0]) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Читайте также книги, сказал мэр города на открытии новой библиотеки в понедельник утром.",
        "Le commentaire du maire a surpris tout le monde au conseil municipal de lundi dernier.",
        "评论员认为大桥会在春天重新开放，居民们对此表示欢迎，渡船公司则表示担忧。",
        "Compartir la mesa con el alcalde fue un honor para los ingenieros de la ciudad.",
    ],
)
def test_sentences_of_other_languages_stay(line: str) -> None:
    assert line_reason(split_lines(line)[0]) is None


def test_a_menu_of_another_language_is_no_title() -> None:
    text = "Publicidade\n\nPonte fechada em Tarn\n\n" + " ".join(SENTENCES) + "\n\nDeixe uma resposta"
    article = read_text(text.encode())
    assert isinstance(article, Article)
    assert article.title == "Ponte fechada em Tarn"
    assert [f.quote for f in article.furniture] == ["Publicidade", "Deixe uma resposta"]
