"""Articles to descents: who copied whom."""

from stemma.lineage.trace import trace

__all__ = ["trace"]
