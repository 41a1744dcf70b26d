"""Descriptions of office-holders: "the Norlandic leader", "the prime minister", where evidence suffices."""

from collections.abc import Mapping, Sequence

from stemma.entities.learn import Learnt
from stemma.entities.people import holders
from stemma.entities.similarity import office, same_office
from stemma.model import Mention, MentionKind


def described(
    mentions: Sequence[Mention], keys: Mapping[int, str], kinds: Mapping[str, MentionKind], learnt: Learnt
) -> dict[int, str]:
    """Return the holder's key for each description of an office; an unnamed holder gets a key of its own."""
    found = {i: k for i, k in keys.items() if kinds.get(k) is MentionKind.PERSON}
    held = holders(mentions, found, learnt)
    result = {}
    for i, mention in enumerate(mentions):
        if mention.form == "description" and mention.kind is MentionKind.PERSON:
            key = _holder(mentions, i, found, held, learnt)
            if key:
                result[i] = key
    return result


def _holder(
    mentions: Sequence[Mention],
    i: int,
    found: Mapping[int, str],
    held: Mapping[str, tuple[frozenset[str], frozenset[str]]],
    learnt: Learnt,
) -> str:
    mention = mentions[i]
    nation = learnt.country(mention.nation) if mention.nation else ""
    fitting = {
        key for key, (offices, countries) in held.items()
        if any(same_office(mention.role, o) for o in offices) and (not nation or nation in countries)
    }  # fmt: skip
    here = {found[j] for j in found if mentions[j].article_id == mention.article_id}
    if nation:
        named = sorted(fitting & here) or sorted(fitting)
        return named[0] if len(named) == 1 else ("" if named else f"holder:{office(mention.role)}:{nation}")
    near = sorted(fitting & here)
    return near[0] if len(near) == 1 and not mention.nation else ""
