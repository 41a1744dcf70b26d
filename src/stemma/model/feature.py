"""Scores as declared lists of features: what is compared, with which weight, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feature[T]:
    """One thing that is compared of two records.

    `function` gives a similarity in 0..1, or None where it does not apply (it then has no weight).
    The function's docstring is the explanation that a reader of the report sees.
    """

    function: Callable[[T, T], float | None]
    weight: float

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def explanation(self) -> str:
        return (self.function.__doc__ or "").strip()


def similarity[T](features: Sequence[Feature[T]], a: T, b: T) -> float:
    """Return the weighted mean of the features that apply, rounded to four digits; 0 where none does."""
    pairs = [(f.function(a, b), f.weight) for f in features]
    known = [(value, weight) for value, weight in pairs if value is not None]
    total = sum(weight for _, weight in known)
    return round(sum(value * weight for value, weight in known) / total, 4) if total else 0.0


def explain[T](features: Sequence[Feature[T]], a: T, b: T) -> tuple[tuple[str, float | None, float], ...]:
    """Return (explanation, value, weight) of every feature, in their order."""
    return tuple((f.explanation, f.function(a, b), f.weight) for f in features)
