"""The bench on which garbles are found: a story's articles side by side, each reading once."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from stemma.collation.alignment import Aligned, align, content
from stemma.collation.garbles.romanised import is_same_romanised
from stemma.collation.garbles.versions import Version, find_versions
from stemma.collation.points import Encode, Vectors
from stemma.model import Article, Entity, Evidence, Extraction, Garble, Lineage, Mention, Sentence, Token


@dataclass(frozen=True, kw_only=True)
class Bench:
    """A story's articles, what was read of them and their lineage.

    `is_known_name` says whether a gazetteer or an alias file knows a word as a name.
    """

    articles: tuple[Article, ...]
    extractions: Mapping[str, Extraction]
    lineage: Lineage
    entities: tuple[Entity, ...]
    references: Mapping[tuple[str, int, int], str]
    encode: Encode
    is_known_name: Callable[[str], bool]

    def sentences(self, article_id: str) -> tuple[Sentence, ...]:
        return self.extractions[article_id].sentences if article_id in self.extractions else ()

    def evidence(self, article_id: str, start: int, end: int) -> Evidence:
        return self._by_id[article_id].evidence(start, end)

    def covering(self, tokens: Sequence[Token], sentence: Sentence) -> Evidence:
        """Return the evidence for a run of tokens of one sentence."""
        return self.evidence(sentence.article_id, tokens[0].start, tokens[-1].end)

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        return {a.id: a for a in self.articles}

    @cached_property
    def vectors(self) -> dict[str, Vectors]:
        """Sentence vectors of each article that descends from another of the corpus, or has descendants."""
        related = {*self.parents, *self.parents.values()}
        articles = [a for a in self.articles if a.id in related]
        texts = [s.text for a in articles for s in self.sentences(a.id)]
        rows = self.encode(texts) if texts else None
        found: dict[str, Vectors] = {}
        at = 0
        for article in articles:
            size = len(self.sentences(article.id))
            if rows is not None and size:
                found[article.id] = rows[at : at + size]
            at += size
        return found

    @cached_property
    def tellings(self) -> dict[str, str]:
        """Each article to the head of the articles whose words it merely repeats: itself, or its parent's.

        A copy's reading is no second witness for it.
        """
        witness = {w.id: w.article_id for w in self.lineage.witnesses}
        parent = {
            witness[d.child]: witness[d.parent]
            for d in self.lineage.descents
            if d.kind.value in ("copy", "cut") and witness.get(d.parent) and witness.get(d.child)
        }
        heads: dict[str, str] = {}
        for article in self.articles:
            head, seen = article.id, {article.id}
            while (up := parent.get(head)) is not None and up not in seen:
                head = up
                seen.add(up)
            heads[article.id] = head
        return heads

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """Each article to the root of its lineage."""
        return dict(self.lineage.roots)

    def may_accuse(self, article_ids: Iterable[str], accused: str) -> bool:
        """Say whether some articles' common reading speaks against an article that tells the same.

        They do if one of them has its words from where the accused has its own, or if they are two
        tellings: two prints of one report say nothing against an independent one.
        """
        others = tuple(article_ids)
        return self.are_kin(others, accused) or self.witnesses(others) > 1

    def are_kin(self, article_ids: Iterable[str], article_id: str) -> bool:
        """Say whether one of some articles has the same origin as an article."""
        own = self.origin_of.get(article_id, article_id)
        return any(self.origin_of.get(a, a) == own for a in article_ids)

    def witnesses(self, article_ids: Iterable[str]) -> int:
        """Return how many tellings stand behind these articles."""
        return len({self.tellings[a] for a in article_ids})

    @cached_property
    def parents(self) -> dict[str, str]:
        """Each article to the article it descends from, where that is in the corpus."""
        witness = {w.id: w.article_id for w in self.lineage.witnesses}
        found = {}
        for d in self.lineage.descents:
            child, parent = witness.get(d.child), witness.get(d.parent)
            if child and parent:
                found[child] = parent
        return found

    @cached_property
    def told_parents(self) -> dict[str, str]:
        """The parents of which it is told that they are not the children."""
        witness = {w.id: w.article_id for w in self.lineage.witnesses}
        open_ = {witness.get(d.child) for d in self.lineage.descents if not d.directed}
        return {child: parent for child, parent in self.parents.items() if child not in open_}

    def descends(self, article_id: str, ancestor_id: str) -> bool:
        """Say whether an article descends from another: what it reads is then no evidence against that."""
        seen = {article_id}
        while (up := self.parents.get(article_id)) is not None and up not in seen:
            if up == ancestor_id or self.tellings[up] == self.tellings[ancestor_id]:
                return True
            seen.add(up)
            article_id = up
        return False

    def pairs(self, left: str, right: str) -> tuple[Aligned, ...]:
        """Return the aligned sentences of two articles."""
        if left not in self.vectors or right not in self.vectors:
            return ()
        return align(self.sentences(left), self.sentences(right), (self.vectors[left], self.vectors[right]))

    @cached_property
    def word_articles(self) -> dict[str, frozenset[str]]:
        """Each word (lower case) to the articles in which it stands."""
        found: dict[str, set[str]] = {}
        for article in self.articles:
            for s in self.sentences(article.id):
                for t in s.tokens:
                    found.setdefault(t.text.lower(), set()).add(article.id)
        return {w: frozenset(a) for w, a in found.items()}

    @cached_property
    def lemma_counts(self) -> Counter[str]:
        return Counter(t.lemma.lower() for a in self.articles for s in self.sentences(a.id) for t in s.tokens)

    def mentions(self, article_id: str) -> tuple[Mention, ...]:
        return self.extractions[article_id].mentions if article_id in self.extractions else ()

    def speakers_at(self, article_id: str, token: Token) -> frozenset[str]:
        """Return on whose word what an article says in one place stands: the innermost speakers' names."""
        claims = self.extractions[article_id].claims if article_id in self.extractions else ()
        said = [
            c.attribution[0].speaker
            for c in claims
            if c.attribution and c.evidence.start <= token.start < c.evidence.end
        ]
        return frozenset(s.name or s.text for s in said)

    def entity_of(self, mention: Mention) -> str | None:
        return self.references.get((mention.article_id, mention.start, mention.end))

    @cached_property
    def versions(self) -> Mapping[tuple[str, int], tuple[Version, ...]]:
        """The versions of each sentence, by (article id, start)."""
        return find_versions([self.sentences(a.id) for a in self.articles])

    @cached_property
    def entity_by_id(self) -> dict[str, Entity]:
        return {e.id: e for e in self.entities}

    def acts_for(self, entity_id: str) -> str:
        """Return whom an entity speaks and acts for: its country, or itself, by name."""
        entity = self.entity_by_id.get(entity_id)
        if entity is None:
            return entity_id
        return entity.country or entity.metonym_of or entity.name

    def printed(self, article_id: str) -> date | None:
        return self._by_id[article_id].published.value

    def names_together(self, a: str, b: str) -> bool:
        """Say whether one name of the story has both words: "Ana" and "Brekke" in "Ana Brekke"."""
        return b.lower() in self._name_words.get(a.lower(), frozenset())

    @cached_property
    def _name_words(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for article in self.articles:
            for m in self.mentions(article.id):
                words = set(m.text.lower().split())
                for word in words if len(words) < 6 else ():
                    found.setdefault(word, set()).update(words - {word})
        return {w: frozenset(others) for w, others in found.items()}

    def is_bracketed(self, article_id: str, against: Sequence[str]) -> bool:
        """Say whether others were printed no later and others no earlier than an article.

        A figure that changed between their days cannot be why this one differs. An unknown day counts
        as any.
        """
        day = self.printed(article_id)
        days = [self.printed(a) for a in against]
        if day is None:
            return True
        return any(d is None or d <= day for d in days) and any(d is None or d >= day for d in days)

    def is_house_spelling(self, article_id: str, word: str, usual: str) -> bool:
        """Say whether an odd spelling is another romanisation of a name, or what the article always has."""
        if is_same_romanised(word, usual):
            return True
        counts = self._words_of[article_id]
        once_or_twice = is_same_romanised(word, usual, doubled=False)
        return once_or_twice and counts[word.lower()] > 1 and not counts[usual.lower()]

    @cached_property
    def _words_of(self) -> dict[str, Counter[str]]:
        return {
            a.id: Counter(t.text.lower() for s in self.sentences(a.id) for t in s.tokens)
            for a in self.articles
        }

    def is_outvoted(self, garble: Garble) -> bool:
        """Say whether a garble's reading stands with others, and with no fewer than the better one.

        It does where a version of its sentence has it, or another article in the same place: behind the
        same word or before the same word of a sentence on the same.
        """
        at, better = garble.evidence, garble.better
        own = next(
            (s for s in self.sentences(at.article_id) if s.start <= at.start and at.end <= s.end), None
        )
        if own is None or better is None:
            return False
        places = _in_place(own, at, at.quote), _in_place(own, at, better)
        versions = [v.sentence for v in self.versions.get((own.article_id, own.start), ())]
        told: tuple[set[str], set[str]] = (set(), set())
        for words, phrases, articles in zip((at.quote, better), places, told, strict=True):
            articles.update(v.article_id for v in versions if _holds(v.text, words))
            articles.update(s.article_id for s in self._alike(own) if any(_holds(s.text, p) for p in phrases))
        ours, theirs = (len(articles - {at.article_id}) for articles in told)
        return ours > 0 and ours + 1 >= theirs

    def _alike(self, own: Sentence) -> list[Sentence]:
        """Return the sentences of other articles that share three words of weight with one."""
        words = content(own)
        return [
            s
            for article in self.articles
            if article.id != own.article_id
            for s in self.sentences(article.id)
            if len(words & content(s)) >= _ON_THE_SAME
        ]


_ON_THE_SAME = 3


def _in_place(sentence: Sentence, at: Evidence, words: str) -> tuple[str, ...]:
    """Return words with the one before them in a sentence, and with the one after; denials by themselves."""
    before = [t.text for t in sentence.tokens if t.end <= at.start and t.text.isalnum()][-1:]
    after = [t.text for t in sentence.tokens if t.start >= at.end and t.text.isalnum()][:1]
    denial = re.search(r"\bnot \w+$", words)
    beside = (*(f"{b} {words}" for b in before), *(f"{words} {a}" for a in after))
    return (*beside, denial[0]) if denial else beside


def _holds(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None
