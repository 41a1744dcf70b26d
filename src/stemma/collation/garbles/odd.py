"""The version that stands alone: one word, figure or day against what all others have in its place.

Copies are witnesses here: what most copies of one sentence read is what their source said, and the odd
one has slipped. Nobody is accused where any other article has the same reading.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemma.collation.garbles.bench import Bench
from stemma.collation.garbles.exchanged import exchanged_garbles
from stemma.collation.garbles.judge import Reading, judge
from stemma.collation.garbles.versions import Difference, Version, differences, words_of
from stemma.model import Garble, Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class OddSettings:
    """When one version may be accused; chosen on the example cases and on gva-dev stories."""

    alike: float = 0.6
    """Least likeness (difflib ratio of the words, 0..1) of a version that has a say."""
    agreeing: int = 2
    """Other articles that must agree on one reading."""
    longest: int = 6
    """Words in which a slip may differ."""
    held: int = 3
    """Words in common on both sides of a place from which it counts as repeated word for word."""
    loosely: float = 0.45
    """Least likeness of a version that has a say where the place is `firmly` held."""
    firmly: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A version of a sentence laid beside it: by place [start, end), the words that it has instead."""

    version: Version
    alike: float
    instead: Mapping[tuple[int, int], Difference]


def odd_garbles(bench: Bench, settings: OddSettings | None = None) -> Iterator[Garble]:
    """Yield readings that stand alone among the versions of their sentence."""
    settings = settings or OddSettings()
    for article in bench.articles:
        for sentence in bench.sentences(article.id):
            versions = bench.versions.get((article.id, sentence.start), ())
            if len(versions) >= settings.agreeing:
                yield from _alone(bench, sentence, versions, settings)


def _alone(
    bench: Bench, sentence: Sentence, versions: Sequence[Version], settings: OddSettings
) -> Iterator[Garble]:
    own = words_of(sentence)
    compared = [c for v in versions if (c := _laid(own, v)).alike >= settings.loosely]
    if len(compared) < settings.agreeing:
        return
    alike = [c.version.sentence for c in compared if c.alike >= settings.alike]
    if len(alike) >= settings.agreeing:
        yield from exchanged_garbles(bench, sentence, alike)
    places: dict[tuple[int, int], list[Compared]] = defaultdict(list)
    for c in compared:
        for place, difference in c.instead.items():
            if c.alike >= settings.alike or difference.held >= settings.firmly:
                places[place].append(c)
    for (start, end), against in sorted(places.items()):
        if len(against) < settings.agreeing or end - start > settings.longest:
            continue
        forms = Counter(_form(c.instead[start, end].other) for c in against)
        usual, times = min(forms.items(), key=lambda f: (-f[1], f[0]))
        if times < settings.agreeing or _defended(compared, start, end, times):
            continue
        witnesses = [c for c in against if _form(c.instead[start, end].other) == usual]
        reading = Reading(
            sentence=sentence,
            words=own,
            start=start,
            end=end,
            other=witnesses[0].instead[start, end].other,
            version=witnesses[0].version.sentence,
            against=tuple(c.version.sentence.article_id for c in witnesses),
            alike=max(_likeness(c, start, end, settings) for c in witnesses),
        )
        garble = judge(bench, reading)
        if garble is not None:
            yield garble


def _defended(compared: Sequence[Compared], start: int, end: int, times: int) -> bool:
    """Say whether another version has the same words here, or as many have something else."""
    neutral = 0
    for c in compared:
        if (start, end) in c.instead:
            continue
        touching = any(a < max(end, start + 1) and start < max(b, a + 1) for a, b in c.instead)
        if not touching:
            return True
        neutral += 1
    return neutral > times


def _laid(own: Sequence[Token], version: Version) -> Compared:
    alike, found = differences(own, words_of(version.sentence))
    return Compared(version=version, alike=round(alike, 4), instead={(d.start, d.end): d for d in found})


def _likeness(compared: Compared, start: int, end: int, settings: OddSettings) -> float:
    """Return how alike two versions are around a place: wholly, where it is held on both sides."""
    return 1.0 if compared.instead[start, end].held >= settings.held else compared.alike


def _form(words: Sequence[Token]) -> tuple[str, ...]:
    return tuple(t.text.lower().replace("’", "'") for t in words)
