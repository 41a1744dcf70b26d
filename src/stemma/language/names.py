"""Mentions: the names in a sentence, and the descriptions and pronouns that may stand for them.

spaCy's named entities, corrected by the gazetteer and by rules over titles, bodies and grammar. What a
name is of in the whole story is decided later (`stemma.entities`); here stands what the sentence tells.
"""

from dataclasses import replace
from typing import Any

from stemma.language.gazetteer import adjective_place, known_place, seat_of
from stemma.language.gazetteer_words import is_common_word
from stemma.language.names_bodies import bodies
from stemma.language.names_cues import cues
from stemma.language.names_draft import Draft, covered
from stemma.language.names_people import described_people, is_title_word, pronouns, with_titles
from stemma.language.names_spans import name_spans
from stemma.model import Mention, MentionKind

_CONTEXT = frozenset({"NOUN", "VERB", "ADJ", "NUM", "ADV"})


def find_mentions(doc: Any, offset: int = 0, article_id: str = "") -> tuple[Mention, ...]:
    """Return the mentions of one parsed sentence (a spaCy `Doc`), in order of start, longest first.

    `offset` is where the sentence begins in the article: the mentions' offsets are the article's, and
    `article.text[start:end] == text`. A country inside a ministry's name is a mention of its own.
    """
    drafts = _drafts(doc)
    context = tuple(sorted({t.lemma_.lower() for t in doc if t.pos_ in _CONTEXT and not t.is_stop}))
    mentions = (_mention(doc, d, offset, article_id, context) for d in drafts)
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.kind, m.form)))


def _drafts(doc: Any) -> list[Draft]:
    found = bodies(doc)
    names = [with_titles(doc, d) for d in name_spans(doc)]
    names = [d for d in names if not _is_inside_or_across(d, found)]
    names = [replace(d, cues=(*d.cues, *cues(doc, d))) for d in names]
    names += [d for body in found for d in _owner(doc, body, names)]
    groups = [replace(d, cues=(*d.cues, *cues(doc, d))) for d in found if not _swallowed(d, names)]
    taken = covered([*names, *groups])
    people = [d for d in described_people(doc, taken) if not _is_title_of(doc, d, names)]
    people = [replace(d, cues=(*d.cues, *cues(doc, d))) for d in people]
    return [*names, *groups, *people, *pronouns(doc)]


def _owner(doc: Any, body: Draft, names: list[Draft]) -> list[Draft]:
    """Return the country inside a body's name where the recogniser took the whole for one name."""
    size = len(body.nation.split())
    for start in range(body.start, body.end if size else body.start):
        for end in range(start + 1, min(body.end, start + 5) + 1):
            if doc[start:end].text == body.nation:
                if any(n.start < end and start < n.end for n in names):
                    return []
                found = adjective_place(body.nation)
                form = "adjective" if found else "name"
                cues = ("gazetteer",) if found or known_place(body.nation) else ("run",)
                nation = body.nation if found else ""
                return [
                    Draft(start=start, end=end, kind=MentionKind.PLACE, form=form, nation=nation, cues=cues)
                ]
    return []


def _is_title_of(doc: Any, description: Draft, names: list[Draft]) -> bool:
    """Say whether a description is the title or the apposition of a name beside it."""
    for name in names:
        if "titled" not in name.cues:
            continue
        before = [t.text for t in doc[description.end : name.start] if not is_title_word(t)]
        after = [t.lower_ for t in doc[name.end : description.start]]
        if (description.end <= name.start and before in ([], [","])) or (
            name.end < description.start and after and after[0] == "," and after[1:] in ([], ["the"], ["a"])
        ):
            return True
    return False


def _is_inside_or_across(name: Draft, found: list[Draft]) -> bool:
    """Say whether a body makes a name superfluous: the name is a part of it other than its owner."""
    for body in found:
        if name.start >= body.end or body.start >= name.end:
            continue
        inside = body.start <= name.start and name.end <= body.end
        if not inside:
            return name.kind is not MentionKind.ORGANISATION or name.end - name.start <= body.end - body.start
        if not body.nation or not _is_owner(name, body):
            return True
    return False


def _is_owner(name: Draft, body: Draft) -> bool:
    size = len(body.nation.split())
    return (
        name.end - name.start <= max(size, 1) + body.nation.count("-") * 2
        and name.kind is not MentionKind.ORGANISATION
    ) or "gazetteer" in name.cues


def _swallowed(body: Draft, names: list[Draft]) -> bool:
    return any(
        n.start <= body.start and body.end <= n.end and n.end - n.start > body.end - body.start for n in names
    )


def _mention(doc: Any, draft: Draft, offset: int, article_id: str, context: tuple[str, ...]) -> Mention:
    span = doc[draft.start : draft.end]
    kind = _settled_kind(draft)
    is_open = draft.form == "name" and "gazetteer" not in draft.cues
    common = is_open and is_common_word(doc[draft.end - 1].lower_)
    return Mention(
        article_id=article_id,
        start=offset + span.start_char,
        end=offset + span.end_char,
        text=span.text,
        kind=kind,
        role=draft.role,
        nation=draft.nation,
        metonym=kind is MentionKind.PLACE and "acts" in draft.cues and seat_of(span.text) is not None,
        form=draft.form,
        cues=(*draft.cues, *(("word",) if common else ())),
        context=context,
        sentence=offset,
    )


def _settled_kind(draft: Draft) -> MentionKind:
    """Return the kind that the sentence makes likely; grammar speaks louder than the recogniser's label."""
    sure = {"gazetteer", "titled"} & set(draft.cues) or draft.form != "name"
    is_body = draft.kind is MentionKind.ORGANISATION and draft.end - draft.start > 1
    if draft.kind and (sure or is_body):
        return draft.kind
    place_like = any(c == "in" or c.startswith(("place-noun=", "capital")) for c in draft.cues)
    state_like = any(c.startswith(("state=", "modifier=")) for c in draft.cues)
    if place_like or (
        state_like
        and draft.kind in {None, MentionKind.PERSON, MentionKind.GROUP}
        and draft.end - draft.start == 1
    ):
        return draft.kind if draft.kind is MentionKind.ORGANISATION and not place_like else MentionKind.PLACE
    return draft.kind or MentionKind.ORGANISATION
