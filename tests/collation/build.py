"""Records for the tests of collation, with little to write."""

from datetime import date

from stemma.model import (
    Argument,
    Attribution,
    Claim,
    Evidence,
    Granularity,
    Modality,
    Polarity,
    Quantity,
    Time,
    content_id,
)


def day(iso: str) -> Time:
    return Time(start=iso, end=iso, granularity=Granularity.DAY, text=iso)


def quantity(
    low: float | None, high: float | None = None, *, kind: str = "killed", scope: str | None = None
) -> Quantity:
    return Quantity(low=low, high=high, unit="people", scope=scope, text=f"{low} people", kind=kind)


def exactly(value: float) -> Quantity:
    return quantity(value, value)


def claim(
    article: str,
    text: str = "the dam broke",
    *,
    quantity: Quantity | None = None,
    time: Time | None = None,
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ASSERTED,
    speaker: str | None = None,
    heading: bool = False,
    condition: str | None = None,
    predicate: str = "break",
) -> Claim:
    evidence = Evidence(article_id=article, start=0, end=len(text), quote=text)
    said = Argument(text=speaker, start=0, end=1, entity_id=speaker, name=speaker) if speaker else None
    return Claim(
        id=content_id(article, text, predicate, speaker, heading),
        article_id=article,
        evidence=evidence,
        spans=(("text", ((0, len(text)),)),),
        text=text,
        predicate=predicate,
        quantity=quantity,
        time=time,
        polarity=polarity,
        modality=modality,
        condition=condition,
        attribution=(Attribution(speaker=said, cue="said", evidence=evidence),) if said else (),
        heading=heading,
    )


PRINTED = {"a": date(2024, 6, 1), "b": date(2024, 6, 2), "c": date(2024, 6, 3)}
