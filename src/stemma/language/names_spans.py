"""Where names stand in a sentence: spaCy's entities, the gazetteer, and runs of capitals beside them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from stemma.language.gazetteer import (
    adjective_place,
    first_words,
    fold_name,
    is_people,
    known_organisation,
    known_place,
    place,
)
from stemma.language.names_cues import is_dateline
from stemma.language.names_draft import Draft, bare, covered, is_capitalised, is_title_case, words
from stemma.model import MentionKind

_LONGEST = 6
"""Tokens of the longest name that is looked up."""
_KIND = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "NORP": MentionKind.GROUP,
}
_OPEN = frozenset({"PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
_EDGE = frozenset({"the", "a", "an", "'s", "’s", "'", "’", "-", '"', "“", "”", ",", ".", "and", "of"})
_OPENERS = frozenset({'"', "“", "‘", "'", ":", "(", "-", "–", "—", "|"})
_BINDERS = frozenset(
    {"-", "–", "’", "'", "al", "el", "bin", "ibn", "de", "von", "van", "da", "del", "der", "la", "le"}
)


def name_spans(doc: Any) -> list[Draft]:
    """Return the names of a sentence in order, without overlaps; places' adjectives have form "adjective"."""
    dateline = _dateline(doc)
    headline = ("headline",) if is_title_case(doc) else ()
    known = [*dateline, *(d for d in _gazetteer(doc) if not _touches(d, dateline))]
    entities = [d for d in _entities(doc, headline) if not _is_beaten(doc, d, known)]
    chosen = entities + [d for d in known if not _touches(d, entities)]
    chosen += _runs(doc, covered(chosen), ("run", *headline))
    chosen += _openers(doc, covered(chosen))
    joined = _joined(doc, sorted(chosen, key=lambda d: d.start))
    return [d for d in joined if not _is_thing(doc, d)]


def _dateline(doc: Any) -> list[Draft]:
    """Return the place in capitals that heads a report: "PORT ELM, June 8 (Agency) -"."""
    end = 0
    while end < min(len(doc), 5) and doc[end].is_upper and (doc[end].is_alpha or doc[end].text in {".", "-"}):
        end += 1
    draft = Draft(start=0, end=end, kind=MentionKind.PLACE, cues=("gazetteer", "dateline"))
    return [draft] if end and is_dateline(doc, draft) else []


def _touches(draft: Draft, others: list[Draft]) -> bool:
    return any(draft.start < o.end and o.start < draft.end for o in others)


def _is_beaten(doc: Any, entity: Draft, known: list[Draft]) -> bool:
    """Say whether the gazetteer knows better: its hit is the entity, or all that counts in it."""
    for hit in known:
        if hit.start <= entity.start and entity.end <= hit.end:
            return True
        if entity.start <= hit.start and hit.end <= entity.end:
            rest = [doc[i] for i in range(entity.start, entity.end) if not hit.start <= i < hit.end]
            solid = [t for t in rest if is_capitalised(t) and t.is_alpha]
            if not solid or (entity.kind in {None, MentionKind.PLACE} and not _ends_like_a_name(doc, entity)):
                return True
    return False


def _ends_like_a_name(doc: Any, draft: Draft) -> bool:
    last = bare(doc[draft.end - 1])
    return any(last in words("groups", key) for key in ("body_endings", "place_endings", "other_endings"))


def _is_thing(doc: Any, draft: Draft) -> bool:
    """Say whether a name is of an event, a document or the like, which are no entities here."""
    heads = [bare(t) for t in doc[draft.start : draft.end] if t.lower_ != "of"]
    while len(heads) > 1 and (heads[-1].isdigit() or set(heads[-1]) <= set("ivx")):
        heads.pop()
    if "gazetteer" not in draft.cues and all(_is_office_word(h) for h in heads):
        return True
    if draft.form == "adjective" or draft.kind in {MentionKind.PERSON, MentionKind.GROUP}:
        return False
    first_part = [bare(t) for t in doc[draft.start : draft.end]]
    if "of" in first_part:
        heads.append(first_part[first_part.index("of") - 1])
    return bool(heads) and (heads[-1] in words("groups", "other_endings") or _is_calendar(heads))


def _is_office_word(word: str) -> bool:
    """Say whether a word alone names no one: an office, a body, a ministry's domain, a direction."""
    return word in _office_words()


@cache
def _office_words() -> frozenset[str]:
    lists = [("titles", n) for n in ("modifiers", "roles")]
    lists += [("groups", n) for n in ("bodies", "body_endings", "directions", "domains")]
    return frozenset(w for name in lists for w in words(*name))


def _is_calendar(heads: list[str]) -> bool:
    return all(h in words("groups", "calendar") for h in heads)


def _entities(doc: Any, headline: tuple[str, ...]) -> Iterator[Draft]:
    for entity in doc.ents:
        if entity.label_ not in _KIND and entity.label_ not in _OPEN:
            continue
        if entity.label_ in _OPEN and any(bare(t) in words("groups", "other_endings") for t in entity):
            continue
        start, end = _trimmed(doc, entity.start, entity.end, is_person=entity.label_ == "PERSON")
        end = _before_office(doc, start, _before_bracket(doc, start, end))
        if end - start == 1 and len(doc[start].text.strip(".")) < 2:
            continue
        if start == end or not any(is_capitalised(doc[i]) for i in range(start, end)):
            continue
        kind = _kind(doc, start, end, entity.label_)
        yield Draft(start=start, end=end, kind=kind, cues=(f"ner={entity.label_}", *headline))


def _before_office(doc: Any, start: int, end: int) -> int:
    """Return the end of an entity without the part of an office in it ("Norlandic Trade" Minister)."""
    if end < len(doc) and bare(doc[end]) in words("titles", "roles"):
        while end > start and bare(doc[end - 1]) in words("groups", "domains"):
            end -= 1
    return end


def _before_bracket(doc: Any, start: int, end: int) -> int:
    """Return the end of an entity without what follows an opening bracket or a lone quotation mark."""
    texts = [doc[i].text for i in range(start, end)]
    if "(" in texts and ")" not in texts:
        return start + texts.index("(")
    if texts.count('"') % 2:
        return start + texts.index('"')
    return end


def _kind(doc: Any, start: int, end: int, label: str) -> MentionKind | None:
    last = bare(doc[end - 1])
    if label == "PERSON" and end - start > 1 and last in words("groups", "sure_endings"):
        return MentionKind.PLACE if last in words("groups", "street_endings") else MentionKind.ORGANISATION
    if (
        end - start == 1
        and label != "PERSON"
        and last.endswith(tuple(words("groups", "body_suffixes")))
        and len(last) > 5
    ):
        return MentionKind.ORGANISATION
    if end - start > 1 and label != "PERSON":
        if last in words("groups", "body_endings"):
            return MentionKind.ORGANISATION
        if last in words("groups", "place_endings"):
            return MentionKind.PLACE
    return _KIND.get(label)


def _trimmed(doc: Any, start: int, end: int, *, is_person: bool) -> tuple[int, int]:
    while start < end and (
        doc[start].lower_ in _EDGE
        or (not is_person and bare(doc[start]) in words("groups", "calendar"))
        or not any(c.isalnum() for c in doc[start].text)
    ):
        start += 1
    while end > start and (doc[end - 1].lower_ in _EDGE or not any(c.isalnum() for c in doc[end - 1].text)):
        end -= 1
    return start, end


def _gazetteer(doc: Any) -> Iterator[Draft]:
    start = 0
    while start < len(doc):
        end = _longest_hit(doc, start) if is_capitalised(doc[start]) else start
        if end > start:
            yield _place_draft(doc, start, end)
        start = max(end, start + 1)


def _longest_hit(doc: Any, start: int) -> int:
    if doc[start].lower_ in _EDGE or fold_name(doc[start].text).split(" ", 1)[0] not in first_words():
        return start
    for end in range(min(start + _LONGEST, len(doc)), start, -1):
        text = doc[start:end].text
        if not any(c.isalnum() for c in doc[end - 1].text) or (end - start > 1 and doc[end - 1].is_lower):
            continue
        if len(fold_name(text)) <= 3 and not text.replace(".", "").isupper():
            continue
        if known_place(text) or adjective_place(text) or known_organisation(text):
            return end
    return start


def _place_draft(doc: Any, start: int, end: int) -> Draft:
    text = doc[start:end].text
    if known_place(text):
        return Draft(start=start, end=end, kind=MentionKind.PLACE, cues=("gazetteer",))
    if known_organisation(text):
        return Draft(start=start, end=end, kind=MentionKind.ORGANISATION, cues=("gazetteer", "organisation"))
    plural = doc[end - 1].tag_ in {"NNPS", "NNS"}
    form = "name" if plural else "adjective"
    return Draft(start=start, end=end, kind=MentionKind.GROUP if plural else MentionKind.PLACE,
                 form=form, nation=text, cues=("gazetteer",))  # fmt: skip


def _is_name_token(doc: Any, i: int, taken: frozenset[int]) -> bool:
    token = doc[i]
    if i in taken or not is_capitalised(token) or not all(c.isalnum() or c in ".'’-&" for c in token.text):
        return False
    if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"}:
        return False
    if _is_calendar([bare(token)]) or token.is_stop:
        return False
    return token.pos_ == "PROPN" or (not _opens(doc, i) and token.pos_ in {"NOUN", "ADJ", "X", "VERB", "ADV"})


def _opens(doc: Any, i: int) -> bool:
    return i == 0 or doc[i - 1].text in _OPENERS


def _runs(doc: Any, taken: frozenset[int], cues: tuple[str, ...]) -> list[Draft]:
    runs: list[Draft] = []
    i = 0
    while i < len(doc):
        if not _is_name_token(doc, i, taken):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and (
            _is_name_token(doc, end, taken)
            or (doc[end].lower_ in _BINDERS and end + 1 < len(doc) and _is_name_token(doc, end + 1, taken))
        ):
            end += 1
        runs += _run_draft(doc, i, end, cues)
        i = end
    return runs


def _openers(doc: Any, taken: frozenset[int]) -> list[Draft]:
    """Return the first word of the sentence where it may be a name: the story has to say so elsewhere."""
    first = next((i for i, t in enumerate(doc) if t.is_alpha), None)
    if (
        first is None
        or first in taken
        or not is_capitalised(doc[first])
        or doc[first].is_stop
        or len(doc[first]) < 3
    ):
        return []
    if bare(doc[first]) in words("titles", "roles") | words("titles", "modifiers") or _is_calendar(
        [bare(doc[first])]
    ):
        return []
    return [Draft(start=first, end=first + 1, cues=("weak",))]


@cache
def _leading_words() -> frozenset[str]:
    """Return the words that lead up to a name and are no part of it: offices, courtesies, weekdays."""
    titles = (words("titles", key) for key in ("roles", "modifiers", "courtesy", "short"))
    return frozenset().union(*titles, words("groups", "calendar"), words("groups", "leading"))


def _run_draft(doc: Any, start: int, end: int, cues: tuple[str, ...]) -> list[Draft]:
    end = max(start, _before_office(doc, start, end))
    while start < end and bare(doc[start]) in _leading_words():
        start += 1
    if (
        start == end
        or bare(doc[end - 1]) in words("titles", "roles")
        or len(doc[start:end].text.strip(".")) < 2
    ):
        return []
    kind = _kind(doc, start, end, "")
    if end - start == 1 and (_opens(doc, start) or doc[start].tag_ not in {"NNP", "NNPS"}):
        cues = (*cues, "weak")
    found = place(doc[start:end].text)
    if kind is None and found and found.population >= 100_000 and not {"headline", "weak"} & set(cues):
        kind, cues = MentionKind.PLACE, (*cues, "town")
    return [Draft(start=start, end=end, kind=kind, cues=cues)]


def _joined(doc: Any, drafts: list[Draft]) -> list[Draft]:
    """Join "Bank" + of + "England", and neighbours of which the last is a body ("Norland", "News Agency")."""
    result: list[Draft] = []
    for draft in drafts:
        if is_people(doc[draft.start : draft.end].text):
            plural = doc[draft.end - 1].tag_ in {"NNS", "NNPS"}
            form = "name" if plural else "adjective"
            draft = replace(draft, kind=MentionKind.GROUP, form=form, cues=("gazetteer", "people"))
        last = result[-1] if result else None
        if last and _is_of_pair(doc, last, draft):
            kind = (
                MentionKind.ORGANISATION
                if bare(doc[last.end - 1]) in words("groups", "body_endings")
                else last.kind
            )
            result[-1] = Draft(start=last.start, end=draft.end, kind=kind, cues=last.cues)
        elif last and last.end == draft.start and _makes_a_body(doc, last, draft):
            result[-1] = Draft(
                start=last.start, end=draft.end, kind=MentionKind.ORGANISATION, cues=draft.cues
            )
        else:
            result.append(draft)
    return result


def _is_of_pair(doc: Any, left: Draft, right: Draft) -> bool:
    between = [t.lower_ for t in doc[left.end : right.start]]
    if between == ["in"] and left.kind is MentionKind.ORGANISATION and left.end - left.start > 2:
        found = known_place(doc[right.start : right.end].text)
        return found is not None and found.kind == "area"
    if between not in (["of"], ["of", "the"]) or left.form == "adjective" or right.form == "adjective":
        return False
    last = bare(doc[left.end - 1])
    return last in (words("groups", "body_endings") | words("groups", "other_endings")) - words(
        "groups", "bodies"
    )


def _makes_a_body(doc: Any, left: Draft, right: Draft) -> bool:
    return (
        left.kind is not MentionKind.PERSON
        and right.kind in {None, MentionKind.ORGANISATION}
        and bare(doc[right.end - 1]) in words("groups", "body_endings") - words("groups", "bodies")
        and is_capitalised(doc[right.end - 1])
    )
