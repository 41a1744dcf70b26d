"""The thresholds of identity."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """Similarities in 0..1 (normalised edit similarity of the Latin spelling) above which names can be one.

    Chosen on the founding case and on examples/border-war; nothing else was looked at.
    """

    surname_alone: float = 0.84
    """A surname without a first name, against the one person whom it can mean."""
    surname_with_first_name: float = 0.6
    """Equal first names, one office or one context."""
    surname_with_all: float = 0.4
    """Equal first names and first letters, one office and one sentence told twice."""
    surname_with_equal_first_name: float = 0.8
    """Equal first names, in different articles of one story, nothing else known."""
    surname_with_office: float = 0.78
    """First names merely alike, the same office of the same country."""
    first_name: float = 0.6
    place: float = 0.6
    """Names of unknown places or bodies that stand in the same sentence of two articles."""
    context: float = 0.45
    """Share of content words that two sentences have in common, to be tellings of one sentence."""
    prominent: float = 0.6
    """Share of an article's mentions of countries above which "the government" is that country's."""


MATCH = NameMatch()
