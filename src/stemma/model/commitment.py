"""Commitments: who is bound to what, on which condition, over which territory, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.text import Evidence, Span


class CommitmentKind(StrEnum):
    MUTUAL_ASSISTANCE = "mutual-assistance"
    CEASEFIRE = "ceasefire"
    HUMANITARIAN_PLEDGE = "humanitarian-pledge"
    WITHDRAWAL = "withdrawal"
    AID = "aid"
    MEDIATION = "mediation"
    CONSULTATION = "consultation"
    SANCTIONS_RELIEF = "sanctions-relief"
    NON_AGGRESSION = "non-aggression"
    POLICY_PROMISE = "policy-promise"
    OTHER = "other"


class ConditionKind(StrEnum):
    """ATOP's conditions of an alliance's obligation, and two for all else."""

    LOCATION = "location"
    ADVERSARY = "adversary"
    REQUEST = "request"
    UNPROVOKED = "unprovoked"
    ACT_OF_OTHER = "act-of-other"
    OTHER = "other"


class AllianceObligation(StrEnum):
    """What an alliance obliges to, as ATOP codes it (DEFENSE, OFFENSE, NEUTRAL, NONAGG, CONSUL).

    Leeds, Ritter, Mitchell and Long 2002; Alliance Treaty Obligations and Provisions codebook, version 5.
    """

    DEFENSE = "defense"
    OFFENSE = "offense"
    NEUTRALITY = "neutrality"
    NONAGGRESSION = "nonaggression"
    CONSULTATION = "consultation"


class CeasefireType(StrEnum):
    """How many declared a ceasefire, as the ETH/PRIO Civil Conflict Ceasefire Dataset codes it.

    Clayton, Nygard, Rustad et al. 2023, Journal of Conflict Resolution 67; so are purpose and class.
    """

    UNILATERAL = "unilateral"
    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"


class CeasefirePurpose(StrEnum):
    """What a ceasefire is declared for, as the ETH/PRIO dataset codes it."""

    HUMANITARIAN = "humanitarian"
    HOLIDAY = "holiday"
    ELECTION = "election"
    PEACE_PROCESS = "peace-process"
    OTHER = "other"


class CeasefireClass(StrEnum):
    """How firm a ceasefire is, as the ETH/PRIO dataset codes it: bare, with monitoring, or final."""

    CESSATION_OF_HOSTILITIES = "cessation-of-hostilities"
    PRELIMINARY = "preliminary"
    DEFINITIVE = "definitive"


@dataclass(frozen=True, slots=True, kw_only=True)
class CeasefireCode:
    """A ceasefire in the terms of the ETH/PRIO dataset; None where no word tells."""

    type: CeasefireType | None = None
    purpose: CeasefirePurpose | None = None
    ceasefire_class: CeasefireClass | None = None


class EventKind(StrEnum):
    OFFERED = "offered"
    MADE = "made"
    INVOKED = "invoked"
    REAFFIRMED = "reaffirmed"
    TRIGGER_ALLEGED = "trigger-alleged"
    TRIGGER_DENIED = "trigger-denied"
    KEPT = "kept"
    BREACH_ALLEGED = "breach-alleged"
    BREACH_DENIED = "breach-denied"
    THREATENED = "threatened"
    ENDED = "ended"


class Status(StrEnum):
    """Computed from the events, never stored."""

    OFFERED = "offered"
    OPEN = "open"
    INVOKED = "invoked"
    TRIGGER_ALLEGED = "trigger-alleged"
    KEPT = "kept"
    BREACH_ALLEGED = "breach-alleged"
    CONTESTED = "contested"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    REPORTED = "reported"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    kind: ConditionKind
    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentEvent:
    """What was reported of a commitment, by whom; `inferred` where no article names the instrument."""

    date: str | None
    event: EventKind
    by: str | None
    basis: Basis
    evidence: Evidence
    reported: str | None = None
    """The day of the article that tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Who is bound to what, towards whom, on which condition, over which territory; with its events."""

    id: str
    kind: CommitmentKind
    obligation: str
    by: tuple[str, ...]
    towards: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    instrument: str | None = None
    made: str | None = None
    effective: str | None = None
    expires: str | None = None
    conditions: tuple[Condition, ...] = ()
    covers: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    spans: tuple[tuple[str, tuple[tuple[str, Span], ...]], ...] = ()
    """Field to (article id, span) pieces."""
    events: tuple[CommitmentEvent, ...] = ()
    story_ids: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()
    alliance: tuple[AllianceObligation, ...] = ()
    """ATOP's obligations, of an alliance."""
    ceasefire: CeasefireCode | None = None
