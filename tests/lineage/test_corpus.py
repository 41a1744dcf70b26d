"""Copies across a corpus."""

from stemma.lineage.corpus import copy_candidates
from stemma.lineage.passages import shingles

TEXTS = [
    "the ferry to the outer islands was cancelled on friday because of ice in the narrow strait",
    "bakers in the old town have put up the price of rye bread for the second time since may",
    "the ferry to the outer islands was cancelled on friday because of thick ice in the narrow strait",
    "",
]


def test_near_copies_meet_and_others_do_not() -> None:
    assert list(copy_candidates([shingles(t.split(), 2) for t in TEXTS])) == [(2, 0)]


def test_many_equal_texts_make_few_pairs() -> None:
    assert len(list(copy_candidates([shingles(TEXTS[0].split(), 2)] * 1000))) < 20_000
