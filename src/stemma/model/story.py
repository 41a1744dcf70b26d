"""Stories (articles on one event) and threads (stories on one course of events)."""

from dataclasses import dataclass
from datetime import date

from stemma.model.collation import Collation, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles on one event, oldest first; `start` and `end` bound the known publication dates.

    `collations` is filled in a report that is handed out, for reading alone; between stages it is empty.
    """

    id: str
    title: str
    article_ids: tuple[str, ...]
    start: date | None = None
    end: date | None = None
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
