"""Mentions of one story to entities: a pure function; what cannot be told stays open.

Order: what the story teaches about unknown names (`learn`), then places, people (`people`), bodies and
groups (`bodies`), then descriptions ("the ministry", "the Norlandic leader") and pronouns.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stemma.entities.bodies import body_keys, cue, formality, is_body, is_party, party_key
from stemma.entities.describe import described
from stemma.entities.learn import Learnt, learn
from stemma.entities.people import people
from stemma.entities.pronouns import pronoun_references
from stemma.entities.spellings import same_names
from stemma.language.gazetteer import adjective_place, country, fold_name, known_organisation, place
from stemma.language.lexicon import lexicon
from stemma.model import Alias, Entity, Mention, MentionKind, Merge, Reference, Resolution, content_id

_STRONG = (
    "ner=",
    "gazetteer",
    "town",
    "titled",
    "in",
    "place-noun=",
    "state=",
    "capital",
    "short-for=",
    "known-as",
    "head=",
)


@dataclass(slots=True)
class _Story:
    mentions: tuple[Mention, ...]
    learnt: Learnt
    keys: dict[int, str] = field(default_factory=dict)
    kinds: dict[str, MentionKind] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    metonyms: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)


def resolve(mentions: Iterable[Mention]) -> Resolution:
    """Return the entities of one story, the references to them, and the merged spellings with the reasons.

    Give the mentions of all its articles but for those in furniture. The order of the mentions does
    not matter. Ids depend on kind and name alone, so that one name has one id in every story.
    """
    ordered = tuple(sorted(mentions, key=lambda m: (m.article_id, m.start, -m.end, m.form, m.text)))
    story = _Story(mentions=ordered, learnt=learn(ordered))
    chosen = _confirmed(ordered)
    _names(story, chosen)
    _unions(story)
    _bodies(story)
    for i, key in described(ordered, story.keys, story.kinds, story.learnt).items():
        story.keys[i] = key
        story.kinds.setdefault(key, MentionKind.PERSON)
    story.keys |= pronoun_references(ordered, story.keys, story.kinds)
    return _resolution(story)


def _confirmed(mentions: Sequence[Mention]) -> list[int]:
    """Return the names that more than a capital letter speaks for, here or elsewhere in the story."""
    names = [i for i, m in enumerate(mentions) if m.form in {"name", "adjective"} and not is_body(m)]
    strong = {fold_name(mentions[i].text) for i in names if _is_strong(mentions[i])}
    return [
        i for i in names
        if _is_strong(mentions[i]) or fold_name(mentions[i].text) in strong
        or not {"weak", "headline"} & set(mentions[i].cues)
    ]  # fmt: skip


def _is_strong(mention: Mention) -> bool:
    if "headline" in mention.cues or {"weak"} == set(mention.cues) & {"weak", "run"}:
        return any(c.startswith(("gazetteer", "titled")) for c in mention.cues)
    if "weak" in mention.cues:
        return "speaks" in mention.cues and "word" not in mention.cues
    return any(c == s or (s.endswith("=") and c.startswith(s)) for c in mention.cues for s in _STRONG)


def _names(story: _Story, chosen: list[int]) -> None:
    kinds = {i: _kind(story, i) for i in chosen}
    groups = [i for i in chosen if kinds[i] is MentionKind.GROUP]
    surnames, why = people(
        story.mentions, [i for i in chosen if kinds[i] is MentionKind.PERSON], story.learnt
    )
    story.keys |= {i: f"person:{key}" for i, key in surnames.items()}
    story.reasons |= {f"person:{k}": v for k, v in why.items()}
    _unclear_surnames(story, [i for i in groups if not _is_people(story, i)], surnames)
    for i in groups:
        if i not in story.keys:
            story.keys[i] = _people_key(story, i)
    _things(story, [i for i in chosen if kinds[i] in {MentionKind.PLACE, MentionKind.ORGANISATION}], kinds)
    for i in chosen:
        if i in story.keys:
            story.kinds.setdefault(story.keys[i], kinds[i])


def _kind(story: _Story, i: int) -> MentionKind:
    mention = story.mentions[i]
    if "people" in mention.cues:
        return MentionKind.GROUP
    if mention.form == "adjective":
        return MentionKind.PLACE
    if "titled" in mention.cues:
        return MentionKind.PERSON
    if "gazetteer" in mention.cues:
        return mention.kind
    return story.learnt.kinds.get(fold_name(mention.text), mention.kind)


def _is_people(story: _Story, i: int) -> bool:
    text = story.mentions[i].text
    return "people" in story.mentions[i].cues or bool(adjective_place(text) or story.learnt.country(text))


def _people_key(story: _Story, i: int) -> str:
    text = story.mentions[i].text
    owner = story.learnt.country(text)
    return f"people:{owner}" if owner else f"people:{fold_name(text).removesuffix('s')}"


def _unclear_surnames(story: _Story, chosen: list[int], surnames: dict[int, str]) -> None:
    """Give a name that the recogniser took for a people to the person whose surname it is a spelling of."""
    if not chosen or not surnames:
        return
    found, why = people(story.mentions, [*surnames, *chosen], story.learnt)
    known = set(surnames.values())
    for i in chosen:
        if found.get(i) in known:
            story.keys[i] = f"person:{found[i]}"
            key = fold_name(story.mentions[i].text)
            story.reasons[f"person:{key}"] = why.get(key, "surname of a person in the story")


def _things(story: _Story, chosen: list[int], kinds: dict[int, MentionKind]) -> None:
    """Key places and organisations: by the gazetteer, as a learnt state, by name; join their spellings."""
    into, why = same_names(story.mentions, chosen)
    unknown = [
        i for i in chosen
        if fold_name(story.mentions[i].text) in into or not _place_key(story, i, kinds[i])
    ]  # fmt: skip
    known = {
        fold_name(story.mentions[i].text): _place_key(story, i, kinds[i]) for i in chosen if i not in unknown
    }
    for i in chosen:
        key = fold_name(story.mentions[i].text)
        if i not in unknown:
            story.keys[i] = known[key]
        else:
            top = _followed(into, key)
            story.keys[i] = known.get(top) or f"name:{top}"
            if top != key and key in why:
                story.reasons[f"name:{key}"] = why[key]
        _note_metonym(story, i)


def _followed(into: dict[str, str], key: str) -> str:
    while key in into:
        key = into[key]
    return key


def _place_key(story: _Story, i: int, kind: MentionKind) -> str:
    mention = story.mentions[i]
    known = known_organisation(mention.text)
    if known and kind is MentionKind.ORGANISATION:
        return f"org:{fold_name(known)}"
    owner = story.learnt.country(mention.text)
    if owner and (kind is MentionKind.PLACE or mention.form == "adjective"):
        return owner
    if kind is not MentionKind.PLACE:
        return ""
    found = place(mention.text, story.learnt.codes)
    return found.id if found and ("gazetteer" in mention.cues or found.population >= 0) else ""


def _note_metonym(story: _Story, i: int) -> None:
    mention = story.mentions[i]
    seat = story.learnt.seat(mention.text)
    if seat and "acts" in mention.cues and mention.form == "name" and "in" not in mention.cues:
        key = f"metonym:{story.keys[i]}"
        story.keys[i] = key
        story.kinds[key] = MentionKind.PLACE
        story.metonyms[key] = seat


def _unions(story: _Story) -> None:
    """Let "Brussels" act for the European Union in a story that speaks of the union and not of Belgium."""
    for key, owner in list(story.metonyms.items()):
        place_name = story.mentions[next(i for i, k in story.keys.items() if k == key)].text
        union = lexicon("countries")["unions"].get(place_name)
        if union and owner not in story.keys.values() and f"org:{fold_name(union)}" in story.keys.values():
            story.metonyms[key] = f"org:{fold_name(union)}"


def _bodies(story: _Story) -> None:
    for i, mention in enumerate(story.mentions):
        if is_party(mention):
            story.keys[i] = party_key(mention)
            story.kinds[story.keys[i]] = MentionKind.GROUP
    for i, (key, owner) in body_keys(story.mentions, story.learnt, dict(story.keys)).items():
        story.keys[i] = key
        story.kinds.setdefault(
            key, MentionKind.GROUP if key.startswith("group:") else MentionKind.ORGANISATION
        )
        if owner:
            story.countries[key] = owner


def _resolution(story: _Story) -> Resolution:
    members: dict[str, list[int]] = defaultdict(list)
    for i, key in story.keys.items():
        members[key].append(i)
    for owner in {*story.metonyms.values()}:
        members.setdefault(owner, [])
        story.kinds.setdefault(owner, MentionKind.PLACE)
    entities = {key: _entity(story, key, members[key]) for key in sorted(members)}
    references = tuple(
        Reference(article_id=m.article_id, start=m.start, end=m.end, entity_id=entities[story.keys[i]].id)
        for i, m in enumerate(story.mentions)
        if i in story.keys
    )
    return Resolution(
        entities=tuple(
            sorted(entities.values(), key=lambda e: (-sum(a.count for a in e.aliases), e.name, e.id))
        ),
        references=references,
        merges=_merges(story, entities),
    )


def entity_id(key: str) -> str:
    """Return the id of the entity with this key."""
    return content_id("entity", key)


def _entity(story: _Story, key: str, members: list[int]) -> Entity:
    readings: Counter[str] = Counter()
    for i in members:
        mention = story.mentions[i]
        if mention.form in {"name", "adjective"} or key.startswith(("group:parties", "holder:")):
            readings[" ".join(mention.text.split())] += 1
    owner = story.metonyms.get(key)
    name = _name(story, key, members, readings)
    if key.startswith("person:") and " " in name:
        readings.setdefault(name.split()[-1], 0)
    if not readings and members:
        readings[story.mentions[members[0]].text] = len(members)
    aliases = sorted(readings.items(), key=lambda r: (-r[1], r[0]))
    return Entity(
        id=entity_id(key),
        name=name,
        kind=story.kinds[key],
        aliases=tuple(Alias(text=t, count=n) for t, n in aliases),
        metonym_of=entity_id(owner) if owner else None,
        country=_country_name(story, key, members),
    )


def _country_name(story: _Story, key: str, members: Sequence[int]) -> str | None:
    """Return the name of the country that an entity is, belongs to or lies in, where that is known."""
    owner = story.countries.get(key) or story.metonyms.get(key) or ""
    owner = key if key.startswith(("country:", "state:")) else owner
    if key.startswith(("person:", "holder:")):
        nations = Counter(n for i in members if (n := story.learnt.country(story.mentions[i].nation)))
        owner = min(nations, key=lambda n: (-nations[n], n), default="")
    if not owner and key.startswith(("place:", "name:")) and members:
        owner = _country_of_place(story, story.mentions[members[0]].text)
    return _owner_name(story, owner) if owner else None


def _country_of_place(story: _Story, text: str) -> str:
    capital = story.learnt.seat(text)
    found = place(text, story.learnt.codes) if not capital else None
    return capital or (f"country:{found.country}" if found and found.country else "")


def _owner_name(story: _Story, owner: str) -> str:
    if owner.startswith("country:"):
        found = country(owner[8:])
        return found.name if found else owner[8:]
    return story.learnt.names.get(owner, owner.partition(":")[2].title())


def _name(story: _Story, key: str, members: Sequence[int], readings: Counter[str]) -> str:
    """Return the fullest usual reading: a first name with the surname, a ministry with its country."""
    if key.startswith(("country:", "state:")):
        return _owner_name(story, key)
    names = Counter({t: n for t, n in readings.items() if not t.isupper() or len(t) <= 6}) or readings
    if key == "group:parties":
        sides = {t: n for t, n in names.items() if t.lower().endswith(("sides", "parties"))}
        return max(sorted(sides or names), key=lambda t: names[t], default="both sides")
    if key.startswith("person:"):
        full = {t: n for t, n in names.items() if " " in t}
        usual = key.removeprefix("person:")
        return max(
            sorted(full or names), key=lambda t: (fold_name(t) == usual, names[t], len(t)), default=usual
        )
    if key.startswith("body:"):
        return _body_name(story, key, members, names)
    if key.startswith("name:"):
        return max(sorted(names), key=lambda t: (fold_name(t) == key[5:], names[t], len(t)), default=key[5:])
    return max(sorted(names), key=lambda t: (names[t], len(t)), default=key.rpartition(":")[2].title())


def _body_name(story: _Story, key: str, members: Sequence[int], names: Counter[str]) -> str:
    """Return the most formal and most frequent reading that names the owner; made up where none does."""
    heads = {story.mentions[i].text: formality(cue(story.mentions[i], "head")) for i in members}
    owned = Counter(story.mentions[i].text for i in members if story.mentions[i].nation)
    if owned:
        return min(
            owned, key=lambda t: (heads[t], not t.istitle(), -owned[t], "'" in t or "’" in t, -len(t), t)
        )
    owner = story.countries.get(key, "")
    if not owner:
        return max(sorted(names), key=lambda t: (names[t], len(t)), default=key.split(":")[1])
    words = [w for w in (key.split(":")[2], key.split(":")[1]) if w]
    return " ".join([story.learnt.adjective(owner), *words]).title()


def _merges(story: _Story, entities: dict[str, Entity]) -> tuple[Merge, ...]:
    merges = []
    for key, because in sorted(story.reasons.items()):
        text = key.partition(":")[2]
        into = next(
            (
                story.keys[i]
                for i, m in enumerate(story.mentions)
                if i in story.keys and fold_name(m.text) == text
            ),
            None,
        )
        if into and into != key:
            merges.append(Merge(entity_id=entity_id(key), into=entities[into].id, because=because))
    return tuple(merges)
