"""A child and its parent side by side: rows of sentences that tell the same, what was changed marked.

Rows follow the child; a row is shared, moved (its parent's sentence stands elsewhere in the order) or holds
what only one of the two has. Within a row words are compared (Ratcliff and Obershelp's matching blocks).
Everything is bounded: sentences, rows, words of a row, characters of what only one side has.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import count

from stemma.language.sentences import split_sentences
from stemma.model import Article, Passage, Span

SENTENCES, ROWS, WORDS, OWN = 400, 150, 400, 420
LEAST_SHARE, LEAST_CHARACTERS = 0.25, 40
"""A passage joins two sentences if it covers this share of the shorter one, or so many characters."""

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")


class RowKind(StrEnum):
    """Whether both sides have a row, in order or not, or each side what the other has not."""

    SHARED = "shared"
    MOVED = "moved"
    OWN = "own"


class MarkKind(StrEnum):
    """What a piece of a row is: as in the other text, changed, a changed number, or known to be corrupt."""

    SAME = "same"
    CHANGED = "changed"
    NUMBER = "number"
    GARBLED = "garbled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A piece of a sentence; `note` says what is the matter with it."""

    kind: MarkKind
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; `parent_span` and `child_span` are (start, end) in the texts, (0, 0) for an empty side.

    Rows that both sides have are numbered from 1, the others have number 0.
    """

    kind: RowKind
    parent: tuple[Mark, ...]
    child: tuple[Mark, ...]
    parent_span: Span
    child_span: Span
    notes: tuple[str, ...] = ()
    number: int = 0

    @property
    def is_changed(self) -> bool:
        """Say whether a word of the row was changed."""
        return any(m.kind != MarkKind.SAME for m in (*self.parent, *self.child))


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the apparatus says of a place of an article."""

    start: int
    end: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An article with the places of it that are garbled or shifted."""

    article: Article
    garbled: tuple[Noted, ...] = ()
    shifted: tuple[Noted, ...] = ()


type _Group = tuple[list[int], list[int], int]
"""Sentences of the child, sentences of the parent, characters that they share."""


def side_by_side(child: Side, parent: Side, passages: Iterable[Passage]) -> tuple[Row, ...]:
    """Return the rows of a child beside its parent, at most 150 of them."""
    mine, theirs = _sentences(child.article), _sentences(parent.article)
    groups = _groups(_weights(mine, theirs, passages), mine, theirs)
    in_order = _in_order(groups)
    rows: list[Row] = []
    used = {j for _, parents, _ in groups for j in parents}
    grouped = {i for children, _, _ in groups for i in children}
    at_child = at_parent = 0
    for n, (children, parents, _) in enumerate(groups):
        own = [i for i in range(at_child, children[0]) if i not in grouped]
        others = [j for j in range(at_parent, parents[0]) if j not in used] if n in in_order else []
        rows += _own_row(child, parent, [mine[i] for i in own], [theirs[j] for j in others])
        kind = RowKind.SHARED if n in in_order else RowKind.MOVED
        rows.append(_shared_row(kind, child, parent, _hull(mine, children), _hull(theirs, parents)))
        at_child = children[-1] + 1
        at_parent = parents[-1] + 1 if n in in_order else at_parent
    own = [i for i in range(at_child, len(mine)) if i not in grouped]
    others = [j for j in range(at_parent, len(theirs)) if j not in used]
    rows += _own_row(child, parent, [mine[i] for i in own], [theirs[j] for j in others])
    return _numbered(rows[:ROWS])


def _numbered(rows: Sequence[Row]) -> tuple[Row, ...]:
    numbers = count(1)
    return tuple(r if r.kind is RowKind.OWN else replace(r, number=next(numbers)) for r in rows)


def _sentences(article: Article) -> list[Span]:
    found = (s for s in split_sentences(article.text) if not article.is_furniture(*s))
    return [span for span, _ in zip(found, range(SENTENCES), strict=False)]


def _hull(sentences: Sequence[Span], chosen: Sequence[int]) -> Span:
    return sentences[chosen[0]][0], sentences[chosen[-1]][1]


def _weights(
    mine: Sequence[Span], theirs: Sequence[Span], passages: Iterable[Passage]
) -> dict[tuple[int, int], int]:
    """Return how many characters of passages join each sentence of the child with one of the parent."""
    found: dict[tuple[int, int], int] = defaultdict(int)
    for passage in passages:
        if passage.parent is None or passage.child[0] >= passage.child[1]:
            continue
        (start, end), (first, last) = passage.child, passage.parent
        stretch = (last - first) / (end - start)
        for i, (a, b) in _meeting(mine, start, end):
            there = first + (max(a, start) - start) * stretch, first + (min(b, end) - start) * stretch
            for j, (c, d) in _meeting(theirs, round(there[0]), round(there[1])):
                found[i, j] += round(min(there[1], d) - max(there[0], c))
    return found


def _meeting(sentences: Sequence[Span], start: int, end: int) -> Iterable[tuple[int, Span]]:
    """Yield the sentences that touch [start, end)."""
    at = max(0, bisect_right(sentences, (start, end)) - 1)
    while at < len(sentences) and sentences[at][0] < end:
        if sentences[at][1] > start:
            yield at, sentences[at]
        at += 1


def _groups(
    weights: Mapping[tuple[int, int], int], mine: Sequence[Span], theirs: Sequence[Span]
) -> list[_Group]:
    """Give each sentence of the child the one it shares most with; neighbours with one parent are a row."""
    best: dict[int, tuple[int, int]] = {}
    joined = {
        (i, j): weight
        for (i, j), weight in sorted(weights.items())
        if weight >= LEAST_CHARACTERS
        or weight >= LEAST_SHARE * min(mine[i][1] - mine[i][0], theirs[j][1] - theirs[j][0])
    }
    for (i, j), weight in joined.items():
        if weight > best.get(i, (0, 0))[0]:
            best[i] = weight, j
    groups: list[_Group] = []
    for i, (weight, j) in sorted(best.items()):
        if groups and groups[-1][1] == [j] and groups[-1][0][-1] == i - 1:
            groups[-1] = ([*groups[-1][0], i], [j], groups[-1][2] + weight)
        else:
            groups.append(([i], [j], weight))
    return _with_neighbours(groups, joined)


def _with_neighbours(groups: list[_Group], joined: Mapping[tuple[int, int], int]) -> list[_Group]:
    """Add to a row the next sentence of the parent that no row has and that went into the row's child."""
    taken = {j for _, parents, _ in groups for j in parents}
    found = []
    for children, parents, weight in groups:
        wider = list(parents)
        for j in (parents[0] - 1, parents[-1] + 1):
            if j not in taken and any((i, j) in joined for i in children):
                wider = sorted([*wider, j])
                taken.add(j)
        found.append((children, wider, weight))
    return found


def _in_order(groups: Sequence[_Group]) -> frozenset[int]:
    """Return the rows that stand in the same order on both sides: the heaviest increasing sequence."""
    best: list[tuple[int, int]] = []
    for n, (_, parents, weight) in enumerate(groups):
        before = [(best[k][0], -k) for k in range(n) if groups[k][1][-1] < parents[0]]
        total, last = max(before, default=(0, 1))
        best.append((total + weight, -last))
    if not best:
        return frozenset()
    at = max(range(len(best)), key=lambda n: (best[n][0], -n))
    kept = set()
    while at >= 0:
        kept.add(at)
        at = best[at][1]
    return frozenset(kept)


def _own_row(child: Side, parent: Side, mine: Sequence[Span], theirs: Sequence[Span]) -> list[Row]:
    if not mine and not theirs:
        return []
    return [
        Row(
            kind=RowKind.OWN,
            parent=_own(parent, theirs),
            child=_own(child, mine),
            parent_span=(theirs[0][0], theirs[-1][1]) if theirs else (0, 0),
            child_span=(mine[0][0], mine[-1][1]) if mine else (0, 0),
        )
    ]


def _own(side: Side, spans: Sequence[Span]) -> tuple[Mark, ...]:
    """Return what only one side has; of a long passage its beginning, and how much follows."""
    if not spans:
        return ()
    text = " ".join(side.article.text[s:e] for s, e in spans)
    if len(text) <= OWN:
        return (Mark(kind=MarkKind.SAME, text=text),)
    cut = text.rfind(" ", 0, OWN - 60)
    cut = cut if cut > 0 else OWN - 60
    more = len(_WORD.findall(text, cut))
    return (
        Mark(kind=MarkKind.SAME, text=text[:cut] + " …"),
        Mark(kind=MarkKind.SAME, text="", note=f"{more} more words"),
    )


def _shared_row(kind: RowKind, child: Side, parent: Side, mine: Span, theirs: Span) -> Row:
    ours, others = _units(child.article.text, mine), _units(parent.article.text, theirs)
    keys = [_key(child.article.text, u) for u in ours], [_key(parent.article.text, u) for u in others]
    matcher = SequenceMatcher(None, keys[1], keys[0], autojunk=False)
    same_parent, same_child = set[int](), set[int]()
    for block in matcher.get_matching_blocks():
        same_parent.update(range(block.a, block.a + block.size))
        same_child.update(range(block.b, block.b + block.size))
    shifts = [n.note for n in child.shifted if n.start < mine[1] and mine[0] < n.end]
    return Row(
        kind=kind,
        parent=_marked(parent, others, same_parent),
        child=_marked(child, ours, same_child),
        parent_span=theirs,
        child_span=mine,
        notes=tuple(dict.fromkeys(shifts)),
    )


def _units(text: str, span: Span) -> list[Span]:
    """Return the words from `start` to `end`, each with what stands between it and the next; at most 400."""
    starts = [m.start() for m, _ in zip(_WORD.finditer(text, *span), range(WORDS), strict=False)]
    starts = [span[0], *starts[1:]] if starts else [span[0]]
    return list(zip(starts, [*starts[1:], span[1]], strict=True))


def _key(text: str, unit: Span) -> str:
    found = _WORD.search(text, *unit)
    return found[0].casefold().replace("’", "'") if found else ""


def _marked(side: Side, units: Sequence[Span], same: set[int]) -> tuple[Mark, ...]:
    """Return the words of one side, neighbours of one kind joined; garbled places come first.

    What stands between two words belongs to them where both are of one kind, else to the plain text.
    """
    marks: list[Mark] = []
    between = ""
    for n, (start, end) in enumerate(units):
        word = _WORD.search(side.article.text, start, end)
        first, last = word.span() if word else (start, end)
        between += side.article.text[start:first]
        text = side.article.text[first:last]
        note = next((g.note for g in side.garbled if g.start < last and first < g.end), "")
        if note:
            kind = MarkKind.GARBLED
        elif n in same:
            kind = MarkKind.SAME
        else:
            kind = MarkKind.NUMBER if any(c.isdigit() for c in text) else MarkKind.CHANGED
        if marks and (marks[-1].kind, marks[-1].note) == (kind, note):
            marks[-1] = replace(marks[-1], text=marks[-1].text + between + text)
        else:
            marks += [Mark(kind=MarkKind.SAME, text=between), Mark(kind=kind, text=text, note=note)]
        between = side.article.text[last:end]
    return _joined([*marks, Mark(kind=MarkKind.SAME, text=between)])


def _joined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    found: list[Mark] = []
    for mark in marks:
        if found and mark.kind is found[-1].kind is MarkKind.SAME:
            found[-1] = replace(mark, text=found[-1].text + mark.text)
        elif mark.text:
            found.append(mark)
    return tuple(found)
