"""The cue words of speech_*.yaml as tables by lemma."""

from dataclasses import dataclass
from functools import cache

from stemma.language.lexicon import lexicon
from stemma.model import SpeechKind


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word takes: `takes` as named in the data files, `prepositions` before its content."""

    kind: SpeechKind
    takes: frozenset[str]
    prepositions: frozenset[str] = frozenset()


def _kind(name: str) -> SpeechKind:
    return SpeechKind.BELIEF if name == "belief" else SpeechKind.INDIRECT


@cache
def verbs() -> dict[str, Cue]:
    """Return the verbs of saying, thinking, wanting and judging; one of two classes takes what both take."""
    table = lexicon("speech_verbs")
    found: dict[str, Cue] = {}
    for entry in table["classes"].values():
        for lemma in entry["verbs"].split():
            old = found.get(lemma, Cue(_kind(entry["kind"]), frozenset()))
            found[lemma] = Cue(old.kind, old.takes | frozenset(entry["takes"]))
    for preposition, lemmas in table["prepositional"].items():
        for lemma in lemmas.split():
            old = found.get(lemma, Cue(SpeechKind.INDIRECT, frozenset()))
            found[lemma] = Cue(old.kind, old.takes, old.prepositions | {preposition})
    for slip, lemma in table["slips"].items():
        if lemma in found:
            found.setdefault(slip, found[lemma])
    return found


@cache
def particle_verbs() -> dict[str, frozenset[str]]:
    """Return the particles with which a verb reports ("point": "out")."""
    found: dict[str, frozenset[str]] = {}
    for particle, lemmas in lexicon("speech_verbs")["particles"].items():
        for lemma in lemmas.split():
            found[lemma] = found.get(lemma, frozenset()) | {particle}
    return found


@cache
def nouns() -> dict[str, Cue]:
    """Return the nouns that hold what was said, thought or wanted."""
    found: dict[str, Cue] = {}
    for entry in lexicon("speech_nouns")["classes"].values():
        for lemma in entry["nouns"].split():
            old = found.get(lemma, Cue(_kind(entry["kind"]), frozenset()))
            takes = old.takes | frozenset(entry["takes"])
            found[lemma] = Cue(old.kind, takes, old.prepositions | frozenset(entry["prepositions"]))
    return found


@cache
def words(name: str) -> frozenset[str]:
    """Return a plain list of words of one of the speech files."""
    for file in ("speech_adjuncts", "speech_nouns", "speech_verbs"):
        entry = lexicon(file).get(name)
        if entry is not None:
            return frozenset(entry.split() if isinstance(entry, str) else entry)
    raise KeyError(name)
