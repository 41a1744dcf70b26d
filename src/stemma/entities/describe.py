"""Descriptions and pronouns: "the Norlandic leader", "the prime minister", "he", where evidence suffices."""

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


def pronoun_references(
    mentions: Sequence[Mention], keys: Mapping[int, str], kinds: Mapping[str, MentionKind]
) -> dict[int, str]:
    """Return the key behind "he", "she" and "they" where one candidate stands in this or the last sentence.

    With several people in reach the only one who was a subject is taken; with several subjects none is.
    """
    result: dict[int, str] = {}
    for i, mention in enumerate(mentions):
        if mention.form != "pronoun":
            continue
        candidates = _candidates(mentions, i, {**keys, **result}, kinds)
        if len(candidates) == 1:
            result[i] = candidates[0]
    return result


def _candidates(
    mentions: Sequence[Mention], i: int, keys: Mapping[int, str], kinds: Mapping[str, MentionKind]
) -> list[str]:
    pronoun = mentions[i]
    if "quoted" in pronoun.cues:
        return []  # whom a speaker means by "he" stands outside the quotation more often than not
    wanted = {MentionKind.PERSON} if pronoun.kind is MentionKind.PERSON else {MentionKind.GROUP}
    before = [
        j for j in range(i)
        if mentions[j].article_id == pronoun.article_id and j in keys and kinds.get(keys[j]) in wanted
    ]  # fmt: skip
    sentences = sorted(
        {
            m.sentence
            for m in mentions
            if m.article_id == pronoun.article_id and m.sentence <= pronoun.sentence
        }
    )
    reach = sentences[-2:]
    for sentence in (reach[-1:], reach[:-1]):
        near = [j for j in before if mentions[j].sentence in sentence]
        subjects = {keys[j] for j in near if "subject" in mentions[j].cues}
        everyone = {keys[j] for j in near}
        for group in (subjects, everyone):
            if group:
                return sorted(group)
    return []
