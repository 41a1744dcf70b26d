"""What a user holds: a report of files in one shot, or a Corpus, which keeps what came and what was found."""

from stemma.corpus.kept import Corpus
from stemma.corpus.one_shot import Pasted, report

__all__ = ["Corpus", "Pasted", "report"]
