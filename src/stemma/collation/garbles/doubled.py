"""Doubled words: "its its", "help border borders", "co-operation and co-operation"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from stemma.collation.garbles.bench import Bench
from stemma.language.lexicon import lexicon
from stemma.model import Garble, GarbleKind, Sentence, Token

_TWICE = re.compile(r"(?<![\w-])([a-z][a-z-]{2,30}[a-z]) (?:and|or) \1(?![\w-])")
_LISTED = re.compile(r"([a-z][a-z-]{2,30}), ?$")
"""The member of a list before: "friendship, "."""


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
    """Yield a noun joined to itself: by the text alone, since parsers split hyphenated words."""
    for match in _TWICE.finditer(sentence.text):
        last = next((t for t in sentence.tokens if t.end == sentence.start + match.end()), None)
        listed = _LISTED.search(sentence.text[: match.start()][-60:])
        if last is None or last.pos not in ("NOUN", "VERB") or (last.tag != "NN" and listed is None):
            continue
        members = [match[1], *([listed[1]] if listed else ())]
        start = match.start() - len(listed[0]) if listed else match.start()
        yield Garble(
            evidence=bench.evidence(
                sentence.article_id, sentence.start + start, sentence.start + match.end()
            ),
            better=_fuller_list(bench, frozenset(m.lower().replace("-", "") for m in members), sentence),
            kind=GarbleKind.DISFLUENCY,
            because=f"the list names {match[1]!r} twice",
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
