"""Article to Extraction: sentences, names, times and claims, each with the words that carry it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from stemma.claims.asking import asked_of
from stemma.claims.attribution import (
    accuser_of,
    antecedent_mention,
    antecedent_of,
    attribution_of,
    issuer_of_document,
    protagonist_of,
    reckoner_of,
    speaker_as_subject,
)
from stemma.claims.clauses import Clause, find_clauses
from stemma.claims.denials import (
    answered,
    branded_false,
    denied_deed,
    performed,
    points_back,
    target,
)
from stemma.claims.events import event_type, noun_type
from stemma.claims.figures import recounted
from stemma.claims.instruments import instrument_claims
from stemma.claims.modality import act_modality, inverse, modality_of, polarity_of, words
from stemma.claims.quoted import parse_quotations
from stemma.claims.reading import LONGEST_QUOTE, Reading, agent_of, argument, quantity_of
from stemma.claims.segments import quoted_sentences, sentences_of
from stemma.claims.telling import condition_heads, is_condition, is_quoted, keeps_complement, tells_something
from stemma.claims.times import said_at, scene_of, time_of
from stemma.language.names import find_mentions
from stemma.language.parse import parse, tokens
from stemma.language.quantities import find_quantities
from stemma.language.speech import find_speech
from stemma.language.times import find_times
from stemma.model import (
    Argument,
    Article,
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


def extract(article: Article) -> tuple[Extraction, ...]:
    """Read one article: its sentences, names, times and claims.

    An article that is only grouped (another language) gives an empty Extraction. The result depends
    on the article alone.
    """
    if article.read is not ReadDepth.FULL:
        return (Extraction(article_id=article.id),)
    plain = sentences_of(article)
    quoted = quoted_sentences(article, plain)
    docs = parse([s.text for s in plain])
    quotations = list(zip(quoted, parse_quotations(quoted, plain, docs), strict=True))
    sentences = tuple(replace(s, tokens=tokens(d, s.start)) for s, d in zip(plain, docs, strict=True))
    times = find_times(article.text, article.published.value)
    speeches = find_speech([(d, s.start) for s, d in zip(plain, docs, strict=True)])
    mentions: list[Mention] = []
    claims: list[Claim] = []
    counted: list[Quantity] = []
    issuer: Span | None = None
    scene: TimeExpression | None = None
    protagonist: Mention | None = None
    previous = 0
    spoken = _by_sentence(speeches, plain)
    time_starts = [t.start for t in times]
    quotation_starts = [q.start for q, _ in quotations]
    for at, (sentence, doc) in enumerate(zip(sentences, docs, strict=True)):
        own = find_mentions(doc, sentence.start, article.id)
        mentions += own
        inner = quotations[_between(quotation_starts, sentence)]
        told = times[_between(time_starts, sentence)]
        if "\n" in article.text[previous : sentence.start]:
            scene, protagonist = None, None
        previous = sentence.end
        outside = [t for t in told if t.time and not any(q.start <= t.start < q.end for q, _ in inner)]
        for part, parsed in [(sentence, doc), *inner]:
            reading = Reading(
                article=article,
                sentence=part,
                doc=parsed,
                clauses=find_clauses(parsed),
                mentions=tuple(m for m in own if part.start <= m.start and m.end <= part.end),
                times=tuple(t for t in told if part.start <= t.start < part.end),
                quantities=find_quantities(parsed, part.start),
                speeches=spoken[at],
                quoted=tuple((q.start, q.end) for q, _ in inner) if part is sentence else (),
                frame=doc if part is not sentence else None,
                frame_start=sentence.start,
                frame_time=outside[0] if outside and part is not sentence else None,
                scene=scene,
                known=mentions,
                counted=counted,
                starts=[part.start + t.idx for t in parsed],
                protagonist=protagonist if part is sentence else None,
                last_issuer=issuer,
            )
            for claim, back in _claims_of(reading):
                claims.append(
                    answered(claim, claims) if back else recounted(claim, reading.quantities, claims)
                )
            counted += reading.quantities
            if part is sentence:
                issuer = issuer_of_document(reading) or issuer
                scene = scene_of(reading) or scene
                protagonist = protagonist_of(reading) or antecedent_mention(reading)
    return (
        Extraction(
            article_id=article.id,
            sentences=sentences,
            mentions=tuple(mentions),
            times=times,
            claims=_distinct(claims),
        ),
    )


def _between(starts: Sequence[int], sentence: Sentence) -> slice:
    """Return where the things that begin in a sentence stand, by where each begins."""
    return slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))


def _by_sentence(speeches: Sequence[Speech], sentences: Sequence[Sentence]) -> tuple[tuple[Speech, ...], ...]:
    """Return for each sentence the speeches of which a cue or a content touches it, in their order."""
    starts = [s.start for s in sentences]
    found: list[dict[int, Speech]] = [{} for _ in sentences]
    for number, speech in enumerate(speeches):
        for start, end in (*speech.cue, *speech.content):
            for at in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
                found[at][number] = speech
    return tuple(tuple(f.values()) for f in found)


def _distinct(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple({c.id: c for c in claims}.values())


def _claims_of(reading: Reading) -> list[tuple[Claim, bool]]:
    """Return the claims of a sentence, and of each whether it denies what was told before it."""
    by_head = {c.head: c for c in reading.clauses}
    found = [
        (_claim(reading, clause, by_head), points_back(reading, clause))
        for clause in reading.clauses
        if tells_something(reading, clause, by_head) and not is_quoted(reading, clause)
    ]
    papers = instrument_claims(reading.article, reading.sentence, reading.doc, reading.mentions)
    return [*found, *((paper, False) for paper in papers)]


def _claim(reading: Reading, clause: Clause, by_head: dict[int, Clause]) -> Claim:
    doc = reading.doc
    conditions = [c for c in reading.clauses if c.parent == clause.head and is_condition(doc, c)]
    provisos = [*(c.head for c in conditions), *condition_heads(doc, clause)]
    span = _evidence_span(reading, clause, provisos)
    attribution = attribution_of(reading, clause, span)
    charge = _accusation(reading, clause)
    denied = denied_deed(reading, clause)
    accused = charge or ((clause.subject, denied[1], denied[0]) if denied else None)
    subject = argument(reading, accused[0] if accused else agent_of(clause))
    subject = speaker_as_subject(reading, subject, attribution) or antecedent_of(reading, subject) or subject
    committing = subject is not None and any(a.speaker.text == subject.text for a in attribution)
    first_person = clause.subject is not None and doc[clause.subject].lower_ in ("we", "i")
    modality = modality_of(doc, clause, conditional=bool(provisos), committing=committing or first_person)
    quantity = quantity_of(reading, clause)
    if charge:
        attribution, modality = (*attribution, *accuser_of(reading, clause)), Modality.ALLEGED
    elif quantity and (reckoner := reckoner_of(reading, clause)):
        attribution = (*reckoner, *attribution)
    elif denied:
        attribution = (*accuser_of(reading, clause), *attribution)
    time = time_of(reading, clause, by_head)
    object_ = argument(reading, accused[1] if accused else clause.object)
    place = _place(reading, clause)
    arguments = tuple(
        Argument(text=m.text, start=m.start, end=m.end)
        for m in reading.mentions
        if span[0] <= m.start and m.end <= span[1]
    )
    predicate = doc[accused[2]].lemma_.lower() if accused else _predicate(doc, clause)
    polarity = Polarity.DENIED if denied else _polarity(reading, clause)
    if predicate in inverse():
        predicate, polarity = inverse()[predicate], _opposite(polarity)
    evidence = reading.article.evidence(*span)
    spans = _field_spans(subject, object_, place, time, quantity, evidence, reading)
    return Claim(
        id=content_id(reading.article.id, span[0], span[1], predicate, clause.head),
        article_id=reading.article.id,
        evidence=evidence,
        spans=spans,
        text=re.sub(r"\s+", " ", evidence.quote),
        predicate=predicate,
        event=noun_type(predicate) or event_type(doc, clause) if denied else _event(doc, clause, charge),
        subject=subject,
        object=object_,
        arguments=arguments,
        time=time.time if time else None,
        place=place,
        quantity=quantity,
        polarity=polarity,
        modality=modality,
        condition=" ".join(_text(reading, head) for head in provisos) or None,
        attribution=attribution,
        heading=reading.sentence.heading,
        said=said_at(reading, clause, by_head),
        asked=asked_of(reading, clause, span, (accused[0], accused[2]) if accused else None),
        standing=time is None and doc[clause.head].tag_ in ("VBZ", "VBP") and modality is Modality.ASSERTED,
    )


def _polarity(reading: Reading, clause: Clause) -> Polarity:
    """Return a clause's polarity; what somebody denies is denied, a denied "not" is affirmed."""
    at, _ = reading.offsets(clause.head, clause.head)
    covering = [s for s in reading.speeches if any(a <= at < b for a, b in s.content)]
    denials = sum(s.lemma in words("denies_fact") for s in covering)
    denials += sum(
        s.lemma in words("branding") - words("denies_fact") and branded_false(reading, clause, s.content[0])
        for s in covering
    )
    polarity = polarity_of(reading.doc, clause)
    if denials % 2 == 0:
        return polarity
    return _opposite(polarity)


def _opposite(polarity: Polarity) -> Polarity:
    return Polarity.AFFIRMED if polarity is Polarity.DENIED else Polarity.DENIED


def _predicate(doc: Any, clause: Clause) -> str:
    """Return the lemma of the verb, or of the infinitive that a verb of phase or attempt governs."""
    head = doc[clause.head]
    bound_to = head.lemma_ == "be" and not any(c.dep_ in ("attr", "acomp") for c in head.children)
    if bound_to or head.lemma_ in words("phase") | words("negative") | words("refusing"):
        head = next((c for c in head.children if c.dep_ == "xcomp"), head)
    deed, _ = performed(head)
    if deed != head.i:
        return str(doc[deed].lemma_.lower())
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    return f"{head.lemma_.lower()} {particle}".strip()


def _event(doc: Any, clause: Clause, charge: tuple[int | None, int | None, int] | None) -> str | None:
    return "ACCUSE" if charge else event_type(doc, clause)


def _accusation(reading: Reading, clause: Clause) -> tuple[int | None, int | None, int] | None:
    """Return (accused, object, deed) tokens: "accused X of doing Y", "blamed X for a Y", "blamed Y on X"."""
    head = reading.doc[clause.head]
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    alleges = act_modality(f"{head.lemma_} {particle}".strip()) is Modality.ALLEGED
    blamed = _held_responsible(head)
    at = blamed if blamed is not None else clause.object
    if not (alleges or blamed is not None) or at is None:
        return None
    target_ = reading.doc[at]
    each_other = target_.lemma_ in ("other", "another")
    accused = clause.subject if each_other and clause.subject is not None else at
    for prep in (c for c in _below(head) if c.dep_ == "prep"):
        for below in prep.children:
            if prep.lower_ in ("of", "for") and below.dep_ == "pcomp" and _is_gerund(below):
                deed, goal = performed(below)
                return accused, goal, deed
            if below.dep_ != "pobj":
                continue
            if prep.lower_ in ("of", "for", "over") and noun_type(below.lemma_.lower()):
                return accused, target(below), below.i
            if prep.lower_ == "on" and head.lemma_ == "blame" and (laid := _laid_on(head, target_, below)):
                return below.i, target(laid), laid.i
    return None


def _is_gerund(verb: Any) -> bool:
    """Say whether a verb is "shelling" or "having shelled"."""
    having = any(c.dep_ == "aux" and c.lower_ == "having" for c in verb.children)
    return verb.tag_ == "VBG" or (verb.tag_ == "VBN" and having)


def _laid_on(verb: Any, target_: Any, accused: Any) -> Any:
    """Return the deed that is blamed on somebody: "blamed the strike on X", "a strike it blamed on X"."""
    if target_ is not accused and noun_type(target_.lemma_.lower()):
        return target_
    before = [t for t in verb.doc[: verb.i] if t.pos_ == "NOUN" and noun_type(t.lemma_.lower()) == "ASSAULT"]
    return before[-1] if before else None


def _held_responsible(head: Any) -> int | None:
    """Return the token of whom somebody "holds responsible", or None."""
    if head.lemma_ != "hold":
        return None
    held = next((c for c in head.children if c.lower_ in ("responsible", "accountable")), None)
    if held is None:
        return None
    own = (c.i for c in held.children if c.dep_ in ("nsubj", "nsubjpass"))
    return next(own, next((c.i for c in head.children if c.dep_ == "dobj"), None))


def _below(head: Any) -> list[Any]:
    """Return the children of a verb and theirs, of the complement that a verb of holding has."""
    found = list(head.children)
    for child in head.children:
        if child.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "dobj", "prep") and child.pos_ in (
            "ADJ",
            "NOUN",
            "PROPN",
        ):
            found += child.children
    return found


def _evidence_span(reading: Reading, clause: Clause, conditions: Sequence[int]) -> Span:
    """Return the span that a quotation of the clause needs: its words, conditions and complements.

    `conditions` are the heads of its conditions.
    """
    first, last = clause.extent
    for head in conditions:
        first = min(first, reading.doc[head].left_edge.i)
        last = max(last, reading.doc[head].right_edge.i)
    for other in reading.clauses:
        tag = reading.doc[other.head].tag_
        begins = other.relation == "advcl" and reading.doc[other.head].lower_ in words("from_when")
        belongs = (begins and other.parent == clause.head) or (
            other.parent == clause.head
            and keeps_complement(reading, clause)
            and (
                other.relation in ("ccomp", "pcomp")
                or tag == "VB"
                or (other.relation == "advcl" and tag == "VBG" and not other.mark)
            )
        )
        if belongs:
            subtree = reading.doc[other.head]
            first, last = min(first, subtree.left_edge.i), max(last, subtree.right_edge.i)
    while last > first and (reading.doc[last].is_punct or reading.doc[last].is_space):
        last -= 1
    start, end = reading.offsets(first, last)
    return start, min(end, start + LONGEST_QUOTE)


def _text(reading: Reading, at: int) -> str:
    head = reading.doc[at]
    start, end = reading.offsets(head.left_edge.i, head.right_edge.i)
    return re.sub(r"\s+", " ", reading.article.text[start:end]).strip(" ,;.")


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
