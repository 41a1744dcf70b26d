"""Cue verbs and what they take: clauses, infinitives, prepositional phrases and objects."""

from collections.abc import Iterator
from typing import Any

from stemma.language.speech.draft import Draft, runs, span
from stemma.language.speech.lexemes import Cue, particle_verbs, verbs, words
from stemma.language.speech.sources import is_anonymous, is_name_as_auxiliary, phrase_after, subject
from stemma.model import Span, SpeechKind

type Content = tuple[tuple[Span, ...], int, bool]
"""Spans of the content, last token of the cue, whether the content is a clause."""

_NO_CUE = frozenset({"as", "when", "how", "why", "where", "so"})
_LONGEST_CHAIN = 4
"""Tokens from "went" to "to say"."""
_LONGEST_MEDIUM = 5
"""Tokens of "in a telephone interview"."""

_AUXILIARY = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_COMPLEMENTS = frozenset({"oprd", "xcomp", "ccomp", "acomp", "dative"})
_COMPLEMENT_PREPOSITIONS = frozenset({"as", "for", "of", "to", "with", "from", "about", "against", "over"})


def verb_drafts(doc: Any, at: int, start: int) -> Iterator[Draft]:
    """Yield a draft for each cue verb of a sentence; `start` is the sentence's offset in the article."""
    table = verbs()
    for token in doc:
        if token.pos_ != "VERB":
            continue
        cue = _particle_cue(token) or table.get(token.lemma_.lower())
        if cue is not None:
            draft = _draft(doc, at, start, token, cue)
            if draft is not None:
                yield draft


def _particle_cue(token: Any) -> Cue | None:
    pairs = particle_verbs().get(token.lemma_)
    if pairs is None:
        return None
    for child in token.children:
        if child.lower_ in pairs and child.dep_ in ("prt", "advmod", "dobj"):
            say = verbs()["say"]
            return Cue(say.kind, say.takes)
    return None


def _draft(doc: Any, at: int, start: int, token: Any, cue: Cue) -> Draft | None:
    passive = _is_passive(token)
    content, last, clausal = _content(doc, start, token, cue, passive)
    if not content and "quote" not in cue.takes:
        return None
    source = subject(token, passive)
    if source is None and not passive and "quote" in cue.takes:
        source, content = _displaced(doc, start, token, content)
    source_spans = span(doc, start, *source) if source else ()
    if not _counts(doc, token, cue, source, passive, clausal):
        return None
    first, end = _cue_range(token, last)
    return Draft(
        at=at,
        head=token.i,
        lemma=token.lemma_.lower(),
        kind=cue.kind,
        source=source_spans,
        cue=span(doc, start, first, end),
        content=_without(content, source_spans),
        quoting="quote" in cue.takes,
        clausal=clausal,
        hearsay=is_anonymous(doc, source),
        passive=passive,
        shared=not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children),
        conjoined=token.dep_ == "conj",
        trailing=token.tag_ == "VBG" and first > 0 and doc[first - 1].text == ",",
    )


def _counts(
    doc: Any, token: Any, cue: Cue, source: tuple[int, int] | None, passive: bool, clausal: bool
) -> bool:
    """Say whether a cue verb tells of speech here: purposes, idle passives and "you know" do not."""
    if source is None:
        if token.dep_ in ("acl", "pcomp", "csubj"):
            return False
        if not passive:
            return "quote" in cue.takes and not _is_imperative(token) and token.dep_ != "xcomp"
        return clausal or "passive" in cue.takes
    if token.dep_ == "acl" and token.tag_ in ("VB", "VBN"):
        return False
    if token.dep_ == "ccomp" and token.tag_ == "VBG":
        return False
    one_word = source[0] == source[1] and cue.kind is SpeechKind.BELIEF
    return not (one_word and doc[source[0]].lower_ in words("no_believers"))


def _displaced(
    doc: Any, start: int, token: Any, content: tuple[Span, ...]
) -> tuple[tuple[int, int] | None, tuple[Span, ...]]:
    """Find the subject that the parser made a clause or gave to another verb ("..., said Kim, who")."""
    clauses = [k for k in token.children if k.dep_ == "ccomp"]
    before = [k for k in clauses if k.right_edge.i < token.i]
    if len(clauses) > len(before) > 0:
        after = next(k for k in clauses if k not in before)
        return (before[-1].left_edge.i, before[-1].right_edge.i), span(
            doc, start, after.left_edge.i, after.right_edge.i
        )
    if token.tag_ == "VBD" and token.i and doc[token.i - 1].is_punct and doc[token.i - 1].text != ":":
        return phrase_after(doc, token.i), content
    return None, content


def _without(content: tuple[Span, ...], source: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(c for c in content if not any(s <= c[0] and c[1] <= e for s, e in source))


def _is_passive(token: Any) -> bool:
    if token.tag_ != "VBN":
        return False
    if any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in token.children):
        return True
    return token.dep_ in ("acl", "amod") and not any(
        c.dep_ in ("nsubj", "aux", "dobj") for c in token.children
    )


def _is_imperative(token: Any) -> bool:
    return token.tag_ in ("VB", "VBP") and token.dep_ in ("ROOT", "conj")


def _cue_range(token: Any, last: int) -> tuple[int, int]:
    """Return the tokens of a cue: auxiliaries, adverbs, particle, "went on to", "in a statement", "by"."""
    first = _first_of_cue(token)
    if token.dep_ == "xcomp" and token.tag_ == "VB" and token.head.i < first <= token.head.i + _LONGEST_CHAIN:
        plain = token.head.pos_ == "VERB" and token.head.lemma_.lower() not in verbs()
        first = _first_of_cue(token.head) if plain else first
    if token.dep_ == "pcomp" and token.head.lower_ == "as" and token.head.head.tag_ == "VBN":
        first = min(first, _first_of_cue(token.head.head))
    end = max(token.i, last)
    for child in token.children:
        it = child.lower_ == "it" and child.lower_ in particle_verbs().get(token.lemma_, ())
        if child.i == end + 1 and (it or child.dep_ in ("prt", "agent")):
            end = child.i
        elif child.left_edge.i == end + 1 and child.dep_ == "prep" and _is_medium(child):
            end = child.right_edge.i
    return first, end


def _is_medium(prep: Any) -> bool:
    """Say whether a phrase names what a speech was made in ("in a statement")."""
    if prep.lower_ not in ("in", "on", "during") or prep.right_edge.i - prep.i > _LONGEST_MEDIUM:
        return False
    return any(c.dep_ == "pobj" and c.lemma_.lower() in words("media") for c in prep.children)


def _first_of_cue(token: Any) -> int:
    first: int = token.i
    for child in sorted((c for c in token.children if c.i < token.i), key=lambda c: -c.i):
        if child.dep_ not in _AUXILIARY or child.right_edge.i != first - 1:
            break
        if child.lower_ in _NO_CUE or is_name_as_auxiliary(token, child):
            break
        first = child.left_edge.i
    return first


def _content(doc: Any, start: int, token: Any, cue: Cue, passive: bool) -> Content:
    """Return the content's spans, the last token of the cue, and whether the content is a clause."""
    kids = list(token.children)
    for frame in (_clause, _infinitive, _prepositional, _object):
        found = frame(doc, start, token, kids, cue, passive)
        if found is not None:
            return found
    return (), token.i, True


def _clause(doc: Any, start: int, token: Any, kids: list[Any], cue: Cue, passive: bool) -> Content | None:
    if "clause" not in cue.takes:
        return None
    quoting = "quote" in cue.takes
    clauses = [k for k in kids if k.dep_ == "ccomp" and (k.i > token.i or (quoting and k.tag_ != "VBG"))]
    clauses.sort(key=lambda k: k.right_edge.i < token.i)
    clauses += [k for k in kids if k.i > token.i and k.dep_ == "advcl" and _is_question(k)]
    if "told" in cue.takes:
        told = [k for k in kids if k.dep_ in ("dobj", "dative") and k.i > token.i]
        clauses += [c for k in told for c in k.children if c.dep_ in ("relcl", "acl") and _is_that(c)]
    if clauses:
        return _subtree(doc, start, clauses[0], token), token.i, True
    outside = _around(token) if quoting else None
    if outside is None:
        return None
    return runs(doc, start, outside - set(range(token.left_edge.i, token.right_edge.i + 1))), token.i, True


def _is_question(clause: Any) -> bool:
    return bool(clause.left_edge.lower_ in ("if", "whether"))


def _is_that(clause: Any) -> bool:
    return bool(clause.left_edge.lower_ == "that" and clause.left_edge.dep_ == "mark")


def _subtree(doc: Any, start: int, kid: Any, token: Any) -> tuple[Span, ...]:
    first, last = kid.left_edge.i, kid.right_edge.i
    if first <= token.i <= last:
        own = {t.i for t in token.subtree} - {t.i for t in kid.subtree}
        return runs(doc, start, set(range(first, last + 1)) - own)
    if last < token.i:
        last = min(last, token.i - 1)
    return span(doc, start, first, last)


def _around(token: Any) -> set[int] | None:
    """Return the tokens of the clause that "he said" or "as he said" is put into, if it is."""
    head = token.head
    if head.i == token.i or head.pos_ not in ("VERB", "AUX"):
        return None
    if token.dep_ == "parataxis":
        return {t.i for t in head.subtree}
    as_clause = token.dep_ == "advcl" and any(c.lower_ == "as" and c.i < token.i for c in token.children)
    if as_clause and not any(c.dep_ == "dobj" for c in token.children):
        return {t.i for t in head.subtree}
    return None


def _infinitive(doc: Any, start: int, token: Any, kids: list[Any], cue: Cue, passive: bool) -> Content | None:
    if "infinitive" not in cue.takes:
        return None
    held = [
        k for k in kids if k.dep_ == "xcomp" and any(c.lower_ == "to" and c.dep_ == "aux" for c in k.children)
    ]
    if not held:
        return None
    first = held[0].left_edge.i
    for other in kids:
        if other.dep_ in ("dobj", "dative") and token.i < other.i < first:
            first = min(first, other.left_edge.i)
    found = span(doc, start, first, held[0].right_edge.i)
    return (_passive_subject(doc, start, token) + found if passive else found), token.i, True


def _prepositional(
    doc: Any, start: int, token: Any, kids: list[Any], cue: Cue, passive: bool
) -> Content | None:
    for kid in kids:
        if kid.i < token.i:
            continue
        if kid.dep_ in ("prep", "agent") and kid.lower_ in cue.prepositions:
            held = [c for c in kid.children if c.dep_ in ("pobj", "pcomp")]
            told = [k.left_edge.i for k in kids if k.dep_ == "dobj" and token.i < k.i < kid.i]
            if held and told and "told" not in cue.takes:
                return span(doc, start, told[0], kid.right_edge.i), token.i, held[0].dep_ == "pcomp"
            if held:
                last = kid.i if kid.i <= token.i + 2 else token.i
                return span(doc, start, kid.i + 1, kid.right_edge.i), last, held[0].dep_ == "pcomp"
        first = kid.left_edge
        if kid.dep_ in ("ccomp", "xcomp", "advcl") and first.lower_ == "for" and "for" in cue.prepositions:
            return span(doc, start, first.i + 1, kid.right_edge.i), first.i, True
    return None


def _passive_subject(doc: Any, start: int, token: Any) -> tuple[Span, ...]:
    for kid in token.children:
        if kid.dep_ == "nsubjpass":
            return span(doc, start, kid.left_edge.i, kid.right_edge.i)
    return ()


def _object(doc: Any, start: int, token: Any, kids: list[Any], cue: Cue, passive: bool) -> Content | None:
    if "object" not in cue.takes and not (passive and "infinitive" in cue.takes):
        return None
    after = [k for k in kids if k.i > token.i]
    if passive:
        rest = [k for k in after if _completes(k)]
        spans = _passive_subject(doc, start, token)
        if rest:
            spans += span(doc, start, rest[0].left_edge.i, rest[-1].right_edge.i)
        return spans, token.i, False
    objects = [k for k in after if k.dep_ in ("dobj", "oprd", "attr", "ccomp") or _is_gerund(k)]
    if not objects:
        asked = [k for k in kids if k.i < token.i and k.dep_ == "dobj" and k.tag_ in ("WDT", "WP")]
        return (span(doc, start, asked[0].i, asked[0].i), token.i, False) if asked else None
    if "as" in cue.takes and not any(_is_complement(k) for k in after):
        return None
    ends = [k.right_edge.i for k in after if k.i >= objects[0].i and (k is objects[0] or _completes(k))]
    return span(doc, start, objects[0].left_edge.i, max(ends)), token.i, False


def _completes(kid: Any) -> bool:
    return bool(kid.dep_ in _COMPLEMENTS or (kid.dep_ == "prep" and kid.lower_ in _COMPLEMENT_PREPOSITIONS))


def _is_gerund(kid: Any) -> bool:
    return bool(kid.dep_ == "xcomp" and kid.tag_ == "VBG")


def _is_complement(kid: Any) -> bool:
    return bool(kid.dep_ in ("oprd", "ccomp") or (kid.dep_ == "prep" and kid.lower_ == "as"))


def seem_drafts(doc: Any, at: int, start: int) -> Iterator[Draft]:
    """Yield "X seems Y" and "it appears that Y": no source, the content is all but the verb."""
    kind = verbs()["believe"].kind
    for token in doc:
        if token.pos_ != "VERB" or token.lemma_ not in words("seem"):
            continue
        first, end = _cue_range(token, token.i)
        spans: list[Span] = []
        for kid in token.children:
            named = kid.dep_ == "nsubj" and kid.lower_ not in ("it", "there")
            if named or (kid.i > token.i and kid.dep_ in ("xcomp", "oprd", "acomp", "ccomp", "advcl")):
                spans += span(doc, start, kid.left_edge.i, kid.right_edge.i)
        if len(spans) > 1 or any(k.dep_ == "ccomp" for k in token.children):
            yield Draft(
                at=at,
                head=token.i,
                lemma=token.lemma_,
                kind=kind,
                cue=span(doc, start, first, end),
                content=tuple(spans),
                hearsay=True,
            )
