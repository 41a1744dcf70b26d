"""What the reading of one article gave: sentences, names, times and claims."""

from dataclasses import dataclass

from stemma.model.claim import Claim, Mention, TimeExpression
from stemma.model.text import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The reading of one article; furniture has no sentence here."""

    article_id: str
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
