"""Which claim retells which: versions of one sentence, and a title's and its body's claims."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemma.collation.alignment import content
from stemma.collation.garbles.bench import Bench
from stemma.language.concepts import concept, concepts
from stemma.language.words import CONTENT
from stemma.model import Claim, Collation, Evidence, Sentence, Shift, ShiftKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSettings:
    """When one sentence retells another; chosen on the example cases and on near copies (fakes-dev)."""

    shared: float = 0.6
    """Share of the content words of either sentence that must stand in the other."""
    titled: float = 0.4
    """Share of a title's content words that must stand in the sentence of the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A claim, the claim that retells it, and the sentences in which the two stand.

    `around` are the sentences of the retelling's article next to its own, and its own; `titled` says that the
    retelling is a title and the other is of its own body, `same_day` that both were printed on one day.
    """

    bench: Bench
    source: Claim
    target: Claim
    from_sentence: Sentence
    to_sentence: Sentence
    around: tuple[Sentence, ...]
    titled: bool
    same_day: bool

    def shift(self, kind: ShiftKind, because: str) -> Shift:
        return Shift(source=self.source.evidence, target=self.target.evidence, kind=kind, because=because)

    @property
    def same_deed(self) -> bool:
        """Whether the same is said to be done."""
        return concept(self.source.predicate) == concept(self.target.predicate)


def retold_pairs(bench: Bench, collations: Sequence[Collation]) -> Iterator[Retold]:
    """Yield every pair of claims of which the second retells the first."""
    claims = _by_sentence(bench)
    together = {i: c.id for c in collations for v in c.variants for i in v.claim_ids}
    for article in bench.articles:
        sentences = bench.sentences(article.id)
        for at, sentence in enumerate(sentences):
            own = claims.get((article.id, sentence.start), ())
            if not own:
                continue
            around = sentences[max(0, at - 1) : at + 2]
            if sentence.title:
                yield from _titled(bench, sentence, own, claims, together)
            elif not sentence.heading:
                yield from _inherited(bench, sentence, own, claims, around)


type _Claims = Mapping[tuple[str, int], Sequence[Claim]]


def _by_sentence(bench: Bench) -> _Claims:
    found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for article in bench.articles:
        sentences = bench.sentences(article.id)
        for claim in bench.extractions[article.id].claims if article.id in bench.extractions else ():
            at = claim.evidence
            own = next((s for s in sentences if s.start <= at.start and at.end <= s.end), None)
            if own is not None:
                found[article.id, own.start].append(claim)
    return found


def _titled(
    bench: Bench, title: Sentence, own: Sequence[Claim], claims: _Claims, together: Mapping[str, str]
) -> Iterator[Retold]:
    """Yield a title's claims with what the body says of the same, unless the body says it in either way."""
    words = content(title)
    for target in own:
        rows = []
        for sentence in bench.sentences(title.article_id):
            share = len(words & content(sentence)) / max(1, len(words))
            for source in claims.get((title.article_id, sentence.start), ()) if not sentence.heading else ():
                same = concept(source.predicate) == concept(target.predicate)
                if same and (
                    share >= PairSettings().titled or together.get(source.id) == together.get(target.id)
                ):
                    rows.append((source, sentence))
        yield from (
            _pair(bench, source, target, sentence, title, (title,), titled=True) for source, sentence in rows
        )


def _inherited(
    bench: Bench,
    sentence: Sentence,
    own: Sequence[Claim],
    claims: _Claims,
    around: tuple[Sentence, ...],
) -> Iterator[Retold]:
    """Yield the claims of a sentence with those of its versions in its kin, ancestors first."""
    versions = [
        v.sentence
        for v in bench.versions.get((sentence.article_id, sentence.start), ())
        if bench.are_kin((v.sentence.article_id,), sentence.article_id)
        and not v.sentence.heading
        and not bench.descends(v.sentence.article_id, sentence.article_id)
        and _is_version(sentence, v.sentence)
    ]
    order = {a.id: n for n, a in enumerate(bench.articles)}
    ancestors = {v.article_id for v in versions if bench.descends(sentence.article_id, v.article_id)}
    for version in sorted(versions, key=lambda v: (v.article_id not in ancestors, order[v.article_id])):
        for target in own:
            for source in claims.get((version.article_id, version.start), ()):
                if _retells(source, target):
                    yield _pair(bench, source, target, version, sentence, around, titled=False)


def _is_version(a: Sentence, b: Sentence) -> bool:
    x, y = content(a), content(b)
    return len(x & y) >= PairSettings().shared * min(len(x), len(y)) and len(x & y) >= 3


def _retells(source: Claim, target: Claim) -> bool:
    """Say whether two claims of aligned sentences tell the same: the deed, or the words of most of it."""
    if concept(source.predicate) == concept(target.predicate):
        return True
    a, b = (frozenset(w for w in c.text.lower().split() if len(w) > 3) for c in (source, target))
    return len(a & b) >= PairSettings().shared * max(len(a), len(b), 1)


def _pair(
    bench: Bench,
    source: Claim,
    target: Claim,
    there: Sentence,
    here: Sentence,
    around: tuple[Sentence, ...],
    *,
    titled: bool,
) -> Retold:
    days = [bench.printed(c.article_id) for c in (source, target)]
    return Retold(
        bench=bench,
        source=source,
        target=target,
        from_sentence=there,
        to_sentence=here,
        around=around,
        titled=titled,
        same_day=titled or (days[0] is not None and days[0] == days[1]),
    )


def evidence_of(bench: Bench, sentence: Sentence) -> Evidence:
    """Return the evidence for a whole sentence."""
    return bench.evidence(sentence.article_id, sentence.start, sentence.end)


def lemmas_of(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the lemmas and the words of some sentences, lower case."""
    return frozenset(w for s in sentences for t in s.tokens for w in (t.lemma.lower(), t.text.lower()))


def weighty(sentence: Sentence, start: int, end: int) -> frozenset[str]:
    """Return the concepts of the content words, no names, in [start, end) of an article."""
    return concepts(
        t.lemma.lower()
        for t in sentence.tokens
        if start <= t.start and t.end <= end and t.pos in CONTENT and t.pos != "PROPN" and not t.entity
    )
