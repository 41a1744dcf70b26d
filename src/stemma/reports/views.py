"""The report as its readers see it: stories with their collations, readings gathered by their words.

Markdown, HTML and the terminal summary are written from these records.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.model import (
    Article,
    Claim,
    Collation,
    Commitment,
    CommitmentEvent,
    Evidence,
    Garble,
    Shift,
    Status,
    Story,
    TimelineEntry,
    Variant,
    Verdict,
)
from stemma.reports.index import Index
from stemma.reports.wording import (
    VERDICT_MARKS,
    folded,
    origins_in_words,
    period_in_words,
    plural,
    qualities,
)

FIRST = (Verdict.DISPUTED, Verdict.GARBLED, Verdict.UPDATED, Verdict.UNCLEAR)
SETTLED = (Verdict.AGREED, Verdict.COMPATIBLE)
URGENT_STATUS = (Status.CONTESTED, Status.BREACH_ALLEGED, Status.TRIGGER_ALLEGED)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a quotation stands: the article's siglum and name, and the key of the place."""

    siglum: str
    outlet: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The same words on the same speaker's word, from one article or several."""

    quote: str
    speaker: str
    qualities: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The same words, from one article or several."""

    quote: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GarbleView:
    """One corrupt reading with every place where it stands; `garble` is the first of them."""

    quoted: Quoted
    garble: Garble


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftView:
    """One shift with every place of its two wordings; `shift` is the first of them."""

    source: Quoted
    target: Quoted
    shift: Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One thing reported of a commitment, with all words that report it; `event` is the first of them."""

    event: CommitmentEvent
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantView:
    """One answer with the letter that names it in the matrix."""

    letter: str
    variant: Variant
    sigla: tuple[str, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CollationView:
    """One question; `cells` gives for each article of the story the (letter, key) pairs of its answers."""

    number: int
    collation: Collation
    mark: str
    variants: tuple[VariantView, ...]
    cells: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """One story: what is open in it first, what is settled, what has a single origin, the apparatus."""

    number: int
    story: Story
    summary: str
    period: str
    articles: tuple[Article, ...]
    collations: tuple[CollationView, ...]
    garbles: tuple[GarbleView, ...]
    shifts: tuple[ShiftView, ...]
    commitments: tuple[Commitment, ...]

    def of(self, *verdicts: Verdict) -> tuple[CollationView, ...]:
        """Return the collations with these verdicts, in the order of the verdicts."""
        return tuple(c for v in verdicts for c in self.collations if c.collation.verdict == v)

    @property
    def open(self) -> tuple[CollationView, ...]:
        """The collations that want a look: disputed, garbled, updated, unclear."""
        return self.of(*FIRST)

    @property
    def settled(self) -> tuple[CollationView, ...]:
        """The collations on which independent origins agree or can agree."""
        return self.of(*SETTLED)

    @property
    def single(self) -> tuple[CollationView, ...]:
        """The collations that rest on one origin."""
        return self.of(Verdict.SINGLE)


def place(index: Index, evidence: Evidence) -> Place:
    """Return where a quotation stands."""
    return Place(
        siglum=index.sigla.get(evidence.article_id, "?"),
        outlet=index.outlet(evidence.article_id),
        key=index.key(evidence),
    )


def readings(index: Index, claims: Iterable[Claim]) -> tuple[Reading, ...]:
    """Gather claims by their words, speaker and qualities; each becomes one reading with its places."""
    gathered: dict[tuple[str, str, tuple[str, ...]], list[Claim]] = {}
    for claim in claims:
        told = (folded(claim.evidence.quote), index.speaker(claim), qualities(claim))
        gathered.setdefault(told, []).append(claim)
    return tuple(
        Reading(
            quote=quote,
            speaker=speaker,
            qualities=how,
            places=tuple(dict.fromkeys(place(index, c.evidence) for c in same)),
        )
        for (quote, speaker, how), same in gathered.items()
    )


def quoted(index: Index, evidences: Iterable[Evidence]) -> tuple[Quoted, ...]:
    """Gather quotations by their words."""
    gathered: dict[str, dict[Place, None]] = {}
    for evidence in evidences:
        gathered.setdefault(folded(evidence.quote), {})[place(index, evidence)] = None
    return tuple(Quoted(quote=quote, places=tuple(places)) for quote, places in gathered.items())


def garble_views(index: Index, garbles: Iterable[Garble]) -> tuple[GarbleView, ...]:
    """Gather corrupt readings that are the same in words, kind, better reading and reason."""
    gathered: dict[tuple[str, str, str | None, str], list[Garble]] = {}
    for g in garbles:
        gathered.setdefault((folded(g.evidence.quote), g.kind, g.better, g.because), []).append(g)
    return tuple(
        GarbleView(quoted=quoted(index, (g.evidence for g in same))[0], garble=same[0])
        for same in gathered.values()
    )


def shift_views(index: Index, shifts: Iterable[Shift]) -> tuple[ShiftView, ...]:
    """Gather shifts between the same two wordings."""
    gathered: dict[tuple[str, str, str, str], list[Shift]] = {}
    for s in shifts:
        key = (folded(s.source.quote), folded(s.target.quote), s.kind, s.because)
        gathered.setdefault(key, []).append(s)
    return tuple(
        ShiftView(
            source=quoted(index, (s.source for s in same))[0],
            target=quoted(index, (s.target for s in same))[0],
            shift=same[0],
        )
        for same in gathered.values()
    )


def event_views(index: Index, commitment: Commitment) -> tuple[EventView, ...]:
    """Gather what is reported of a commitment by day, event, claimant and basis, in the ledger's order."""
    gathered: dict[tuple[str | None, str, str | None, str], list[CommitmentEvent]] = {}
    for e in commitment.events:
        gathered.setdefault((e.date, e.event, e.by, e.basis), []).append(e)
    return tuple(
        EventView(event=same[0], quoted=quoted(index, (e.evidence for e in same)))
        for same in gathered.values()
    )


def _letter(position: int) -> str:
    turn, step = divmod(position, len(LETTERS))
    return LETTERS[step] + (str(turn + 1) if turn else "")


def _variant(index: Index, position: int, variant: Variant) -> VariantView:
    claims = [index.claims[c] for c in variant.claim_ids if c in index.claims]
    return VariantView(
        letter=_letter(position),
        variant=variant,
        sigla=tuple(index.sigla[a] for a in variant.article_ids if a in index.sigla),
        readings=readings(index, claims),
    )


def _cell(index: Index, variants: tuple[VariantView, ...], article_id: str) -> tuple[tuple[str, str], ...]:
    siglum = index.sigla.get(article_id)
    told: dict[str, str] = {}
    for view in variants:
        for reading in view.readings:
            for spot in reading.places:
                if spot.siglum == siglum:
                    told.setdefault(view.letter, spot.key)
        if siglum in view.sigla:
            told.setdefault(view.letter, "")
    return tuple(told.items())


def _collation(index: Index, number: int, collation: Collation, story: Story) -> CollationView:
    variants = tuple(_variant(index, n, v) for n, v in enumerate(collation.variants))
    return CollationView(
        number=number,
        collation=collation,
        mark=VERDICT_MARKS[collation.verdict],
        variants=variants,
        cells=tuple(_cell(index, variants, a) for a in story.article_ids if a in index.articles),
    )


def story_summary(index: Index, story: Story) -> str:
    """Return "9 articles, 3 known origins (up to 5)"."""
    lineage = index.lineages.get(story.id)
    known, possible = lineage.origins(story.article_ids) if lineage else (0, len(story.article_ids))
    return f"{plural(len(story.article_ids), 'article')}, {origins_in_words(known, possible)}"


def story_period(story: Story) -> str:
    """Return the days in which a story was published."""
    days = (story.start or story.end, story.end or story.start)
    return period_in_words(*(day.isoformat() if day else None for day in days))


def stories(index: Index) -> tuple[StoryView, ...]:
    """Return every story as its reader sees it; collations are numbered through the report."""
    numbers = {c.id: n for n, c in enumerate(index.report.collations, 1)}
    order = list(VERDICT_MARKS)
    report = index.report
    views = []

    def in_story(evidence: Evidence) -> str | None:
        return index.story_of.get(evidence.article_id)

    for number, story in enumerate(index.report.stories, 1):
        mine = sorted(index.report.collations_of(story.id), key=lambda c: order.index(c.verdict))
        views.append(
            StoryView(
                number=number,
                story=story,
                summary=story_summary(index, story),
                period=story_period(story),
                articles=tuple(index.articles[a] for a in story.article_ids if a in index.articles),
                collations=tuple(_collation(index, numbers[c.id], c, story) for c in mine),
                garbles=garble_views(index, (g for g in report.garbles if in_story(g.evidence) == story.id)),
                shifts=shift_views(index, (s for s in report.shifts if in_story(s.target) == story.id)),
                commitments=tuple(c for c in index.report.commitments if story.id in c.story_ids),
            )
        )
    return tuple(views)


def timeline_places(index: Index, entry: TimelineEntry) -> tuple[Place, ...]:
    """Return where the claims of a timeline entry stand, one place an article."""
    claims = (index.claims[c] for c in entry.claim_ids if c in index.claims)
    first: dict[str, Place] = {}
    for claim in claims:
        first.setdefault(claim.article_id, place(index, claim.evidence))
    return tuple(first.values())


def by_urgency(
    commitments: Iterable[Commitment], statuses: Mapping[str, Status]
) -> tuple[tuple[Commitment, Status], ...]:
    """Return the commitments with their statuses, contested and breached ones first."""
    order = {status: n for n, status in enumerate(URGENT_STATUS)}
    rows = [(c, statuses.get(c.id, Status.UNKNOWN)) for c in commitments]
    return tuple(sorted(rows, key=lambda row: order.get(row[1], len(order))))
