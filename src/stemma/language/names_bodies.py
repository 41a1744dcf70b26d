"""Ministries, armies, parliaments, troops, "both sides": bodies and groups, known by their head noun."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from stemma.language.gazetteer import adjective_place, known_place
from stemma.language.gazetteer_words import is_common_word
from stemma.language.lexicon import lexicon
from stemma.language.names_draft import Draft, bare, is_capitalised, words
from stemma.language.names_people import is_role
from stemma.model import MentionKind

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def bodies(doc: Any) -> list[Draft]:
    """Return the bodies and groups of a sentence, outermost spans, in order."""
    found: list[Draft] = []
    last_words = _last_words()
    for i in [t.i for t in doc if t.lower_ in last_words]:
        if found and i < found[-1].end:
            continue
        draft = _body(doc, i) or _force(doc, i) or _party(doc, i)
        if draft and not (found and draft.start < found[-1].end):
            found.append(draft)
    return found


@cache
def _last_words() -> frozenset[str]:
    """Return the last words of all heads, so that most tokens are passed over at once."""
    heads = words("groups", "bodies") | words("groups", "forces") | words("groups", "parties")
    return frozenset(h.rsplit(" ", 1)[-1] for h in heads) | {"side", "party", "country", "chairs"}


def _head(doc: Any, i: int, key: str) -> tuple[int, str] | None:
    """Return (first token, words) of the head noun that ends at token i, two words before one."""
    for size in (2, 1):
        text = doc[max(0, i + 1 - size) : i + 1].text.lower()
        if i + 1 >= size and text in words("groups", key):
            return i + 1 - size, text
    return None


def _domain(text: str) -> str:
    domain: str = lexicon("groups")["domains"].get(text.lower(), "")
    return domain


def _body(doc: Any, i: int) -> Draft | None:
    found = _head(doc, i, "bodies")
    if not found or doc[i].tag_ in {"NNS", "NNPS", "VB", "VBD"} or _is_modifier(doc, i):
        return None
    first, head = found
    left, domains = _domains_left(doc, first)
    nation, start = _owner(doc, left, is_ministry=head == "ministry")
    end, after, owner = _tail(doc, i + 1, head)
    if _is_part_of_a_name(doc, left, i, nation):
        return None
    nation = nation or owner
    domain = "+".join(sorted({d for d in (*domains, *after) if d}))
    has_name = bool(nation) or (is_capitalised(doc[i]) and bool(domain))
    definite = start > 0 and doc[start - 1].lower_ == "the"
    cues = (f"head={head}", f"domain={domain}", *_seat_cue(doc, end), *(("definite",) if definite else ()))
    form = "name" if has_name else "description"
    if (
        not has_name
        and not domain
        and start > 0
        and doc[start - 1].lower_ in {"a", "an", "any", "every", "no"}
    ):
        return None
    return Draft(start=start, end=end, kind=MentionKind.ORGANISATION, nation=nation, form=form, cues=cues)


def _is_modifier(doc: Any, i: int) -> bool:
    """Say whether a small-letter head only qualifies the next noun ("military aid")."""
    return (
        doc[i].is_lower
        and doc[i].lower_ != "ministry"
        and doc[i].dep_ in {"amod", "compound", "nmod"}
        and i + 1 < len(doc)
        and doc[i + 1].pos_ in {"NOUN", "ADJ", "PROPN"}
    )


def _domains_left(doc: Any, first: int) -> tuple[int, list[str]]:
    domains: list[str] = []
    while first > 0:
        pair = doc[first - 2 : first].text if first > 1 else ""
        if pair and _domain(pair):
            domains.append(_domain(pair))
            first -= 2
        elif _domain(doc[first - 1].text):
            domains.append(_domain(doc[first - 1].text))
            first -= 1
        elif domains and doc[first - 1].lower_ in {"and", "&"} and first > 1 and _domain(doc[first - 2].text):
            first -= 1
        else:
            break
    return first, domains


def _owner(doc: Any, left: int, *, is_ministry: bool) -> tuple[str, int]:
    """Return (nation, first token) of an owner before a head: "Norland's", "Norlandic", "Norland"."""
    i = left - 1
    while (
        i > 0
        and (
            doc[i].pos_ in {"ADJ", "VERB", "ADV"}
            or doc[i + 1].text == "-"
            or doc[i].text == "-"
            or "-" in doc[i].text
        )
        and not is_capitalised(doc[i])
    ):
        i -= 1
    if i > 0 and doc[i].text in _POSSESSIVE:
        first = _name_start(doc, i)
        if first == i or is_role(doc[i - 1]):
            return "", left
        return doc[first:i].text, first
    if (
        i < 0
        or not is_capitalised(doc[i])
        or not doc[i].is_alpha
        or (i != left - 1 and not adjective_place(doc[i].text))
    ):
        return "", left
    first = _name_start(doc, i + 1)
    text = doc[first : i + 1].text
    plain = doc[i].is_stop or (first == i and is_common_word(doc[i].lower_))
    if first > i or (plain and not _is_known(doc, first, i + 1)):
        return "", left
    if (
        known_place(text)
        or adjective_place(text)
        or is_ministry
        or (doc[left].is_lower and doc[i].pos_ in {"PROPN", "ADJ"})
    ):
        return text, first
    return "", left


def _name_start(doc: Any, end: int) -> int:
    """Return where the name that ends before token `end` begins, at most four tokens back."""
    known = [s for s in range(max(0, end - 4), end) if is_capitalised(doc[s]) and _is_known(doc, s, end)]
    if known:
        return known[0]
    first = end
    while (
        first > 0
        and end - first < 3
        and is_capitalised(doc[first - 1])
        and doc[first - 1].is_alpha
        and not doc[first - 1].is_stop
    ):
        first -= 1
    return first


def _is_known(doc: Any, start: int, end: int) -> bool:
    text = doc[start:end].text
    return bool(known_place(text) or adjective_place(text)) and doc[start].lower_ != "the"


def _tail(doc: Any, end: int, head: str) -> tuple[int, list[str], str]:
    """Return (end, domains, owner) of what follows: "of Defence of Norland", "of Norland"."""
    domains: list[str] = []
    while end + 1 < len(doc) and doc[end].lower_ == "of":
        at = end + 1 + (doc[end + 1].lower_ == "the")
        sized = next((n for n in (2, 1) if at + n <= len(doc) and _domain(doc[at : at + n].text)), 0)
        if sized and head in {"ministry", "department"}:
            domains.append(_domain(doc[at : at + sized].text))
            end = at + sized
            while end + 1 < len(doc) and doc[end].lower_ in {"and", ","} and _domain(doc[end + 1].text):
                domains.append(_domain(doc[end + 1].text))
                end += 2
            continue
        stop = _owner_end(doc, at)
        return (stop, domains, doc[at:stop].text) if stop > at else (end, domains, "")
    return end, domains, ""


def _owner_end(doc: Any, at: int) -> int:
    if at >= len(doc) or not is_capitalised(doc[at]):
        return at
    known = [e for e in range(min(len(doc), at + 5), at, -1) if _is_known(doc, at, e)]
    if known:
        return known[0]
    return at + 1 if doc[at].pos_ == "PROPN" else at


def _is_part_of_a_name(doc: Any, left: int, i: int, nation: str) -> bool:
    """Say whether capitals before a capitalised head make it another name: "Lord's Resistance Army"."""
    owned = i + 1 < len(doc) and left > 0 and doc[left - 1].text in _POSSESSIVE
    return (not nation and owned and is_capitalised(doc[i])) or (
        not nation
        and left > 0
        and is_capitalised(doc[i])
        and is_capitalised(doc[left - 1])
        and doc[left - 1].is_alpha
        and not doc[left - 1].is_stop
    )


def _seat_cue(doc: Any, end: int) -> tuple[str, ...]:
    """Return the town that a body stands in: "the foreign ministry in Oslo"."""
    if end + 1 < len(doc) and doc[end].lower_ == "in" and is_capitalised(doc[end + 1]):
        stop = end + 2
        while stop < len(doc) and doc[stop].pos_ == "PROPN" and is_capitalised(doc[stop]) and stop < end + 4:
            stop += 1
        return (f"in={doc[end + 1 : stop].text}",)
    return ()


def _force(doc: Any, i: int) -> Draft | None:
    found = _head(doc, i, "forces")
    if not found:
        return None
    first, head = found
    nation, start = _owner(doc, first, is_ministry=False)
    if not nation and head not in words("groups", "bare_forces"):
        return None
    definite = start > 0 and doc[start - 1].lower_ in {"the", "these", "those"}
    cues = (f"head={head}", "domain=", *(("definite",) if definite else ()))
    form = "name" if nation else "description"
    return Draft(start=start, end=i + 1, kind=MentionKind.GROUP, nation=nation, form=form, cues=cues)


def _party(doc: Any, i: int) -> Draft | None:
    if doc[i].lower_ not in words("groups", "parties") and doc[i].lower_ not in {"side", "party", "country"}:
        return None
    first = next(_party_words(doc, i), i)
    if first == i or (doc[i].tag_ == "NN" and doc[i - 1].lower_ not in {"each", "either", "neither"}):
        return None
    return Draft(
        start=first, end=i + 1, kind=MentionKind.GROUP, form="description", cues=(f"head={doc[i].lower_}",)
    )


def _party_words(doc: Any, i: int) -> Iterator[int]:
    first = i
    while first > 0 and i - first < 3 and bare(doc[first - 1]) in words("groups", "party_words") | {"each"}:
        first -= 1
    if first < i:
        yield first
