"""Why something stands in a report: its words, its article, and every score and rule that led there."""

from stemma.why.explain import explain
from stemma.why.find import find, listing
from stemma.why.records import Explanation, Line, Section
from stemma.why.text import to_lines
from stemma.why.worked import Worked, from_database, from_report

__all__ = [
    "Explanation",
    "Line",
    "Section",
    "Worked",
    "explain",
    "find",
    "from_database",
    "from_report",
    "listing",
    "to_lines",
]
