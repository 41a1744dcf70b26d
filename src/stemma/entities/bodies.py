"""Ministries, armies, troops and "both sides" of one story: whose they are, by words or reach."""

from collections import Counter
from collections.abc import Mapping, Sequence

from stemma.entities.learn import Learnt
from stemma.entities.settings import MATCH
from stemma.language.gazetteer import fold_name
from stemma.model import Mention, MentionKind

_ARMY = ("army", "armed forces", "military", "forces", "troops", "soldiers")
"""Words for one body, the most formal first."""


def cue(mention: Mention, name: str) -> str:
    """Return the value of a mention's cue "name=value", or an empty string."""
    return next((c.partition("=")[2] for c in mention.cues if c.startswith(name + "=")), "")


def is_body(mention: Mention) -> bool:
    """Say whether a mention is a ministry, an army, troops or the like: known by its head noun."""
    return bool(cue(mention, "head"))


def is_party(mention: Mention) -> bool:
    """Say whether a mention is "both sides" or the like."""
    return is_body(mention) and mention.kind is MentionKind.GROUP and "domain=" not in mention.cues


def formality(head: str) -> int:
    """Return how formal a word for armed forces is; 0 is the most formal, other heads are all equal."""
    return _ARMY.index(head) if head in _ARMY else 0


def _head(mention: Mention) -> str:
    head = cue(mention, "head")
    return "army" if head in _ARMY else head


def body_key(mention: Mention, owner: str) -> str:
    """Return the key of a body or group of an owner (or of none): head, domain, owner."""
    head = _head(mention)
    kind = "group" if mention.kind is MentionKind.GROUP and head != "army" else "body"
    return f"{kind}:{head}:{cue(mention, 'domain')}:{owner}"


def party_key(mention: Mention) -> str:
    """Return the key of "both sides" and the like: one group a story; "three parties" is one an article."""
    words = mention.text.lower().split()
    number = next((w for w in words if w in {"three", "four", "five", "six", "seven"}), "")
    return f"group:parties:{number}:{mention.article_id}" if number else "group:parties"


def body_keys(
    mentions: Sequence[Mention], learnt: Learnt, keys: Mapping[int, str]
) -> dict[int, tuple[str, str]]:
    """Return mention -> (key, owner's key) of bodies and groups; those whose owner stays open are missing.

    The owner is in the words ("Norlandic", "of Norland", "in Oslo"), or it is that of the last such body
    in the article, of the only such body of the story, or the country that the article is about. `keys`
    are those of the names.
    """
    chosen = [i for i, m in enumerate(mentions) if is_body(m) and not is_party(m)]
    found = {i: (body_key(mentions[i], o), o) for i in chosen if (o := _stated(mentions, i, learnt, keys))}
    stated = dict(found)
    for i in chosen:
        if i in found:
            found[i] = _named_before(mentions, i, found, stated)
            continue
        open_ = _is_open(mentions[i])
        reached = None if open_ else _in_reach(mentions, i, found, stated)
        owner = "" if reached or open_ else _prominent(mentions, i, keys)
        if reached:
            found[i] = reached
        elif owner and mentions[i].kind is MentionKind.ORGANISATION:
            found[i] = (body_key(mentions[i], owner), owner)
        elif mentions[i].form == "name":
            found[i] = (body_key(mentions[i], ""), "")
    return found


def _is_open(mention: Mention) -> bool:
    """Say whether nothing in reach tells whose a body is: "its", a town whose state is unknown, "police"."""
    loose = _head(mention) == "police" and "definite" not in mention.cues
    return loose or "its" in mention.cues or bool(cue(mention, "in"))


def _stated(mentions: Sequence[Mention], i: int, learnt: Learnt, keys: Mapping[int, str]) -> str:
    mention = mentions[i]
    if mention.nation:
        return learnt.country(mention.nation) or f"place:{fold_name(mention.nation)}"
    if "its" in mention.cues:
        return _subject_country(mentions, i, keys)
    return learnt.seat(cue(mention, "in"))


def _subject_country(mentions: Sequence[Mention], i: int, keys: Mapping[int, str]) -> str:
    """Return the country that "its" means: the only one that is a subject earlier in the sentence."""
    found = {
        keys[j] for j in keys
        if mentions[j].article_id == mentions[i].article_id and mentions[j].sentence == mentions[i].sentence
        and mentions[j].start < mentions[i].start and "subject" in mentions[j].cues
        and keys[j].startswith(("country:", "state:"))
    }  # fmt: skip
    return next(iter(found)) if len(found) == 1 else ""


def _fits(short: Mention, long: Mention) -> bool:
    return _head(short) == _head(long) and cue(short, "domain") in {"", cue(long, "domain")}


def _named_before(
    mentions: Sequence[Mention],
    i: int,
    found: Mapping[int, tuple[str, str]],
    stated: Mapping[int, tuple[str, str]],
) -> tuple[str, str]:
    """Return the fuller key for "the ministry in Oslo": that of the last or only ministry of its owner."""
    if cue(mentions[i], "head") not in {"ministry", "department"} or cue(mentions[i], "domain"):
        return found[i]
    own = {j: k for j, k in found.items() if k[1] == found[i][1] and j != i}
    others = {j: k for j, k in stated.items() if k[1] == found[i][1] and j != i}
    return _in_reach(mentions, i, own, others) or found[i]


def _in_reach(
    mentions: Sequence[Mention],
    i: int,
    found: Mapping[int, tuple[str, str]],
    stated: Mapping[int, tuple[str, str]],
) -> tuple[str, str] | None:
    """Return the body that "the ministry" means: the last such one before it, else the story's only one."""
    mention = mentions[i]
    if mention.kind is MentionKind.GROUP:
        return _the_group(mentions, i, stated)
    before = [
        (mentions[j].start, found[j]) for j in found
        if mentions[j].article_id == mention.article_id and mentions[j].start < mention.start
        and _fits(mention, mentions[j])
    ]  # fmt: skip
    if before:
        return max(before)[1]
    here = {
        stated[j] for j in stated
        if mentions[j].article_id == mention.article_id and _fits(mention, mentions[j])
    }  # fmt: skip
    everywhere = {stated[j] for j in stated if _fits(mention, mentions[j])}
    return next((next(iter(group)) for group in (here, everywhere) if len(group) == 1), None)


def _the_group(
    mentions: Sequence[Mention], i: int, stated: Mapping[int, tuple[str, str]]
) -> tuple[str, str] | None:
    """Return the group that "the separatists" means: the only such one that the article names an owner of."""
    if "definite" not in mentions[i].cues:
        return None
    here = {
        stated[j] for j in stated
        if mentions[j].article_id == mentions[i].article_id and _fits(mentions[i], mentions[j])
    }  # fmt: skip
    return next(iter(here)) if len(here) == 1 else None


def _prominent(mentions: Sequence[Mention], i: int, keys: Mapping[int, str]) -> str:
    """Return the country that an article is about, or an empty string: the most named place."""
    here = Counter(keys[j] for j in keys if mentions[j].article_id == mentions[i].article_id)
    states = Counter({k: n for k, n in here.items() if k.startswith(("country:", "state:"))})
    places = [n for k, n in here.items() if k.startswith(("place:", "name:"))]
    if not states:
        return ""
    best, count = min(states.items(), key=lambda c: (-c[1], c[0]))
    leads = count >= MATCH.prominent * states.total() and count > max(places, default=0)
    return best if leads and count >= 3 else ""
