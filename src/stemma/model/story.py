"""Stories (articles on one event) and threads (stories on one course of events)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles on one event, oldest first; `start` and `end` bound the known publication dates."""

    id: str
    title: str
    article_ids: tuple[str, ...]
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Stories on one course of events, in order; `because` gives the reasons in words."""

    id: str
    title: str
    story_ids: tuple[str, ...]
    because: tuple[str, ...] = ()
