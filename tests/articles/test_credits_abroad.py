"""Credits in texts of other languages; what is told is invented."""

import time

import pytest

from stemma.articles.text import read_text
from stemma.model import Article

FRENCH = (
    "Le pont reste fermé\n\nLe maire de la ville a annoncé lundi que le pont resterait fermé"
    " jusqu'au printemps,"
    " car les ingénieurs ont trouvé des fissures dans deux piliers. "
)
SPANISH = (
    "El puente sigue cerrado\n\nEl alcalde de la ciudad anunció el lunes que el puente seguirá"
    " cerrado hasta la"
    " primavera, porque los ingenieros hallaron grietas en dos pilares. "
)
GERMAN = (
    "Die Brücke bleibt gesperrt\n\nDer Bürgermeister der Stadt kündigte am Montag an, dass die Brücke bis zum"
    " Frühjahr gesperrt bleibt, weil die Ingenieure Risse in zwei Pfeilern gefunden haben. "
)
RUSSIAN = (
    "Мост остаётся закрытым\n\nМэр города объявил в понедельник, что мост останется закрытым до"
    " весны, потому что"
    " инженеры нашли трещины в двух опорах. "
)
UKRAINIAN = (
    "Міст залишається закритим\n\nМер міста оголосив у понеділок, що міст буде закритий до весни,"
    " тому що інженери"
    " знайшли тріщини у двох опорах. "
)
TURKISH = (
    "Köprü kapalı kalacak\n\nŞehrin belediye başkanı pazartesi günü köprünün ilkbahara kadar kapalı"
    " kalacağını"
    " söyledi, çünkü mühendisler iki ayakta çatlak buldu. "
)
ARABIC = (
    "الجسر يبقى مغلقا\n\nأعلن رئيس البلدية يوم الاثنين أن الجسر سيبقى مغلقا حتى الربيع لأن المهندسين"
    " وجدوا شقوقا في"
    " دعامتين من دعائمه. "
)
CHINESE = (
    "大桥继续关闭\n\n市长星期一宣布，大桥将关闭到春天，"
    "因为工程师在两个桥墩上发现了裂缝，居民只能乘坐渡船过河。"
)
PORTUGUESE = (
    "A ponte continua fechada\n\nO prefeito da cidade anunciou na segunda-feira que a ponte ficará"
    " fechada até a"
    " primavera, porque os engenheiros encontraram rachaduras em dois pilares. "
)
ITALIAN = (
    "Il ponte resta chiuso\n\nIl sindaco della città ha annunciato lunedì che il ponte resterà"
    " chiuso fino alla"
    " primavera, perché gli ingegneri hanno trovato crepe in due piloni. "
)


def credits_of(text: str) -> list[tuple[str, str]]:
    article = read_text(text.encode())
    assert isinstance(article, Article)
    assert all(article.text[c.evidence.start : c.evidence.end] == c.evidence.quote for c in article.credits)
    return [(c.name, c.role.value) for c in article.credits]


AFP, DPA = "Agence France-Presse (AFP)", "Deutsche Presse-Agentur (dpa)"
AA = "Anadolu Agency (AA)"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (FRENCH + "Selon l'AFP, le bac est vieux.", AFP),
        (FRENCH + "Le bac est vieux, rapporte l’agence Reuters.", "Reuters"),
        (SPANISH + "Según la agencia EFE, el transbordador es viejo.", "EFE"),
        (SPANISH + "El transbordador es viejo, informó Prensa Latina.", "Prensa Latina"),
        (GERMAN + "Laut der Nachrichtenagentur dpa ist die Fähre alt.", DPA),
        (GERMAN + "Die Fähre ist alt, wie Reuters berichtet.", "Reuters"),
        (RUSSIAN + "Паром стар, сообщает ТАСС.", "TASS"),
        (RUSSIAN + "Паром стар, передаёт агентство «Интерфакс» со ссылкой на мэрию.", "Interfax"),
        (RUSSIAN + "По данным Интерфакса, паром стар.", "Interfax"),
        (UKRAINIAN + "Пором старий, повідомляє Укрінформ.", "Ukrinform"),
        (TURKISH + "Reuters'ın haberine göre feribot eski.", "Reuters"),
        (ARABIC + "وذكرت وكالة رويترز أن العبارة قديمة.", "Reuters"),
        (ARABIC + "والعبارة قديمة بحسب وكالة فرانس برس.", AFP),
        (CHINESE + "据新华社报道，渡船很旧。", "Xinhua"),
        (CHINESE + "渡船很旧，路透社援引居民的话。", "Reuters"),
        (PORTUGUESE + "A balsa é velha, segundo a agência Lusa.", "Lusa"),
        (ITALIAN + "Il traghetto è vecchio, riferisce l'ANSA.", "ANSA"),
    ],
)
def test_who_is_named_for_one_fact_in_other_languages(text: str, name: str) -> None:
    assert credits_of(text) == [(name, "fact")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (FRENCH + "« Le bac est vieux », a déclaré le maire à l'AFP.", AFP),
        (SPANISH + "“Es viejo”, dijo el alcalde a la agencia EFE.", "EFE"),
        (GERMAN + "„Sie ist alt“, sagte der Bürgermeister der Nachrichtenagentur dpa.", DPA),
        (RUSSIAN + "Паром стар, рассказал он в интервью РИА Новости.", "RIA Novosti"),
        (TURKISH + "AFP'ye konuşan belediye başkanı feribotun eski olduğunu söyledi.", AFP),
        (ARABIC + "وقال رئيس البلدية في مقابلة مع وكالة رويترز إن العبارة قديمة.", "Reuters"),
        (CHINESE + "市长对路透社记者表示，渡船很旧。", "Reuters"),
        (FRENCH.replace("\n\n", "\n\nTarn (AFP) - "), AFP),
        (GERMAN.replace("\n\n", "\n\nTarn (dpa) - "), DPA),
        (RUSSIAN.replace("\n\n", "\n\nТАРН, 31 октября. /ТАСС/. "), "TASS"),
        (RUSSIAN.replace("\n\n", "\n\nТАРН, 31 окт — РИА Новости. "), "RIA Novosti"),
        (CHINESE.replace("\n\n", "\n\n新华社塔恩10月31日电 "), "Xinhua"),
        (GERMAN + "\n\nQuelle: dpa", DPA),
        (RUSSIAN + "\n\nИсточник: ТАСС", "TASS"),
        (SPANISH + "\n\nCon información de EFE", "EFE"),
        (SPANISH + "\n\nFuente: Agencia EFE", "EFE"),
        (FRENCH + "\n\n(Avec AFP)", AFP),
        (TURKISH + "\n\nKaynak: AA", "AA"),
        (ARABIC + "\n\nالمصدر: رويترز", "Reuters"),
        (CHINESE + "\n\n来源：新华社", "Xinhua"),
        (GERMAN + "\n\nQuelle: Tarner Hafenblatt", "Tarner Hafenblatt"),
        (CHINESE + "\n\n来源：塔恩晚报", "塔恩晚报"),
    ],
)
def test_whose_text_it_is_in_other_languages(text: str, name: str) -> None:
    assert credits_of(text) == [(name, "text")]


@pytest.mark.parametrize(
    "text",
    [
        FRENCH + "Selon le maire, le bac est vieux.",
        SPANISH + "Según el alcalde, que leyó Reuters y el diario, el transbordador es viejo.",
        GERMAN + "Quelle und Mündung des Tarn liegen weit auseinander.",
        RUSSIAN + "Мэр сообщил, что паром стар. ТАСС находится в Москве.",
        ARABIC + "وذكرت الصحف العربية أن العبارة قديمة.",
        CHINESE + "来源不明的木头漂在河上。",
    ],
)
def test_what_only_looks_like_a_credit_is_none(text: str) -> None:
    assert credits_of(text) == []


def test_the_time_grows_with_the_text_alone() -> None:
    def seconds(count: int) -> float:
        text = RUSSIAN + "сообщает " * count + "«" * count + "По данным " * count
        began = time.process_time()
        read_text(text.encode())
        return time.process_time() - began

    seconds(100)
    assert seconds(8000) < 12 * max(seconds(1000), 0.01)
