"""Pronouns of one story: "he", "she", "they", where one candidate is in reach; else they stay open."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stemma.entities.similarity import gender
from stemma.model import Mention, MentionKind


def pronoun_references(
    mentions: Sequence[Mention], keys: Mapping[int, str], kinds: Mapping[str, MentionKind]
) -> dict[int, str]:
    """Return the key behind each pronoun for which one candidate stands in its own or the last sentence.

    With several people in reach the only one who was a subject is taken; with several subjects, none.
    A "she" whom a title or a clearer place shows to be a "he" gives way where another fits. `mentions`
    are in order of article and start. Pronouns in quotations stay open: whom a speaker means stands
    outside more often than not.
    """
    genders = _genders(mentions, keys)
    for i, key in _pass(mentions, keys, kinds, {}).items():
        if not genders.get(key):
            genders[key] = mentions[i].text.lower()
    return _pass(mentions, keys, kinds, genders)


def _genders(mentions: Sequence[Mention], keys: Mapping[int, str]) -> dict[str, str]:
    """Return the pronoun of each person whom titles show to be a man or a woman, where they agree."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for i, key in keys.items():
        pronoun = gender(mentions[i].role, mentions[i].cues)
        if pronoun:
            told[key][pronoun] += 1
    return {key: next(iter(counts)) for key, counts in told.items() if len(counts) == 1}


def _pass(
    mentions: Sequence[Mention],
    keys: Mapping[int, str],
    kinds: Mapping[str, MentionKind],
    genders: Mapping[str, str],
) -> dict[int, str]:
    found: dict[int, str] = {}
    here: list[int] = []
    article = ""
    for i, mention in enumerate(mentions):
        if mention.article_id != article:
            article, here = mention.article_id, []
        if mention.form == "pronoun" and "quoted" not in mention.cues:
            key = _meant(
                mentions, i, _in_reach(mentions, i, here), {**found, **_some(keys, here)}, kinds, genders
            )
            if key:
                found[i] = key
        here.append(i)
    return found


def _some(keys: Mapping[int, str], wanted: Iterable[int]) -> dict[int, str]:
    return {j: keys[j] for j in wanted if j in keys}


def _in_reach(mentions: Sequence[Mention], i: int, here: Sequence[int]) -> list[list[int]]:
    """Return the mentions before a pronoun in its sentence, and those of the last with any."""
    own = [j for j in here if mentions[j].sentence == mentions[i].sentence]
    last = max(
        (mentions[j].sentence for j in here if mentions[j].sentence < mentions[i].sentence), default=None
    )
    return [own, [j for j in here if mentions[j].sentence == last]]


def _meant(
    mentions: Sequence[Mention],
    i: int,
    reach: Sequence[Sequence[int]],
    keys: Mapping[int, str],
    kinds: Mapping[str, MentionKind],
    genders: Mapping[str, str],
) -> str:
    wanted = MentionKind.PERSON if mentions[i].kind is MentionKind.PERSON else MentionKind.GROUP
    pronoun = mentions[i].text.lower()
    for sentence in reach:
        near = [j for j in sentence if j in keys and kinds.get(keys[j]) is wanted]
        fitting = [j for j in near if genders.get(keys[j], pronoun) == pronoun] or near
        subjects = {keys[j] for j in fitting if "subject" in mentions[j].cues}
        everyone = {keys[j] for j in fitting}
        group = subjects or everyone
        if group:
            return next(iter(group)) if len(group) == 1 else ""
    return ""
