"""Story ids that outlive their members: which of today's stories is which of yesterday's."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.model import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """For each story of today the id it had, or None for a new one; and which ids were merged into which.

    `merges` names an old id and the position, among today's stories, of the one that took most of its
    members.
    """

    kept: tuple[int | None, ...]
    merges: tuple[tuple[int, int], ...]


def succeed(stories: Sequence[frozenset[str]], held: Mapping[str, int]) -> Succession:
    """Match today's stories (sets of addresses) with the ids that addresses were held under.

    The pair with the most common members is matched first; ties go to the older id, then to the earlier
    story. Each id and each story is matched once. An id whose members all went elsewhere was merged.
    """
    common = Counter((n, held[a]) for n, members in enumerate(stories) for a in members if a in held)
    kept: dict[int, int] = {}
    taken: dict[int, int] = {}
    for (n, old), _ in sorted(common.items(), key=lambda pair: (-pair[1], pair[0][1], pair[0][0])):
        if n not in kept and old not in taken:
            kept[n], taken[old] = old, n
    gone = sorted({old for _, old in common if old not in taken})
    heirs = {old: min((-count, n) for (n, o), count in common.items() if o == old)[1] for old in gone}
    return Succession(
        kept=tuple(kept.get(n) for n in range(len(stories))), merges=tuple((old, heirs[old]) for old in gone)
    )


def rename_stories(report: Report, ids: Mapping[str, str]) -> Report:
    """Return a report with its stories' ids replaced wherever they stand; the order of everything stays."""
    return replace(
        report,
        stories=tuple(replace(s, id=ids[s.id]) for s in report.stories),
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
