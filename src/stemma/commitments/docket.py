"""What the ledger is drawn from: the claims of one thread, with what is asked of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from stemma.language.words import lemmas_within
from stemma.model import Argument, Claim, Entity, MentionKind, Sentence


@dataclass(frozen=True, kw_only=True)
class Docket:
    """The claims of one thread in the order of their articles, and what is needed to read them.

    `questions` maps a claim's id to its collation's; `story_of` an article's id to its story's.
    """

    claims: tuple[Claim, ...]
    sentences: Mapping[str, tuple[Sentence, ...]]
    entities: Mapping[str, Entity]
    published: Mapping[str, date | None]
    questions: Mapping[str, str]
    story_of: Mapping[str, str]

    @cached_property
    def _lemmas(self) -> dict[str, frozenset[str]]:
        return {
            c.id: lemmas_within(self.sentences.get(c.article_id, ()), c.evidence.start, c.evidence.end)
            for c in self.claims
        }

    def lemmas(self, claim: Claim) -> frozenset[str]:
        """Return the lemmas of a claim's quotation."""
        return self._lemmas[claim.id]

    def sentence_lemmas(self, claim: Claim) -> frozenset[str]:
        """Return the lemmas of the whole sentence in which a claim stands."""
        at = claim.evidence.start
        inside = [s for s in self.sentences.get(claim.article_id, ()) if s.start <= at < s.end]
        return frozenset(t.lemma.lower() for s in inside for t in s.tokens)

    def party(self, entity_id: str | None) -> str | None:
        """Return the name of whom an entity stands for in a treaty: an organ's or a capital's country."""
        entity = self.entities.get(entity_id) if entity_id else None
        if entity is None:
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
        """Return the day (or the interval's start) that a claim tells, else the day of print."""
        if claim.time is not None and claim.time.start:
            return claim.time.start
        printed = self.published.get(claim.article_id)
        return printed.isoformat() if printed else None
