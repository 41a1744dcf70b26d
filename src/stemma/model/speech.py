"""Speech: who said (thought, wanted) what, on whose word, in one article."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.text import Span


class SpeechKind(StrEnum):
    """How the words are given: quoted, told, told with quoted pieces; or a thought, wish or attitude."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    BELIEF = "belief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One attribution: the words of its source, its cue and its content, in article offsets.

    A role may have several pieces (a quotation that its cue interrupts); `source` is empty where the
    text names none ("it was announced that"). `lemma` is the cue's head word ("say"), `outer` the
    index, in the same tuple, of the innermost speech whose content holds this one. `clausal` is False
    where the content is a mere noun phrase ("criticised the plan"). `anonymous` says that the text
    withholds the source's name ("officials", "allegedly", no source at all). `antecedent` is the
    earlier mention that a pronoun stands for, where the evidence suffices.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: SpeechKind
    lemma: str
    anonymous: bool = False
    clausal: bool = True
    outer: int | None = None
    antecedent: Span | None = None
