"""Stemma works out what many news articles on one event report, and who stands behind it.

import stemma

report = stemma.report(["a.txt", "b.txt"])
for story in report.stories:
    for collation in story.disputed:
        print(collation.question, [(v.value, v.origins) for v in collation.variants])
"""

from importlib import import_module
from typing import Any

from stemma.errors import InputError, StemmaError
from stemma.model import Article, Collation, Commitment, Report, Story, Verdict

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Collation",
    "Commitment",
    "InputError",
    "Report",
    "StemmaError",
    "Story",
    "Verdict",
    "__version__",
    "report",
]


def __getattr__(name: str) -> Any:
    """Import `report` when it is first asked for: the language model behind it takes seconds to load."""
    if name == "report":
        return import_module("stemma.corpus").report
    raise AttributeError(f"module 'stemma' has no attribute {name!r}")
