"""Article to Extraction: sentences, names, times and claims, each with the words that carry it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from stemma.claims.clauses import Clause, find_clauses
from stemma.claims.events import event_type, noun_type
from stemma.claims.instruments import instrument_claims
from stemma.claims.modality import act_modality, inverse, kinds_of_pronoun, modality_of, polarity_of, words
from stemma.claims.segments import quoted_sentences, sentences_of
from stemma.language.names import find_mentions
from stemma.language.parse import parse, tokens
from stemma.language.quantities import find_quantities
from stemma.language.speech import find_speech
from stemma.language.times import find_times
from stemma.model import (
    Argument,
    Article,
    Attribution,
    Claim,
    Evidence,
    Extraction,
    Granularity,
    Mention,
    Modality,
    Polarity,
    Quantity,
    ReadDepth,
    Sentence,
    Span,
    Speech,
    Time,
    TimeExpression,
    TimeType,
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
    quoted: tuple[Span, ...] = ()
    """Quotations inside the sentence, parsed alone: the sentence around one misleads the parser."""
    frame: Any = None
    """For a quotation: the parse of the sentence around it, and where that begins."""
    frame_start: int = 0
    frame_time: TimeExpression | None = None
    known: Sequence[Mention] = ()
    """All names of the article up to here, by start (one list for the whole article: a copy for each
    sentence would cost the square of its length)."""
    starts: Sequence[int] = ()
    """Where each token begins."""
    protagonist: Mention | None = None
    """Who the sentence before was about, in the same paragraph."""
    scene: TimeExpression | None = None
    """The day that an earlier sentence of the paragraph set."""
    last_issuer: Span | None = None
    """Who issued the document that the article spoke of last: "the statement" is theirs."""

    def offsets(self, first: int, last: int) -> Span:
        """Return the article offsets of the tokens first..last (inclusive)."""
        a, b = self.doc[first], self.doc[last]
        return self.sentence.start + a.idx, self.sentence.start + b.idx + len(b.text)

    def holds(self, clause: Clause, span: Span) -> bool:
        """Say whether a span of the article begins in a clause's own words."""
        i = bisect_right(self.starts, span[0]) - 1
        return i >= 0 and span[0] < self.starts[i] + len(self.doc[i]) and i in clause.words


def extract(article: Article) -> tuple[Extraction, ...]:
    """Read one article: its sentences, names, times and claims.

    An article that is only grouped (another language) gives an empty Extraction. The result depends
    on the article alone.
    """
    if article.read is not ReadDepth.FULL:
        return (Extraction(article_id=article.id),)
    plain = sentences_of(article)
    quoted = quoted_sentences(article, plain)
    parsed_all = parse([s.text for s in (*plain, *quoted)])
    docs = parsed_all[: len(plain)]
    quotations = list(zip(quoted, parsed_all[len(plain) :], strict=True))
    sentences = tuple(replace(s, tokens=tokens(d, s.start)) for s, d in zip(plain, docs, strict=True))
    times = find_times(article.text, article.published.value)
    speeches = find_speech([(d, s.start) for s, d in zip(plain, docs, strict=True)])
    mentions: list[Mention] = []
    claims: list[Claim] = []
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
                starts=[part.start + t.idx for t in parsed],
                protagonist=protagonist if part is sentence else None,
                last_issuer=issuer,
            )
            claims += _claims_of(reading)
            if part is sentence:
                issuer = _issuer_of_document(reading) or issuer
                scene = _scene(reading) or scene
                protagonist = _protagonist(reading) or _antecedent_mention(reading)
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


def _issuer_of_document(reading: Reading) -> Span | None:
    """Return who issues a document in this sentence, if anybody does."""
    documents = words("documents")
    for token in reading.doc:
        if token.dep_ in ("dobj", "pobj") and token.lemma_.lower() in documents:
            at = reading.sentence.start + token.idx
            found = _issuer(reading, at, at + len(token.text))
            if found[0] != at:
                return found
    return None


def _claims_of(reading: Reading) -> list[Claim]:
    by_head = {c.head: c for c in reading.clauses}
    found = [
        _claim(reading, clause, by_head)
        for clause in reading.clauses
        if _tells(reading, clause, by_head) and not _is_quoted(reading, clause)
    ]
    return [*found, *instrument_claims(reading.article, reading.sentence, reading.doc, reading.mentions)]


def _is_quoted(reading: Reading, clause: Clause) -> bool:
    """Say whether a clause stands in a quotation that is parsed alone."""
    at, _ = reading.offsets(clause.head, clause.head)
    return any(s <= at < e for s, e in reading.quoted)


_AHEAD = frozenset(["will", "would", "shall", "should", "can", "could", "may", "might", "must", "wo"])
"""Auxiliaries of what has not happened: "would not begin until they withdrew" sets a condition."""


def _is_condition(doc: Any, clause: Clause) -> bool:
    if doc[clause.head].dep_ == "relcl" and doc[clause.head].head.lemma_ in words("instants"):
        return True
    if clause.relation != "advcl":
        return False
    head = doc[clause.head]
    inverted = any(c.lower_ == "should" and c.i < (clause.subject or 0) for c in head.children)
    ahead = any(c.dep_ == "aux" and c.lower_ in _AHEAD for c in head.head.children)
    happened = clause.mark in words("temporal_marks") and head.tag_ == "VBD" and not ahead
    is_rule = clause.mark in ("when", "whenever") and _is_present(head) and _is_present(head.head)
    return (clause.mark in words("conditional_marks") and not happened) or inverted or is_rule


def _is_present(verb: Any) -> bool:
    """Say whether a verb group stands in the present: "obliges", "are attacked"."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ in ("VBZ", "VBP") or bool(auxiliaries & {"is", "are", "am"})


def _is_reporting(reading: Reading, clause: Clause) -> bool:
    """Say whether a clause only says that somebody said what another clause tells."""
    start, _ = reading.offsets(clause.head, clause.head)
    lemma = reading.doc[clause.head].lemma_
    if act_modality(lemma) is not None or lemma in words("denied"):
        return False
    contents = [
        speech.content
        for speech in reading.speeches
        if speech.clausal and any(s <= start < e for s, e in speech.cue)
    ]
    if not contents:
        return False
    heads = [reading.starts[c.head] for c in reading.clauses if c.head != clause.head]
    return any(s <= h < e for content in contents for s, e in content for h in heads)


def _tells(reading: Reading, clause: Clause, by_head: dict[int, Clause]) -> bool:
    """Say whether a clause states something of its own that can be quoted."""
    doc = reading.doc
    head = doc[clause.head]
    if head.pos_ not in ("VERB", "AUX"):
        return False
    if clause.subject is None and _quantity(reading, clause) is None:
        return False
    if clause.mark == "whether" or _is_condition(doc, clause) or _is_reporting(reading, clause):
        return False
    governor = by_head.get(clause.parent) if clause.parent is not None else None
    complement = clause.relation == "ccomp" or head.tag_ == "VB"
    if governor is not None and complement and _keeps_complement(reading, governor):
        return False
    return clause.subject is None or doc[clause.subject].pos_ not in ("PUNCT", "SPACE")


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
    subject = _speaker_as_subject(reading, subject, attribution) or _antecedent(reading, subject) or subject
    committing = subject is not None and any(a.speaker.text == subject.text for a in attribution)
    first_person = clause.subject is not None and doc[clause.subject].lower_ in ("we", "i")
    modality = modality_of(doc, clause, conditional=bool(conditions), committing=committing or first_person)
    if accused:
        attribution = (*attribution, *_accuser(reading, clause))
    time = _time(reading, clause, by_head)
    object_ = _argument(reading, accused[1] if accused else _patient(clause))
    place = _place(reading, clause)
    quantity = _quantity(reading, clause)
    arguments = tuple(
        Argument(text=m.text, start=m.start, end=m.end)
        for m in reading.mentions
        if span[0] <= m.start and m.end <= span[1]
    )
    predicate = doc[accused[2]].lemma_ if accused else _predicate(doc, clause)
    polarity = _polarity(reading, clause)
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
        event=event_type(doc, clause),
        subject=subject,
        object=object_,
        arguments=arguments,
        time=time.time if time else None,
        place=place,
        quantity=quantity,
        polarity=polarity,
        modality=modality,
        condition=" ".join(_text(reading, c) for c in conditions) or None,
        attribution=attribution,
        heading=reading.sentence.heading,
        said=_said(reading, clause, by_head),
        standing=time is None and doc[clause.head].tag_ in ("VBZ", "VBP") and modality is Modality.ASSERTED,
    )


def _quantity(reading: Reading, clause: Clause) -> Quantity | None:
    """Return the figure of a clause: one of people with a fate first; of two fates, the first told."""
    own = [q for q in reading.quantities if reading.holds(clause, (q.start, q.end))]
    own.sort(key=lambda q: (q.kind is None, q.start))
    if not own:
        return None
    first = own[0]
    if first.kind is None and first.unit in words("people"):
        lemmas = {reading.doc[i].lemma_.lower() for i in clause.words}
        return replace(first, kind="casualties") if "casualty" in lemmas else first
    return first


def _polarity(reading: Reading, clause: Clause) -> Polarity:
    """Return a clause's polarity; what somebody denies is denied, a denied "not" is affirmed."""
    at, _ = reading.offsets(clause.head, clause.head)
    covering = [s for s in reading.speeches if any(a <= at < b for a, b in s.content)]
    denials = sum(s.lemma in words("denies_fact") for s in covering)
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
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    return f"{head.lemma_.lower()} {particle}".strip()


def _agent(clause: Clause) -> int | None:
    return clause.agent if clause.passive else clause.subject


def _patient(clause: Clause) -> int | None:
    return clause.object


def _accusation(reading: Reading, clause: Clause) -> tuple[int, int | None, int] | None:
    """Return (accused, object, deed) tokens of "accused X of doing Y"."""
    head = reading.doc[clause.head]
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    if act_modality(f"{head.lemma_} {particle}".strip()) is not Modality.ALLEGED or clause.object is None:
        return None
    for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "for")):
        for deed in (c for c in prep.children if c.dep_ == "pcomp" and c.tag_ == "VBG"):
            target = next((c.i for c in deed.children if c.dep_ == "dobj"), None)
            each_other = reading.doc[clause.object].lemma_ in ("other", "another")
            accused = clause.subject if each_other and clause.subject is not None else clause.object
            return accused, target, deed.i
    return None


def _speaker_as_subject(
    reading: Reading, subject: Argument | None, attribution: Sequence[Attribution]
) -> Argument | None:
    """Return the speaker where a pronoun in the saying can only be its sayer ("she said she would")."""
    if subject is None or not attribution:
        return None
    speaker = attribution[0].speaker
    if subject.text.lower() in ("we", "i"):
        return speaker
    kinds = kinds_of_pronoun(subject.text)
    if not kinds:
        return None
    near = slice(*(bisect_left(reading.known, at, key=_start) for at in (speaker.start, speaker.end)))
    inside = [m for m in reading.known[near] if m.end <= speaker.end]
    return speaker if inside and inside[-1].kind in kinds else None


def _start(mention: Mention) -> int:
    return mention.start


def _antecedent(reading: Reading, argument: Argument | None) -> Argument | None:
    """Return the subject of the sentence before, where a pronoun that opens a sentence can stand for it."""
    before = reading.protagonist
    if argument is None or before is None or argument.start > reading.sentence.start + 2:
        return None
    kind = kinds_of_pronoun(argument.text)
    return Argument(text=before.text, start=before.start, end=before.end) if before.kind in kind else None


def _protagonist(reading: Reading) -> Mention | None:
    """Return the name that is the subject of a sentence's main clause."""
    root = next((c for c in reading.clauses if c.relation == "ROOT"), None)
    head = _agent(root) if root is not None else None
    if head is None:
        return None
    start, end = reading.offsets(head, head)
    around = [m for m in reading.mentions if m.start <= start and end <= m.end and m.form != "pronoun"]
    return max(around, key=lambda m: (m.end - m.start, -m.start)) if around else None


def _antecedent_mention(reading: Reading) -> Mention | None:
    """Return who a sentence goes on to be about, where its own subject is a pronoun."""
    first = reading.doc[0].text if len(reading.doc) else ""
    kinds = kinds_of_pronoun(first)
    before = reading.protagonist
    return before if before is not None and before.kind in kinds else None


def _accuser(reading: Reading, clause: Clause) -> tuple[Attribution, ...]:
    speaker = _argument(reading, clause.subject)
    speaker = _antecedent(reading, speaker) or speaker
    if speaker is None:
        return ()
    start, end = reading.offsets(clause.head, clause.head)
    evidence = reading.article.evidence(min(speaker.start, start), max(speaker.end, end))
    return (Attribution(speaker=speaker, cue=reading.article.text[start:end], evidence=evidence),)


def _evidence_span(reading: Reading, clause: Clause, conditions: Sequence[Clause]) -> Span:
    """Return the span that a quotation of the clause needs: its words, conditions and complements."""
    first, last = clause.extent
    for other in reading.clauses:
        tag = reading.doc[other.head].tag_
        begins = other.relation == "advcl" and reading.doc[other.head].lower_ in words("from_when")
        belongs = (
            other in conditions
            or (begins and other.parent == clause.head)
            or (
                other.parent == clause.head
                and _keeps_complement(reading, clause)
                and (
                    other.relation in ("ccomp", "pcomp")
                    or tag == "VB"
                    or (other.relation == "advcl" and tag == "VBG" and not other.mark)
                )
            )
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
    """Return a clause's time: its own, or that of the clause that it hangs on without a tense of its own.

    A promise, an offer or a request has the time of its saying; a deed in the past that follows a dated
    sentence of its paragraph happened then, as far as the article tells.
    """
    own = [
        t
        for t in reading.times
        if t.time is not None and reading.holds(clause, (t.start, t.end)) and not _names_a_noun(reading, t)
    ]
    if own:
        return min(own, key=lambda t: (_rank(t), t.start))
    dating = _dating_clause(reading, clause)
    if dating is not None:
        return dating
    parent = by_head.get(clause.parent) if clause.parent is not None else None
    head = reading.doc[clause.head]
    tenseless = head.tag_ in ("VBG", "VBN") and clause.relation in ("advcl", "acl", "xcomp")
    pledging = words("future_words") | words("hypothetical_words")
    pledged = any(reading.doc[i].lower_ in pledging for i in clause.words)
    uttered = pledged or act_modality(head.lemma_) in (Modality.PROMISED, Modality.ASKED, Modality.THREATENED)
    hangs_on = tenseless or clause.relation == "conj" or (uttered and clause.relation == "ccomp")
    if parent is not None and hangs_on and (above := _time(reading, parent, by_head)) is not None:
        return above
    if uttered and reading.frame is not None and reading.frame_time is not None:
        return reading.frame_time
    if uttered and _told(reading, clause):
        return _dateline_time(reading.article)
    narrated = clause.relation == "ROOT" and _is_past(head) and not _told(reading, clause)
    if reading.scene is not None and reading.scene.time and reading.scene.time.granularity.value != "day":
        narrated = narrated and _points_back(reading)
    return reading.scene if narrated and not reading.sentence.heading else None


def _told(reading: Reading, clause: Clause) -> bool:
    """Say whether a clause stands in what somebody says."""
    at, _ = reading.offsets(clause.head, clause.head)
    return any(a <= at < b for s in reading.speeches for a, b in s.content)


def _dateline_time(article: Article) -> TimeExpression | None:
    """Return the day of an article's dateline: what it reports as being said was said by then."""
    line = article.dateline
    if line is None or line.date is None or line.date.startswith("X"):
        return None
    day = Time(start=line.date, end=line.date, granularity=Granularity.DAY, text=line.evidence.quote)
    return TimeExpression(
        start=line.evidence.start, end=line.evidence.end, type=TimeType.DATE, value=line.date, time=day
    )


def _dating_clause(reading: Reading, clause: Clause) -> TimeExpression | None:
    """Return the time of a clause that dates its main one: "before a truce was signed in 2016".

    A relative clause does so only where it tells of an earlier year than the article's: "fought a war
    that ended in 2016" is history.
    """
    if not reading.times:
        return None
    printed = reading.article.published.value
    head = reading.doc[clause.head]
    first, last = head.left_edge.i, head.right_edge.i
    for other in reading.clauses:
        inside = first <= other.head <= last
        marked = other.parent == clause.head and other.mark in words("dating_marks")
        if not inside or not (marked or other.relation in ("relcl", "acl")) or other is clause:
            continue
        for t in reading.times:
            if t.time and t.time.start and reading.holds(other, (t.start, t.end)):
                old = printed is not None and t.time.start[:4] < str(printed.year)
                if marked or (old and _is_past(reading.doc[clause.head])):
                    return t
    return None


def _names_a_noun(reading: Reading, time: TimeExpression) -> bool:
    """Say whether a time only names the noun behind it: "a 1997 pact" tells the pact's year, no deed's."""
    i = bisect_left(reading.starts, time.start)
    token = reading.doc[i] if i < len(reading.starts) and reading.starts[i] == time.start else None
    return (
        token is not None
        and token.dep_ in ("nummod", "compound", "amod")
        and token.head.pos_ in ("NOUN", "PROPN")
        and (token.head.ent_type_ not in ("DATE", "TIME"))
    )


def _is_past(head: Any) -> bool:
    if head.tag_ in ("VBD",):
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("was", "were", "had") for c in head.children)


def _said(reading: Reading, clause: Clause, by_head: dict[int, Clause]) -> Time | None:
    """Return the time that a clause above tells, or the frame of a quotation: when it was said."""
    parent = by_head.get(clause.parent) if clause.parent is not None else None
    while parent is not None:
        for t in reading.times:
            if t.time is not None and reading.holds(parent, (t.start, t.end)):
                return t.time
        parent = by_head.get(parent.parent) if parent.parent is not None else None
    return reading.frame_time.time if reading.frame_time is not None else None


def _points_back(reading: Reading) -> bool:
    """Say whether a sentence points to a time told before: "that war", "then", "at the time"."""
    return any(t.lower_ in ("that", "then", "those") and t.dep_ in ("det", "advmod") for t in reading.doc)


def _scene(reading: Reading) -> TimeExpression | None:
    """Return the day that a sentence's main clause sets for the sentences after it."""
    root = next((c for c in reading.clauses if c.relation == "ROOT"), None)
    if root is None:
        return None
    dated = [t for t in reading.times if t.time is not None and t.time.start]
    own = [
        t
        for t in dated
        if t.time and t.time.granularity.value == "day" and reading.holds(root, (t.start, t.end))
    ]
    return own[0] if own else dated[-1] if dated else None


def _rank(time: TimeExpression) -> int:
    """Prefer a day to a year, and any date to a mere duration's interval."""
    order = ("day", "minute", "hour", "week", "month", "season", "quarter", "year", "decade", "century")
    granularity = time.time.granularity.value if time.time else "century"
    return order.index(granularity)


def _attribution(reading: Reading, clause: Clause, span: Span) -> tuple[Attribution, ...]:
    """Return on whose word a clause stands, innermost first."""
    head_at, _ = reading.offsets(clause.head, clause.head)
    covering = [
        s
        for s in reading.speeches
        if (s.clausal or s.lemma in words("quoting"))
        and s.source
        and any(a <= head_at < b for a, b in s.content)
    ]
    covering.sort(key=lambda s: sum(b - a for a, b in s.content))
    found = [_attributed(reading, s) for s in covering if _can_speak(reading, s)] or _framed(reading)
    return tuple({(a.speaker.start, a.speaker.end): a for a in found}.values())


def _framed(reading: Reading) -> list[Attribution]:
    """Return who stands beside a quotation that no verb of saying was found for: its frame's first name."""
    if reading.frame is None:
        return []
    for chunk in reading.frame.noun_chunks:
        start = reading.frame_start + chunk.start_char
        end = reading.frame_start + chunk.end_char
        outside = end <= reading.sentence.start or start >= reading.sentence.end
        if outside and chunk.root.pos_ in ("NOUN", "PROPN") and chunk.root.ent_type_ not in ("DATE", "TIME"):
            evidence = reading.article.evidence(start, end)
            speaker = Argument(text=evidence.quote, start=start, end=end)
            return [Attribution(speaker=speaker, cue="", evidence=evidence)]
    return []


def _can_speak(reading: Reading, speech: Speech) -> bool:
    """Say whether a source can have a voice: an event ("fighting continues") has none."""
    start, end = speech.source[-1]
    inside = [t for t in reading.doc if start <= reading.sentence.start + t.idx < end]
    heads = [t for t in inside if t.head not in inside]
    return not any(noun_type(t.lemma_.lower()) == "ASSAULT" for t in heads)


def _attributed(reading: Reading, speech: Speech) -> Attribution:
    article = reading.article
    start, end = _issuer(reading, speech.source[0][0], speech.source[-1][1])
    if speech.antecedent is not None and article.text[start:end].lower() in words("pronouns"):
        start, end = speech.antecedent
    cue = article.text[speech.cue[0][0] : speech.cue[-1][1]] if speech.cue else ""
    pieces = [*speech.source, *speech.cue]
    first, last = min(p[0] for p in pieces), max(p[1] for p in pieces)
    near = last - first <= _LONGEST_QUOTE
    evidence = article.evidence(first, last) if near else article.evidence(start, end)
    speaker = Argument(text=re.sub(r"\s+", " ", article.text[start:end]), start=start, end=end)
    return Attribution(speaker=speaker, cue=cue, evidence=evidence)


def _issuer(reading: Reading, start: int, end: int) -> Span:
    """Return who stands behind a speaker that is a document: "the ministry issued a statement saying".

    The subject of the verb whose object the document is, or its owner; the words themselves otherwise.
    """
    inside = [t for t in reading.doc if start <= reading.sentence.start + t.idx < end]
    paper = next((t for t in reading.doc if t in inside and t.lemma_.lower() in words("documents")), None)
    if paper is None:
        return start, end
    verb = paper.head if paper.dep_ in ("dobj", "pobj", "nsubjpass") else None
    while verb is not None and verb.pos_ not in ("VERB", "AUX") and verb.head is not verb:
        verb = verb.head
    owners = [c.i for c in paper.children if c.dep_ == "poss"]
    owners += [c.i for c in verb.children if c.dep_ == "nsubj"] if verb is not None else []
    chosen = _argument(reading, owners[0]) if owners else None
    return (chosen.start, chosen.end) if chosen else reading.last_issuer or (start, end)


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
