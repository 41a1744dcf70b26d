"""Words of a sentence to participants: the people who did it or suffered it, and the bodies behind them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from stemma.claims.incidents.roles import antecedent, child, listed, objects
from stemma.claims.incidents.words import armed_group, names_people, words
from stemma.language.gazetteer import adjective_country, known_organisation, place
from stemma.language.lexicon import lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A phrase that names or describes people or a body: its tokens, first to last, and its head's lemma."""

    first: int
    last: int
    head: Any
    organisation: bool = False
    count: int | None = None
    passage: int = 0
    """The passage that the words stand in."""
    beside: bool = False
    """A name beside a description that already counts it ("three reporters: Ana Ruiz, ...")."""
    is_bare: bool = False
    """A number without a noun ("two were killed and three wounded"): it counts, and describes nobody."""

    @property
    def lemma(self) -> str:
        return str(self.head.lemma_.lower())

    @property
    def text(self) -> str:
        """The words, without quotation marks around or left over in them."""
        return " ".join(self.head.doc[self.first : self.last + 1].text.replace('"', " ").split()).strip("', ")


def victims_of(token: Any, *, sure: bool) -> Iterator[Person]:
    """Yield the people that a token and its list name; `sure` where only people can suffer the act.

    Places, buildings and vehicles are no victims; "two of the guards" are guards, and two.
    """
    for one in listed(antecedent(token)):
        inner, many = _behind_of(one)
        number = _number(one) if many else None
        for each in listed(inner) if many else [inner]:
            person = _person(each, sure=sure)
            if person is not None and person.lemma not in ("other", "one"):
                yield replace(person, count=number) if number and each is inner else person
            elif sure and each.pos_ == "NUM" and _number(each):
                yield Person(first=each.i, last=each.i, head=each, count=_number(each), is_bare=True)
            for name in _names_beside(each):
                named = _person(name, sure=sure)
                if named is not None:
                    yield replace(named, beside=person is not None)


def _names_beside(token: Any) -> Iterator[Any]:
    """Yield the names beside a description ("three reporters: Ana Ruiz and Leo Paz")."""
    if token.pos_ in ("NOUN", "NUM"):
        for name in child(token, "appos"):
            yield from (t for t in listed(name) if t.pos_ == "PROPN")


def doers_of(token: Any) -> Iterator[Person]:
    """Yield who acts: people ("a group of gunmen"), and the bodies named before or behind them."""
    for one in listed(antecedent(token)):
        if any(c.lower_ in ("no", "neither") for c in one.children):
            continue
        inner, _ = _behind_of(one)
        yield from _organisations(inner)
        band = one is not inner and one.lemma_.lower() in words("bands")
        for each in (inner, *_names_beside(inner)):
            person = _person(each, sure=True)
            if person is not None and not _is_body(each) and person.lemma not in ("other", "one"):
                yield replace(person, first=one.i) if band and each is inner else person


def _behind_of(token: Any) -> tuple[Any, bool]:
    """Return the people behind "of" where the word itself only counts them or tells of their fate."""
    for _ in range(2):
        inner = objects(token, "of", "among")
        owner = child(token, "poss")
        if token.lemma_.lower() in words("partitive") or (token.pos_ == "NUM" and inner):
            if inner:
                return inner[0], True
            if owner and token.lemma_.lower() in ("body", "corpse", "life", "death", "remains"):
                return owner[0], False
        break
    return token, False


def _person(token: Any, *, sure: bool) -> Person | None:
    lemma = token.lemma_.lower()
    if (
        token.pos_ == "PRON"
        or token.ent_type_
        in (
            "DATE",
            "TIME",
            "MONEY",
            "CARDINAL",
            "PERCENT",
            "QUANTITY",
        )
    ) and not (token.pos_ in ("NOUN", "PROPN") and names_people(lemma)):
        return None
    if token.pos_ == "PROPN" or token.text[:1].isupper():
        return _named(token, sure=sure)
    if token.pos_ in ("NOUN", "ADJ", "VERB") and names_people(lemma):
        first = _first(token)
        return Person(first=first, last=token.i, head=token, count=_count(token))
    return None


def _first(token: Any) -> int:
    """Return where the modifiers of a noun begin, without article and number."""
    parts = [c.i for c in token.children if c.dep_ in ("compound", "amod", "nmod") and c.i < token.i]
    first = min([token.i, *parts])
    while first < token.i and token.doc[first].pos_ in ("NUM", "DET", "PUNCT"):
        first += 1
    return int(first)


def _named(token: Any, *, sure: bool) -> Person | None:
    doc, first, last = token.doc, token.i, token.i
    while (
        first > 0
        and doc[first - 1].text[:1].isupper()
        and doc[first - 1].pos_ in ("PROPN", "ADJ", "NOUN", "X", "DET")
    ):
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].text[:1].isupper() and doc[last + 1].pos_ in ("PROPN", "X"):
        last += 1
    while first < last and _is_title(doc[first].lower_):
        first += 1
    name = doc[first : last + 1].text
    people = names_people(token.lemma_.lower()) or adjective_country(token.text) is not None
    if not people and (place(name) is not None or known_organisation(name)):
        return None
    if token.ent_type_ in ("GPE", "LOC", "FAC", "EVENT", "DATE", "TIME", "LAW", "PRODUCT") and not people:
        return None
    if token.ent_type_ == "ORG" and not sure:
        return None
    if not sure and token.ent_type_ != "PERSON" and not people:
        return None
    if name.isupper() and len(name) > 1 and not people:
        return None
    return Person(
        first=first, last=last, head=token, count=_count(token) or (1 if token.tag_ == "NNP" else None)
    )


@cache
def _titles() -> frozenset[str]:
    table = lexicon("titles")
    return frozenset((*table["courtesy"], *table["roles"], *table["short"])) | words("people")


def _is_title(word: str) -> bool:
    return word.rstrip(".") in _titles()


_SPELT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_NUMBERS = {w: i for i, w in enumerate(_SPELT.split())}


def _count(token: Any) -> int | None:
    """Return how many a noun counts: its number, or one where it stands in the singular."""
    for number in child(token, "nummod"):
        if (value := _number(number)) is not None:
            return value
    if token.tag_ in ("NN", "NNP") and token.lemma_.lower() not in words("state_fighters"):
        return 1
    return None


def _number(token: Any) -> int | None:
    word = token.lower_.replace(",", "")
    return int(word) if word.isdigit() and len(word) < 7 else _NUMBERS.get(word)


def _is_body(token: Any) -> bool:
    lemma = token.lemma_.lower()
    return lemma in _bodies() or (token.text.isupper() and len(token.text) > 1 and token.pos_ == "PROPN")


def _bodies() -> frozenset[str]:
    return words("armed_words")


def _organisations(token: Any, depth: int = 0) -> Iterator[Person]:
    """Yield the bodies of a phrase: its head, a name before the head, a name behind "of" or "from"."""
    own = _organisation(token)
    if own is not None:
        yield own
        return
    inner = _name_within(token)
    if inner is not None:
        yield inner
    if depth > 1:
        return
    behind = [*objects(token, "of", "from"), *child(token, "appos", "poss")]
    for act in child(token, "acl", "relcl"):
        if act.lemma_.lower() in ("belong", "link", "connect", "affiliate"):
            behind += objects(act, "to", "with")
    for part in behind:
        for one in listed(part):
            yield from _organisations(one, depth + 1)


def _first_of_name(token: Any) -> int:
    """Return where the nouns and names before a head begin."""
    doc, first = token.doc, token.i
    while first > 0 and token.i - first < 7:
        before = doc[first - 1]
        if before.text in (",", ".", ":", ";") or not (before.pos_ in _NOMINAL or before.is_title):
            break
        first -= 1
    while first < token.i and doc[first].pos_ in ("PUNCT", "PART", "DET", "PRON", "ADP"):
        first += 1
    return int(first)


_NOMINAL = frozenset(["PROPN", "NOUN", "ADJ", "X", "PUNCT", "PART"])


def _known(doc: Any, first: int, last: int, *, covering: int | None) -> Person | None:
    """Return the longest known armed organisation within first..last that covers a token, if one is given."""
    for size in range(min(8, last - first + 1), 0, -1):
        for start in range(first, last - size + 2):
            if covering is not None and not start <= covering < start + size:
                continue
            name = doc[start : start + size].text
            if name[:1].isupper() and armed_group(name):
                return Person(
                    first=start, last=start + size - 1, head=doc[start + size - 1], organisation=True
                )
    return None


def _organisation(token: Any) -> Person | None:
    doc, first = token.doc, _first_of_name(token)
    known = _known(doc, first, min(len(doc) - 1, token.i + 5), covering=token.i)
    if known is not None:
        return known
    lemma, text = token.lemma_.lower(), doc[first : token.i + 1].text
    if _is_acronym(token):
        return Person(first=token.i, last=token.i, head=token, organisation=True)
    bodies = ("army", "government", "police", "military", "regime", "force", "navy")
    if (text.lower() in words("state_bodies") or lemma in bodies) and token.dep_ not in ("compound", "amod"):
        return Person(first=first, last=token.i, head=token, organisation=True)
    capital = any(t.text[:1].isupper() and not adjective_country(t.text) for t in doc[first : token.i + 1])
    if token.lower_ in words("armed_words") and (capital or token.i - first >= 2):
        return Person(first=first, last=token.i, head=token, organisation=True)
    return None


def _is_acronym(token: Any) -> bool:
    return (
        token.text.isupper()
        and 2 <= len(token.text) <= 6
        and token.pos_ in ("PROPN", "NOUN")
        and place(token.text) is None
        and adjective_country(token.text) is None
    )


def _name_within(token: Any) -> Person | None:
    """Return the body named before a head: "Shining Path" of "the Shining Path guerrillas"."""
    first = _first_of_name(token)
    known = _known(token.doc, first, token.i - 1, covering=None) if first < token.i else None
    if known is not None:
        return known
    for part in token.doc[first : token.i]:
        if _is_acronym(part):
            return Person(first=part.i, last=part.i, head=part, organisation=True)
    return None


def groups_in(doc: Any) -> list[Person]:
    """Return the known armed organisations that a sentence names, in order."""
    found: list[Person] = []
    at = 0
    while at < len(doc):
        known = _known_from(doc, at)
        if known is not None:
            found.append(known)
        at = known.last + 1 if known is not None else at + 1
    return found


def _known_from(doc: Any, start: int) -> Person | None:
    if not doc[start].text[:1].isupper():
        return None
    for last in range(min(len(doc), start + 8) - 1, start - 1, -1):
        if armed_group(doc[start : last + 1].text):
            return Person(first=start, last=last, head=doc[last], organisation=True)
    return None


def is_combatant(person: Person) -> bool:
    """Say whether a victim bears arms: a soldier, a guerrilla, a unit, a member of an armed group."""
    before = person.head.doc[person.first : person.last]
    return person.lemma in words("combatants") or any(
        t.lemma_.lower() in words("outlaws") or (armed_group(t.text) and t.text[:1].isupper()) for t in before
    )


def is_outlaw(person: Person) -> bool:
    """Say whether a doer is one outside of the law, or nobody knows who it is."""
    doc = person.head.doc
    return (
        person.head.lemma_.lower() in words("outlaws")
        or bool(armed_group(person.text))
        or any(
            t.lemma_.lower() in words("outlaws") | words("doer_adjectives")
            for t in doc[person.first : person.last]
        )
        or any(
            t.lower_ in ("armed", "unidentified", "hooded", "masked", "unknown")
            for t in doc[person.first : person.last]
        )
    )


def is_of_state(person: Person) -> bool:
    """Say whether a doer is the army, the police or another body of a state."""
    return (
        person.lemma in words("state_fighters")
        or person.text.lower() in words("state_bodies")
        or person.lemma
        in ("government", "police", "policeman", "forces", "force", "authority", "officer", "plane", "agent")
    )
