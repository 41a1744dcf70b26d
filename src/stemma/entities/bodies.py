"""Organisations and groups of one story: ministries by country, acronyms, short forms, garbled names."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from stemma.entities.learn import Learnt
from stemma.entities.settings import MATCH
from stemma.entities.similarity import alike, shared_context
from stemma.language.gazetteer import fold_name, known_place
from stemma.language.lexicon import lexicon
from stemma.model import Mention, MentionKind

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "du", "des"})


def cue(mention: Mention, name: str) -> str:
    """Return the value of a mention's cue "name=value", or an empty string."""
    return next((c.partition("=")[2] for c in mention.cues if c.startswith(name + "=")), "")


def is_body(mention: Mention) -> bool:
    """Say whether a mention is a ministry, an army, troops or the like: known by its head noun."""
    return bool(cue(mention, "head"))


def body_key(mention: Mention, country: str) -> str:
    """Return the key of a body or group of a country (or of none): head, domain, country."""
    head = cue(mention, "head")
    heads = {
        "armed forces": "army",
        "military": "army",
        "forces": "army",
        "troops": "army",
        "soldiers": "army",
    }
    kind = "group" if mention.kind is MentionKind.GROUP else "body"
    if kind == "group" and heads.get(head) == "army":
        head, kind = "army", "body"
    return f"{kind}:{heads.get(head, head)}:{cue(mention, 'domain')}:{country}"


def party_key(mention: Mention) -> str:
    """Return the key of "both sides" and the like: one group a story, those of another number apart."""
    number = next(
        (w for w in mention.text.lower().split() if w in {"three", "four", "five", "six", "seven"}), "both"
    )
    return f"group:parties:{number}"


def owners(mentions: Sequence[Mention], chosen: Sequence[int], learnt: Learnt) -> dict[int, str]:
    """Return the country's key of each body, by its words or by what is in reach; missing where open."""
    found: dict[int, str] = {}
    for i in chosen:
        key = learnt.country(mentions[i].nation) if mentions[i].nation else ""
        key = key or (f"place:{fold_name(mentions[i].nation)}" if mentions[i].nation else "")
        key = key or learnt.seat(cue(mentions[i], "in"))
        if key:
            found[i] = key
    stated = dict(found)
    for i in sorted(chosen, key=lambda i: (mentions[i].article_id, mentions[i].start)):
        if i not in found and mentions[i].kind is MentionKind.ORGANISATION:
            owner = _in_reach(mentions, i, found, stated)
            if owner:
                found[i] = owner
    return found


def _fits(short: Mention, long: Mention) -> bool:
    domain = cue(short, "domain")
    return cue(short, "head") == cue(long, "head") and domain in {"", cue(long, "domain")}


def _in_reach(mentions: Sequence[Mention], i: int, found: dict[int, str], stated: dict[int, str]) -> str:
    """Return the owner of "the ministry": of the last such body before it, else of the story's only one."""
    mention = mentions[i]
    before = [
        (mentions[j].start, found[j]) for j in found
        if mentions[j].article_id == mention.article_id and mentions[j].start < mention.start
        and _fits(mention, mentions[j])
    ]  # fmt: skip
    if before:
        return max(before)[1]
    here = {
        stated[j]
        for j in stated
        if mentions[j].article_id == mention.article_id and _fits(mention, mentions[j])
    }
    everywhere = {stated[j] for j in stated if _fits(mention, mentions[j])}
    for owners_found in (here, everywhere):
        if len(owners_found) == 1:
            return next(iter(owners_found))
    return ""


def same_names(mentions: Sequence[Mention], chosen: Sequence[int]) -> tuple[dict[str, str], dict[str, str]]:
    """Return (key -> key of the fuller or usual name, key -> reason) for bodies and places."""
    counts = Counter(fold_name(mentions[i].text) for i in chosen)
    into: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for short, long, because in (
        *_acronyms(mentions, chosen, counts),
        *_shorter(counts),
        *_retold(mentions, chosen, counts),
    ):
        a, b = _top(into, short), _top(into, long)
        if a != b:
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
        if long and long != key and " " not in key:
            known = next((k for k in long_names if k == long or long.endswith(" " + k)), "")
            if known and not known_place(key):
                yield key, known, f"given in brackets after {known}"
    for key in sorted(counts):
        if " " in key or not 2 <= len(key) <= 7:
            continue
        spelled = [k for k in long_names if _initials(k) == key or "".join(w[0] for w in k.split()) == key]
        if spelled and any(mentions[i].text.isupper() for i in chosen if fold_name(mentions[i].text) == key):
            yield key, spelled[0], f"initials of {spelled[0]}"


def _initials(key: str) -> str:
    return "".join(w[0] for w in key.split() if w not in _SMALL)


def _shorter(counts: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """Yield names of two words or more that end exactly one fuller name, and names of the same words."""
    for key in sorted(counts):
        words = key.split()
        if len(words) < 2:
            continue
        fuller = [k for k in sorted(counts) if k != key and k.endswith(" " + key)]
        if len(fuller) == 1:
            yield key, fuller[0], f"part of {fuller[0]}"
        bag = sorted(w for w in words if w not in _SMALL)
        turned = [
            k for k in sorted(counts) if k != key and sorted(w for w in k.split() if w not in _SMALL) == bag
        ]
        if turned and (counts[turned[0]], turned[0]) > (counts[key], key):
            yield key, turned[0], f"the words of {turned[0]} in another order"


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
    order = sorted((k for k in counts if not known_place(k)), key=lambda k: (-counts[k], k))
    for n, rarer in enumerate(order):
        for usual in order[:n]:
            if articles[rarer] & articles[usual] or not _could_be_one(usual, rarer):
                continue
            context = max(shared_context(a, b) for a in contexts[usual][:12] for b in contexts[rarer][:12])
            if context >= MATCH.context or (cues[usual] & cues[rarer] and alike(usual, rarer) >= 0.8):
                yield rarer, usual, f"stands in the sentence of {usual} ({context} of the words)"
                break


def _could_be_one(usual: str, rarer: str) -> bool:
    if min(len(usual), len(rarer)) < 4 or len(usual.split()) != len(rarer.split()):
        return False
    shared = set(usual.split()) & set(rarer.split()) - _SMALL
    return bool(shared) or alike(usual, rarer) >= MATCH.place


def body_name(key: str, readings: Counter[str], country: str) -> str:
    """Return the fullest usual reading of a body: one that names its country, the most frequent of them."""
    ranked = sorted(readings.items(), key=lambda r: (country == "" and 0, -r[1], -len(r[0]), r[0]))
    return ranked[0][0] if ranked else key


def domains() -> dict[str, str]:
    """Return the words of ministries' domains."""
    table: dict[str, str] = lexicon("groups")["domains"]
    return table
