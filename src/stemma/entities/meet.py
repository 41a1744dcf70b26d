"""Entities across stories: the same name has the same id; a surname that meets a full name is a merge."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from stemma.language.gazetteer import fold_name
from stemma.model import Alias, Entity, MentionKind, Merge, Reference, Resolution


def meet(resolutions: Iterable[Resolution]) -> Resolution:
    """Return the resolutions of several stories as one; equal ids are joined, their aliases added up.

    A person who goes by the surname alone in one story meets the only person of that surname elsewhere:
    recorded as a merge from id to id. `canonical` follows merges; what each story gave is not changed.
    """
    every = sorted(resolutions, key=_earliest)
    entities = _joined(e for r in every for e in r.entities)
    merges = {(m.entity_id, m.into): m for r in every for m in r.merges}
    for merge in (*_surnames(list(entities.values())), *_namesakes(list(entities.values()))):
        merges.setdefault((merge.entity_id, merge.into), merge)
    references = {r for resolution in every for r in resolution.references}
    return apply_merges(
        Resolution(
            entities=tuple(sorted(entities.values(), key=_order)),
            references=tuple(sorted(references, key=_place)),
            merges=tuple(merges[k] for k in sorted(merges)),
        )
    )


def _earliest(resolution: Resolution) -> list[tuple[str, int, int, str]]:
    """Order resolutions by their references, so that the order they come in does not matter."""
    return sorted(_place(r) for r in resolution.references)


def _order(entity: Entity) -> tuple[int, str, str]:
    return -sum(a.count for a in entity.aliases), entity.name, entity.id


def _place(reference: Reference) -> tuple[str, int, int, str]:
    return reference.article_id, reference.start, -reference.end, reference.entity_id


def _joined(entities: Iterable[Entity]) -> dict[str, Entity]:
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        groups[entity.id].append(entity)
    return {i: _one(groups[i]) for i in sorted(groups)}


def _one(same: Sequence[Entity]) -> Entity:
    """Return one entity for several of one identity: the name most used, all aliases added up."""
    counts: Counter[str] = Counter()
    for entity in same:
        counts.update({a.text: a.count for a in entity.aliases})
    is_person = same[0].kind is MentionKind.PERSON
    first = max(same, key=lambda e: (sum(a.count for a in e.aliases), e.name))
    return Entity(
        id=same[0].id,
        name=_usual_name(same, counts) if is_person else first.name,
        kind=same[0].kind,
        aliases=tuple(Alias(text=t, count=n) for t, n in sorted(counts.items(), key=lambda c: (-c[1], c[0]))),
        metonym_of=first.metonym_of,
        country=same[0].country or first.country,
    )


def _usual_name(same: Sequence[Entity], counts: Counter[str]) -> str:
    """Return the full name that stands most often in all stories together."""
    return max(sorted({e.name for e in same}), key=lambda n: (" " in n, counts[n]))


def _surnames(entities: Sequence[Entity]) -> Iterable[Merge]:
    people = [e for e in entities if e.kind is MentionKind.PERSON]
    for entity in people:
        key = fold_name(entity.name)
        if " " in key:
            continue
        full = [e for e in people if " " in fold_name(e.name) and fold_name(e.name).split()[-1] == key]
        if len(full) == 1:
            yield Merge(
                entity_id=entity.id, into=full[0].id, because=f"the only person of the surname {entity.name}"
            )


def _namesakes(entities: Sequence[Entity]) -> Iterable[Merge]:
    """Yield things of one name of which one story knew more: that it is a state, or where it is."""
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if not entity.metonym_of and entity.kind is not MentionKind.GROUP:
            groups[fold_name(entity.name)].append(entity)
    for key in sorted(groups):
        same = sorted(groups[key], key=lambda e: (e.kind is not MentionKind.PLACE, e.country is None, e.id))
        for other in same[1:]:
            person = other.kind is MentionKind.PERSON and (
                " " in key or same[0].kind is not MentionKind.PLACE
            )
            if other.country in {None, same[0].country} and not person:
                yield Merge(entity_id=other.id, into=same[0].id, because=f"the same name, {same[0].name}")


def canonical(entity_id: str, merges: Sequence[Merge]) -> str:
    """Return the id that an id was merged into, itself where it was not; of a circle the least id."""
    into = {m.entity_id: m.into for m in merges}
    path = [entity_id]
    while path[-1] in into:
        following = into[path[-1]]
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]


def apply_merges(resolution: Resolution) -> Resolution:
    """Return a resolution with references and entities under their canonical ids; the merges stay beside."""
    top = {e.id: canonical(e.id, resolution.merges) for e in resolution.entities}
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in resolution.entities:
        groups[top[entity.id]].append(entity)
    by_id = {e.id: e for e in resolution.entities}
    entities = tuple(
        sorted((_one([by_id[i], *(e for e in groups[i] if e.id != i)]) for i in sorted(groups)), key=_order)
    )
    references = tuple(
        Reference(article_id=r.article_id, start=r.start, end=r.end, entity_id=top[r.entity_id])
        for r in resolution.references
    )
    return Resolution(entities=entities, references=references, merges=resolution.merges)
