"""What the ledger is drawn from: the claims of one thread, with what is asked of each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from stemma.commitments.signs import words
from stemma.commitments.tree import Tree
from stemma.language.concepts import concepts
from stemma.language.gazetteer import is_capital
from stemma.language.words import lemmas_within
from stemma.model import (
    Argument,
    Claim,
    Entity,
    Evidence,
    Granularity,
    MentionKind,
    Reference,
    Sentence,
    Span,
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

    @cached_property
    def _trees(self) -> dict[str, tuple[Tree, ...]]:
        return {a: tuple(Tree(s) for s in found if not s.heading) for a, found in self.sentences.items()}

    def trees(self, article_id: str) -> tuple[Tree, ...]:
        """Return the trees of an article's sentences, without its headings."""
        return self._trees.get(article_id, ())

    @cached_property
    def _by_article(self) -> dict[str, tuple[Claim, ...]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.article_id, []).append(claim)
        return {a: tuple(c) for a, c in found.items()}

    def claims_in(self, article_id: str) -> tuple[Claim, ...]:
        """Return the claims of an article."""
        return self._by_article.get(article_id, ())

    def claim_over(self, article_id: str, start: int, end: int) -> Claim | None:
        """Return the shortest claim that carries the words [start, end), or that holds the first of them."""
        own = [c for c in self.claims_in(article_id) if not c.heading]
        both = [c for c in own if c.evidence.start <= start and end <= c.evidence.end]
        first = [c for c in own if c.evidence.start <= start < c.evidence.end]
        found = both or first
        return min(found, key=lambda c: (c.evidence.end - c.evidence.start, c.id)) if found else None

    def evidence(self, tree: Tree, span: Span) -> Evidence:
        """Return the words of a sentence between two offsets of its article as evidence."""
        return Evidence(
            article_id=tree.sentence.article_id, start=span[0], end=span[1], quote=tree.text(span)
        )

    def references_within(self, article_id: str, start: int, end: int) -> tuple[Reference, ...]:
        """Return the references that lie in [start, end) of an article, longer ones first at a place."""
        return tuple(r for r in self.references.get(article_id, ()) if start <= r.start and r.end <= end)

    def times_within(self, article_id: str, start: int, end: int) -> tuple[TimeExpression, ...]:
        """Return the times told in [start, end) of an article."""
        return tuple(t for t in self.times.get(article_id, ()) if start <= t.start and t.end <= end)

    def antecedent(self, article_id: str, at: int, tree: Tree) -> str | None:
        """Return the party behind a pronoun, where the reading of claims found one."""
        token = tree.at(at)
        if token is None or tree.tokens[token].pos != "PRON":
            return None
        for claim in self.claims_in(article_id):
            subject = claim.subject
            if subject is None or subject.entity_id is None:
                continue
            if claim.evidence.start <= at < claim.evidence.end and not (
                claim.evidence.start <= subject.start < claim.evidence.end
            ):
                return self.party(subject.entity_id)
        return None

    def pair(self, article_id: str, at: int, *, hostile: bool = True) -> tuple[str, ...]:
        """Return the two whom "both sides" means: those who fight, else the two that were named last.

        Of a pact of friends the order is the other way round.
        """
        named = () if hostile and len(self.belligerents) > 1 else self._named_last(article_id, at)
        return named or (self.belligerents if len(self.belligerents) > 1 else ())

    def _named_last(self, article_id: str, at: int) -> tuple[str, ...]:
        for tree in reversed([t for t in self.trees(article_id) if t.sentence.start <= at]):
            names = [
                self.party(r.entity_id)
                for r in self.references_within(article_id, tree.sentence.start, tree.sentence.end)
                if self.entities[r.entity_id].kind is not MentionKind.PERSON
            ]
            distinct = tuple(dict.fromkeys(n for n in names if n))
            if len(distinct) > 1:
                return distinct[:2]
        return ()

    @cached_property
    def country_of(self) -> dict[str, str]:
        """The countries of people in office, by their names: known, or told beside the name."""
        people = [e for e in self.entities.values() if e.kind is MentionKind.PERSON]
        found = {e.name: e.country for e in people if e.country}
        for tree, reference in self._placed:
            entity = self.entities[reference.entity_id]
            if entity.kind is MentionKind.PERSON and entity.name not in found:
                told = self._country_beside(tree, reference)
                if told is not None:
                    found[entity.name] = told
        return found

    def _country_beside(self, tree: Tree, reference: Reference) -> str | None:
        """Return the state named with a person: "President Ilva Rehn of Karvia"."""
        at = tree.at(reference.end - 1)
        if at is None:
            return None
        above = tree.tokens[at].head if tree.tokens[at].dep == "appos" else at
        for head in dict.fromkeys((at, above)):
            beside = [
                o
                for p in tree.children(head, "prep")
                if tree.lemma(p) == "of"
                for o in tree.children(p, "pobj")
            ]
            beside += tree.children(head, "poss") if head != at else ()
            for place in beside:
                inside = self.references_within(tree.sentence.article_id, *tree.span([place]))
                if inside:
                    return self.party(inside[0].entity_id)
        return None

    @cached_property
    def _placed(self) -> tuple[tuple[Tree, Reference], ...]:
        """All references to known entities, each with the tree of its sentence."""
        return tuple(
            (tree, r)
            for article_id in self.sentences
            for tree in self.trees(article_id)
            for r in self.references_within(article_id, tree.sentence.start, tree.sentence.end)
            if r.entity_id in self.entities
        )

    @cached_property
    def state_like(self) -> frozenset[str]:
        """Names that act as states do: known ones, places that do something, and either of two sides."""
        found = set(self.states)
        for tree, r in self._placed:
            entity = self.entities[r.entity_id]
            if entity.kind is MentionKind.PERSON:
                if _is_one_of_two(tree, r):
                    found.add(entity.name)
            elif _acts(tree, r, subject=entity.kind is MentionKind.PLACE):
                found.add(self.party(r.entity_id) or entity.name)
        return frozenset(found)

    @cached_property
    def agents(self) -> frozenset[str]:
        """Names that can bind themselves or be bound: what acts as a state, and all bodies."""
        kinds = (MentionKind.ORGANISATION, MentionKind.GROUP)
        bodies = [e for e in self.entities.values() if e.kind in kinds and not PARTIES.search(e.name)]
        return self.state_like | {self.party(e.id) or e.name for e in bodies}

    @cached_property
    def home_state(self) -> str | None:
        """The state that is named most: the one whose officials need no country beside their names."""
        counts: dict[str, int] = {}
        for _, r in self._placed:
            name = self.party(r.entity_id)
            if name in self.states:
                counts[name] = counts.get(name, 0) + 1
        return min(counts, key=lambda n: (-counts[n], n)) if counts else None

    @cached_property
    def seat_of(self) -> dict[str, str]:
        """The states of capitals, by the capitals' names."""
        places = [e for e in self.entities.values() if e.kind is MentionKind.PLACE and e.country]
        return {e.name: e.country for e in places if e.country and e.country != e.name and is_capital(e.name)}

    @cached_property
    def people(self) -> frozenset[str]:
        """The names of all persons."""
        return frozenset(e.name for e in self.entities.values() if e.kind is MentionKind.PERSON)

    @cached_property
    def governments(self) -> frozenset[str]:
        """The names of governments and ministries."""
        bodies = {"government", "ministry", "cabinet"}
        return frozenset(e.name for e in self.entities.values() if bodies & set(e.name.lower().split()))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all entities."""
        return frozenset(e.name for e in self.entities.values())

    def names_in(self, article_id: str, span: Span) -> tuple[str, ...]:
        """Return the parties named in some words of an article."""
        inside = self.references_within(article_id, *span)
        return tuple(n for r in inside if (n := self.party(r.entity_id)))

    @cached_property
    def acting(self) -> frozenset[str]:
        """Names of those who govern or wield force: states, bodies, people named with an office."""
        found = set(self.states)
        for entity in self.entities.values():
            if entity.kind is MentionKind.PERSON and entity.country:
                found.add(entity.name)
        found |= {self.entities[r.entity_id].name for tree, r in self._placed if _in_office(tree, r)}
        return frozenset(found)

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
        return self._states_by_adjective.get(entity.name, entity.name)

    @cached_property
    def _states_by_adjective(self) -> dict[str, str]:
        """Entities that are called by a state's adjective alone: "Vessian" is Vessia's."""
        names = [e.name for e in self.entities.values()]
        endings = ("n", "ese", "ish", "ic", "i")
        return {
            a: s
            for a in names
            if a.endswith(endings) and " " not in a
            for s in names
            if s != a and len(s) > 4 and a.startswith(s.rstrip("aeiouy")) and len(a) - len(s) in (0, 1, 2, 3)
        }

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
        found = tuple(dict.fromkeys(n for n in names if n))
        plain = within.text.isalpha() and within.text.lower() not in words("pronouns")
        nameless = not inside and plain and within.text[:1].isupper()
        return (within.text,) if nameless else found

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
        entity = self.entities.get(first.entity_id or "")
        if entity is not None and entity.metonym_of:
            return self.party(first.entity_id)
        return first.name if first.name and entity is not None else first.text

    def speaker_side(self, speaker: Argument) -> str | None:
        """Return the state for which a speaker speaks: his country, also where only his words tell it."""
        entity = self.entities.get(speaker.entity_id or "")
        if entity is not None and entity.name in self.country_of:
            return self.country_of[entity.name]
        said = speaker.text.replace("’", "'").split("'s ")[0]
        return said if said in self.states else self.party(speaker.entity_id)

    def day(self, claim: Claim) -> str | None:
        """Return the day (month, year) that a claim tells, else that of its saying, else of its print."""
        if claim.id not in self._days:
            self._days[claim.id] = self._day(claim)
        return self._days[claim.id]

    @cached_property
    def _days(self) -> dict[str, str | None]:
        return {}

    def _day(self, claim: Claim) -> str | None:
        told = self.told(claim) or (as_told(claim.said) if claim.said else None)
        printed = self.published.get(claim.article_id)
        return told or (printed.isoformat() if printed else None)

    def said_day(self, claim: Claim) -> str | None:
        """Return the day on which a claim was made: that of its saying, else as `day`."""
        return (as_told(claim.said) if claim.said else None) or self.day(claim)

    def told(self, claim: Claim) -> str | None:
        """Return the day (month, year) that a claim itself tells, or None; a deadline is none."""
        return as_told(claim.time) if claim.time and not self.deadline(claim) else None

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


def _acts(tree: Tree, reference: Reference, *, subject: bool) -> bool:
    """Say whether a place's name stands as one who acts: "Karvia agreed", "Karvia's army", "between"."""
    at = tree.at(reference.end - 1)
    if at is None:
        return False
    line = [at, *(a for a in tree.above(at) if tree.tokens[at].dep == "conj")]
    for i in line:
        token = tree.tokens[i]
        if token.dep == "nsubj":
            return (
                subject
                and tree.is_verb(token.head)
                and tree.lemma(token.head) not in ("be", "lie", "remain", "have")
            )
        if token.dep == "poss":
            return tree.lemma(token.head) in words("bodies") | words("offices") | words("people_nouns")
        if token.dep == "pobj" and tree.lemma(token.head) == "between":
            return True
    return False


def _is_one_of_two(tree: Tree, reference: Reference) -> bool:
    """Say whether a single name stands behind "between": a side, whatever it was taken for."""
    at = tree.at(reference.end - 1)
    if at is None or tree.children(at, "compound"):
        return False
    last = tree.tokens[at]
    if last.dep == "conj":
        last = tree.tokens[last.head]
    return last.dep == "pobj" and tree.lemma(last.head) == "between"


def _in_office(tree: Tree, reference: Reference) -> bool:
    """Say whether a name stands beside a word of office: "President Ilva Rehn", "Rehn, the mayor"."""
    end = tree.at(reference.end - 1)
    if end is None:
        return False
    near = [*tree.subtree(end, {"relcl", "advcl", "acl"})]
    if tree.tokens[end].dep == "appos":
        near += tree.phrase(tree.tokens[end].head)
    return bool(tree.lemmas(near) & (words("offices") | words("bodies")))


def as_told(time: Time) -> str | None:
    """Return an interval's start no finer than it is told: "2016-04" for a month, "2009" for a year."""
    if not time.start:
        return None
    length = {Granularity.MONTH: 7, Granularity.YEAR: 4, Granularity.SEASON: 4, Granularity.QUARTER: 4}
    return time.start[: length.get(time.granularity, 10)]
