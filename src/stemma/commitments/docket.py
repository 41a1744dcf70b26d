"""What the ledger is drawn from: the claims of one thread, with what is asked of each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from stemma.commitments.signs import words
from stemma.language.concepts import concepts
from stemma.language.words import lemmas_within
from stemma.model import (
    Argument,
    Claim,
    Entity,
    Granularity,
    MentionKind,
    Reference,
    Sentence,
    Time,
    TimeExpression,
)


@dataclass(frozen=True, kw_only=True)
class Docket:
    """The claims of one thread in the order of their articles, and what is needed to read them.

    `questions` maps a claim's id to its collation's; `story_of` an article's id to its story's; `times`
    and `references` (who the words speak of) stand by article, in order.
    """

    claims: tuple[Claim, ...]
    sentences: Mapping[str, tuple[Sentence, ...]]
    entities: Mapping[str, Entity]
    published: Mapping[str, date | None]
    questions: Mapping[str, str]
    story_of: Mapping[str, str]
    times: Mapping[str, tuple[TimeExpression, ...]] = field(default_factory=dict)
    references: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)

    @cached_property
    def _lemmas(self) -> dict[str, frozenset[str]]:
        return {
            c.id: lemmas_within(self.sentences.get(c.article_id, ()), c.evidence.start, c.evidence.end)
            for c in self.claims
        }

    def lemmas(self, claim: Claim) -> frozenset[str]:
        """Return the lemmas of a claim's quotation."""
        return self._lemmas[claim.id]

    @cached_property
    def _concepts(self) -> dict[str, frozenset[str]]:
        return {i: concepts(lemmas) for i, lemmas in self._lemmas.items()}

    def concepts(self, claim: Claim) -> frozenset[str]:
        """Return the concepts of a claim's quotation."""
        return self._concepts[claim.id]

    def places(self, claim: Claim) -> frozenset[str]:
        """Return the names in a claim that are no party's and no speaker's: what it is about."""
        named = {self.party(a.entity_id) for a in claim.arguments if a.entity_id}
        return frozenset(n for n in named if n and n not in self.states)

    def text_before(self, claim: Claim, length: int = 12) -> str:
        """Return the words of its sentence that stand right before a claim."""
        at = claim.evidence.start
        for s in self.sentences.get(claim.article_id, ()):
            if s.start <= at < s.end:
                return s.text[max(0, at - s.start - length) : at - s.start]
        return ""

    def sentence_lemmas(self, claim: Claim) -> frozenset[str]:
        """Return the lemmas of the whole sentence in which a claim stands."""
        at = claim.evidence.start
        inside = [s for s in self.sentences.get(claim.article_id, ()) if s.start <= at < s.end]
        return frozenset(t.lemma.lower() for s in inside for t in s.tokens)

    def party(self, entity_id: str | None) -> str | None:
        """Return the name of whom an entity stands for in a treaty: an organ's or a capital's country."""
        entity = self.entities.get(entity_id) if entity_id else None
        if entity is None or (entity.kind is MentionKind.GROUP and PARTIES.search(entity.name)):
            return None
        if entity.metonym_of and entity.metonym_of in self.entities:
            return self.entities[entity.metonym_of].name
        if entity.country and entity.kind in (MentionKind.ORGANISATION, MentionKind.GROUP):
            return entity.country
        return entity.name

    def parties_in(self, claim: Claim, within: Argument | None) -> tuple[str, ...]:
        """Return the parties named inside one argument of a claim, in the order of the words."""
        if within is None:
            return ()
        inside = [
            a
            for a in (*claim.arguments, within)
            if a.entity_id and within.start <= a.start and a.end <= within.end
        ]
        names = [self.party(a.entity_id) for a in sorted(inside, key=lambda a: (a.start, a.end))]
        return tuple(dict.fromkeys(n for n in names if n))

    def state_parties(self, claim: Claim) -> tuple[str, ...]:
        """Return all states named in a claim, in the order of the words."""
        names = [self.party(a.entity_id) for a in claim.arguments if a.entity_id]
        return tuple(dict.fromkeys(n for n in names if n and n in self.states))

    def treaty_parties(self, claim: Claim) -> tuple[str, ...]:
        """Return who can be party to an instrument: a claim's states, else its places and bodies."""
        named = self.state_parties(claim)
        if len(named) > 1:
            return named
        places = [
            self.entities[a.entity_id].name
            for a in claim.arguments
            if a.entity_id and a.entity_id in self.entities
            if self.entities[a.entity_id].kind in (MentionKind.PLACE, MentionKind.ORGANISATION)
        ]
        return tuple(dict.fromkeys([*named, *places]))

    @cached_property
    def states(self) -> frozenset[str]:
        """Names that act as states here: those for which capitals, organs or adjectives stand."""
        acting = {e.country for e in self.entities.values() if e.country}
        acting |= {
            self.entities[e.metonym_of].name
            for e in self.entities.values()
            if e.metonym_of and e.metonym_of in self.entities
        }
        return frozenset(n for n in acting if n)

    @cached_property
    def belligerents(self) -> tuple[str, ...]:
        """The two states that fight, accuse or meet each other most: who "the parties" are."""
        counts: dict[str, int] = {}
        for claim in self.claims:
            if claim.event in ("ASSAULT", "ACCUSE"):
                for name in self.state_parties(claim):
                    counts[name] = counts.get(name, 0) + 1
        return tuple(sorted(counts, key=lambda n: (-counts[n], n))[:2])

    def speaker(self, claim: Claim) -> str | None:
        """Return the name of a claim's innermost speaker, or its words."""
        if not claim.attribution:
            return None
        first = claim.attribution[0].speaker
        return first.name or first.text

    def day(self, claim: Claim) -> str | None:
        """Return the day (month, year) that a claim tells, else that of its saying, else of its print."""
        told = self.told(claim) or (_as_told(claim.said) if claim.said else None)
        printed = self.published.get(claim.article_id)
        return told or (printed.isoformat() if printed else None)

    def said_day(self, claim: Claim) -> str | None:
        """Return the day on which a claim was made: that of its saying, else as `day`."""
        return (_as_told(claim.said) if claim.said else None) or self.day(claim)

    def told(self, claim: Claim) -> str | None:
        """Return the day (month, year) that a claim itself tells, or None; a deadline is none."""
        return _as_told(claim.time) if claim.time and not self.deadline(claim) else None

    def deadline(self, claim: Claim) -> str | None:
        """Return the day by which a claim says that something is to happen, or None."""
        span = next((spans[0] for field, spans in claim.spans if field == "time"), None)
        if claim.time is None or span is None or not claim.time.start:
            return None
        before = claim.evidence.quote[: max(0, span[0] - claim.evidence.start)].lower().split()
        return claim.time.start[:10] if before and before[-1] in words("deadlines") else None


PARTIES = re.compile(
    r"\b(part(y|ies)|sides?|both|two (countries|governments|states|nations|neighbours|neighbors|armies)"
    r"|neighbours|neighbors|belligerents|they|each other)\b",
    re.IGNORECASE,
)
"""Words that stand for those who fight or treat with each other."""


def _as_told(time: Time) -> str | None:
    """Return an interval's start no finer than it is told: "2016-04" for a month, "2009" for a year."""
    if not time.start:
        return None
    length = {Granularity.MONTH: 7, Granularity.YEAR: 4, Granularity.SEASON: 4, Granularity.QUARTER: 4}
    return time.start[: length.get(time.granularity, 10)]
