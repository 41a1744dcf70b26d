"""The report: everything that was worked out over a set of articles."""

from dataclasses import dataclass
from datetime import date

from stemma.model.article import Article, Reject
from stemma.model.claim import Claim, Granularity
from stemma.model.collation import Collation, Garble, Shift, Verdict
from stemma.model.commitment import Commitment
from stemma.model.entity import Entity
from stemma.model.lineage import Descent, Lineage
from stemma.model.story import Story, Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One event with its date; claims carry it."""

    start: str
    end: str
    granularity: Granularity
    text: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that was worked out; every tuple is in a fixed order: equal input, equal bytes."""

    as_of: date | None = None
    articles: tuple[Article, ...] = ()
    stories: tuple[Story, ...] = ()
    threads: tuple[Thread, ...] = ()
    entities: tuple[Entity, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    across: tuple[Descent, ...] = ()
    """Descents between articles of different stories: a text that was printed again under another event."""
    claims: tuple[Claim, ...] = ()
    collations: tuple[Collation, ...] = ()
    garbles: tuple[Garble, ...] = ()
    shifts: tuple[Shift, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    rejects: tuple[Reject, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader has to know about all of it, in words: where a stage could not tell things apart."""

    def collations_of(self, story_id: str, verdict: Verdict | None = None) -> tuple[Collation, ...]:
        """Return a story's collations, all or those of one verdict."""
        return tuple(
            c for c in self.collations if c.story_id == story_id and (verdict is None or c.verdict == verdict)
        )
