"""Claims with their arguments named: the entity behind each subject, object, place and speaker."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.entities.lookup import Lookup
from stemma.model import Argument, Attribution, Claim, Reference, Resolution


class _Names:
    """What naming asks: which references lie where, and how their entities are called."""

    def __init__(self, resolution: Resolution):
        self.lookup = Lookup(resolution)
        self.names = {e.id: e.name for e in resolution.entities}


def name_claims(claims: Iterable[Claim], resolution: Resolution) -> tuple[Claim, ...]:
    """Return the claims with entity ids and names on every argument that a reference explains."""
    references = _Names(resolution)
    return tuple(_named_claim(c, references) for c in claims)


def _named_claim(claim: Claim, references: _Names) -> Claim:
    return replace(
        claim,
        subject=_named(claim.subject, claim.article_id, references),
        object=_named(claim.object, claim.article_id, references),
        place=_named(claim.place, claim.article_id, references),
        arguments=_arguments(claim, references),
        attribution=tuple(_attributed(a, claim.article_id, references) for a in claim.attribution),
    )


def _attributed(attribution: Attribution, article_id: str, references: _Names) -> Attribution:
    speaker = _named(attribution.speaker, article_id, references)
    return replace(attribution, speaker=speaker or attribution.speaker)


def _arguments(claim: Claim, references: _Names) -> tuple[Argument, ...]:
    """Return every reference inside the claim's quotation as an argument."""
    at = claim.evidence
    return tuple(
        Argument(
            text=at.quote[r.start - at.start : r.end - at.start],
            start=r.start,
            end=r.end,
            entity_id=r.entity_id,
            name=references.names.get(r.entity_id),
        )
        for r in references.lookup.within(claim.article_id, at.start, at.end)
    )


def _named(argument: Argument | None, article_id: str, references: _Names) -> Argument | None:
    """Return an argument with the entity that its head words speak of.

    A reference that covers the whole phrase decides; else, of those inside it, the last that is not
    behind a preposition ("Maria Ortiz of the ministry" is Ortiz). Several joined by "and" name no one
    entity, but are all told.
    """
    if argument is None:
        return None
    around = references.lookup.around(article_id, argument.start, argument.end)
    inside = references.lookup.within(article_id, argument.start, argument.end)
    chosen = list(around[:1]) or _heads(argument, inside)
    names = [references.names[r.entity_id] for r in chosen if r.entity_id in references.names]
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
