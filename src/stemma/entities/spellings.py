"""Spellings of one body or place in a story: acronyms, short forms, names garbled in a retelling."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from stemma.entities.bodies import cue
from stemma.entities.settings import MATCH
from stemma.entities.similarity import alike, shared_context
from stemma.language.gazetteer import fold_name, known_organisation
from stemma.model import Mention, MentionKind

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "du", "des"})


def same_names(mentions: Sequence[Mention], chosen: Sequence[int]) -> tuple[dict[str, str], dict[str, str]]:
    """Return (key -> key of the fuller or usual name, key -> reason) for bodies and places."""
    counts = Counter(fold_name(mentions[i].text) for i in chosen)
    settled = {fold_name(mentions[i].text) for i in chosen if "gazetteer" in mentions[i].cues}
    into: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for short, long, because in (
        *_acronyms(mentions, chosen, counts),
        *_shorter(counts),
        *_retold(mentions, chosen, counts),
    ):
        a, b = _top(into, short), _top(into, long)
        if a != b and short not in settled and a not in settled:
            into[a] = b
            reasons[short] = because
    return into, reasons


def _top(into: dict[str, str], key: str) -> str:
    while key in into:
        key = into[key]
    return key


def _acronyms(
    mentions: Sequence[Mention], chosen: Sequence[int], counts: Counter[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield short names with the long one: by its initials, or because it stands in brackets after it."""
    long_names = sorted((k for k in counts if len(k.split()) > 1), key=lambda k: (-counts[k], k))
    for i in chosen:
        mention = mentions[i]
        key, long = fold_name(mention.text), fold_name(cue(mention, "short-for"))
        if long and long != key and " " not in key and not known_organisation(mention.text):
            known = next((k for k in long_names if k == long or long.endswith(" " + k)), "")
            if known:
                yield key, known, f"given in brackets after {known}"
    bodies = {fold_name(mentions[i].text) for i in chosen if mentions[i].kind is MentionKind.ORGANISATION}
    for key in sorted(counts):
        if " " in key or not 2 <= len(key) <= 7:
            continue
        spelled = [k for k in long_names if k in bodies and key in (_initials(k), _initials(k, every=True))]
        if spelled and any(mentions[i].text.isupper() for i in chosen if fold_name(mentions[i].text) == key):
            yield key, spelled[0], f"initials of {spelled[0]}"


def _initials(key: str, *, every: bool = False) -> str:
    return "".join(w[0] for w in key.split() if every or w not in _SMALL)


def _shorter(counts: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """Yield names of two words or more that end exactly one fuller name, and names of the same words."""
    by_last, by_bag, by_first = defaultdict(list), defaultdict(list), defaultdict(list)
    for key in sorted(counts):
        by_last[key.split()[-1]].append(key)
        by_first[key.split()[0]].append(key)
        by_bag[_bag(key)].append(key)
    for key in sorted(counts):
        words = key.split()
        if len(words) < 2:
            continue
        fuller = [k for k in by_last[words[-1]] if k.endswith(" " + key)]
        fuller = fuller or [k for k in by_first[words[0]] if k.startswith(f"{key} for ")]
        if len(fuller) == 1:
            yield key, fuller[0], f"part of {fuller[0]}"
        turned = [k for k in by_bag[_bag(key)] if k != key]
        if turned and (counts[turned[0]], turned[0]) > (counts[key], key):
            yield key, turned[0], f"the words of {turned[0]} in another order"


def _bag(key: str) -> tuple[str, ...]:
    return tuple(sorted(w for w in key.split() if w not in _SMALL))


def _retold(
    mentions: Sequence[Mention], chosen: Sequence[int], counts: Counter[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield names written alike (or sharing a word) in sister sentences of articles that lack the other."""
    articles: dict[str, set[str]] = defaultdict(set)
    contexts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    cues: dict[str, set[str]] = defaultdict(set)
    for i in chosen:
        key = fold_name(mentions[i].text)
        articles[key].add(mentions[i].article_id)
        contexts[key].append(mentions[i].context)
        cues[key] |= {c for c in mentions[i].cues if c.startswith("place-noun=")}
    known = {fold_name(mentions[i].text) for i in chosen if "gazetteer" in mentions[i].cues}
    order = sorted(counts.keys() - known, key=lambda k: (-counts[k], k))
    blocks: dict[str, list[str]] = defaultdict(list)
    for rarer in order:
        rivals = {k: None for block in _blocks(rarer) for k in blocks[block]}
        for block in _blocks(rarer):
            blocks[block].append(rarer)
        for usual in sorted(rivals, key=lambda k: (-counts[k], k)):
            if articles[rarer] & articles[usual] or not _could_be_one(usual, rarer):
                continue
            context = max(shared_context(a, b) for a in contexts[usual][:12] for b in contexts[rarer][:12])
            if context >= MATCH.context or (cues[usual] & cues[rarer] and alike(usual, rarer) >= 0.8):
                yield rarer, usual, f"stands in the sentence of {usual} ({context} of the words)"
                break


def _blocks(key: str) -> tuple[str, ...]:
    """Return under which words two names are compared at all: a shared word, or the first letter."""
    return (key[:1], *(w for w in key.split() if w not in _SMALL))


def _could_be_one(usual: str, rarer: str) -> bool:
    if min(len(usual), len(rarer)) < 4 or len(usual.split()) != len(rarer.split()):
        return False
    shared = set(usual.split()) & set(rarer.split()) - _SMALL
    return bool(shared) or alike(usual, rarer) >= MATCH.place
