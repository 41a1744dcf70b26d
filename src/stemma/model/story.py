"""Stories (articles on one event) and threads (stories on one course of events)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stemma.model.collation import Collation, Verdict


class ChangeKind(StrEnum):
    """What later articles did to a story: it took another in, it gave a part off, or it was that part."""

    MERGED = "merged"
    SPLIT = "split"
    SPLIT_FROM = "split-from"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """A merge or a split; `other` is the id of the story that was absorbed, given off, or left behind."""

    kind: ChangeKind
    other: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles on one event, oldest first; `start` and `end` bound the known publication dates.

    `changes` are the merges and splits that led to it, in the order in which they happened.

    `collations` is filled in a report that is handed out, for reading alone; between stages it is empty.
    """

    id: str
    title: str
    article_ids: tuple[str, ...]
    start: date | None = None
    end: date | None = None
    changes: tuple[StoryChange, ...] = ()
    collations: tuple[Collation, ...] = ()

    @property
    def disputed(self) -> tuple[Collation, ...]:
        """The collations whose sources give answers that cannot all be true."""
        return tuple(c for c in self.collations if c.verdict is Verdict.DISPUTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Stories on one course of events, in order; `because` gives the reasons in words."""

    id: str
    title: str
    story_ids: tuple[str, ...]
    because: tuple[str, ...] = ()
