"""Articles to descents: who copied whom."""
