"""People with their titles, offices and nationalities; descriptions of office-holders; pronouns."""

from dataclasses import replace
from typing import Any

from stemma.language.gazetteer import adjective_place, known_place
from stemma.language.gazetteer_words import is_common_word
from stemma.language.names_draft import Draft, bare, is_capitalised, words
from stemma.model import MentionKind

_REACH = 12
"""Tokens beside a name within which its title or apposition is sought."""
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})
_STAFF = frozenset({"office", "department", "deputies", "deputy", "officers"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def is_role(token: Any) -> bool:
    """Say whether a token is an office, rank or occupation ("secretary-general" by its last part)."""
    word = bare(token)
    return word in words("titles", "roles") or word in words("titles", "short")


def is_title_word(token: Any) -> bool:
    """Say whether a token is an office or a word that goes with one ("former", "deputy", "foreign")."""
    return is_role(token) or bare(token) in words("titles", "modifiers")


def with_titles(doc: Any, draft: Draft) -> Draft:
    """Return a name with its role and nation, from the words before it, else from an apposition after it."""
    if draft.form != "name" or (draft.kind is MentionKind.PLACE and "gazetteer" in draft.cues):
        return draft
    draft = _without_titles(doc, _split_nation(doc, draft))
    role, nation, cues = _before(doc, draft.start)
    if not role and draft.kind in {None, MentionKind.PERSON, MentionKind.ORGANISATION}:
        role, nation = _after(doc, draft)
    if not role and not cues:
        return draft
    if role and not nation and draft.end + 1 < len(doc) and doc[draft.end].lower_ == "of":
        nation = _nation_of(doc, draft.end - 1, draft.end + 3)
    if draft.kind is MentionKind.ORGANISATION and bare(doc[draft.end - 1]) in words("groups", "body_endings"):
        return draft
    return replace(
        draft, kind=MentionKind.PERSON, role=role, nation=nation, cues=(*draft.cues, "titled", *cues)
    )


def _without_titles(doc: Any, draft: Draft) -> Draft:
    if draft.kind not in {None, MentionKind.PERSON} or any(
        t.lower_ == "of" for t in doc[draft.start : draft.end]
    ):
        return draft
    start = draft.start
    titles = words("titles", "courtesy") | words("titles", "short")
    while start < draft.end - 1 and (is_title_word(doc[start]) or bare(doc[start]) in titles):
        start += 1
    return replace(draft, start=start)


def _split_nation(doc: Any, draft: Draft) -> Draft:
    """Part "Prime Minister of Norland Ada Berg", of which a parser makes one long name, after its country."""
    before = draft.start - 1
    if (
        draft.end - draft.start >= 3
        and before > 0
        and doc[before].lower_ == "of"
        and is_role(doc[before - 1])
    ):
        return replace(draft, start=draft.start + 1)
    return draft


def _before(doc: Any, start: int) -> tuple[str, str, tuple[str, ...]]:
    """Return (role, nation, cues) from the words that lead up to a name."""
    i = start - 1
    cues: tuple[str, ...] = ()
    while i >= 0 and bare(doc[i]) in words("titles", "courtesy"):
        cues = (f"courtesy={bare(doc[i])}",)
        i -= 1
    is_of = i >= 3 and doc[i].text == "," and doc[i - 2].lower_ == "of" and is_role(doc[i - 3])
    if is_of and doc[i - 1].is_title:
        return *_role_left(doc, i - 3, start, comma=False, nation=doc[i - 1].text), cues
    of_nation = ""
    if i >= 2 and doc[i].is_title and doc[i - 1].lower_ == "of" and is_role(doc[i - 2]):
        if bare(doc[i]) in words("groups", "domains"):
            return doc[i - 2 : i + 1].text, _nation_left(doc, i - 3), cues
        of_nation, i = doc[i].text, i - 2
    elif i >= 3 and doc[i - 1].lower_ in {"the", "of"} and not is_role(doc[i]):
        back = i - 2 if doc[i - 2].lower_ == "of" else i - 1
        if doc[back].lower_ == "of" and is_role(doc[back - 1]) and doc[i].lower_ in words("groups", "bodies"):
            i = back - 1
    comma = i > 0 and doc[i].text == "," and is_role(doc[i - 1])
    return *_role_left(doc, i - 1 if comma else i, start, comma=comma, nation=of_nation), cues


def _role_left(doc: Any, i: int, start: int, *, comma: bool, nation: str) -> tuple[str, str]:
    end, first = i + 1, i + 1
    while i >= max(0, start - _REACH) and (is_title_word(doc[i]) or _is_binding_hyphen(doc, i)):
        first = i
        i -= 1
    found = doc[first:end]
    if not any(is_role(t) for t in found) or (
        len(found) == 1 and bare(found[0]) in words("titles", "modifiers")
    ):
        return "", ""
    nation = nation or _nation_left(doc, i)
    if comma and not nation and not (i >= 0 and doc[i].lower_ in _DETERMINERS):
        return "", ""
    return found.text, nation


def _is_binding_hyphen(doc: Any, i: int) -> bool:
    return doc[i].text in {"-", "/"} and i > 0 and is_title_word(doc[i - 1])


def _nation_left(doc: Any, i: int) -> str:
    """Return the nationality or owner that ends at token i: "Armenian", "Armenia" of "Armenia's"."""
    if i < 0:
        return ""
    end = i + 1
    if doc[i].text in _POSSESSIVE and i > 0:
        end = i
    elif not _is_nation(doc, i):
        return ""
    first = end
    while (
        first > 0
        and end - first < 3
        and is_capitalised(doc[first - 1])
        and doc[first - 1].pos_ in {"PROPN", "ADJ"}
    ):
        first -= 1
        if known_place(doc[first:end].text) or adjective_place(doc[first:end].text):
            break
    text: str = doc[first:end].text
    return text


def _is_nation(doc: Any, i: int) -> bool:
    token = doc[i]
    if not is_capitalised(token) or not token.is_alpha:
        return False
    if adjective_place(token.text) or known_place(token.text):
        return True
    plain = token.is_stop or bare(token) in words("titles", "courtesy") or is_common_word(token.lower_)
    return token.pos_ in {"ADJ", "PROPN"} and not plain


def _after(doc: Any, draft: Draft) -> tuple[str, str]:
    """Return (role, nation) from an apposition: ", secretary general of the Norlandic council,"."""
    i = draft.end
    if i >= len(doc) or doc[i].text != ",":
        return "", ""
    stop = i + 1
    while stop < min(len(doc), i + _REACH) and doc[stop].text not in {",", ";", ")", "(", "—"}:
        if doc[stop].tag_ in {"VBD", "VBZ", "MD", "WP", "WDT"} and not is_role(doc[stop]):
            break
        stop += 1
    head = next((j for j in range(i + 1, stop) if is_role(doc[j]) and not _goes_on(doc, j, stop)), None)
    if head is None or not all(_may_describe(doc[j]) for j in range(i + 1, head)):
        return "", ""
    first = i + 1 + (doc[i + 1].lower_ in _DETERMINERS)
    nation = _nation_in(doc, first, head) or _nation_of(doc, head, stop)
    role = " ".join(t.text for t in doc[first : head + 1] if t.text != nation and t.text not in _POSSESSIVE)
    return role.replace(" - ", "-"), nation


def _may_describe(token: Any) -> bool:
    """Say whether a token can stand between the comma of an apposition and its office."""
    return (
        token.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "ADV", "PART", "PUNCT"} or token.lower_ in _DETERMINERS
    )


def _goes_on(doc: Any, j: int, stop: int) -> bool:
    return j + 1 < stop and (is_role(doc[j + 1]) or doc[j + 1].text == "-")


def _nation_in(doc: Any, first: int, head: int) -> str:
    for j in range(head - 1, first - 1, -1):
        if _is_nation(doc, j):
            text: str = doc[j].text
            return text
    return ""


def _nation_of(doc: Any, head: int, stop: int) -> str:
    for j in range(head + 1, min(stop, head + 6)):
        if _is_nation(doc, j) and (
            adjective_place(doc[j].text) or known_place(doc[j].text) or doc[j - 1].lower_ == "of"
        ):
            text: str = doc[j].text
            return text
    return ""


def described_people(doc: Any, taken: frozenset[int]) -> list[Draft]:
    """Return descriptions of one office-holder: "the Norlandic leader", "the prime minister of Norland"."""
    drafts = []
    for i, token in enumerate(doc):
        if i in taken or token.tag_ not in {"NN", "NNP"} or not is_role(token):
            continue
        if i + 1 < len(doc) and (is_title_word(doc[i + 1]) or i + 1 in taken or doc[i + 1].text == "-"):
            continue
        if i + 2 < len(doc) and doc[i + 1].text in _POSSESSIVE and doc[i + 2].lower_ in _STAFF:
            continue
        draft = _description(doc, i, taken)
        if draft:
            drafts.append(draft)
    return drafts


def _description(doc: Any, head: int, taken: frozenset[int]) -> Draft | None:
    first = head
    while (
        first > 0
        and first - 1 not in taken
        and (is_title_word(doc[first - 1]) or _is_binding_hyphen(doc, first - 1))
    ):
        first -= 1
    role = doc[first : head + 1].text.lower()
    if role not in words("titles", "single_holder") and bare(doc[head]) not in words(
        "titles", "single_holder"
    ):
        return None
    nation = _nation_left(doc, first - 1)
    end = head + 1
    if not nation and end + 1 < len(doc) and doc[end].lower_ == "of":
        at = end + 1 + (doc[end + 1].lower_ == "the")
        if at < len(doc) and is_capitalised(doc[at]):
            nation, end = _name_from(doc, at, taken)
    owner = doc[first - 1].lower_ if first else ""
    if not nation and owner not in {"the", "its", "their", "country"}:
        return None
    start = first - _length_left(doc, first, nation)
    if start and doc[start - 1].lower_ in {"a", "an", "any", "no", "every", "another", "former", "ex"}:
        return None
    return Draft(start=start, end=end, kind=MentionKind.PERSON, role=role, nation=nation, form="description")


def _name_from(doc: Any, at: int, taken: frozenset[int]) -> tuple[str, int]:
    end = at + 1
    while (
        end < len(doc)
        and (end in taken) == (at in taken)
        and doc[end].pos_ == "PROPN"
        and is_capitalised(doc[end])
    ):
        end += 1
    return doc[at:end].text, end


def _length_left(doc: Any, first: int, nation: str) -> int:
    for size in range(1, 5):
        if (
            nation
            and first - size >= 0
            and doc[first - size : first].text in {nation, nation + "'s", nation + "’s"}
        ):
            return size
    return 0


def pronouns(doc: Any) -> list[Draft]:
    """Return he, she and they as subjects, and "his", "her", "their" before a noun."""
    kinds = {"he": MentionKind.PERSON, "she": MentionKind.PERSON, "they": MentionKind.GROUP}
    return [
        Draft(start=i, end=i + 1, kind=kinds[t.lower_], form="pronoun", cues=("subject", *_quoted(doc, t)))
        for i, t in enumerate(doc)
        if t.lower_ in kinds and t.dep_ in {"nsubj", "nsubjpass"}
    ]


def _quoted(doc: Any, token: Any) -> tuple[str, ...]:
    """Return the cue of a token inside quotation marks that open or close in this sentence."""
    before, after = doc.text[: token.idx], doc.text[token.idx :]
    straight = before.count('"') % 2 or after.count('"') % 2
    curly = before.count("“") > before.count("”") or after.count("”") > after.count("“")
    return ("quoted",) if straight or curly else ()
