"""A closer look: twin events that only the words of their kind had put together are parted."""

from itertools import combinations

from stemma.language.vectors import sentence_vectors
from stemma.model import Article
from stemma.stories.division import divided
from stemma.stories.features import ArticleFeatures, plain_features
from stemma.stories.vocabulary import Entries, Vocabulary, weigh

COMMON = "Police in Karsund arrested a goalkeeper of the Gulls for drunken driving."
FIRST = ["Olaf Brekke", "a silver coupe", "a red light near Harbour bridge", "twice the limit", "midnight"]
SECOND = ["Pavel Strand", "a borrowed van", "the tunnel to Mosvik", "a broken lamp post", "Sunday noon"]


def read(text: str) -> ArticleFeatures:
    return plain_features(Article(id=text, address_id="", text=text, title=""), sentence_vectors([]))


def terms(texts: list[str]) -> list[Entries]:
    vocabulary = Vocabulary()
    return [weigh(read(text), vocabulary).entries for text in texts]


def tellings(details: list[str]) -> list[str]:
    """Make ten texts that have two of five details each."""
    return [f"{COMMON} Told: {'; '.join(two)}." for two in combinations(details, 2)]


def test_twin_events_are_two_parts() -> None:
    parts, alike = divided(terms(tellings(FIRST) + tellings(SECOND)))
    assert (parts, alike < 0.08) == ((tuple(range(10)), tuple(range(10, 20))), True)


def test_one_event_stays_one() -> None:
    assert divided(terms(tellings(FIRST))) == ((tuple(range(10)),), 1.0)


def test_copies_do_not_make_an_event_two() -> None:
    one, other = (f"{COMMON} {' '.join(details)}" for details in (FIRST, SECOND))
    assert divided(terms([one] * 6 + [other] * 6)) == ((tuple(range(12)),), 1.0)


def test_too_few_tellings_show_nothing() -> None:
    texts = tellings(FIRST)[::4] + tellings(SECOND)
    assert divided(terms(texts)) == ((tuple(range(13)),), 1.0)


def test_nothing_is_one_part() -> None:
    assert divided([]) == (((),), 1.0)
