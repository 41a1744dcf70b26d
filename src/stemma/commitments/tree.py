"""One parsed sentence as a tree: who governs whom, and which words belong to a phrase."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from stemma.model import Sentence, Span, Token

CLAUSES = frozenset(["relcl", "acl", "advcl", "appos", "parataxis", "punct"])
"""Relations of what stands in a phrase and is no part of its name."""


class Tree:
    """The tree of one sentence; every number is the index of a token in it."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                found[token.head].append(i)
        return tuple(tuple(f) for f in found)

    @cached_property
    def root(self) -> int:
        """The token that governs the whole sentence: the first that governs itself."""
        return next((i for i, t in enumerate(self.tokens) if t.head == i), 0)

    @cached_property
    def _lemmas(self) -> tuple[str, ...]:
        return tuple(t.lemma.lower() for t in self.tokens)

    @cached_property
    def words(self) -> frozenset[str]:
        """The lower-case lemmas of the whole sentence."""
        return frozenset(self._lemmas)

    def lemma(self, i: int) -> str:
        """Return the lower-case lemma of a token."""
        return self._lemmas[i]

    def verb(self, i: int) -> str:
        """Return the lemma of a verb with its particle: "step down"."""
        particle = next((self.lemma(c) for c in self.children(i, "prt")), "")
        return f"{self.lemma(i)} {particle}".strip()

    def is_verb(self, i: int) -> bool:
        """Say whether a token is a verb or an auxiliary."""
        return self.tokens[i].pos in ("VERB", "AUX")

    def children(self, i: int, *relations: str) -> tuple[int, ...]:
        """Return the tokens that a token governs, all or those of some relations, in order."""
        below = self._children[i]
        if not relations or not below:
            return below
        tokens = self.tokens
        return tuple([c for c in below if tokens[c].dep in relations])

    def child(self, i: int, *relations: str) -> int | None:
        """Return the first token that a token governs in one of the relations, or None."""
        for c in self._children[i]:
            if self.tokens[c].dep in relations:
                return c
        return None

    def subtree(self, i: int, without: Collection[str] = ()) -> tuple[int, ...]:
        """Return a token and all below it in order, leaving out branches of some relations."""
        found, waiting = [], [i]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting += [c for c in self._children[at] if self.tokens[c].dep not in without]
        return tuple(sorted(found))

    def above(self, i: int) -> Iterator[int]:
        """Yield the tokens that govern a token, the nearest first; a broken tree ends."""
        for _ in self.tokens:
            head = self.tokens[i].head
            if head == i:
                return
            yield head
            i = head

    def joined(self, i: int) -> tuple[int, ...]:
        """Return a token and those joined to it by "and": "Karvia and Vessia"."""
        found = [i]
        for at in found:
            found += self.children(at, "conj")
        return tuple(found)

    def phrase(self, i: int) -> tuple[int, ...]:
        """Return the words of a noun's own phrase, without what is joined to it or told of it."""
        return self.subtree(i, {*CLAUSES, "conj", "cc"})

    def lemmas(self, tokens: Iterable[int]) -> frozenset[str]:
        """Return the lemmas of some tokens."""
        lemmas = self._lemmas
        return frozenset([lemmas[i] for i in tokens])

    def span(self, tokens: Collection[int]) -> Span:
        """Return the offsets in the article from the first to the last of some tokens, without end points."""
        kept = sorted(tokens)
        while len(kept) > 1 and self.tokens[kept[-1]].pos in ("PUNCT", "SPACE"):
            kept.pop()
        while len(kept) > 1 and self.tokens[kept[0]].pos in ("PUNCT", "SPACE"):
            kept.pop(0)
        return self.tokens[kept[0]].start, self.tokens[kept[-1]].end

    def text(self, span: Span) -> str:
        """Return the words between two offsets of the article that lie in this sentence."""
        return self.sentence.text[span[0] - self.sentence.start : span[1] - self.sentence.start]

    def at(self, offset: int) -> int | None:
        """Return the token in which an offset of the article lies, or None."""
        return next((i for i, t in enumerate(self.tokens) if t.start <= offset < t.end), None)
