"""Violent incidents: what happened, where, when, who did it and how surely, to whom."""

from stemma.claims.incidents.find import find_incidents

__all__ = ["find_incidents"]
