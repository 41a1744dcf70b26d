"""Doubled words: "its its", "help border borders", "co-operation and co-operation"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from stemma.collation.garbles.bench import Bench
from stemma.language.lexicon import lexicon
from stemma.model import Garble, GarbleKind, Sentence, Token


def doubled_garbles(bench: Bench) -> Iterator[Garble]:
    """Yield words that stand twice where English has them once."""
    for article in bench.articles:
        for sentence in bench.sentences(article.id):
            yield from _adjacent(bench, sentence)
            yield from _coordinated(bench, sentence)


def _adjacent(bench: Bench, sentence: Sentence) -> Iterator[Garble]:
    fine = lexicon("antonyms", "collation")["may_be_doubled"]
    for a, b in pairwise(sentence.tokens):
        if a.end == b.start or not a.text.isalpha() or a.text.lower() in fine:
            continue
        same_word = a.text.lower() == b.text.lower()
        same_lemma = (
            a.lemma.lower() == b.lemma.lower() and a.pos in ("NOUN", "VERB") and b.pos in ("NOUN", "VERB")
        )
        if same_word and not (a.text[0].isupper() and b.text[0].isupper()):
            yield Garble(
                evidence=bench.covering((a, b), sentence),
                better=a.text,
                kind=GarbleKind.DISFLUENCY,
                because=f"the word {a.text!r} stands twice",
            )
        elif same_lemma and not same_word:
            yield Garble(
                evidence=bench.covering((a, b), sentence),
                better=None,
                kind=GarbleKind.DISFLUENCY,
                because=f"{a.text!r} and {b.text!r} are one word in two forms, side by side",
            )


def _coordinated(bench: Bench, sentence: Sentence) -> Iterator[Garble]:
    for token in sentence.tokens:
        if token.dep != "conj" or token.pos not in ("NOUN", "ADJ", "VERB"):
            continue
        head = sentence.tokens[token.head]
        between = [t.lemma.lower() for t in sentence.tokens if head.start < t.start < token.start]
        if (
            head.lemma.lower() == token.lemma.lower()
            and between
            and set(between) <= {"and", "or", ",", "as", "well"}
        ):
            chain = _conjuncts(sentence, head)
            yield Garble(
                evidence=bench.covering((head, token), sentence),
                better=_fuller_list(bench, chain, sentence),
                kind=GarbleKind.DISFLUENCY,
                because=f"the list names {token.text!r} twice",
            )


def _conjuncts(sentence: Sentence, member: Token) -> tuple[Token, ...]:
    """Return all members of the list that a token belongs to."""
    top = member
    while top.dep == "conj":
        top = sentence.tokens[top.head]
    chain, indices = [top], {sentence.tokens.index(top)}
    for i, t in enumerate(sentence.tokens):
        if t.dep == "conj" and t.head in indices:
            chain.append(t)
            indices.add(i)
    return tuple(chain)


def _fuller_list(bench: Bench, chain: Sequence[Token], own: Sentence) -> str | None:
    """Return a list of another article that shares two members with this one and doubles none."""
    wanted = {_plain(t) for t in chain}
    for article in bench.articles:
        if article.id == own.article_id:
            continue
        for sentence in bench.sentences(article.id):
            for token in sentence.tokens:
                if any(c.dep == "conj" and sentence.tokens[c.head] is token for c in sentence.tokens):
                    other = _conjuncts(sentence, token)
                    names = [_plain(t) for t in other]
                    if len(set(names)) == len(names) > len(wanted) and len(wanted & set(names)) >= 2:
                        return article.text[other[0].start : other[-1].end]
    return None


def _plain(token: Token) -> str:
    return token.lemma.lower().replace("-", "")
