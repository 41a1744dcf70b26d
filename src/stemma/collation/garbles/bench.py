"""The bench on which garbles are found: a story's articles side by side, each reading once."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from stemma.collation.alignment import Aligned, align
from stemma.collation.points import Encode, Vectors
from stemma.model import Article, Entity, Evidence, Extraction, Lineage, Mention, Sentence, Token


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
        """Sentence vectors of each article."""
        texts = [s.text for a in self.articles for s in self.sentences(a.id)]
        rows = self.encode(texts) if texts else None
        found: dict[str, Vectors] = {}
        at = 0
        for article in self.articles:
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

    def entity_of(self, mention: Mention) -> str | None:
        return self.references.get((mention.article_id, mention.start, mention.end))
