"""Mentions to entities: within a story, then across stories; merges are recorded and can be undone."""

from stemma.entities.lookup import Lookup
from stemma.entities.meet import apply_merges, canonical, meet
from stemma.entities.resolve import resolve

__all__ = ["Lookup", "apply_merges", "canonical", "meet", "resolve"]
