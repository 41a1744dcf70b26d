"""Entities: who and what the mentions speak of."""

from dataclasses import dataclass

from stemma.model.claim import MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One reading of an entity's name and how often it stands in the articles."""

    text: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation, place or group; `metonym_of` is the id of the entity it acts for."""

    id: str
    name: str
    kind: MentionKind
    aliases: tuple[Alias, ...]
    metonym_of: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The words [start, end) of an article speak of an entity."""

    article_id: str
    start: int
    end: int
    entity_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two ids that are held to be one thing, and why; nothing is deleted, so it can be undone."""

    entity_id: str
    into: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who the mentions of a story (or of several) speak of; references in order of article and start."""

    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    merges: tuple[Merge, ...] = ()
