"""Claims with their arguments named: the entity behind each subject, object, place and speaker."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from stemma.model import Argument, Attribution, Claim, Entity, Reference, Resolution


class References:
    """The references of a resolution, asked by span; built once for a story."""

    def __init__(self, resolution: Resolution):
        self.entities: Mapping[str, Entity] = {e.id: e for e in resolution.entities}
        self._by_article: dict[str, list[Reference]] = {}
        for reference in resolution.references:
            self._by_article.setdefault(reference.article_id, []).append(reference)

    def inside(self, article_id: str, start: int, end: int) -> list[Reference]:
        """Return the references that lie within [start, end), in order."""
        return [r for r in self._by_article.get(article_id, ()) if start <= r.start and r.end <= end]

    def around(self, article_id: str, start: int, end: int) -> list[Reference]:
        """Return the references that contain [start, end)."""
        return [r for r in self._by_article.get(article_id, ()) if r.start <= start and end <= r.end]


def name_claims(claims: Iterable[Claim], references: References) -> tuple[Claim, ...]:
    """Return the claims with entity ids and names on every argument that a reference explains."""
    return tuple(_named_claim(c, references) for c in claims)


def _named_claim(claim: Claim, references: References) -> Claim:
    return replace(
        claim,
        subject=_named(claim.subject, claim.article_id, references),
        object=_named(claim.object, claim.article_id, references),
        place=_named(claim.place, claim.article_id, references),
        arguments=_arguments(claim, references),
        attribution=tuple(_attributed(a, claim.article_id, references) for a in claim.attribution),
    )


def _attributed(attribution: Attribution, article_id: str, references: References) -> Attribution:
    speaker = _named(attribution.speaker, article_id, references)
    return replace(attribution, speaker=speaker or attribution.speaker)


def _arguments(claim: Claim, references: References) -> tuple[Argument, ...]:
    """Return every reference inside the claim's quotation as an argument."""
    at = claim.evidence
    return tuple(
        Argument(
            text=at.quote[r.start - at.start : r.end - at.start],
            start=r.start,
            end=r.end,
            entity_id=r.entity_id,
            name=references.entities[r.entity_id].name if r.entity_id in references.entities else None,
        )
        for r in references.inside(claim.article_id, at.start, at.end)
    )


def _named(argument: Argument | None, article_id: str, references: References) -> Argument | None:
    """Return an argument with the entity that its head words speak of.

    A reference that covers the whole phrase decides; else, of those inside it, the last that is not
    behind a preposition ("Maria Ortiz of the ministry" is Ortiz). Several joined by "and" name no one
    entity, but are all told.
    """
    if argument is None:
        return None
    around = references.around(article_id, argument.start, argument.end)
    inside = references.inside(article_id, argument.start, argument.end)
    chosen = around[:1] or _heads(argument, inside)
    names = [references.entities[r.entity_id].name for r in chosen if r.entity_id in references.entities]
    if len(chosen) == 1 and names:
        return replace(argument, entity_id=chosen[0].entity_id, name=names[0])
    return replace(argument, name=" and ".join(dict.fromkeys(names)) or None)


def _heads(argument: Argument, inside: Sequence[Reference]) -> list[Reference]:
    """Return the references that are the head of a phrase, several where it is a list.

    The head ends where the phrase ends or its first preposition begins: in "the Armenian ministry
    of defence" no reference does ("Armenian" is not who speaks), in "Prime Minister Maria Ortiz" the last.
    """
    words = argument.text
    core = _PREPOSITION.search(words)
    end = argument.start + (core.start() if core else len(words.rstrip(' ,;."”’)')))
    heads = [r for r in inside if r.start < end <= r.end + 1]
    if not heads:
        return [r for r in inside if r.end >= end and _joined(words, argument.start, inside[0], r)][:3]
    return [r for r in inside if r in heads or (r.end <= end and _joined(words, argument.start, r, heads[0]))]


_PREPOSITION = re.compile(r"\s+(?:of|in|from|with|for|on|at|to|between|over|about|by|against|into|under)\s")


def _joined(words: str, offset: int, first: Reference, other: Reference) -> bool:
    between = words[first.end - offset : other.start - offset].lower().strip()
    return first is other or between in ("and", ",", "or", "and the", ", and", "& ", "as well as")
