"""Parties exchanged: who did what to whom, told the other way round by one version alone."""

from collections.abc import Iterator, Sequence

from stemma.collation.garbles.bench import Bench
from stemma.collation.garbles.versions import words_of
from stemma.model import Garble, GarbleKind, Mention, Sentence, Token


def exchanged_garbles(bench: Bench, sentence: Sentence, versions: Sequence[Sentence]) -> Iterator[Garble]:
    """Yield two names that have changed places, where all versions agree on the other order.

    All other words of the sentence between and beside them must stand as they do in the versions.
    """
    names = _names(bench, sentence)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            if one.text == other.text or _coordinated(sentence, one, other):
                continue
            if _told(sentence, versions, (one, other)) or not _told(
                sentence, versions, (other, one), least=2
            ):
                continue
            start, end = one.start - sentence.start, other.end - sentence.start
            middle = sentence.text[one.end - sentence.start : other.start - sentence.start]
            yield Garble(
                evidence=bench.evidence(sentence.article_id, sentence.start + start, sentence.start + end),
                better=f"{other.text}{middle}{one.text}",
                kind=GarbleKind.ROLE,
                because=f"the other reports have {other.text} and {one.text} the other way round",
            )
            return


def _names(bench: Bench, sentence: Sentence) -> list[Mention]:
    rows = [m for m in bench.mentions(sentence.article_id) if sentence.start <= m.start < sentence.end]
    return [m for m in rows if m.form == "name" and m.text[:1].isupper() and m.end - m.start == len(m.text)]


def _coordinated(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Say whether no verb stands between two names: their order then tells nothing."""
    between = [t for t in sentence.tokens if one.end <= t.start and t.end <= other.start]
    return not any(t.pos in ("VERB", "AUX") for t in between)


def _told(
    sentence: Sentence, versions: Sequence[Sentence], order: tuple[Mention, Mention], least: int = 1
) -> bool:
    """Say whether at least so many versions have the words around two names, with them in this order."""
    places = sorted(order, key=lambda m: m.start)
    wanted: list[str] = []
    at = 0
    for place, name in zip(places, order, strict=True):
        wanted += [t.text.lower() for t in words_of(sentence) if at <= t.start < place.start]
        wanted += name.text.lower().split()
        at = place.end
    wanted = wanted[-_span(sentence, places) :]
    text = " ".join(wanted)
    return sum(text in " ".join(_plain(words_of(v))) for v in versions) >= least


def _span(sentence: Sentence, places: Sequence[Mention]) -> int:
    """Return how many words stand from the first name to the last."""
    between = [t for t in words_of(sentence) if places[0].end <= t.start < places[1].start]
    return len(between) + sum(len(m.text.split()) for m in places)


def _plain(words: Sequence[Token]) -> list[str]:
    return [t.text.lower() for t in words]
