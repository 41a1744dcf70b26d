"""What was changed from one telling to the other, word by word, and which side looks like the original.

Between two sentences that tell the same, words stand on one side only. Who rewords from a dictionary,
by machine or in haste, puts a rarer word in the place of a plain one ("apprehended" for "arrested"), and
misspells; who garbles loses little words. Each change tells little, many together tell the direction.
(Philology has the opposite rule for scribes who understood what they copied: of two readings the harder
one is the older. It is not followed here: it speaks of meaning, and of centuries.)
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.language.lexicon import lexicon
from stemma.language.vectors import rarity
from stemma.lineage.alignment import Link
from stemma.lineage.reading import Reading

_COMMON = 0.5
"""Least share of the shorter sentence's words that both have; with less, it is another sentence."""
_STEP = 8.0
"""Nats by which one reading counts as rarer at most: a name is no better sign than a slip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Signs that `child` was made of the other text; negative ones point the other way.

    `rarer` is by how many nats its own words are rarer than those in whose place they stand, summed;
    `lost` how many more little words it lacks than the other.
    """

    rarer: float = 0.0
    lost: int = 0

    def turned(self) -> "Changes":
        """Return the same changes, seen from the other text."""
        return Changes(rarer=-self.rarer, lost=-self.lost)


def read_changes(child: Reading, parent: Reading, links: Sequence[Link]) -> Changes:
    """Return what the sentences that tell the same say on the direction."""
    little = frozenset(lexicon("numbers", "lineage")["little_words"].split())
    rarer, lost = 0.0, 0
    for link in links:
        words, others = child.sentence_words[link.a], parent.sentence_words[link.b]
        if words == others:
            continue
        mine, theirs = Counter(words), Counter(others)
        gained, dropped = mine - theirs, theirs - mine
        if (mine & theirs).total() < _COMMON * min(mine.total(), theirs.total()):
            continue
        lost += sum(n for w, n in dropped.items() if w in little)
        lost -= sum(n for w, n in gained.items() if w in little)
        rarer += _rarer(_plain(gained, little), _plain(dropped, little))
    return Changes(rarer=round(rarer, 2), lost=lost)


def _plain(words: Counter[str], little: frozenset[str]) -> list[str]:
    return [w for w in words.elements() if w not in little and not any(c.isdigit() for c in w)]


def _rarer(gained: Sequence[str], dropped: Sequence[str]) -> float:
    """Return by how much the words put in are rarer than those put out, as far as there are both."""
    if not gained or not dropped:
        return 0.0
    step = _mean(map(rarity, gained)) - _mean(map(rarity, dropped))
    return min(len(gained), len(dropped)) * max(-_STEP, min(_STEP, step))


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)
