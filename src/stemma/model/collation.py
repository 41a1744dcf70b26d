"""Collations: the claims that answer one question, and what is to be said of their answers."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.lineage import Origins
from stemma.model.text import Evidence, content_id


class Verdict(StrEnum):
    AGREED = "agreed"
    SINGLE = "single"
    COMPATIBLE = "compatible"
    UPDATED = "updated"
    DISPUTED = "disputed"
    GARBLED = "garbled"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One answer: its wording, the claims and articles that give it, the origins behind it."""

    value: str
    claim_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    origins: Origins


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One point of a series of figures: the day it was told, the figure, its claims."""

    date: str | None
    value: float
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """The claims that answer one question; `because` explains the verdict in words."""

    id: str
    story_id: str
    question: str
    verdict: Verdict
    origins: Origins
    variants: tuple[Variant, ...]
    series: tuple[SeriesPoint, ...] = ()
    because: tuple[str, ...] = ()


class GarbleKind(StrEnum):
    ENTITY = "entity"
    POLARITY = "polarity"
    NUMBER = "number"
    DATE = "date"
    ROLE = "role"
    NAME = "name"
    DISFLUENCY = "disfluency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Garble:
    """A corrupt reading, the better one where evidence gives it, and why."""

    evidence: Evidence
    better: str | None
    kind: GarbleKind
    because: str

    @property
    def id(self) -> str:
        """The id that it has in reports: of its place and kind."""
        at = self.evidence
        return content_id("garble", at.article_id, at.start, at.end, self.kind.value)


class ShiftKind(StrEnum):
    MODALITY = "modality"
    CONDITION = "condition"
    AGENT = "agent"
    SCOPE = "scope"
    UNIT = "unit"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A retelling that changes something without being corrupt."""

    source: Evidence
    target: Evidence
    kind: ShiftKind
    because: str

    @property
    def id(self) -> str:
        """The id that it has in reports: of its two places and its kind."""
        ends = [(e.article_id, e.start, e.end) for e in (self.source, self.target)]
        return content_id("shift", *ends[0], *ends[1], self.kind.value)
