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
