"""A collation: why a claim stands under its question, how the answers compare, and the rule that decided."""

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from stemma.collation.answers import Answer, bounds, is_figure
from stemma.collation.collate import garbled_claims
from stemma.collation.explanation import Known, Neighbour, placement_of
from stemma.collation.verdict import RULES, SINGLE, Case, Ruling, ruling_of, voice
from stemma.language.vectors import sentence_vectors
from stemma.model import Claim, Collation, Variant
from stemma.reports.wording import VERDICT_MEANINGS, date_in_words, day_in_words, plural, support_in_words
from stemma.why.places import claim_in_words, quoted
from stemma.why.records import Line, Section
from stemma.why.worked import Worked

_INSIDE, _OUTSIDE, _CLAIMS = 5, 3, 12
"""Neighbours of a claim, inside and outside its collation, and claims of one answer that are shown."""


def collation_sections(worked: Worked, collation: Collation) -> Iterator[Section]:
    """Yield a collation's answers with their claims, its verdict, and how its claims hang together."""
    yield answers_section(worked, collation, None)
    yield verdict_section(worked, collation)
    claims = _members(worked, collation)
    if claims:
        prose = [c for c in claims if not c.heading] or claims
        yield question_section(worked, collation, prose[0])


def question_section(worked: Worked, collation: Collation, claim: Claim) -> Section:
    """Return the question that a claim was put under, and how it compares with its neighbours."""
    members = _members(worked, collation)
    inside = {c.id for c in members}
    others = [c for c in worked.claims_of(collation.story_id) if c.id not in inside]
    known = Known(
        entities=worked.entities,
        published=worked.published,
        read=worked.read,
        encode=sentence_vectors,
    )
    placement = placement_of(claim, members, others, known)
    lines = [
        Line(text=f"{collation.question} [{collation.id[:8]}]"),
        Line(text=_reason(claim, placement.inside, placement.needed)),
    ]
    for neighbour in placement.inside[:_INSIDE]:
        lines += _neighbour(worked, neighbour)
    if len(placement.inside) > _INSIDE:
        lines.append(Line(text=f"and {plural(len(placement.inside) - _INSIDE, 'more wording')} of it"))
    if placement.outside:
        lines.append(Line(text="The nearest that were put under other questions:"))
    for neighbour in placement.outside[:_OUTSIDE]:
        lines += _neighbour(worked, neighbour)
    lines += _legend([*placement.inside[:_INSIDE], *placement.outside[:_OUTSIDE]])
    return Section(title="Under which question, and why", lines=tuple(lines))


def _reason(claim: Claim, inside: Sequence[Neighbour], needed: float) -> str:
    if not inside:
        return f"No other claim of the story is like it: {needed:g} of 1 is needed."
    best = inside[0].similarity
    mean = sum(n.similarity for n in inside) / len(inside)
    same = [n for n in inside if n.claim.text == claim.text]
    if same and len(inside) == 1:
        return "All claims of this question have the same words."
    return (
        f"{quoted(claim.text)} beside the other wordings of this question: {best:.2f} at best, {mean:.2f} in "
        f"the mean, of 1. Two groups are joined from {needed:g}: half the best pair, half the mean of all."
    )


def _neighbour(worked: Worked, neighbour: Neighbour) -> Iterator[Line]:
    more = len(neighbour.claims) - 1
    others = f" and {plural(more, 'claim')} in the same words" if more else ""
    yield Line(label=f"{neighbour.similarity:.2f}", text=claim_in_words(worked, neighbour.claim) + others)
    if neighbour.vetoed:
        yield Line(
            text="kept apart whatever the words: another kind of figure, times that do not meet, or "
            "history beside news",
            depth=2,
        )
    weight = sum(f.weight for f in neighbour.features) or 1.0
    told = (f"{f.name} {f.value:.2f} × {f.weight / weight:.0%}" for f in neighbour.features)
    yield Line(text=", ".join(told), depth=2)


def _legend(neighbours: Sequence[Neighbour]) -> Iterator[Line]:
    """Yield what each feature compares, each once."""
    told = {f.name: f.explanation for n in neighbours for f in n.features}
    if told:
        yield Line(text="What was compared (similarity × weight, each from 0 to 1):")
    yield from (Line(label=name, text=words, depth=1) for name, words in told.items())


def answers_section(worked: Worked, collation: Collation, claim: Claim | None) -> Section:
    """Return a collation's answers; with a claim, the one that it gives is marked."""
    lines = []
    counted = is_figure(_members(worked, collation))
    for letter, variant in zip(ascii_lowercase, collation.variants, strict=False):
        own = claim is not None and claim.id in variant.claim_ids
        lines.append(
            Line(
                label=letter,
                text=f"{quoted(variant.value)}: {plural(len(variant.article_ids), 'article')}, "
                f"{support_in_words(variant.origins)}{' ← this claim' if own else ''}",
            )
        )
        lines += [Line(text=fact, depth=2) for fact in _facts(worked, variant, counted=counted)]
        if claim is None:
            lines += _listed(worked, variant)
    if len(collation.variants) > len(ascii_lowercase):
        lines.append(Line(text=f"and {len(collation.variants) - len(ascii_lowercase)} more"))
    return Section(title="The answers", lines=tuple(lines))


def _listed(worked: Worked, variant: Variant) -> Iterator[Line]:
    claims = _claims(worked, variant)
    yield from (Line(text=claim_in_words(worked, c), depth=2) for c in claims[:_CLAIMS])
    if len(claims) > _CLAIMS:
        yield Line(text=f"and {plural(len(claims) - _CLAIMS, 'more claim')}", depth=2)


def _facts(worked: Worked, variant: Variant, *, counted: bool) -> Iterator[str]:
    """Yield what the rules go by: the figure, the days told, force, voices and days of publication."""
    claims = _claims(worked, variant)
    yield _figure(claims) if counted else _told(claims)
    names = dict.fromkeys(
        voice(c) if c.attribution else f"{worked.index.outlet(c.article_id)} in its own words" for c in claims
    )
    yield f"voices: {', '.join(names)}"
    days = sorted({d for i in variant.article_ids if (d := worked.published.get(i)) is not None})
    undated = sum(worked.published.get(i) is None for i in variant.article_ids)
    told = [*(date_in_words(d) for d in days), *([f"{undated} undated"] if undated else [])]
    yield f"published: {', '.join(told)}"


def _figure(claims: Sequence[Claim]) -> str:
    figures = sorted({bounds(c.quantity) for c in claims if c.quantity})
    scopes = sorted({c.quantity.scope for c in claims if c.quantity and c.quantity.scope})
    counted = f"; counted {', '.join(map(quoted, scopes))}" if scopes else ""
    return f"figure: {'; '.join(figures) or 'none'}{counted}"


def _told(claims: Sequence[Claim]) -> str:
    days = {c.time.start for c in claims if c.time and c.time.start and c.time.granularity.value == "day"}
    force = sorted({c.polarity.value for c in claims}) + sorted({c.modality.value for c in claims})
    told = f"; of {', '.join(day_in_words(d) for d in sorted(days))}" if days else ""
    return f"told as: {', '.join(force)}{told}"


def verdict_section(worked: Worked, collation: Collation) -> Section:
    """Return the verdict with the rows of the table in docs/concepts.md that gave it."""
    ruling = _ruling(worked, collation)
    lines = [
        Line(text=f"{collation.verdict.value}: {VERDICT_MEANINGS[collation.verdict]}"),
        *(Line(label="because", text=b) for b in collation.because),
        Line(label="behind it", text=support_in_words(collation.origins)),
    ]
    corrupt = garbled_claims(_members(worked, collation), worked.report.garbles)
    if corrupt:
        said = f"{plural(len(corrupt), 'claim')} on garbled words; an answer that has no other is left out"
        lines.append(Line(label="corrupt", text=said))
    table = [*RULES, SINGLE]
    for row in ruling.rows:
        rule = table[row - 1]
        lines.append(Line(label=f"row {row}", text=f"{rule.when}: {rule.verdict.value}"))
    lines.append(
        Line(
            text=f"(of the {len(table)} rows under “Verdicts” in docs/concepts.md; those above do not apply)"
        )
    )
    if ruling.verdict is not collation.verdict:
        lines.append(Line(text=f"Worked out anew by this edition of Stemma it is {ruling.verdict.value}."))
    return Section(title=f"The verdict: {collation.verdict.value}", lines=tuple(lines))


def _ruling(worked: Worked, collation: Collation) -> Ruling:
    claims = _members(worked, collation)
    return ruling_of(
        Case(
            answers=tuple(
                Answer(value=v.value, claims=tuple(_claims(worked, v))) for v in collation.variants
            ),
            origins=collation.origins,
            published=worked.published,
            garbled=garbled_claims(claims, worked.report.garbles),
        )
    )


def _claims(worked: Worked, variant: Variant) -> list[Claim]:
    return [worked.index.claims[i] for i in variant.claim_ids if i in worked.index.claims]


def _members(worked: Worked, collation: Collation) -> list[Claim]:
    return [c for v in collation.variants for c in _claims(worked, v)]
