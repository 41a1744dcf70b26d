"""Agent and speaker: who did it and to whom have changed places; the words are another's, or nobody's."""

from collections.abc import Iterator

from stemma.collation.garbles.bench import Bench
from stemma.collation.garbles.generic import generic_words
from stemma.collation.shifts.pairs import Retold, lemmas_of
from stemma.language.lexicon import lexicon
from stemma.model import Argument, Claim, Entity, Modality, Sentence, Shift, ShiftKind

_QUOTES = frozenset('“”"«»‘')


def agent_shifts(pair: Retold) -> Iterator[Shift]:
    """Yield the one to whom it was done, told as the one who did it."""
    x, y = pair.source.subject, pair.target.subject
    if x is None or y is None or not x.entity_id or not y.entity_id or x.entity_id == y.entity_id:
        return
    there, here = pair.source.object, pair.target.object
    undone = there is None or there.entity_id in (None, y.entity_id)
    if pair.same_deed and undone and here is not None and here.entity_id == x.entity_id:
        yield pair.shift(ShiftKind.AGENT, f"it is {x.name} there")


def speaker_shifts(pair: Retold) -> Iterator[Shift]:
    """Yield what stands on somebody's word there, and on another's, or on nobody's, here."""
    if pair.titled or not pair.source.attribution or pair.source.polarity is not pair.target.polarity:
        return
    speaker = pair.source.attribution[0].speaker
    if not _is_named(speaker, pair.from_sentence) or _knows(pair, speaker):
        return
    if pair.target.attribution:
        other = pair.target.attribution[0].speaker
        if (
            _is_named(other, pair.to_sentence)
            and _are_others(pair.bench, speaker, other)
            and not _there(pair, other)
        ):
            yield pair.shift(
                ShiftKind.SPEAKER, f"on the word of {_name(speaker)} there, of {_name(other)} here"
            )
    elif _is_plain(pair.target) and not _speaks(pair):
        yield pair.shift(ShiftKind.SPEAKER, f"on the word of {_name(speaker)} there, as plain fact here")


def _name(speaker: Argument) -> str:
    return speaker.name or speaker.text


def _is_named(speaker: Argument, sentence: Sentence) -> bool:
    """Say whether a sentence itself names its speaker: who "he" is may be told wrongly."""
    inside = sentence.start <= speaker.start < sentence.end
    return inside and speaker.entity_id is not None and any(w[:1].isupper() for w in speaker.text.split())


def _words(speaker: Argument) -> frozenset[str]:
    """Return the words of a speaker's name and of how he is called, cut: a people and its land are one."""
    words = f"{speaker.text} {speaker.name or ''}".replace("’", "'").split()
    plain = [w.strip(".,").removesuffix("'s").lower() for w in words if len(w) > 3 and w[0].isupper()]
    return frozenset(w[:5] for w in plain if w not in generic_words())


def _knows(pair: Retold, speaker: Argument) -> bool:
    """Say whether the retelling, or a sentence beside it, names the speaker."""
    here = frozenset(w[:5] for w in lemmas_of(pair.around))
    chain = frozenset(w for a in pair.target.attribution for w in _words(a.speaker))
    return bool(_words(speaker) & (here | chain))


def _there(pair: Retold, other: Argument) -> bool:
    words = frozenset(w[:5] for w in lemmas_of((pair.from_sentence,)))
    chain = frozenset(w for a in pair.source.attribution for w in _words(a.speaker))
    return bool(_words(other) & (words | chain))


def _are_others(bench: Bench, a: Argument, b: Argument) -> bool:
    """Say whether two speakers are surely two: of one kind, or of two countries."""
    x, y = _entity(bench, a), _entity(bench, b)
    if x is None or y is None or x.id == y.id:
        return False
    if x.country and y.country:
        return x.country != y.country
    return x.kind is y.kind and not (x.country or y.country)


def _entity(bench: Bench, speaker: Argument) -> Entity | None:
    return bench.entity_by_id.get(speaker.entity_id or "")


def _is_plain(claim: Claim) -> bool:
    return claim.modality is Modality.ASSERTED and not claim.standing


def _speaks(pair: Retold) -> bool:
    """Say whether the retelling, or a sentence beside it, has a word of speech or a quotation mark."""
    speech = frozenset(lexicon("shifts", "collation")["speech"])
    return bool(lemmas_of(pair.around) & speech) or any(_QUOTES & set(s.text) for s in pair.around)
