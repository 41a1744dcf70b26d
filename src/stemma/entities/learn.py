"""What a story teaches about names that no gazetteer has: states, their adjectives, capitals, kinds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stemma.entities.similarity import office
from stemma.language.gazetteer import (
    adjective_place,
    adjectives_of,
    country,
    fold_name,
    is_people,
    known_organisation,
    known_place,
    place,
    seat_of,
)
from stemma.language.lexicon import lexicon
from stemma.model import Mention, MentionKind

_PLACE_CUES = ("in", "place-noun=", "capital", "state=")


@dataclass(frozen=True, slots=True)
class Learnt:
    """Kinds of names, keys of countries behind names and adjectives, and capitals, of one story.

    All are looked up by `fold_name`; a country's key is "country:AM", or "state:..." if learnt.
    """

    kinds: dict[str, MentionKind] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    codes: tuple[str, ...] = ()

    def country(self, word: str) -> str:
        """Return the key of the country that a name or an adjective belongs to, or an empty string."""
        word = word.removesuffix("'s").removesuffix("’s")
        if fold_name(word) in self.countries:
            return self.countries[fold_name(word)]
        found = adjective_place(word) or known_place(word)
        return found.id if found else ""

    def adjective(self, key: str) -> str:
        """Return the adjective of a country's key ("country:NO": "Norwegian"), else its name."""
        if key.startswith("country:"):
            found = country(key[8:])
            return next(iter(adjectives_of(key[8:])), found.name if found else key[8:])
        name = self.names.get(key, key.partition(":")[2].title())
        formed = [w for w, k in self.countries.items() if k == key and is_adjective_of(w, fold_name(name))]
        singular = [w for w in formed if not w.endswith("s")]
        return min(singular or formed, key=lambda w: (len(w), w)).title() if formed else name

    def seat(self, word: str) -> str:
        """Return the key of the country of which a place is the seat of government, or an empty string."""
        key = fold_name(word)
        if key in self.capitals:
            return self.capitals[key]
        code = seat_of(word)
        found = country(code) if code else None
        return found.id if found else ""


def learn(mentions: Sequence[Mention]) -> Learnt:
    """Return what the mentions of one story teach; equal mentions in any order teach the same."""
    names = [m for m in mentions if m.form in {"name", "adjective"}]
    spelling = _spellings(names)
    countries, shown = _states(names, spelling)
    capitals = _capitals(names, countries)
    capitals |= _seats_of_bodies(mentions, Learnt({}, countries, shown, capitals))
    codes = Counter(
        p.country for m in names if (p := known_place(m.text)) and p.kind == "country" and p.country
    )
    near = tuple(c for c, _ in sorted(codes.items(), key=lambda item: (-item[1], item[0])))
    kinds = _kinds(names, countries, capitals, near)
    return Learnt(kinds, countries, shown, capitals, near)


def _spellings(names: Iterable[Mention]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in names:
        counts[fold_name(mention.text)][mention.text] += 1
    return {
        k: sorted(c.items(), key=lambda i: (i[0].isupper(), -i[1], i[0]))[0][0] for k, c in counts.items()
    }


def _is_known(word: str) -> bool:
    upper = word.upper()
    known = known_place(word) or adjective_place(word) or known_organisation(word) or known_place(upper)
    return known is not None or is_people(word)


def is_adjective_of(adjective: str, name: str) -> bool:
    """Say whether a word can be formed from a state's name: Norland, Norlandic; Wadara, Wadaran."""
    table = lexicon("groups")["adjectives"]
    size = 0
    while size < min(len(adjective), len(name)) and adjective[size] == name[size]:
        size += 1
    if adjective == name or size < 3 or " " in adjective != " " in name:
        return False
    return any(
        name[cut:] in table["name_endings"] and adjective[cut:] in table["suffixes"]
        for cut in range(size, 2, -1)
    )


def _states(names: Sequence[Mention], spelling: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return (word -> state's key, state's key -> name) for states and adjectives outside the gazetteer."""
    signs: dict[str, set[str]] = defaultdict(set)
    for mention in names:
        for word, sign in _nation_words(mention):
            signs[fold_name(word)].add(sign)
    everything = {k for k in {*signs, *spelling} if k and not _is_known(k)}
    blocks: dict[str, set[str]] = defaultdict(set)
    for word in everything:
        blocks[word[:3]].add(word)
    adjectives = {w: b for w in sorted(everything) if (b := _base(w, blocks[w[:3]]))}
    used = {fold_name(m.text) for m in names if any(c.startswith("modifier") for c in m.cues)}
    for adjective in used & adjectives.keys():
        signs[adjective].add("adjective")
    words = _polities(signs, adjectives, everything, _people_in(names))
    countries: dict[str, str] = {}
    for word in sorted(words | {a for a, b in adjectives.items() if b in words}):
        base = adjectives.get(word) or word
        if base in words or word in words:
            countries[word] = countries[base] = f"state:{base}"
    shown = {key: spelling.get(key[6:], key[6:].title()) for key in sorted(set(countries.values()))}
    return countries, shown


def _polities(
    signs: dict[str, set[str]], adjectives: dict[str, str], everything: set[str], people: frozenset[str]
) -> set[str]:
    """Return the words that are states' names or adjectives: two signs, or one and a word formed from it."""
    words = set()
    paired = {*adjectives, *adjectives.values()}
    for word in everything - people:
        found = signs.get(word, set())
        if "capital" in found or len(found) >= 2 or (found and word in paired):
            words.add(word)
    return words


def _people_in(names: Iterable[Mention]) -> frozenset[str]:
    """Return the names and surnames of people, whose "government" or "ministers" make no state."""
    people = [m for m in names if m.kind is MentionKind.PERSON and (" " in m.text or "titled" in m.cues)]
    return frozenset(k for m in people for k in (fold_name(m.text), fold_name(m.text.split()[-1])))


def _base(word: str, names: set[str]) -> str:
    found = [
        n
        for n in names
        if is_adjective_of(word, n) and not any(is_adjective_of(n, o) for o in names if o != word)
    ]
    return min(found, key=lambda n: (abs(len(n) - len(word)), n), default="")


def _nation_words(mention: Mention) -> list[tuple[str, str]]:
    """Return the words that a mention gives as a state's, each with its sign: an office, an army."""
    found = []
    polity = lexicon("groups")["polity_nouns"]
    head = next(
        (c[5:] for c in mention.cues if c.startswith("head=")), office(mention.role).rsplit(" ", 1)[-1]
    )
    if mention.nation and mention.form != "adjective" and head in polity:
        found.append((mention.nation, head))
    for cue in mention.cues:
        name, _, value = cue.partition("=")
        if name == "capital-of" and value:
            found.append((value, "capital"))
        if name in {"state", "modifier"} and value in polity:
            found.append((mention.text, value))
    return [(w, sign) for w, sign in found if w[:1].isupper()]


def _capitals(names: Sequence[Mention], countries: dict[str, str]) -> dict[str, str]:
    capitals: dict[str, str] = {}
    for mention in sorted(names, key=lambda m: (m.article_id, m.start)):
        owner = next((c[11:] for c in mention.cues if c.startswith("capital-of=")), "")
        if not owner or mention.form != "name":
            continue
        known = adjective_place(owner) or known_place(owner)
        key = countries.get(fold_name(owner)) or (known.id if known else "")
        if key and fold_name(mention.text) not in countries:
            capitals.setdefault(fold_name(mention.text), key)
    return capitals


def _seats_of_bodies(mentions: Sequence[Mention], learnt: Learnt) -> dict[str, str]:
    """Return towns where a learnt state's bodies sit: their sentences name no other state."""
    states: dict[tuple[str, int], set[str]] = defaultdict(set)
    for mention in mentions:
        for word in (mention.nation, mention.text if mention.form in {"name", "adjective"} else ""):
            key = learnt.country(word) if word else ""
            if key.startswith(("state:", "country:")):
                states[mention.article_id, mention.sentence].add(key)
    told: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        towns = [c[3:] for c in mention.cues if c.startswith("in=")]
        near = states[mention.article_id, mention.sentence]
        if towns and len(near) == 1 and not _is_known(towns[0]) and not learnt.seat(towns[0]):
            told[fold_name(towns[0])] |= near
    taken = set(learnt.capitals.values())
    found = {t: next(iter(c)) for t, c in sorted(told.items()) if len(c) == 1}
    once = Counter(found.values())
    return {t: c for t, c in found.items() if c.startswith("state:") and c not in taken and once[c] == 1}


def _kinds(
    names: Sequence[Mention], countries: dict[str, str], capitals: dict[str, str], near: tuple[str, ...]
) -> dict[str, MentionKind]:
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    surnames = {
        fold_name(m.text.split()[-1]) for m in names
        if m.kind is MentionKind.PERSON and " " in m.text and ("titled" in m.cues or "ner=PERSON" in m.cues)
    }  # fmt: skip
    for mention in names:
        for kind, weight in _votes(mention, near):
            votes[fold_name(mention.text)][kind] += weight
    kinds = {}
    for key, counts in votes.items():
        if key in surnames:
            counts[MentionKind.PERSON] += counts.total() + 1
        if key in countries or key in capitals:
            kinds[key] = MentionKind.PLACE
        else:
            kinds[key] = max(sorted(counts), key=lambda k: counts[k])
    for mention in names:
        long = next((fold_name(c[10:]) for c in mention.cues if c.startswith("short-for=")), "")
        if long in kinds and fold_name(mention.text) not in countries and "gazetteer" not in mention.cues:
            kinds[fold_name(mention.text)] = kinds[long]
    return kinds


def _votes(mention: Mention, near: tuple[str, ...]) -> list[tuple[MentionKind, int]]:
    cues = mention.cues
    if "gazetteer" in cues:
        return [(mention.kind, 20)]
    if "titled" in cues:
        return [(MentionKind.PERSON, 8)]
    if any(c.startswith("head=") for c in cues):
        return [(mention.kind, 20)]
    votes = [(mention.kind, 1 if "run" in cues else 2)]
    weight = 2 if mention.text.isupper() else 6
    votes += [
        (MentionKind.PLACE, weight) for c in cues if c.startswith(_PLACE_CUES) and " " not in mention.text
    ]
    votes += [
        (MentionKind.PLACE, 3)
        for c in cues
        if c.startswith(("place-noun=", "capital")) and " " in mention.text
    ]
    if (
        mention.kind is not MentionKind.PLACE
        and "in" not in cues
        and "speaks" in cues
        and " " in mention.text
    ):
        votes.append((mention.kind, 2))
    found = place(mention.text, near)
    if found and mention.kind is not MentionKind.PERSON:
        votes.append((MentionKind.PLACE, 3 if found.country in near else 1))
    return votes
