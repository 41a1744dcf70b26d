"""The report as a JSON document, version 1: fixed names, fixed order, the same bytes for the same report.

Names in it are the entities' names where they are resolved, else the words of the article. What version 1
leaves free is used for what a reader needs to check it alone: the article's `text`, the reasons (`because`),
the spans of the title and the headings.
"""

import json
import math
from collections.abc import Mapping
from typing import Any

from stemma.model import (
    Argument,
    Article,
    Attribution,
    Claim,
    Collation,
    Commitment,
    Dateline,
    Descent,
    Evidence,
    Garble,
    Lineage,
    Origins,
    Published,
    Quantity,
    Report,
    Shift,
    Span,
    Status,
    Story,
    Time,
    Variant,
)
from stemma.reports.outlets import OutletRate, outlet_rates

SCHEMA_NAME = "stemma-report/1"
SCORE_DIGITS = 4

type Json = dict[str, Any]  # a JSON object: its shape is the schema's business


def to_json(report: Report, statuses: Mapping[str, Status]) -> Json:
    """Return the report as a JSON document of version 1.

    `statuses` maps a commitment's id to its status as of `report.as_of`; it is computed by the ledger and
    never stored, and a commitment that is not in it is "unknown". Keys come in a fixed order; similarities
    are rounded to four digits, whole numbers are written without a fraction.
    """
    lineages = {lineage.story_id: lineage for lineage in report.lineages}
    threads = {story_id: thread.id for thread in report.threads for story_id in thread.story_ids}
    return {
        "schema": SCHEMA_NAME,
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "articles": [_article(a) for a in report.articles],
        "stories": [_story(s, lineages.get(s.id), threads.get(s.id)) for s in report.stories],
        "threads": [
            {"id": t.id, "title": t.title, "stories": list(t.story_ids), "because": list(t.because)}
            for t in report.threads
        ],
        "entities": [
            {
                "id": e.id,
                "name": e.name,
                "kind": e.kind.value,
                "aliases": [{"text": a.text, "count": a.count} for a in e.aliases],
                "metonym_of": e.metonym_of,
                "country": e.country,
            }
            for e in report.entities
        ],
        "witnesses": [
            {"id": w.id, "article": w.article_id, "name": w.name, "date": w.date, "story": w.story_id}
            for lineage in report.lineages
            for w in lineage.witnesses
        ],
        "descents": [
            _descent(d) for d in (*(d for x in report.lineages for d in x.descents), *report.across)
        ],
        "claims": [_claim(c) for c in report.claims],
        "collations": [_collation(c) for c in report.collations],
        "garbles": [_garble(g) for g in report.garbles],
        "shifts": [_shift(s) for s in report.shifts],
        "commitments": [_commitment(c, statuses.get(c.id, Status.UNKNOWN)) for c in report.commitments],
        "timeline": [
            {
                "start": t.start,
                "end": t.end,
                "granularity": t.granularity.value,
                "text": t.text,
                "claims": list(t.claim_ids),
            }
            for t in report.timeline
        ],
        "notes": list(report.notes),
        "rejects": [{"record": r.record, "stage": r.stage, "reason": r.reason} for r in report.rejects],
        "outlets": [_outlet(rate) for rate in outlet_rates(report)],
    }


def to_bytes(report: Report, statuses: Mapping[str, Status]) -> bytes:
    """Return the JSON document as UTF-8 bytes with a final newline.

    A lone surrogate cannot be written in UTF-8 and becomes "?", which keeps every offset.
    """
    text = json.dumps(to_json(report, statuses), ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode("utf-8", "replace")


def _evidence(evidence: Evidence) -> Json:
    return {
        "article": evidence.article_id,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }


def _number(value: float | None) -> int | float | None:
    """Return a number that JSON can hold: whole ones without a fraction, endless ones as null."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if float(value).is_integer() else round(value, SCORE_DIGITS)


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "address_id": article.address_id,
        "file": article.file,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "language": article.language,
        "read": article.read.value,
        "dateline": _dateline(article.dateline),
        "published": _published(article.published),
        "updated": _published(article.updated),
        "credits": [
            {
                "name": c.name,
                "kind": c.kind.value,
                "role": c.role.value,
                "evidence": _evidence(c.evidence),
            }
            for c in article.credits
        ],
        "furniture": [
            {"start": f.start, "end": f.end, "quote": f.quote, "reason": f.reason} for f in article.furniture
        ],
        "title_span": _span(article.title_span) if article.title_span else None,
        "headings": [_span(s) for s in article.headings],
        "text": article.text,
    }


def _span(span: Span) -> list[int]:
    return [span[0], span[1]]


def _published(published: Published) -> Json:
    return {
        "value": published.value.isoformat() if published.value else None,
        "basis": published.basis.value,
        "candidates": list(published.candidates),
    }


def _dateline(dateline: Dateline | None) -> Json | None:
    if dateline is None:
        return None
    return {"place": dateline.place, "date": dateline.date, "evidence": _evidence(dateline.evidence)}


def _story(story: Story, lineage: Lineage | None, thread: str | None) -> Json:
    known, possible = lineage.origins(story.article_ids) if lineage else (0, len(story.article_ids))
    return {
        "id": story.id,
        "title": story.title,
        "articles": list(story.article_ids),
        "start": story.start.isoformat() if story.start else None,
        "end": story.end.isoformat() if story.end else None,
        "origins": {"known": known, "possible": possible},
        "thread": thread,
        "changes": [{"kind": c.kind.value, "story": c.other, "because": c.because} for c in story.changes],
    }


def _descent(descent: Descent) -> Json:
    return {
        "id": descent.id,
        "child": descent.child,
        "parent": descent.parent,
        "kind": descent.kind.value,
        "similarity": round(descent.similarity, SCORE_DIGITS),
        "passages": [
            {"child": _span(p.child), "parent": _span(p.parent) if p.parent else None}
            for p in descent.passages
        ],
        "because": list(descent.because),
    }


def _named(argument: Argument | None) -> str | None:
    return None if argument is None else argument.name or argument.text


def _attribution(attribution: Attribution) -> Json:
    return {
        "speaker": _named(attribution.speaker),
        "entity": attribution.speaker.entity_id,
        "cue": attribution.cue,
        "evidence": _evidence(attribution.evidence),
    }


def _time(time: Time | None) -> Json | None:
    if time is None:
        return None
    return {"start": time.start, "end": time.end, "granularity": time.granularity.value, "text": time.text}


def _quantity(quantity: Quantity | None) -> Json | None:
    if quantity is None:
        return None
    return {
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "scope": quantity.scope,
        "text": quantity.text,
        "kind": quantity.kind,
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "article": claim.article_id,
        "evidence": _evidence(claim.evidence),
        "spans": {field: [_span(s) for s in spans] for field, spans in claim.spans},
        "text": claim.text,
        "predicate": claim.predicate,
        "event": claim.event,
        "subject": _named(claim.subject),
        "object": _named(claim.object),
        "arguments": [_named(a) for a in claim.arguments],
        "time": _time(claim.time),
        "place": _named(claim.place),
        "quantity": _quantity(claim.quantity),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "condition": claim.condition,
        "attribution": [_attribution(a) for a in claim.attribution],
        "heading": claim.heading,
        "standing": claim.standing,
    }


def _origins(origins: Origins) -> Json:
    return {"known": origins.known, "possible": origins.possible, "speakers": origins.speakers}


def _variant(variant: Variant) -> Json:
    return {
        "value": variant.value,
        "claims": list(variant.claim_ids),
        "articles": list(variant.article_ids),
        "origins": _origins(variant.origins),
    }


def _collation(collation: Collation) -> Json:
    return {
        "id": collation.id,
        "story": collation.story_id,
        "question": collation.question,
        "verdict": collation.verdict.value,
        "origins": _origins(collation.origins),
        "variants": [_variant(v) for v in collation.variants],
        "series": [
            {"date": p.date, "value": _number(p.value), "claims": list(p.claim_ids)} for p in collation.series
        ],
        "because": list(collation.because),
    }


def _garble(garble: Garble) -> Json:
    return {
        "id": garble.id,
        "evidence": _evidence(garble.evidence),
        "better": garble.better,
        "kind": garble.kind.value,
        "because": garble.because,
    }


def _shift(shift: Shift) -> Json:
    return {
        "id": shift.id,
        "from": _evidence(shift.source),
        "to": _evidence(shift.target),
        "kind": shift.kind.value,
        "because": shift.because,
    }


def _outlet(rate: OutletRate) -> Json:
    return {
        "outlet": rate.outlet,
        "articles": rate.articles,
        "garbled": rate.garbled,
        "uncredited": rate.uncredited,
        "shifted": rate.shifted,
    }


def _codes(commitment: Commitment) -> Json:
    code = commitment.ceasefire
    parts = (code.type, code.purpose, code.ceasefire_class) if code is not None else ()
    named = zip(("type", "purpose", "class"), parts, strict=False)
    return {
        "atop": [o.value for o in commitment.alliance],
        "eth_prio": {name: part.value if part is not None else None for name, part in named},
    }


def _commitment(commitment: Commitment, status: Status) -> Json:
    return {
        "id": commitment.id,
        "kind": commitment.kind.value,
        "obligation": commitment.obligation,
        "by": list(commitment.by),
        "towards": list(commitment.towards),
        "mediators": list(commitment.mediators),
        "instrument": commitment.instrument,
        "made": commitment.made,
        "effective": commitment.effective,
        "expires": commitment.expires,
        "conditions": [
            {"kind": c.kind.value, "text": c.text, "evidence": _evidence(c.evidence)}
            for c in commitment.conditions
        ],
        "covers": list(commitment.covers),
        "excludes": list(commitment.excludes),
        "evidence": [_evidence(e) for e in commitment.evidence],
        "spans": {
            field: [{"article": article, "start": span[0], "end": span[1]} for article, span in pieces]
            for field, pieces in commitment.spans
        },
        "events": [
            {
                "date": e.date,
                "event": e.event.value,
                "by": e.by,
                "basis": e.basis.value,
                "evidence": _evidence(e.evidence),
            }
            for e in commitment.events
        ],
        "status": status.value,
        "stories": list(commitment.story_ids),
        "claims": list(commitment.claim_ids),
        "codes": _codes(commitment),
    }
