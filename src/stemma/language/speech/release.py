"""Speeches of one speaker that a parse nested: "said X and added, Y", "said X, adding that Y"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.language.speech.draft import Draft


def released(drafts: list[Draft], by_sentence: Mapping[int, Sequence[int]], owners: set[int]) -> None:
    """Cut contents before a second cue of the same speaker, and give that cue the speaker.

    A second cue has no subject of its own or is coordinated, and introduces a quotation (`owners`); or
    it is a participle behind a comma. Works on `drafts` in place.
    """
    for indices in by_sentence.values():
        for i in indices:
            second = drafts[i]
            quoted = i in owners and (second.shared or second.conjoined)
            if second.cue and (quoted or (second.shared and second.trailing and second.quoting)):
                _release(drafts, indices, i)


def _release(drafts: list[Draft], indices: Sequence[int], i: int) -> None:
    second = drafts[i]
    place = second.cue[0][0]
    for j in indices:
        first = drafts[j]
        if j == i or not first.cue or not first.source or first.cue[0][0] > place:
            continue
        if not any(a <= place < b for a, b in first.content):
            continue
        cut = tuple((a, min(b, place)) for a, b in first.content if a < place)
        cut = tuple((a, b) for a, b in cut if b - a > 1)
        if not cut:
            continue
        inside = any(a <= s < b for a, b in first.content for s, _ in second.source)
        drafts[j] = replace(first, content=cut)
        if second.shared and (inside or not second.source):
            drafts[i] = replace(second, source=first.source, hearsay=first.hearsay)
        return
