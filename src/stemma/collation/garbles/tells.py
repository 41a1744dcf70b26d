"""Collisions that translation makes: one sign, or one false friend, for two things.

A reading of the lexicon proves nothing by itself; what the other tellings of the story have decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from stemma.collation.garbles.bench import Bench
from stemma.language.lexicon import lexicon
from stemma.model import Garble, GarbleKind, Mention, Sentence

_GARBLES = {kind.value: kind for kind in GarbleKind}
"""Kinds of the lexicon that are garbles; a changed modality is a shift in retelling."""

_WRONG_ALONE = frozenset({GarbleKind.ENTITY, GarbleKind.NAME, GarbleKind.NUMBER, GarbleKind.DATE})
"""Kinds whose single words tell something else; "raid" for "air strike" is only another word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell:
    """A reading that translation makes of what was `better`; `why` names the collision."""

    reading: str
    better: str
    kind: GarbleKind
    why: str


@cache
def _names() -> dict[str, tuple[Tell, ...]]:
    """The names that share a sign, each to what else the sign stands for; by the reading in lower case."""
    found: dict[str, list[Tell]] = {}
    for row in lexicon("translation_tells")["collisions"]:
        for reading, better in permutations(row["names"], 2):
            if reading not in better and better not in reading:  # "Korea" is short for "North Korea"
                why = f"{reading} and {better} share the sign {row['sign']}: {row['why']}"
                tell = Tell(reading=reading, better=better, kind=GarbleKind.ENTITY, why=why)
                found.setdefault(reading.lower(), []).append(tell)
    return {reading: tuple(tells) for reading, tells in found.items()}


@cache
def _phrases() -> dict[str, Tell]:
    """The false friends and word-for-word renderings whose better words are known, by their reading."""
    rows = lexicon("translation_tells")["readings"]
    tells = (
        Tell(reading=r["reading"], better=r["better"], kind=_GARBLES[r["kind"]], why=r["why"])
        for r in rows
        if r["kind"] in _GARBLES and r["better"]
    )
    return {t.reading.lower(): t for t in tells if " " in t.reading or t.kind in _WRONG_ALONE}


@cache
def _phrase_pattern() -> re.Pattern[str]:
    longest_first = sorted(_phrases(), key=lambda reading: (-len(reading), reading))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def tell_garbles(bench: Bench) -> Iterator[Garble]:
    """Yield readings that a known collision of translation explains.

    A name counts only where no other telling of the story knows it, while the better one is known to
    at least two of the story's articles. Other words count only where no other telling has them and
    another version of the same sentence has the better ones: two other tellings of it for a single word.
    """
    for article in bench.articles:
        for mention in bench.mentions(article.id):
            tell = _behind_name(bench, mention)
            if tell is not None:
                because = f"no other report names {mention.text}; {tell.why}"
                yield _garble(bench, mention.article_id, (mention.start, mention.end), tell, because)
        for sentence in bench.sentences(article.id):
            yield from _phrase_garbles(bench, sentence)


def _garble(bench: Bench, article_id: str, span: tuple[int, int], tell: Tell, because: str) -> Garble:
    evidence = bench.evidence(article_id, *span)
    return Garble(evidence=evidence, better=tell.better, kind=tell.kind, because=because)


def _behind_name(bench: Bench, mention: Mention) -> Tell | None:
    tells = _names().get(mention.text.lower(), ())
    if not tells or _other_tellings(bench, mention.article_id, _articles_naming(bench, mention.text)):
        return None
    return next((t for t in tells if len(_articles_naming(bench, t.better)) >= 2), None)


def _articles_naming(bench: Bench, name: str) -> set[str]:
    return {
        m.article_id for a in bench.articles for m in bench.mentions(a.id) if m.text.lower() == name.lower()
    }


def _phrase_garbles(bench: Bench, sentence: Sentence) -> Iterator[Garble]:
    for match in _phrase_pattern().finditer(sentence.text):
        tell = _phrases()[match[0].lower()]
        if not _as_written(tell.reading, match[0]) or _holds(sentence.text, tell.better):
            continue
        versions = bench.versions.get((sentence.article_id, sentence.start), ())
        better = {v.sentence.article_id for v in versions if _holds(v.sentence.text, tell.better)}
        others = _other_tellings(bench, sentence.article_id, better)
        if len(others) < (1 if " " in tell.reading else 2) or _is_known(bench, sentence, tell.reading):
            continue
        span = (sentence.start + match.start(), sentence.start + match.end())
        because = f"another telling of the sentence has “{tell.better}”; {tell.why}"
        yield _garble(bench, sentence.article_id, span, tell, because)


def _is_known(bench: Bench, sentence: Sentence, reading: str) -> bool:
    """Say whether another telling of the story has the reading, too: then it is no accident of one."""
    having = {a.id for a in bench.articles if any(_holds(s.text, reading) for s in bench.sentences(a.id))}
    return bool(_other_tellings(bench, sentence.article_id, having))


def _other_tellings(bench: Bench, article_id: str, among: set[str]) -> set[str]:
    return {bench.tellings[a] for a in among} - {bench.tellings[article_id]}


def _as_written(reading: str, words: str) -> bool:
    """A reading that is a name ("Crow", "Mars") counts only with its capital letter."""
    return words[0].isupper() or not reading[0].isupper()


def _holds(text: str, words: str) -> bool:
    flags = re.NOFLAG if words[0].isupper() else re.IGNORECASE  # "May" is a month, "may" is none
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, flags) is not None
