"""Shifts: retellings that change force, condition, agent or speaker without being corrupt."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.lang.en.stop_words import STOP_WORDS

from stemma.language.words import lemmas_within
from stemma.model import Claim, Collation, Garble, Lineage, Modality, Sentence, Shift, ShiftKind

_WEAK = frozenset(
    [Modality.CONDITIONAL, Modality.PLANNED, Modality.ASKED, Modality.ALLEGED, Modality.THREATENED]
)


def find_shifts(
    collations: Sequence[Collation],
    claims: Mapping[str, Claim],
    sentences: Mapping[str, tuple[Sentence, ...]],
    lineage: Lineage,
    garbles: Sequence[Garble],
) -> tuple[Shift, ...]:
    """Return the shifts between an article's title and its body, and between a child and its parent.

    Only claims of one collation are compared, and only where no garbled reading explains the change.
    """
    parents = _parents(lineage)
    found: dict[tuple[str, int, str], Shift] = {}
    for collation in collations:
        members = [claims[i] for v in collation.variants for i in v.claim_ids if i in claims]
        for source, target in _pairs(members, parents):
            if _is_garbled(target, garbles):
                continue
            for shift in _compare(source, target, sentences):
                found.setdefault((target.article_id, target.evidence.start, shift.kind.value), shift)
    return tuple(found[k] for k in sorted(found))


def _parents(lineage: Lineage) -> dict[str, str]:
    article = {w.id: w.article_id for w in lineage.witnesses}
    pairs = ((article.get(d.child), article.get(d.parent)) for d in lineage.descents)
    return {child: parent for child, parent in pairs if child and parent}


def _pairs(members: Sequence[Claim], parents: Mapping[str, str]) -> Iterator[tuple[Claim, Claim]]:
    """Yield (source, target): body and title of one article; parent's and child's prose."""
    for target in members:
        for source in members:
            if source.heading:
                continue
            titled = target.heading and source.article_id == target.article_id
            inherited = not target.heading and parents.get(target.article_id) == source.article_id
            if titled or inherited:
                yield source, target


def _is_garbled(claim: Claim, garbles: Sequence[Garble]) -> bool:
    at = claim.evidence
    return any(
        g.evidence.article_id == at.article_id and g.evidence.start < at.end and at.start < g.evidence.end
        for g in garbles
    )


def _compare(source: Claim, target: Claim, sentences: Mapping[str, tuple[Sentence, ...]]) -> Iterator[Shift]:
    if source.condition and not target.condition and target.modality is not Modality.CONDITIONAL:
        yield _shift(source, target, ShiftKind.CONDITION, f"the condition is dropped: {source.condition}")
    elif source.modality in _WEAK and target.modality is Modality.ASSERTED and not target.condition:
        yield _shift(
            source, target, ShiftKind.MODALITY, f"told as {source.modality.value} there, as fact here"
        )
    if source.condition and target.condition and _differ(source, target, sentences):
        yield _shift(source, target, ShiftKind.CONDITION, f"the condition was: {source.condition}")
    if _other_agent(source, target):
        assert source.subject is not None
        yield _shift(source, target, ShiftKind.AGENT, f"it is {source.subject.name} there")


def _differ(source: Claim, target: Claim, sentences: Mapping[str, tuple[Sentence, ...]]) -> bool:
    """Say whether two conditions share no word of weight."""
    a, b = (
        frozenset(w.lower() for w in (c.condition or "").replace("’", "'").split()) - STOP_WORDS
        for c in (source, target)
    )
    verbs = [
        lemmas_within(sentences.get(c.article_id, ()), c.evidence.start, c.evidence.end)
        for c in (source, target)
    ]
    return bool(a and b) and len(a & b) < 2 and len(verbs[0] & verbs[1] & a) < 2


def _other_agent(source: Claim, target: Claim) -> bool:
    x, y = source.subject, target.subject
    if x is None or y is None or not x.entity_id or not y.entity_id or source.predicate != target.predicate:
        return False
    swapped = target.object is not None and target.object.entity_id == x.entity_id
    return x.entity_id != y.entity_id and swapped


def _shift(source: Claim, target: Claim, kind: ShiftKind, because: str) -> Shift:
    return Shift(source=source.evidence, target=target.evidence, kind=kind, because=because)
