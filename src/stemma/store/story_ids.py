"""Story ids that outlive their members: which of today's stories is which of yesterday's."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.model import Report, StoryChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """For each story of today the id it had, or None for a new one; and which ids were merged and split.

    `merges` names an old id and the position, among today's stories, of the one that took most of its
    members; `splits` the position of a new story and the id that most of its known members had.
    """

    kept: tuple[int | None, ...]
    merges: tuple[tuple[int, int], ...]
    splits: tuple[tuple[int, int], ...] = ()


def succeed(stories: Sequence[frozenset[str]], held: Mapping[str, int]) -> Succession:
    """Match today's stories (sets of addresses) with the ids that addresses were held under.

    An id goes with the larger part of its members, of equal parts with the earlier story. Where several
    ids come together the oldest stays, the others were merged into it. A story of members that left their
    id behind was split from it.
    """
    common = Counter((n, held[a]) for n, members in enumerate(stories) for a in members if a in held)
    heirs: dict[int, int] = {}
    for (n, old), _ in sorted(common.items(), key=lambda pair: (-pair[1], pair[0])):
        heirs.setdefault(old, n)
    kept = {n: min(old for old, heir in heirs.items() if heir == n) for n in heirs.values()}
    origins: dict[int, int] = {}
    for (n, old), _ in sorted(common.items(), key=lambda pair: (-pair[1], pair[0])):
        origins.setdefault(n, old)
    return Succession(
        kept=tuple(kept.get(n) for n in range(len(stories))),
        merges=tuple((old, heir) for old, heir in sorted(heirs.items()) if kept[heir] != old),
        splits=tuple((n, old) for n, old in sorted(origins.items()) if n not in kept),
    )


def rename_stories(
    report: Report, ids: Mapping[str, str], changes: Mapping[str, tuple[StoryChange, ...]] | None = None
) -> Report:
    """Return a report with its stories' ids replaced wherever they stand; the order of everything stays.

    `changes` are the merges and splits by new id. Those that happened within the run are left out: they
    name ids that nobody has seen.
    """
    told = changes or {}
    return replace(
        report,
        stories=tuple(replace(s, id=ids[s.id], changes=told.get(ids[s.id], ())) for s in report.stories),
        threads=tuple(replace(t, story_ids=tuple(ids[s] for s in t.story_ids)) for t in report.threads),
        lineages=tuple(
            replace(
                lineage,
                story_id=ids[lineage.story_id],
                witnesses=tuple(replace(w, story_id=ids[w.story_id]) for w in lineage.witnesses),
            )
            for lineage in report.lineages
        ),
        collations=tuple(replace(c, story_id=ids[c.story_id]) for c in report.collations),
        commitments=tuple(
            replace(c, story_ids=tuple(ids[s] for s in c.story_ids)) for c in report.commitments
        ),
    )
