"""English time expressions: found, typed and resolved after TIMEX3 (ISO-TimeML)."""

from stemma.language.times.find import find_times, year_candidates

__all__ = ["find_times", "year_candidates"]
