"""Numbers of a sentence to quantities: what is counted, within which bounds, and what happened to it."""

from dataclasses import replace
from functools import cache
from typing import Any

from stemma.language.lexicon import lexicon
from stemma.language.parse import parse
from stemma.language.quantities.fates import fate_of, is_person
from stemma.language.quantities.numbers import Number, bounded_after, find_numbers, words_of
from stemma.language.quantities.scopes import scope_of
from stemma.model import Quantity

_PEOPLE = "people"
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_WITHIN = _NOUNS | {
    "JJ",
    "JJR",
    "JJS",
    "VBN",
    "VBG",
    "HYPH",
    "RB",
    "RBR",
    "AFX",
    "CD",
    "DT",
    "PRP$",
    "PDT",
    "FW",
}
_FARTHEST = 8
"""Tokens between a number and the noun that it counts."""


def find_quantities(doc_or_text: Any, offset: int = 0) -> tuple[Quantity, ...]:
    """Return the quantities of one sentence, in order; offsets are moved by `offset` into the article.

    Takes a spaCy `Doc` of one sentence, or its text (which is then parsed). Counts of people and things,
    money, distances and shares ("percent", "share") are quantities; years, dates, clock times, durations,
    ages, ordinals, street numbers, calibres and scores are not. `low` and `high` are inclusive, None is open
    (numbers.py says how each bound word is read). `unit` is the lemma of the counted noun ("people" where
    persons are counted without one), `kind` what happened to the counted. "A man was killed" counts 1.
    Linear in the number of tokens.
    """
    doc = parse([doc_or_text])[0] if isinstance(doc_or_text, str) else doc_or_text
    found: list[tuple[int, int, Quantity]] = []
    for number in find_numbers(doc):
        read = _quantity(doc, _without_particle(doc, number), offset)
        if read is not None:
            found.append(read)
    taken = {i for start, end, _ in found for i in range(start, end)}
    found += [q for q in _implied(doc, offset) if not taken & set(range(q[0], q[1]))]
    return tuple(q for _, _, q in sorted(found, key=lambda f: (f[0], f[1])))


def _without_particle(doc: Any, number: Number) -> Number:
    """Return a number without the "over" that belongs to its verb: "handed over seven sailors" are seven."""
    if number.start == number.core or doc[number.start].dep_ != "prt":
        return number
    return replace(number, start=number.core, high=number.low)


def _quantity(doc: Any, number: Number, offset: int) -> tuple[int, int, Quantity] | None:
    head = counted(doc, number)
    last = doc[number.end - 1] if number.end <= len(doc) else doc[-1]
    if is_no_count(doc, number, head):
        return None
    unit, end = _unit(doc, number, head) if head is not None else _part_of(doc, number)
    kind = _kind(doc, head if head is not None else last)
    if unit is None or unit == "other":
        if kind is None:
            return None
        unit = _PEOPLE
    trivial = doc[number.core].lower_ == "both" or (number.low == 1 and number.high == 1)
    if trivial and kind is None and unit not in _measured():
        return None
    number, end = bounded_after(words_of(doc), number, end)
    start = number.start - (number.core == number.start and _sign_before(doc, number))
    return _record(doc, (start, end), (number.low, number.high), unit, kind, offset)


def _part_of(doc: Any, number: Number) -> tuple[str | None, int]:
    """Return the unit of a part ("seven of the 23 sailors": sailor) and the token after the number."""
    unit, end = _unit(doc, number, None)
    if unit is not None or _word(doc, number.end) != "of":
        return unit, end
    whole = next((c for c in doc[number.end].children if c.dep_ == "pobj"), None)
    if whole is None or whole.pos_ not in ("NOUN", "PRON"):
        return None, end
    return (_PEOPLE if whole.lower_ == "them" else whole.lemma_.lower()), end


def _kind(doc: Any, head: Any) -> str | None:
    """Return the fate of what is counted; "shot" leaves it open, and only people have one."""
    if head.pos_ == "NOUN" and not is_person(head) and head.lemma_.lower() in _things():
        return None
    fate = fate_of(head)
    return None if fate == "shot" else fate


def _sign_before(doc: Any, number: Number) -> bool:
    return number.core > 0 and doc[number.core - 1].text in lexicon("quantities")["currencies"]


def _record(
    doc: Any,
    tokens: tuple[int, int],
    bounds: tuple[float | None, float | None],
    unit: str,
    kind: str | None,
    offset: int,
) -> tuple[int, int, Quantity]:
    start, end = doc[tokens[0]].idx, doc[tokens[1] - 1].idx + len(doc[tokens[1] - 1])
    quantity = Quantity(
        low=bounds[0],
        high=bounds[1],
        unit=unit,
        scope=scope_of(doc, tokens[0], tokens[1]),
        text=doc.text[start:end],
        kind=kind,
        start=offset + start,
        end=offset + end,
    )
    return tokens[0], tokens[1], quantity


def counted(doc: Any, number: Number) -> Any | None:
    """Return the token of the noun that a number counts, or None where it stands alone ("12 were killed")."""
    last = doc[number.end - 1]
    head = last.head
    if (
        last.dep_ in ("nummod", "compound", "quantmod")
        and head.pos_ == "NOUN"
        and 0 < head.i - last.i <= _FARTHEST
    ):
        return head
    j, noun = number.end, None
    if j < len(doc) and doc[j].lower_ == "of" and last.pos_ != "NOUN" and not number.vague:
        return None
    while j < len(doc) and j - number.end < _FARTHEST and doc[j].tag_ in _WITHIN:
        if doc[j].tag_ in ("DT", "PRP$", "CD") and (j > number.end or not number.vague):
            break
        if doc[j].tag_ in _NOUNS:
            noun = doc[j]
        elif noun is not None and doc[j].tag_ != "HYPH":
            break
        j += 1
    return noun


@cache
def _measured() -> frozenset[str]:
    table = lexicon("quantities")
    return frozenset((*table["measures"].values(), *table["currencies"].values(), "percent"))


def _unit(doc: Any, number: Number, head: Any | None) -> tuple[str | None, int]:
    """Return the unit and the token after the counted noun."""
    table = lexicon("quantities")
    before = doc[number.core - 1].text if number.core else ""
    after = _word(doc, number.end)
    if before in table["currencies"]:
        return table["currencies"][before], number.end
    if after in table["percent"]:
        return "percent", number.end + 1
    if number.fraction:
        return "share", number.end
    if head is None:
        return None, number.end
    lemma = head.lemma_.lower()
    if head.i == number.end:
        lemma = (
            table["currencies"].get(lemma)
            or table["measures"].get(after)
            or table["measures"].get(lemma)
            or lemma
        )
    return (_PEOPLE if lemma in ("person", "people", "life") else lemma), head.i + 1


def is_no_count(doc: Any, number: Number, head: Any | None) -> bool:
    """Return whether a number is a year, date, clock time, age, ordinal, label, street number or score."""
    return (
        _is_age(doc, number)
        or _is_time(doc, number, head)
        or _is_label(doc, number, head)
        or _is_year(doc, number, head)
        or _is_compound(doc, number)
        or _is_address(doc, number)
        or _is_score(doc, number, head)
    )


def _word(doc: Any, i: int) -> str:
    return str(doc[i].lower_) if 0 <= i < len(doc) else ""


def _is_age(doc: Any, number: Number) -> bool:
    """Read "12-year-old", "aged 12", "12 years old", "Ada Brook, 26, of"."""
    nexts = [_word(doc, number.end + k) for k in range(5)]
    if "old" in nexts[:5] and any(
        w in ("year", "years", "month", "months", "week", "weeks", "day") for w in nexts[:3]
    ):
        return True
    if (
        nexts[0] in ("y/o", "yo", "y.o", "y.o.", "-year")
        or nexts[:2] == ["-", "yo"]
        or nexts[:3] == ["y", "/", "o"]
    ):
        return True
    before = _word(doc, number.start - 1)
    if before in ("aged", "age", "ages", "old"):
        return True
    low = number.low or 0
    if before != "," or number.start < 2 or not 0 < low < 115 or number.end - number.start > 3:
        return False
    closes = nexts[0] in (",", ".", ";", ")", "", "and", "of", "was", "is", "has", "had", "-", "–", "—")
    return closes and (doc[number.start - 2].pos_ == "PROPN" or doc[number.start - 2].ent_type_ == "PERSON")


def _is_time(doc: Any, number: Number, head: Any | None) -> bool:
    table = lexicon("quantities")
    after, before = _word(doc, number.end), _word(doc, number.core - 1)
    if after in table["times"] or before in table["months"] or after in table["months"]:
        return True
    if after in ("-", "–") and _word(doc, number.end + 1) in table["times"]:
        return True
    if head is not None:
        return head.lemma_.lower() in table["times"]
    low = number.low or 0
    no_day_nor_year = 31 < low < 1000 and before == "to"
    return doc[number.core].ent_type_ in ("DATE", "TIME") and not no_day_nor_year


def _is_year(doc: Any, number: Number, head: Any | None) -> bool:
    """Read "2016", "the 2009 treaty", but not "2009 people"."""
    text = doc[number.core].text
    return (
        (head is None or head.tag_ in ("NN", "NNP"))
        and len(text) == 4
        and text.isdigit()
        and 1500 <= int(text) <= 2100
    )


def _is_compound(doc: Any, number: Number) -> bool:
    """Read "nine-nation bloc": the number belongs to an adjective."""
    if _word(doc, number.end) != "-" or number.end + 1 >= len(doc) or doc[number.end + 1].tag_ != "NN":
        return False
    return _word(doc, number.end + 1) not in lexicon("quantities")["measures"]


def _is_label(doc: Any, number: Number, head: Any | None) -> bool:
    """Read "Route 9", "Flight 370", "District 5": the number names its thing."""
    if number.core == 0 or number.core != number.start:
        return False
    before = doc[number.core - 1]
    if before.lower_ in lexicon("quantities")["labels"]:
        return True
    joined = (
        before.text in ("-", "–")
        and number.core > 1
        and before.idx == doc[number.core - 2].idx + len(doc[number.core - 2])
    )
    if joined and before.idx + 1 == doc[number.core].idx and doc[number.core - 2].is_alpha:
        return True
    named = before.pos_ == "PROPN" and before.text[:1].isupper() and head is None
    return (
        named
        and doc[number.core].dep_ in ("nummod", "appos", "npadvmod")
        and doc[number.core].head.i < number.core
    )


def _is_address(doc: Any, number: Number) -> bool:
    table = lexicon("quantities")
    after = _word(doc, number.end)
    if after in table["not_units"] and after not in table["percent"]:
        return True
    if after in ("-", ".") and _word(doc, number.end + 1) in table["not_units"]:
        return True
    if not doc[number.core].text.isdigit():
        return False
    for j in range(number.end, min(len(doc), number.end + 4)):
        if not doc[j].text[:1].isupper():
            return False
        if doc[j].lower_ in table["streets"]:
            return True
    return False


def _is_score(doc: Any, number: Number, head: Any | None) -> bool:
    """Read "won 3-1", "555-0134" and "6-foot": joined digits that count nothing."""
    after = _word(doc, number.end)
    if after in ("-", "–", ":", "/") and number.end + 1 < len(doc) and doc[number.end + 1].like_num:
        return bool(doc[number.end].idx == doc[number.end - 1].idx + len(doc[number.end - 1]))
    if number.core < 2 or not doc[number.core - 2].like_num:
        return False
    before = _word(doc, number.core - 1)
    return before in (":", "/") or (before in ("-", "–") and number.start == number.core)


def _implied(doc: Any, offset: int) -> list[tuple[int, int, Quantity]]:
    """Count the single persons without a number to whom something happened: "a man was killed", "no one"."""
    found = []
    determiners: dict[int, Any] = {}
    for token in doc:
        if token.dep_ == "det" and token.i < token.head.i:
            determiners.setdefault(token.head.i, token)
    for token in doc:
        lower = token.lower_
        if lower in ("nobody", "none") or (lower == "one" and _word(doc, token.i - 1) == "no"):
            kind = _negative_fate(token)
            if kind:
                start = token.i - (token.lower_ == "one")
                found.append(_record(doc, (start, token.i + 1), (0, 0), _PEOPLE, kind, offset))
            continue
        determiner = determiners.get(token.i)
        if determiner is None:
            continue
        if determiner.lower_ == "no" and token.pos_ == "NOUN":
            kind = _negative_fate(token)
            if kind:
                unit = token.lemma_.lower()
                found.append(_record(doc, (determiner.i, token.i + 1), (0, 0), unit, kind, offset))
        elif determiner.lower_ in ("a", "an", "another") and is_person(token) and token.tag_ in ("NN", "JJ"):
            kind = fate_of(token)
            if kind and kind != "shot":
                unit = token.lemma_.lower() if token.pos_ == "NOUN" else _PEOPLE
                unit = _PEOPLE if unit in ("person", "old") else unit
                found.append(_record(doc, (determiner.i, token.i + 1), (1, 1), unit, kind, offset))
    return found


def _negative_fate(token: Any) -> str | None:
    kind = fate_of(token)
    return None if kind == "shot" else kind


@cache
def _things() -> frozenset[str]:
    return frozenset(lexicon("quantities")["things"])
