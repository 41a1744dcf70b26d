"""A text to its violent incidents: drafts of acts, joined where they speak of one, and judged for news."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from stemma.claims.incidents.acts import find_drafts
from stemma.claims.incidents.cases import Case, Told, count_victims, join
from stemma.claims.incidents.drafts import Draft
from stemma.claims.incidents.moments import is_fine, time_of
from stemma.claims.incidents.passages import Passage, Reading, read_passages
from stemma.claims.incidents.people import Person, doers_of, groups_in, is_outlaw, victims_of
from stemma.claims.incidents.places import Where, countries_of, country_name, named, places_in
from stemma.claims.incidents.relevance import SETTINGS, RelevanceSettings, is_history, news
from stemma.claims.incidents.words import armed_group
from stemma.language.times import find_times
from stemma.model import (
    Article,
    Confidence,
    Evidence,
    Incident,
    Participant,
)


def find_incidents(article: Article, settings: RelevanceSettings = SETTINGS) -> tuple[Incident, ...]:
    """Return the violent incidents that an article tells as news, in the order of their first words.

    Attacks on people and property, bombings, kidnappings, arson, robbery, hijackings: with the place, the
    time read against the day of publication, who did it and how surely, to whom and to how many. Fighting
    between armed sides, accidents, what is only feared, planned or denied, and what lies long in the past
    are no incidents. Reads text in capitals as well. After the templates of MUC-4 (Proceedings of the Fourth
    Message Understanding Conference, 1992).
    """
    reading = read_passages(article.text)
    published = article.published.value
    told = [t for t in _told(reading, published) if not is_history(t, published, settings)]
    countries = countries_of(reading)
    return tuple(_incident(article, c, reading, countries) for c in news(join(told), published, settings))


def _told(reading: Reading, published: date | None) -> Iterator[Told]:
    times = find_times(reading.cased, published)
    countries = countries_of(reading)
    focus: Person | None = None
    for number, passage in enumerate(reading.passages):
        wheres = places_in(passage, countries)
        inside = [t for t in times if passage.start <= t.start < passage.end]
        for draft in find_drafts(passage.doc, number):
            victims = [v if v is focus else replace(v, passage=number) for v in _victims(draft, focus)]
            doers = [replace(p, passage=number) for t in draft.doers for p in doers_of(t)]
            yield Told(
                draft=draft,
                passage=passage,
                doers=tuple(_distinct(doers)),
                victims=tuple(_distinct(victims)),
                time=time_of(draft.token, passage, inside),
                where=_nearest(draft.token, wheres),
            )
        found = _focus(passage.doc)
        focus = replace(found, passage=number) if found else focus


def _victims(draft: Draft, focus: Person | None) -> Iterator[Person]:
    sure = draft.sort in ("murder", "kill", "harm", "die", "kidnap", "kidnapping")
    for token in draft.sufferers:
        if token.lower_ in ("he", "him", "she", "her", "his") and focus is not None:
            yield focus
            continue
        yield from victims_of(token, sure=sure)


def _focus(doc: Any) -> Person | None:
    """Return the person that a sentence is about: the first name that is a subject."""
    for token in doc:
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            and token.pos_ == "PROPN"
            and token.ent_type_ in ("PERSON", "")
        ):
            return next(iter(victims_of(token, sure=True)), None)
    return None


def _distinct(people: Iterable[Person]) -> list[Person]:
    seen: dict[tuple[str, bool], Person] = {}
    for p in people:
        seen.setdefault((p.text.lower(), p.organisation), p)
    return list(seen.values())


def _nearest(token: Any, wheres: Iterable[Where]) -> Where | None:
    """Return the place of an act: the first behind it, else the last before; a town before its country."""
    every = list(wheres)
    towns = [w for w in every if not w.is_country] or every
    after = [w for w in towns if w.token > token.i]
    return after[0] if after else towns[-1] if towns else None


def _incident(article: Article, case: Case, reading: Reading, countries: tuple[str, ...]) -> Incident:
    where = next((t.where for t in case.told if t.where is not None and not t.where.is_country), None)
    perpetrators = _participants(article, ((p, t) for t in case.told for p in t.doers), reading.passages)
    perpetrators += _behind(article, case, perpetrators)
    bodies = [p.confidence for p in perpetrators if p.organisation]
    told = bodies or [p.confidence for p in perpetrators]
    return Incident(
        kind=case.kind,
        evidence=tuple(_evidence(article, t.passage.start, t.passage.end) for t in case.told[:1]),
        time=next((t.time for t in case.told if is_fine(t.time)), None),
        country=country_name(_country(case, where, countries)),
        place=where.name if where else None,
        perpetrators=perpetrators,
        victims=_participants(
            article, ((v, t) for t in case.told for v in t.victims if not v.is_bare), reading.passages
        ),
        victim_count=count_victims(case),
        confidence=_surest(told),
    )


def _surest(told: Sequence[Confidence]) -> Confidence:
    """Return what is told first of a doer, and before that what the doers say themselves."""
    return Confidence.CLAIMED if Confidence.CLAIMED in told else next(iter(told), Confidence.REPORTED)


def _behind(article: Article, case: Case, known: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Return the one armed organisation that the sentences of a case name beside its nameless outlaws.

    That "the guerrillas" are its own is likely, and no more: the confidence is `POSSIBLE`.
    """
    if any(p.organisation for p in known) or not any(is_outlaw(d) for d in case.doers):
        return ()
    named_there = {armed_group(g.text): (g, t.passage) for t in case.told for g in groups_in(t.passage.doc)}
    if len(named_there) != 1:
        return ()
    ((group, passage),) = named_there.values()
    return (
        Participant(
            text=group.text,
            evidence=_evidence(article, *passage.span(group.first, group.last)),
            organisation=True,
            confidence=Confidence.POSSIBLE,
        ),
    )


def _country(case: Case, where: Where | None, countries: tuple[str, ...]) -> str | None:
    """Return the country of a case: of its place, else named as a place, else most named beside it."""
    if where is not None and where.country:
        return where.country
    told = [t.where.country for t in case.told if t.where is not None and t.where.country]
    if told:
        return told[0]
    beside = [c for t in case.told for c in named(t.passage)]
    ranked = sorted(set(beside), key=lambda c: (-beside.count(c), countries.index(c)))
    if countries and (countries[0] in beside or not ranked):
        return countries[0]
    return ranked[0] if ranked else None


def _participants(
    article: Article, people: Iterable[tuple[Person, Told]], passages: Sequence[Passage]
) -> tuple[Participant, ...]:
    """Return people in order of mention, once each, with how surely the text as a whole has it of them."""
    found: dict[str, Participant] = {}
    for person, told in people:
        start, end = passages[person.passage].span(person.first, person.last)
        known = found.get(person.text.lower()) or Participant(
            text=person.text,
            evidence=_evidence(article, start, end),
            organisation=person.organisation,
            confidence=Confidence.REPORTED,
        )
        surety = told.draft.surety or Confidence.REPORTED
        if surety is Confidence.CLAIMED or known.confidence is Confidence.REPORTED:
            known = replace(known, confidence=surety)
        found[person.text.lower()] = known
    return tuple(found.values())


def _evidence(article: Article, start: int, end: int) -> Evidence:
    return Evidence(article_id=article.id, start=start, end=end, quote=article.text[start:end])
