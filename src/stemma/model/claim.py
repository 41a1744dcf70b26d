"""Claims: what one article says in one place, on whose word."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.text import Evidence, Span


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    ASSERTED = "asserted"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    ASKED = "asked"
    ALLEGED = "alleged"
    PROMISED = "promised"
    THREATENED = "threatened"


class Granularity(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class TimeType(StrEnum):
    """TimeML's TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A resolved time: inclusive ISO dates (or date-times), their granularity and the words.

    Open ends are None ("since September 27": end None). A day without a year is "XXXX-09-27".
    """

    start: str | None
    end: str | None
    granularity: Granularity
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression in a text: offsets, TIMEX3 type and value, and the interval where there is one."""

    start: int
    end: int
    type: TimeType
    value: str | None
    time: Time | None = None
    relation: str | None = None
    """The word before it that opens or closes the interval: since, until, before, after, by; or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity with bounds: "more than 1,200" is low 1200, high None; an exact one has low == high."""

    low: float | None
    high: float | None
    unit: str
    scope: str | None
    text: str
    kind: str | None = None
    """What happened to the counted: killed, injured, missing, displaced, detained; or None."""
    start: int = 0
    end: int = 0


class MentionKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name (or a definite description of one) in an article.

    `text` is the name without its titles; `role` are the words of title and office around it;
    `nation` a nationality given with it ("Armenian Prime Minister"); `metonym` says that a
    place's name acts (Moscow said). `form` is name, adjective, description or pronoun; `cues` are
    what the sentence tells about it ("in", "acts", "capital-of=Norway"), `context` the content
    words of its sentence, `sentence` where that begins.
    """

    article_id: str
    start: int
    end: int
    text: str
    kind: MentionKind
    role: str = ""
    nation: str = ""
    metonym: bool = False
    form: str = "name"
    cues: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    sentence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A filled role of a clause: the words, where they stand, and the entity once resolved."""

    text: str
    start: int
    end: int
    entity_id: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """On whose word: the speaker's words, the entity once resolved, the cue ("said", "according to")."""

    speaker: Argument
    cue: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A claim as a yes-no question, in three parts: "Has" "the captain" "been held since Friday"."""

    auxiliary: str
    topic: str
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one article says in one place; attribution is innermost first.

    `text` is a short reading of the clause, `predicate` the lemma of its head verb or noun,
    `event` a PLOVER type, `spans` the pieces of the article that carry each filled field.
    `standing` marks a fact without a date of its own ("has a military base in ...").
    """

    id: str
    article_id: str
    evidence: Evidence
    spans: tuple[tuple[str, tuple[Span, ...]], ...]
    text: str
    predicate: str
    event: str | None = None
    subject: Argument | None = None
    object: Argument | None = None
    arguments: tuple[Argument, ...] = ()
    time: Time | None = None
    place: Argument | None = None
    quantity: Quantity | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    condition: str | None = None
    attribution: tuple[Attribution, ...] = ()
    heading: bool = False
    standing: bool = False
    said: Time | None = None
    """When it was said, where the clause that reports it tells."""
    answers: str | None = None
    """The id of the claim of the same article that it answers without telling it again: "denied it", "put
    their number at 400"."""
    asked: Asked | None = None
    """The question that it answers by yes or no, where it can be turned into one."""
