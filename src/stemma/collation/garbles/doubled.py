"""Doubled words: "its its", "help border borders", "co-operation and co-operation"."""

from collections.abc import Iterator
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
    for i, token in enumerate(sentence.tokens):
        if token.dep != "conj" or token.pos not in ("NOUN", "ADJ", "VERB"):
            continue
        head = sentence.tokens[token.head]
        first, last = _hyphenated(sentence, token.head), _hyphenated(sentence, i)
        between = {t.lemma.lower() for t in sentence.tokens if head.end <= t.start < last.start}
        if _plain(sentence, token.head) == _plain(sentence, i) and between <= {
            "and",
            "or",
            ",",
            "as",
            "well",
        }:
            chain = _conjuncts(sentence, token.head)
            yield Garble(
                evidence=bench.evidence(sentence.article_id, first.start, token.end),
                better=_fuller_list(bench, frozenset(_plain(sentence, c) for c in chain), sentence),
                kind=GarbleKind.DISFLUENCY,
                because=f"the list names {token.text!r} twice",
            )


def _hyphenated(sentence: Sentence, i: int) -> Token:
    """Return the first token of a hyphenated word that ends with token i: the "co" of "co-operation"."""
    while (
        i >= 2
        and sentence.tokens[i - 1].text == "-"
        and sentence.tokens[i - 2].end == sentence.tokens[i - 1].start
    ):
        i -= 2
    return sentence.tokens[i]


def _plain(sentence: Sentence, i: int) -> str:
    """Return a word's lemma with what is hyphenated to it, without hyphens."""
    first = _hyphenated(sentence, i)
    prefix = "".join(t.text for t in sentence.tokens[:i] if t.start >= first.start and t.text != "-")
    return (prefix + sentence.tokens[i].lemma).lower().replace("-", "")


def _conjuncts(sentence: Sentence, member: int) -> tuple[int, ...]:
    """Return the indices of all members of the list that a token belongs to."""
    top = member
    while sentence.tokens[top].dep == "conj":
        top = sentence.tokens[top].head
    chain = [top]
    for i, t in enumerate(sentence.tokens):
        if t.dep == "conj" and t.head in chain:
            chain.append(i)
    return tuple(chain)


def _fuller_list(bench: Bench, wanted: frozenset[str], own: Sentence) -> str | None:
    """Return a list of another article that shares two members with this one and doubles none."""
    for article in bench.articles:
        if article.id == own.article_id:
            continue
        for sentence in bench.sentences(article.id):
            for top in sorted({t.head for t in sentence.tokens if t.dep == "conj"}):
                chain = _conjuncts(sentence, top)
                names = [_plain(sentence, i) for i in chain]
                if len(set(names)) == len(names) > len(wanted) and len(wanted & set(names)) >= 2:
                    ends = [sentence.tokens[i] for i in chain]
                    return article.text[_hyphenated(sentence, chain[0]).start : max(t.end for t in ends)]
    return None
