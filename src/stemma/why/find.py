"""What an id, its beginning, or some words of a claim stand for in a report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rapidfuzz import fuzz, process

from stemma.errors import InputError, NotFound
from stemma.model import (
    Article,
    Claim,
    Collation,
    Commitment,
    Descent,
    Garble,
    Report,
    Shift,
    Verdict,
)
from stemma.reports.wording import VERDICT_MARKS, clipped, inert

type Record = Claim | Collation | Garble | Shift | Commitment | Descent | Article
_SHOWN = 8
"""Candidates that are named where an id or some words fit several."""
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record of a report with what it is and its words in short."""

    id: str
    kind: str
    what: str
    record: Record


def find(report: Report, asked: str) -> Found:
    """Return the record whose id begins with `asked`; or, if none does, the one claim that has these words.

    Raises NotFound, with the nearest ids, where nothing fits, InputError where several do.
    """
    wanted = " ".join(asked.split())
    if not wanted:
        raise InputError("nothing is asked for", hint="give an id, or some words of a claim")
    everything = {f.id: f for f in records(report)}
    if wanted.lower() in everything:
        return everything[wanted.lower()]
    is_hex = set(wanted.lower()) <= _HEX
    begun = [f for f in everything.values() if f.id.startswith(wanted.lower())] if is_hex else []
    found = begun or _with_words(everything.values(), wanted)
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(
            f"{wanted!r} stands for {len(found)} records{_named(found)}", hint="give more of the id"
        )
    raise NotFound(f"nothing in the report has the id or the words {wanted!r}{_nearest(everything, wanted)}")


def _with_words(everything: Iterable[Found], words: str) -> list[Found]:
    """Return the claims that have some words; of several in one wording the first."""
    having = [f for f in everything if f.kind == "claim" and words.lower() in f.what.lower()]
    return list({f.what.lower(): f for f in reversed(having)}.values())[::-1]


def _named(found: Sequence[Found]) -> str:
    rows = [f"\n  {f.id}  {f.kind}: {clipped(inert(f.what), 60)}" for f in found[:_SHOWN]]
    more = [f"\n  and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
    return ":" + "".join([*rows, *more, "\n"])


def _nearest(everything: Mapping[str, Found], wanted: str) -> str:
    near = process.extract(wanted.lower(), sorted(everything), scorer=fuzz.ratio, limit=3, score_cutoff=60)
    if not near:
        return " (stemma why DB, without an id, lists them)"
    return "; nearest are" + _named([everything[name] for name, _, _ in near]).rstrip()


def records(report: Report) -> Iterator[Found]:
    """Yield everything that can be explained, in the order of the report."""
    for collation in report.collations:
        yield Found(id=collation.id, kind="collation", what=collation.question, record=collation)
    for claim in report.claims:
        yield Found(id=claim.id, kind="claim", what=claim.text, record=claim)
    for garble in report.garbles:
        yield Found(id=garble.id, kind="garble", what=garble.evidence.quote, record=garble)
    for shift in report.shifts:
        yield Found(id=shift.id, kind="shift", what=shift.target.quote, record=shift)
    for commitment in report.commitments:
        name = commitment.instrument or commitment.obligation
        yield Found(id=commitment.id, kind="commitment", what=name, record=commitment)
    for article in report.articles:
        yield Found(id=article.id, kind="article", what=article.title, record=article)
    for lineage in report.lineages:
        names = {w.id: w.name for w in lineage.witnesses}
        for descent in lineage.descents:
            what = f"{names.get(descent.child, '?')} from {names.get(descent.parent, '?')}"
            yield Found(id=descent.id, kind="descent", what=what, record=descent)


def listing(report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield (id, kind, words) of what a reader may ask about: collations first, of them the open ones.

    Claims are left out: a collation's explanation names its own.
    """
    order = list(VERDICT_MARKS)
    collations = sorted(report.collations, key=partial(_urgency, order))
    for c in collations:
        yield c.id, c.verdict.value, c.question
    for found in records(report):
        if found.kind not in ("collation", "claim", "article"):
            yield found.id, found.kind, found.what


def _urgency(order: Sequence[Verdict], collation: Collation) -> tuple[int, str]:
    return order.index(collation.verdict), collation.id
