"""Shifts: retellings that change force, condition, agent, scope, unit or speaker without being corrupt.

Each rule is one function from a pair of claims, of which the one retells the other, to shifts; precision
comes before recall, since a shift tells a reader that a retelling says something else.
"""

from collections.abc import Callable, Iterator, Sequence

from stemma.collation.garbles.bench import Bench
from stemma.collation.shifts.counts import scope_shifts, unit_shifts
from stemma.collation.shifts.force import condition_shifts, modality_shifts
from stemma.collation.shifts.pairs import Retold, retold_pairs
from stemma.collation.shifts.voices import agent_shifts, speaker_shifts
from stemma.model import Collation, Garble, Shift

RULES: tuple[Callable[[Retold], Iterator[Shift]], ...] = (
    condition_shifts,
    modality_shifts,
    agent_shifts,
    scope_shifts,
    unit_shifts,
    speaker_shifts,
)


def find_shifts(
    bench: Bench, collations: Sequence[Collation], garbles: Sequence[Garble]
) -> tuple[Shift, ...]:
    """Return the shifts of a story: between an article's title and its body, a child and its parent, and
    two prints of one report, in the order of their places; one of a kind for each sentence.

    Only sentences that are versions of one another are compared, or claims of one collation in a title and
    its body, and only where no garbled reading explains the change.
    """
    found: dict[tuple[str, int, str], Shift] = {}
    for pair in retold_pairs(bench, collations):
        if _is_garbled(pair, garbles):
            continue
        for rule in RULES:
            for shift in rule(pair):
                place = pair.target.article_id, pair.to_sentence.start, shift.kind.value
                if place not in found or _length(found[place]) < _length(shift):
                    found[place] = shift
    return tuple(found[k] for k in sorted(found))


def _length(shift: Shift) -> int:
    return len(shift.target.quote)


def _is_garbled(pair: Retold, garbles: Sequence[Garble]) -> bool:
    """Say whether either of the two sentences holds a corrupt reading."""
    return any(
        g.evidence.article_id == s.article_id and g.evidence.start < s.end and s.start < g.evidence.end
        for g in garbles
        for s in (pair.from_sentence, pair.to_sentence)
    )
