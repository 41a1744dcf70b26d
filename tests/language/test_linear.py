"""Hostile text costs linear time: twice as much of it costs about twice as much.

The ratio holds on a loaded machine, too; `python -m eval.bench_language` prints the seconds for 1 MB.
"""

import time
from collections.abc import Callable
from datetime import date

import pytest

from stemma.claims.segments import quoted_sentences, sentences_of
from stemma.language.sentences import split_sentences
from stemma.language.times import find_times
from stemma.model import Article, Sentence

UNITS = ("the ", "1-", "one ", "last two weeks of ", "A. ", ".\xa0", "“", "“A said ", '"', "'", "(", " ")
_GROWS_AT_MOST = 2.6
"""Times the cost for twice the text: 2 is linear, 4 the square of it."""


def cpu(reader: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    reader(text)
    return time.process_time() - begin


def growth(reader: Callable[[str], object], unit: str, size: int) -> float:
    """Return how many times as much twice the text costs, the least of a few tries (noise only raises it)."""
    text = unit * (size // len(unit))
    reader(text[:1000])
    least = 9.9
    for _ in range(4):
        least = min(least, (cpu(reader, text + text) + 0.002) / (cpu(reader, text) + 0.002))
        if least <= _GROWS_AT_MOST:
            break
    return least


def times(text: str) -> object:
    return find_times(text, date(2020, 11, 2))


def segments(text: str) -> object:
    article = Article(id="hostile", address_id="", text=text, title="")
    whole = Sentence(article_id=article.id, start=0, end=len(text), text=text)
    return sentences_of(article), quoted_sentences(article, [whole])


@pytest.mark.parametrize("unit", UNITS)
def test_times_are_found_in_linear_time(unit: str) -> None:
    assert growth(times, unit, 20_000) <= _GROWS_AT_MOST


@pytest.mark.parametrize("unit", UNITS)
def test_sentences_are_split_in_linear_time(unit: str) -> None:
    assert growth(split_sentences, unit, 100_000) <= _GROWS_AT_MOST


@pytest.mark.parametrize("unit", UNITS)
def test_quotations_are_cut_out_in_linear_time(unit: str) -> None:
    assert growth(segments, unit, 50_000) <= _GROWS_AT_MOST
