"""The lineage of a story: witnesses, who descends from whom, and what counts as independent."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.text import Span, content_id


class DescentKind(StrEnum):
    COPY = "copy"
    CUT = "cut"
    REWRITE = "rewrite"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A node of the lineage: an article, or (with `article_id` None) a report known through descendants."""

    id: str
    story_id: str
    article_id: str | None
    name: str
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Aligned spans of a child and its parent (the parent's is None where the parent is unseen)."""

    child: Span
    parent: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """One witness is another's parent; `similarity` in 0..1 reads as the probability of descent."""

    child: str
    parent: str
    kind: DescentKind
    similarity: float
    passages: tuple[Passage, ...] = ()
    because: tuple[str, ...] = ()
    directed: bool = True
    """Whether days, credits, cuts or changes tell which of the two was made from the other."""

    @property
    def id(self) -> str:
        """The id that it has in reports: of its two witnesses."""
        return content_id("descent", self.child, self.parent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Independent reports behind something: `known` ones are named or found, `possible` adds the untold."""

    known: int
    possible: int
    speakers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The tree of one story: `roots` maps each article to the witness it descends from, at the top.

    A root that is an unseen witness (a named wire) or that has descendants in the corpus is known;
    an article alone whose text names no source is a possible origin.
    """

    story_id: str
    witnesses: tuple[Witness, ...]
    descents: tuple[Descent, ...]
    roots: tuple[tuple[str, str], ...]
    known_roots: tuple[str, ...]

    def origins(self, article_ids: tuple[str, ...]) -> tuple[int, int]:
        """Return (known, possible) independent origins behind these articles."""
        root = dict(self.roots)
        mine = {root.get(a, a) for a in article_ids}
        return len(mine & set(self.known_roots)), len(mine)
