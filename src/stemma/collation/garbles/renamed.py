"""A whole name in the place of another, between the same words, where all retellings have one other name."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.collation.garbles.bench import Bench
from stemma.collation.garbles.generic import generic_words
from stemma.collation.garbles.versions import words_of
from stemma.model import Garble, GarbleKind, Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRun:
    """The capitalised words of one name, and the two words before it and the one after, lower case."""

    tokens: tuple[Token, ...]
    before: str
    after: str

    @property
    def words(self) -> frozenset[str]:
        return frozenset(t.text.lower() for t in self.tokens)

    @property
    def text(self) -> str:
        return " ".join(t.text for t in self.tokens)


def renamed_garbles(bench: Bench) -> Iterator[Garble]:
    """Yield names that stand once in the story, where two kin have one other name between the same words.

    An article that calls somebody otherwise by habit does so more than once, or shares a word of the name.
    """
    runs: dict[tuple[str, int], tuple[NameRun, ...]] = {}
    for article in bench.articles:
        for sentence in bench.sentences(article.id):
            runs[article.id, sentence.start] = tuple(_runs(sentence))
    count: dict[str, int] = defaultdict(int)
    for found in runs.values():
        for run in found:
            count[run.text.lower()] += 1
    for article in bench.articles:
        for sentence in bench.sentences(article.id):
            versions = [v.sentence for v in bench.versions.get((article.id, sentence.start), ())]
            for run in runs[article.id, sentence.start] if len(versions) > 1 else ():
                if count[run.text.lower()] == 1:
                    yield from _against(bench, sentence, run, versions, runs)


def _against(
    bench: Bench,
    sentence: Sentence,
    run: NameRun,
    versions: Sequence[Sentence],
    runs: dict[tuple[str, int], tuple[NameRun, ...]],
) -> Iterator[Garble]:
    places = (run.before, run.after)
    others = {
        v.article_id: r
        for v in versions
        for r in runs[v.article_id, v.start]
        if (r.before, r.after) == places
    }
    texts = {r.text for r in others.values()}
    if len(others) < 2 or len(texts) != 1 or not bench.may_accuse(others, sentence.article_id):
        return
    better = others[min(others)]
    shared = any(bench.names_together(a, b) or a[:4] == b[:4] for a in run.words for b in better.words)
    if shared or bench.is_house_spelling(sentence.article_id, run.text, better.text):
        return
    if not bench.are_kin(others, sentence.article_id) or sentence.heading:
        return
    yield Garble(
        evidence=bench.covering(run.tokens, sentence),
        better=better.text,
        kind=GarbleKind.NAME,
        because=f"{len(others)} prints of the sentence have {better.text!r} between the same words",
    )


def _runs(sentence: Sentence) -> Iterator[NameRun]:
    words = words_of(sentence)
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and _is_name(words[end], first=end == 0):
            end += 1
        is_office = end < len(words) and words[end].text.lower() in generic_words()  # "Health Minister"
        if start and start < end < len(words) and end - start <= 4 and not is_office:
            yield NameRun(
                tokens=tuple(words[start:end]),
                before=" ".join(t.text.lower() for t in words[max(0, start - 2) : start]),
                after=words[end].text.lower(),
            )
        start = max(end, start + 1)


def _is_name(token: Token, *, first: bool) -> bool:
    word = token.text
    return (
        not first
        and len(word) > 2
        and word[0].isupper()
        and word.lower() not in generic_words()
        and token.pos in ("PROPN", "NOUN", "ADJ")
    )
