"""English time expressions: found, typed and resolved after TIMEX3 (ISO-TimeML)."""

from stemma.language.times.find import bounded, find_times, year_candidates

__all__ = ["bounded", "find_times", "year_candidates"]
