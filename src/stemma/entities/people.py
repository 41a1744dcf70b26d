"""People of one story: which spellings and surnames are one person."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from stemma.entities.learn import Learnt
from stemma.entities.settings import MATCH
from stemma.entities.similarity import alike, office, same_office, shared_context
from stemma.language.gazetteer import fold_name
from stemma.model import Mention

_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(slots=True)
class Person:
    """One spelling of a person's full name while the story is read; `mentions` are indices."""

    key: str
    parts: tuple[str, ...]
    mentions: list[int] = field(default_factory=list)
    offices: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    contexts: list[tuple[str, ...]] = field(default_factory=list)
    is_word: bool = False


def people(
    mentions: Sequence[Mention], chosen: Sequence[int], learnt: Learnt
) -> tuple[dict[int, str], dict[str, str]]:
    """Return mention -> key of a person, and key -> reason for each spelling that was merged into another."""
    full, single = _spellings(mentions, chosen, learnt)
    alone = Counter(key for (key, _), person in single.items() for _ in person.mentions)
    into, reasons = _merge_full(full, alone)
    clusters: dict[str, list[Person]] = defaultdict(list)
    for person in full.values():
        clusters[_top(into, person.key)].append(person)
    found = {i: _top(into, p.key) for p in full.values() for i in p.mentions}
    _attach(mentions, single, clusters, found, reasons, learnt)
    return found, reasons


def _parts(text: str) -> tuple[str, ...]:
    words = [w for w in fold_name(text).split() if w not in _SUFFIX]
    return tuple(words) or (fold_name(text),)


def _spellings(
    mentions: Sequence[Mention], chosen: Sequence[int], learnt: Learnt
) -> tuple[dict[str, Person], dict[tuple[str, str], Person]]:
    full: dict[str, Person] = {}
    single: dict[tuple[str, str], Person] = {}
    calm = {" ".join(_parts(mentions[i].text)) for i in chosen if "headline" not in mentions[i].cues}
    for i in chosen:
        mention = mentions[i]
        parts = _parts(mention.text)
        key = " ".join(parts)
        if len(parts) > 1 and "headline" in mention.cues and key not in calm:
            continue  # capitals run on in headlines: a name has to stand elsewhere too
        if len(parts) > 1:
            person = full.setdefault(key, Person(key, parts))
        else:
            person = single.setdefault((key, mention.article_id), Person(key, parts))
        person.mentions.append(i)
        person.articles.add(mention.article_id)
        person.contexts.append(mention.context)
        person.is_word |= "word" in mention.cues
        if mention.role:
            person.offices[mention.role] += 1
        if mention.nation and learnt.country(mention.nation):
            person.countries[learnt.country(mention.nation)] += 1
    return full, single


def _top(into: dict[str, str], key: str) -> str:
    while key in into:
        key = into[key]
    return key


def _merge_full(full: dict[str, Person], alone: Counter[str]) -> tuple[dict[str, str], dict[str, str]]:
    into: dict[str, str] = {}
    reasons: dict[str, str] = {}
    order = sorted(full.values(), key=lambda p: _usual(p, alone))
    for n, rarer in enumerate(order):
        for usual in order[:n]:
            if not _comparable(usual, rarer):
                continue
            because = same_person(usual, rarer)
            if because and _top(into, usual.key) != _top(into, rarer.key):
                into[_top(into, rarer.key)] = _top(into, usual.key)
                reasons[rarer.key] = because
                break
    return into, reasons


def _comparable(left: Person, right: Person) -> bool:
    """Say whether two full names are compared at all: they begin with one letter or share a word."""
    return left.parts[0][0] == right.parts[0][0] or bool(set(left.parts) & set(right.parts))


def _usual(person: Person, alone: Counter[str]) -> tuple[int, bool, int, str]:
    """Order spellings: in the most articles, then no rare ordinary word, then the most often used."""
    count = len(person.mentions) + alone[person.parts[-1]]
    return -len(person.articles), person.is_word and count < 3, -count, person.key


def same_person(left: Person, right: Person) -> str:
    """Return why two full names are one person's, or an empty string.

    Different first names keep two people of one surname apart, and so do offices of different countries.
    """
    first = _first_names(left.parts[0], right.parts[0])
    last = alike(left.parts[-1], right.parts[-1])
    if last == 1.0 and first == 1.0:
        return "same first and last name"
    one_office = _one_office(left, right)
    contained = set(left.parts) < set(right.parts) or set(right.parts) < set(left.parts)
    if contained and (last == 1.0 or left.parts[:2] == right.parts[:2]):
        return "one name contains the other" if not _conflict(left, right) else ""
    if _conflict(left, right) or (left.articles & right.articles and last < 0.9):
        return ""
    if first == 1.0 and last >= MATCH.surname_with_equal_first_name:
        return f"same first name, surnames {last} alike"
    if first < MATCH.first_name or last < MATCH.surname_with_all:
        return ""
    context = max(
        (shared_context(a, b) for a in left.contexts[:20] for b in right.contexts[:20]), default=0.0
    )
    close = one_office or context >= MATCH.context
    if first == 1.0 and one_office and context >= MATCH.context and left.parts[-1][0] == right.parts[-1][0]:
        return f"same first name, office and sentence, surnames {last} alike"
    if first == 1.0 and close and last >= MATCH.surname_with_first_name:
        return f"same first name and {'office' if one_office else 'sentence'}, surnames {last} alike"
    if first >= MATCH.first_name and close and last >= MATCH.surname_with_office:
        return f"same {'office' if one_office else 'sentence'}, first names {first} and surnames {last} alike"
    return ""


def _first_names(left: str, right: str) -> float:
    if len(left) == 1 or len(right) == 1:
        return 1.0 if left[0] == right[0] else 0.0
    return alike(left, right)


def _conflict(left: Person, right: Person) -> bool:
    """Say whether both have countries and share none."""
    return bool(left.countries and right.countries and not left.countries.keys() & right.countries.keys())


def _one_office(left: Person, right: Person) -> bool:
    return any(same_office(a, b) or same_office(b, a) for a in left.offices for b in right.offices)


def _attach(
    mentions: Sequence[Mention],
    single: dict[tuple[str, str], Person],
    clusters: dict[str, list[Person]],
    found: dict[int, str],
    reasons: dict[str, str],
    learnt: Learnt,
) -> None:
    """Give each surname, article by article, to the one person whom it can mean; else it stands alone."""
    alone: dict[str, str] = {}
    for (key, article), person in sorted(single.items()):
        exact = [c for c in sorted(clusters) if any(key in p.parts for p in clusters[c])]
        last = [c for c in exact if any(key == p.parts[-1] for p in clusters[c])]
        candidates = _fitting(person, last or exact, clusters, article)
        if len(candidates) > 1:
            main = _most_named(candidates, clusters, mentions, article)
            if not main:
                _by_nearness(mentions, person, candidates, found)
                continue
            candidates = [main]
        if not candidates:
            candidates = _alike(key, person, clusters)
            if candidates:
                reasons[key] = f"surname written {alike(key, candidates[0].split()[-1])} like {candidates[0]}"
        target = candidates[0] if candidates else alone.setdefault(key, _alone(key, alone))
        for i in person.mentions:
            found[i] = target


def _alone(key: str, alone: dict[str, str]) -> str:
    """Return the lone surname that this one is a spelling of, or itself."""
    near = [k for k in sorted(alone) if len(k) >= 5 and alike(k, key) >= MATCH.surname_alone]
    return alone[near[0]] if near else key


def _fitting(
    person: Person, candidates: list[str], clusters: dict[str, list[Person]], article: str
) -> list[str]:
    """Narrow candidates by country, then by who stands in the article, then by office."""
    fitting = [c for c in candidates if not all(_conflict(person, p) for p in clusters[c])]
    here = [c for c in fitting if any(article in p.articles for p in clusters[c])]
    fitting = here or fitting
    if person.offices and len(fitting) > 1:
        held = [c for c in fitting if any(_one_office(person, p) for p in clusters[c])]
        fitting = held or fitting
    return fitting


def _most_named(
    candidates: list[str], clusters: dict[str, list[Person]], mentions: Sequence[Mention], article: str
) -> str:
    """Return the candidate whom the article names in full more often than all others, or an empty string."""
    counts = {
        c: sum(mentions[i].article_id == article for p in clusters[c] for i in p.mentions) for c in candidates
    }
    ranked = sorted(counts, key=lambda c: (-counts[c], c))
    return ranked[0] if counts[ranked[0]] > counts[ranked[1]] else ""


def _by_nearness(
    mentions: Sequence[Mention], person: Person, candidates: list[str], found: dict[int, str]
) -> None:
    """Give each mention to the candidate who was named last before it in the article, if one was."""
    for i in person.mentions:
        before = [
            (mentions[j].start, found[j]) for j in sorted(found)
            if found[j] in candidates and mentions[j].article_id == mentions[i].article_id
            and mentions[j].start < mentions[i].start
        ]  # fmt: skip
        if before:
            found[i] = max(before)[1]


def _alike(key: str, person: Person, clusters: dict[str, list[Person]]) -> list[str]:
    if len(key) < 5:
        return []
    scored = []
    for name, members in sorted(clusters.items()):
        if all(_conflict(person, p) for p in members):
            continue
        best = max(alike(key, p.parts[-1]) for p in members)
        if best >= MATCH.surname_alone and len(members[0].parts[-1]) >= 5:
            scored.append((best, name))
    scored.sort(key=lambda s: (-s[0], s[1]))
    return [scored[0][1]] if scored and (len(scored) == 1 or scored[0][0] > scored[1][0]) else []


def holders(
    mentions: Sequence[Mention], found: dict[int, str], learnt: Learnt
) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return person's key -> (offices, keys of countries) as the story gives them."""
    offices: dict[str, set[str]] = defaultdict(set)
    countries: dict[str, set[str]] = defaultdict(set)
    for i, key in found.items():
        if mentions[i].role and "former" not in mentions[i].role.lower():
            offices[key].add(office(mentions[i].role))
        if mentions[i].nation and learnt.country(mentions[i].nation):
            countries[key].add(learnt.country(mentions[i].nation))
    return {k: (frozenset(offices[k]), frozenset(countries[k])) for k in sorted({*offices, *countries})}
