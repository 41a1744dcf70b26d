"""What a retelling of incidents changed: the day, the place, who did it, how, to whom; with the new words.

A word is new where the other text has it nowhere, in any inflection. What it is part of, in the reading of
its own sentence, tells which fact it changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from stemma.claims.incidents.acts import find_drafts
from stemma.claims.incidents.passages import Passage, Reading, read_passages
from stemma.claims.incidents.people import doers_of, victims_of
from stemma.claims.incidents.places import countries_of, places_in
from stemma.claims.incidents.words import act_nouns, act_verbs, armed_group, names_people, words
from stemma.language.gazetteer import adjective_country, place
from stemma.language.lexicon import lexicon
from stemma.language.quantities import find_quantities
from stemma.language.times import find_times
from stemma.model import Span


class IncidentFact(StrEnum):
    """The facts of an incident that a retelling can change."""

    TIME = "time"
    PLACE = "place"
    DOER = "doer"
    MEANS = "means"
    VICTIM = "victim"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFact:
    """A fact that a retelling tells anew, with the spans of its new words in the retelling, in order."""

    fact: IncidentFact
    spans: tuple[Span, ...]


def changed_facts(original: str, retold: str, published: date | None = None) -> tuple[ChangedFact, ...]:
    """Return which facts of its incidents a retelling changed, in the order of `IncidentFact`."""
    before = {t.lower_ for p in read_passages(original).passages for t in p.doc}
    before |= {t.lemma_.lower() for p in read_passages(original).passages for t in p.doc}
    reading = read_passages(retold)
    found: dict[IncidentFact, list[Span]] = {fact: [] for fact in IncidentFact}
    for passage, facts in _facts(reading, published):
        for i, fact in sorted(facts.items()):
            token = passage.doc[i]
            new = token.lower_ not in before and token.lemma_.lower() not in before
            if new and (token.is_alpha or token.like_num or fact is IncidentFact.TIME) and not token.is_punct:
                found[fact].append(passage.span(i, i))
    return tuple(ChangedFact(fact=f, spans=tuple(s)) for f, s in found.items() if s)


def _facts(reading: Reading, published: date | None) -> Iterator[tuple[Passage, dict[int, IncidentFact]]]:
    """Yield each passage with the fact that each of its tokens is part of."""
    times = find_times(reading.cased, published)
    countries = countries_of(reading)
    for number, passage in enumerate(reading.passages):
        facts: dict[int, IncidentFact] = {}
        _mark_words(passage.doc, facts)
        for where in places_in(passage, countries):
            _mark_span(passage, where.span, IncidentFact.PLACE, facts)
        for quantity in find_quantities(passage.doc):
            if quantity.kind in ("killed", "injured"):
                _mark_span(passage, _moved(passage, quantity.start, quantity.end), IncidentFact.VICTIM, facts)
        _mark_roles(passage, number, facts)
        for time in times:
            if passage.start <= time.start < passage.end:
                _mark_span(passage, (time.start, time.end), IncidentFact.TIME, facts)
        yield passage, facts


def _moved(passage: Passage, start: int, end: int) -> Span:
    return passage.at[start], passage.at[end - 1] + 1


def _mark_span(passage: Passage, span: Span, fact: IncidentFact, facts: dict[int, IncidentFact]) -> None:
    for token in passage.doc:
        if span[0] <= passage.at[token.idx] < span[1]:
            facts[token.i] = fact


def _mark_words(doc: Any, facts: dict[int, IncidentFact]) -> None:
    """Mark what words tell by themselves: means, places by name, parties, people."""
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma in words("means") or lemma in act_nouns() or lemma in act_verbs():
            facts[token.i] = IncidentFact.MEANS
        elif _is_party(token):
            facts[token.i] = IncidentFact.DOER
        elif token.text[:1].isupper() and (token.ent_type_ in ("GPE", "LOC", "FAC") or place(token.text)):
            facts[token.i] = IncidentFact.PLACE
        elif names_people(lemma):
            facts[token.i] = IncidentFact.VICTIM


def _is_party(token: Any) -> bool:
    lemma = token.lemma_.lower()
    if token.text[:1].isupper() and (adjective_country(token.text) or armed_group(token.text)):
        return True
    return lemma in words("outlaws") or lemma in words("state_fighters") or token.lower_ in _forces()


def _forces() -> frozenset[str]:
    return frozenset(lexicon("groups")["forces"]) | words("armed_words")


def _mark_roles(passage: Passage, number: int, facts: dict[int, IncidentFact]) -> None:
    for draft in find_drafts(passage.doc, number):
        for token in draft.doers:
            for person in doers_of(token):
                facts.update(dict.fromkeys(range(person.first, person.last + 1), IncidentFact.DOER))
        for token in draft.sufferers:
            for person in victims_of(token, sure=True):
                facts.update(dict.fromkeys(range(person.first, person.last + 1), IncidentFact.VICTIM))
