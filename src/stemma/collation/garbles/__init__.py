"""Garbled readings: corrupt words, the better ones, and why. Precision comes before recall.

Each detector is one function from a `Bench` (a story's articles laid side by side) to garbles.
"""

from collections.abc import Callable, Iterable

from stemma.collation.garbles.bench import Bench
from stemma.collation.garbles.compared import compared_garbles
from stemma.collation.garbles.doubled import doubled_garbles
from stemma.collation.garbles.misnamed import misnamed_garbles
from stemma.collation.garbles.odd import odd_garbles
from stemma.collation.garbles.renamed import renamed_garbles
from stemma.collation.garbles.retold import retold_garbles
from stemma.collation.garbles.spelling import spelling_garbles
from stemma.collation.garbles.tells import tell_garbles
from stemma.model import Garble

DETECTORS: tuple[Callable[[Bench], Iterable[Garble]], ...] = (
    tell_garbles,
    odd_garbles,
    retold_garbles,
    compared_garbles,
    spelling_garbles,
    misnamed_garbles,
    doubled_garbles,
    renamed_garbles,
)


def find_garbles(bench: Bench) -> tuple[Garble, ...]:
    """Return the garbled readings of one story, in the order of its articles; one for each place.

    Where two detectors name overlapping words the earlier detector in DETECTORS keeps them, since it
    has the stronger evidence.
    """
    kept: list[Garble] = []
    for detector in DETECTORS:
        for garble in detector(bench):
            if not any(_overlap(garble, other) for other in kept):
                kept.append(garble)
    order = {a.id: n for n, a in enumerate(bench.articles)}
    return tuple(sorted(kept, key=lambda g: (order[g.evidence.article_id], g.evidence.start, g.evidence.end)))


def _overlap(a: Garble, b: Garble) -> bool:
    x, y = a.evidence, b.evidence
    return x.article_id == y.article_id and x.start < y.end and y.start < x.end
