"""Quantities of English sentences: numbers with bounds, what they count and what happened to it."""

from stemma.language.quantities.find import find_quantities

__all__ = ["find_quantities"]
