"""The versions of a sentence: who else in the story tells it in nearly the same words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from stemma.collation.alignment import content
from stemma.model import Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionSettings:
    """When sentences are versions of one; chosen on the example cases and on gva-dev stories."""

    shared: float = 0.5
    """Share of the longer sentence's content words that stand in the other."""
    least: int = 3
    """Content words in common, at least."""
    words: int = 8
    """Words of a sentence, the rarest, by which versions are looked for."""
    holders: int = 60
    """Sentences that are looked at for one word, the first in the order of the articles."""
    most: int = 12
    """Versions of one sentence that are compared: the most alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A sentence of another article; `shared` is the share of the content words in common (0..1)."""

    sentence: Sentence
    shared: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Words [start, end) of one sentence, by index, and what a version has in their place."""

    start: int
    end: int
    other: tuple[Token, ...]
    held: int
    """Words in common next to it, on the side that has fewer."""


def find_versions(
    articles: Sequence[Sequence[Sentence]], settings: VersionSettings | None = None
) -> Mapping[tuple[str, int], tuple[Version, ...]]:
    """Return, by (article id, start) of a sentence, its versions: one at most of each other article.

    The work grows with the sentences that share rare words, not with the pairs of articles.
    """
    settings = settings or VersionSettings()
    sentences = [s for rows in articles for s in rows]
    words = [content(s) for s in sentences]
    holders: dict[str, list[int]] = defaultdict(list)
    for i, own in enumerate(words):
        for word in own:
            holders[word].append(i)
    found = {}
    for i, sentence in enumerate(sentences):
        rarest = sorted(words[i], key=lambda w: (len(holders[w]), w))[: settings.words]
        near = {j for w in rarest for j in holders[w][: settings.holders]}
        best: dict[str, tuple[float, int]] = {}
        for j in sorted(near):
            other = sentences[j]
            both = len(words[i] & words[j])
            share = round(both / max(len(words[i]), len(words[j]), 1), 4)
            if other.article_id == sentence.article_id or both < settings.least or share < settings.shared:
                continue
            if (share, -j) > best.get(other.article_id, (0.0, 0)):
                best[other.article_id] = (share, -j)
        ranked = sorted(best.values(), reverse=True)[: settings.most]
        found[sentence.article_id, sentence.start] = tuple(
            Version(sentence=sentences[-j], shared=share) for share, j in ranked
        )
    return found


def words_of(sentence: Sentence) -> tuple[Token, ...]:
    """Return the tokens of a sentence that are words."""
    return tuple(t for t in sentence.tokens if t.pos not in ("PUNCT", "SPACE"))


def differences(left: Sequence[Token], right: Sequence[Token]) -> tuple[float, tuple[Difference, ...]]:
    """Return how alike two runs of words are (0..1), and where they differ between words in common.

    A difference at an edge of the sentence counts where the other edge of it is held by two words.
    """
    matcher = SequenceMatcher(None, [_form(t) for t in left], [_form(t) for t in right], autojunk=False)
    codes = matcher.get_opcodes()
    return matcher.ratio(), tuple(_anchored(codes, left, right))


def _anchored(
    codes: Sequence[tuple[str, int, int, int, int]], left: Sequence[Token], right: Sequence[Token]
) -> Iterator[Difference]:
    for n, (tag, a, b, c, d) in enumerate(codes):
        if tag == "equal":
            continue
        before = codes[n - 1][2] - codes[n - 1][1] if n else 0
        after = codes[n + 1][2] - codes[n + 1][1] if n + 1 < len(codes) else 0
        inside = before and after
        edge = (n == 0 and after >= 2) or (n == len(codes) - 1 and before >= 2)
        if inside or (edge and tag == "replace"):
            yield Difference(start=a, end=b, other=tuple(right[c:d]), held=min(before, after))


def _form(token: Token) -> str:
    return token.text.lower().replace("’", "'")
