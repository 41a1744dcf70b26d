"""Article to Extraction: sentences, names, times and claims, each with the words that carry it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from stemma.language.speech import find_speech

from stemma.claims.clauses import Clause, find_clauses
from stemma.claims.events import event_type
from stemma.claims.instruments import instrument_claims
from stemma.claims.modality import act_modality, modality_of, polarity_of, words
from stemma.claims.segments import sentences_of
from stemma.language.names import find_mentions
from stemma.language.parse import parse, tokens
from stemma.language.quantities import find_quantities
from stemma.language.times import find_times
from stemma.model import (
    Argument,
    Article,
    Attribution,
    Claim,
    Evidence,
    Extraction,
    Mention,
    Modality,
    Polarity,
    Quantity,
    ReadDepth,
    Sentence,
    Span,
    Speech,
    TimeExpression,
    content_id,
)

_LONGEST_QUOTE = 590
"""Characters of one quotation: a few sentences at most (DESIGN.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of one sentence while its clauses become claims."""

    article: Article
    sentence: Sentence
    doc: Any
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    speeches: tuple[Speech, ...]

    def offsets(self, first: int, last: int) -> Span:
        """Return the article offsets of the tokens first..last (inclusive)."""
        a, b = self.doc[first], self.doc[last]
        return self.sentence.start + a.idx, self.sentence.start + b.idx + len(b.text)

    def holds(self, clause: Clause, span: Span) -> bool:
        """Say whether a span of the article begins in a clause's own words."""
        return any(
            self.sentence.start + self.doc[i].idx
            <= span[0]
            < self.sentence.start + self.doc[i].idx + len(self.doc[i])
            for i in clause.words
        )


def extract(article: Article) -> tuple[Extraction, ...]:
    """Read one article: its sentences, names, times and claims.

    An article that is only grouped (another language) gives an empty Extraction. The result depends
    on the article alone.
    """
    if article.read is not ReadDepth.FULL:
        return (Extraction(article_id=article.id),)
    plain = sentences_of(article)
    docs = parse([s.text for s in plain])
    sentences = tuple(replace(s, tokens=tokens(d, s.start)) for s, d in zip(plain, docs, strict=True))
    times = find_times(article.text, article.published.value)
    speeches = find_speech([(d, s.start) for s, d in zip(plain, docs, strict=True)])
    mentions: list[Mention] = []
    claims: list[Claim] = []
    for sentence, doc in zip(sentences, docs, strict=True):
        here = find_mentions(doc, sentence.start, article.id)
        mentions += here
        inside = (sentence.start, sentence.end)
        reading = Reading(
            article=article,
            sentence=sentence,
            doc=doc,
            clauses=find_clauses(doc),
            mentions=here,
            times=tuple(t for t in times if inside[0] <= t.start < inside[1]),
            quantities=find_quantities(doc, sentence.start),
            speeches=speeches,
        )
        claims += _claims_of(reading)
    return (
        Extraction(
            article_id=article.id,
            sentences=sentences,
            mentions=tuple(mentions),
            times=times,
            claims=_distinct(claims),
        ),
    )


def _distinct(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple({c.id: c for c in claims}.values())


def _claims_of(reading: Reading) -> list[Claim]:
    by_head = {c.head: c for c in reading.clauses}
    found = [
        _claim(reading, clause, by_head) for clause in reading.clauses if _tells(reading, clause, by_head)
    ]
    return [*found, *instrument_claims(reading.article, reading.sentence, reading.doc, reading.mentions)]


def _is_condition(doc: Any, clause: Clause) -> bool:
    if clause.relation != "advcl":
        return False
    head = doc[clause.head]
    inverted = any(c.lower_ == "should" and c.i < (clause.subject or 0) for c in head.children)
    return clause.mark in words("conditional_marks") or inverted


def _is_reporting(reading: Reading, clause: Clause) -> bool:
    """Say whether a clause only says that somebody said what another clause tells."""
    start, _ = reading.offsets(clause.head, clause.head)
    lemma = reading.doc[clause.head].lemma_
    if act_modality(lemma) is not None or lemma in words("denied"):
        return False
    return any(s <= start < e for speech in reading.speeches for s, e in speech.cue)


def _tells(reading: Reading, clause: Clause, by_head: dict[int, Clause]) -> bool:
    """Say whether a clause states something of its own that can be quoted."""
    doc = reading.doc
    head = doc[clause.head]
    if head.pos_ not in ("VERB", "AUX") or clause.subject is None:
        return False
    if _is_condition(doc, clause) or _is_reporting(reading, clause):
        return False
    governor = by_head.get(clause.parent) if clause.parent is not None else None
    if governor is not None and clause.relation == "ccomp" and _keeps_complement(reading, governor):
        return False
    return doc[clause.subject].pos_ not in ("PUNCT", "SPACE")


def _keeps_complement(reading: Reading, clause: Clause) -> bool:
    """Say whether a clause is an act whose complement belongs to it ("asked Putin to begin talks")."""
    lemma = reading.doc[clause.head].lemma_
    return act_modality(lemma) in (Modality.ASKED,) and not _is_reporting(reading, clause)


def _claim(reading: Reading, clause: Clause, by_head: dict[int, Clause]) -> Claim:
    doc = reading.doc
    conditions = [c for c in reading.clauses if c.parent == clause.head and _is_condition(doc, c)]
    span = _evidence_span(reading, clause, conditions)
    attribution = _attribution(reading, clause, span)
    accused = _accusation(reading, clause)
    subject = _argument(reading, accused[0] if accused else _agent(clause))
    committing = subject is not None and any(a.speaker.text == subject.text for a in attribution)
    first_person = clause.subject is not None and doc[clause.subject].lower_ in ("we", "i")
    modality = modality_of(doc, clause, conditional=bool(conditions), committing=committing or first_person)
    if accused:
        attribution = (*attribution, *_accuser(reading, clause))
    time = _time(reading, clause, by_head)
    object_ = _argument(reading, accused[1] if accused else _patient(clause))
    place = _place(reading, clause)
    quantity = next((q for q in reading.quantities if reading.holds(clause, (q.start, q.end))), None)
    arguments = tuple(
        Argument(text=m.text, start=m.start, end=m.end)
        for m in reading.mentions
        if span[0] <= m.start and m.end <= span[1]
    )
    predicate = doc[accused[2]].lemma_ if accused else _predicate(doc, clause)
    evidence = reading.article.evidence(*span)
    spans = _field_spans(subject, object_, place, time, quantity, evidence, reading)
    return Claim(
        id=content_id(reading.article.id, span[0], span[1], predicate, clause.head),
        article_id=reading.article.id,
        evidence=evidence,
        spans=spans,
        text=re.sub(r"\s+", " ", evidence.quote),
        predicate=predicate,
        event=event_type(doc, clause),
        subject=subject,
        object=object_,
        arguments=arguments,
        time=time.time if time else None,
        place=place,
        quantity=quantity,
        polarity=_polarity(reading, clause),
        modality=modality,
        condition=" ".join(_text(reading, c) for c in conditions) or None,
        attribution=attribution,
        heading=reading.sentence.heading,
        standing=time is None and doc[clause.head].tag_ in ("VBZ", "VBP") and modality is Modality.ASSERTED,
    )


def _polarity(reading: Reading, clause: Clause) -> Polarity:
    return polarity_of(reading.doc, clause)


def _predicate(doc: Any, clause: Clause) -> str:
    """Return the lemma of the verb, or of the infinitive that a verb of phase or attempt governs."""
    head = doc[clause.head]
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    return f"{head.lemma_.lower()} {particle}".strip()


def _agent(clause: Clause) -> int | None:
    return clause.agent if clause.passive else clause.subject


def _patient(clause: Clause) -> int | None:
    return clause.object


def _accusation(reading: Reading, clause: Clause) -> tuple[int, int | None, int] | None:
    """Return (accused, object, deed) tokens of "accused X of doing Y"."""
    head = reading.doc[clause.head]
    if act_modality(head.lemma_) is not Modality.ALLEGED or clause.object is None:
        return None
    for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "for")):
        for deed in (c for c in prep.children if c.dep_ == "pcomp" and c.tag_ == "VBG"):
            target = next((c.i for c in deed.children if c.dep_ == "dobj"), None)
            return clause.object, target, deed.i
    return None


def _accuser(reading: Reading, clause: Clause) -> tuple[Attribution, ...]:
    speaker = _argument(reading, clause.subject)
    if speaker is None:
        return ()
    start, end = reading.offsets(clause.head, clause.head)
    evidence = reading.article.evidence(min(speaker.start, start), max(speaker.end, end))
    return (Attribution(speaker=speaker, cue=reading.article.text[start:end], evidence=evidence),)


def _evidence_span(reading: Reading, clause: Clause, conditions: Sequence[Clause]) -> Span:
    """Return the span that a quotation of the clause needs: its words, conditions and complements."""
    first, last = clause.extent
    for other in reading.clauses:
        belongs = other in conditions or (
            other.parent == clause.head
            and (other.relation in ("ccomp", "pcomp") and _keeps_complement(reading, clause))
        )
        if belongs:
            subtree = reading.doc[other.head]
            first, last = min(first, subtree.left_edge.i), max(last, subtree.right_edge.i)
    while last > first and (reading.doc[last].is_punct or reading.doc[last].is_space):
        last -= 1
    start, end = reading.offsets(first, last)
    return start, min(end, start + _LONGEST_QUOTE)


def _text(reading: Reading, clause: Clause) -> str:
    head = reading.doc[clause.head]
    start, end = reading.offsets(head.left_edge.i, head.right_edge.i)
    return re.sub(r"\s+", " ", reading.article.text[start:end]).strip(" ,;.")


def _argument(reading: Reading, token: int | None) -> Argument | None:
    """Return the noun phrase of a token without its relative clauses, appositions and article."""
    if token is None:
        return None
    head = reading.doc[token]
    kept = [head, *_phrase(head)]
    first, last = min(t.i for t in kept), max(t.i for t in kept)
    while first < last and reading.doc[first].pos_ in ("DET", "PUNCT", "SPACE"):
        first += 1
    start, end = reading.offsets(first, last)
    return Argument(text=re.sub(r"\s+", " ", reading.article.text[start:end]), start=start, end=end)


def _phrase(head: Any) -> list[Any]:
    kept = []
    for child in head.children:
        if child.dep_ in ("relcl", "acl", "appos", "punct", "advcl") or child.pos_ == "VERB":
            continue
        kept += [child, *_phrase(child)]
    return kept


def _place(reading: Reading, clause: Clause) -> Argument | None:
    """Return the place of a clause: a place name behind a locative preposition in its own words."""
    for mention in reading.mentions:
        if (
            mention.kind.value != "place"
            or mention.metonym
            or not reading.holds(clause, (mention.start, mention.end))
        ):
            continue
        before = reading.article.text[max(0, mention.start - 40) : mention.start].lower().split()
        if any(
            w in ("in", "at", "near", "from", "on", "into", "across", "around", "outside")
            for w in before[-4:]
        ):
            return Argument(text=mention.text, start=mention.start, end=mention.end)
    return None


def _time(reading: Reading, clause: Clause, by_head: dict[int, Clause]) -> TimeExpression | None:
    """Return a clause's time: its own, or that of the clause that it hangs on without a tense of its own."""
    own = [t for t in reading.times if t.time is not None and reading.holds(clause, (t.start, t.end))]
    if own:
        return min(own, key=lambda t: (_rank(t), t.start))
    parent = by_head.get(clause.parent) if clause.parent is not None else None
    head = reading.doc[clause.head]
    tenseless = head.tag_ in ("VBG", "VBN") and clause.relation in ("advcl", "acl", "xcomp")
    coordinated = clause.relation == "conj"
    pledged = clause.relation == "ccomp" and any(
        reading.doc[i].lower_ in words("future_words") | words("hypothetical_words") for i in clause.words
    )
    if parent is not None and (tenseless or coordinated or pledged):
        return _time(reading, parent, by_head)
    return None


def _rank(time: TimeExpression) -> int:
    """Prefer a day to a year, and any date to a mere duration's interval."""
    order = ("day", "minute", "hour", "week", "month", "season", "quarter", "year", "decade", "century")
    granularity = time.time.granularity.value if time.time else "century"
    return order.index(granularity)


def _attribution(reading: Reading, clause: Clause, span: Span) -> tuple[Attribution, ...]:
    """Return on whose word a clause stands, innermost first."""
    head_at, _ = reading.offsets(clause.head, clause.head)
    covering = [s for s in reading.speeches if any(a <= head_at < b for a, b in s.content) and s.source]
    covering.sort(key=lambda s: sum(b - a for a, b in s.content))
    return tuple(_attributed(reading.article, s) for s in covering)


def _attributed(article: Article, speech: Speech) -> Attribution:
    start, end = speech.source[0][0], speech.source[-1][1]
    cue = article.text[speech.cue[0][0] : speech.cue[-1][1]] if speech.cue else ""
    pieces = [*speech.source, *speech.cue]
    first, last = min(p[0] for p in pieces), max(p[1] for p in pieces)
    near = last - first <= _LONGEST_QUOTE
    evidence = article.evidence(first, last) if near else article.evidence(start, end)
    speaker = Argument(text=re.sub(r"\s+", " ", article.text[start:end]), start=start, end=end)
    return Attribution(speaker=speaker, cue=cue, evidence=evidence)


def _field_spans(
    subject: Argument | None,
    object_: Argument | None,
    place: Argument | None,
    time: TimeExpression | None,
    quantity: Quantity | None,
    evidence: Evidence,
    reading: Reading,
) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    found: list[tuple[str, tuple[Span, ...]]] = [("text", ((evidence.start, evidence.end),))]
    for field, part in (("subject", subject), ("object", object_), ("place", place), ("quantity", quantity)):
        if part is not None:
            found.append((field, ((part.start, part.end),)))
    if time is not None:
        found.append(("time", ((time.start, time.end),)))
    return tuple(found)
