"""A claim: its words, what was read from them field by field, and on whose word it stands."""

from collections.abc import Iterator

from stemma.collation.answers import bounds
from stemma.model import Argument, Claim, Evidence, Quantity, Span, Time
from stemma.reports.wording import period_in_words, spaced
from stemma.why.places import claim_in_words, quotation, quoted
from stemma.why.records import Line, Section
from stemma.why.worked import Worked


def claim_sections(worked: Worked, claim: Claim) -> Iterator[Section]:
    """Yield what a claim says and on whose word, with the exact words for each."""
    yield Section(title="The words", lines=tuple(quotation(worked, claim.evidence)))
    yield Section(title="Read from them", lines=tuple(_fields(worked, claim)))
    yield Section(title="On whose word", lines=tuple(_attribution(worked, claim)))


def claims_at(worked: Worked, evidence: Evidence) -> Iterator[Section]:
    """Yield the claims whose quotation holds some words of an article."""
    found = [
        Line(text=claim_in_words(worked, c))
        for c in worked.report.claims
        if c.article_id == evidence.article_id
        and c.evidence.start < evidence.end
        and evidence.start < c.evidence.end
    ]
    if found:
        yield Section(title="Claims that rest on these words", lines=tuple(found))


def _fields(worked: Worked, claim: Claim) -> Iterator[Line]:
    """Yield each filled field with the words that carry it."""
    deed = f"{claim.predicate}, an event of type {claim.event}" if claim.event else claim.predicate
    yield _field(worked, claim, "subject", _named(claim.subject))
    yield Line(label="deed", text=deed)
    yield _field(worked, claim, "object", _named(claim.object))
    if claim.time is not None:
        yield _field(worked, claim, "time", _time(claim.time))
    if claim.place is not None:
        yield _field(worked, claim, "place", _named(claim.place))
    if claim.quantity is not None:
        yield _field(worked, claim, "quantity", _quantity(claim.quantity))
    yield Line(label="polarity", text=claim.polarity.value)
    yield Line(label="modality", text=claim.modality.value)
    if claim.condition:
        yield Line(label="condition", text=quoted(claim.condition))
    if claim.heading:
        yield Line(label="heading", text="it stands in a title or a sub-heading")
    if claim.standing:
        yield Line(label="standing", text="a fact without a day of its own, told in the present tense")


def _field(worked: Worked, claim: Claim, name: str, value: str) -> Line:
    carried = [_words(worked, claim.article_id, span) for span in dict(claim.spans).get(name, ())]
    said = f" from {', '.join(carried)}" if carried else ""
    return Line(label=name, text=f"{value or 'not told'}{said}")


def _words(worked: Worked, article_id: str, span: Span) -> str:
    article = worked.index.articles.get(article_id)
    return quoted(article.text[slice(*span)]) if article else ""


def _named(argument: Argument | None) -> str:
    return "" if argument is None else argument.name or argument.text


def _time(time: Time) -> str:
    period = period_in_words(time.start, time.end) or "open on both sides"
    ends = "" if time.start and time.end else " on" if time.start else "up to "
    told = f"{ends}{period}" if ends.endswith(" ") else f"{period}{ends}"
    return f"{told}, by the {time.granularity.value},"


def _quantity(quantity: Quantity) -> str:
    done = f" {quantity.kind}" if quantity.kind else ""
    scope = f", counted {quoted(quantity.scope)}" if quantity.scope else ""
    return f"{bounds(quantity)} ({quantity.unit}){done}{scope},"


def _attribution(worked: Worked, claim: Claim) -> Iterator[Line]:
    if not claim.attribution:
        outlet = worked.index.outlet(claim.article_id)
        yield Line(text=f"nobody's: {outlet} says it in its own words")
    for step, said in enumerate(claim.attribution):
        name = said.speaker.name or said.speaker.text
        own = f", named as {quoted(said.speaker.text)}" if name != said.speaker.text else ""
        yield Line(label="via" if step else "speaker", text=f"{name}{own}, by {quoted(said.cue)}")
        yield Line(text=f"{quoted(said.evidence.quote)}", depth=1)
    if claim.said is not None:
        yield Line(label="said", text=spaced(period_in_words(claim.said.start, claim.said.end)))
