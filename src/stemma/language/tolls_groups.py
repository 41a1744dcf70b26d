"""The people of one sentence to whom something happened, as groups that can be added up."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from stemma.language.lexicon import lexicon
from stemma.language.quantities.fates import REFLEXIVE, fate_of, is_person
from stemma.language.quantities.find import counted, is_no_count
from stemma.language.quantities.numbers import Number, find_numbers

CASUALTY = ("killed", "injured", "shot")
_AGE = re.compile(
    r"\b(\d{1,3})[- ](?:year|month)s?[- ]old\b|, (\d{1,3})\b(?= ?[,.;)]| of | was | is |$)|\((\d{1,3})\)"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Some people of one sentence and what happened to them.

    `figure`: a number stands there. `part`: taken from people named before ("including a boy", "two of
    them", "one fatally"). `fresh`: brought in as new ("a man"), not taken up ("the man", "he", a name).
    `more`: set beside others ("three others", "another man"). `generic`: "people", "victims", or no noun.
    `key` tells single persons apart by age or surname, "" if neither is known. `start`, `end` are tokens.
    """

    fate: str
    count: int
    figure: bool
    start: int
    end: int
    key: str = ""
    part: bool = False
    fresh: bool = False
    more: bool = False
    generic: bool = False


def find_groups(doc: Any) -> list[Group]:
    """Return the groups of killed, injured or shot people in a sentence, left to right."""
    figures = _figures(doc)
    taken = {i for g in figures for i in range(g.start, g.end)}
    singles = [g for g in _singles(doc) if not taken & set(range(g.start, g.end))]
    return sorted([*figures, *singles], key=lambda g: (g.start, g.end))


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(lexicon("casualties")[part])


@cache
def _casualty_nouns() -> frozenset[str]:
    table = lexicon("casualties")
    return frozenset(w for part in ("noun", "adjective") for ws in table[part].values() for w in ws)


def _figures(doc: Any) -> list[Group]:
    read = (_figure(doc, number) for number in find_numbers(doc))
    return [g for g in read if g is not None]


def _figure(doc: Any, number: Number) -> Group | None:
    head = counted(doc, number)
    if number.vague or number.fraction or is_no_count(doc, number, head):
        return None
    lemma = head.lemma_.lower() if head is not None else ""
    if head is not None and not (is_person(head) or lemma in _casualty_nouns()):
        return None
    token = head if head is not None else doc[number.end - 1]
    if token.tag_ == "NN" and lemma in _casualty_nouns() and number.low != 1:
        return None
    fate = fate_of(token)
    if fate is None and lemma == "victim":
        fate = "shot"
    value = number.low if number.low is not None else number.high
    if fate not in CASUALTY or value is None or value != int(value) or 1900 <= value <= 2100:
        return None
    return Group(
        fate=fate,
        count=int(value),
        figure=True,
        start=number.start,
        end=max(number.end, token.i + 1),
        part=_is_part(doc, number.start, token),
        fresh=True,
        more=_is_more(doc, number.start, token),
        generic=head is None or lemma in _words("anyone") or lemma in _casualty_nouns(),
    )


def _is_part(doc: Any, start: int, token: Any) -> bool:
    """Return whether a group is taken from one named before ("including", "one of them", "one fatally")."""
    if doc[start].lower_ in ("all", "both"):
        return True
    before = [t.lower_ for t in doc[max(0, start - 4) : start]]
    if "including" in before or "among" in before or before[-1:] == ["both"]:
        return True
    after = [t.lower_ for t in doc[token.i + 1 : token.i + 4]]
    return after[:1] == ["fatally"] or (after[:1] == ["of"] and after[1:2] in _OF)


_OF = (["them"], ["whom"], ["the"], ["those"], ["which"])


def _is_more(doc: Any, start: int, token: Any) -> bool:
    words = {t.lower_ for t in doc[max(0, start - 1) : token.i + 1]}
    if any(t.lower_ == "also" for t in doc[token.i + 1 : token.i + 4]):
        return True
    return bool(words & {"other", "others", "another", "more", "second", "third", "additional"})


def _singles(doc: Any) -> list[Group]:
    groups = []
    for token in doc:
        fate = fate_of(token) if _is_single(token) and not _to_self(token) else None
        if fate not in CASUALTY or _renames(token):
            continue
        start = min((t.i for t in token.subtree if 0 <= token.i - t.i < 10), default=token.i)
        determiner = next((c.lower_ for c in token.children if c.dep_ == "det"), "")
        groups.append(
            Group(
                fate=fate,
                count=1,
                figure=False,
                start=start,
                end=token.i + 1,
                key=_key(doc, token, start) or _own_key(doc, token),
                part=_is_part(doc, start, token),
                fresh=determiner in ("a", "an", "another")
                or (determiner == "" and token.pos_ in ("NOUN", "DET") and token.tag_ != "PRP"),
                more=(token.lower_ in REFLEXIVE and fate == "killed") or _is_more(doc, start, token),
            )
        )
    return groups


def _to_self(token: Any) -> bool:
    """Return whether a noun did it to itself: then the reflexive pronoun is the one who is counted."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verbs = (token.head, *token.head.conjuncts)
    return any(g.lower_ in REFLEXIVE and fate_of(g) in CASUALTY for v in verbs for g in v.children)


def _own_key(doc: Any, token: Any) -> str:
    """Return the key of the subject that a reflexive pronoun stands for."""
    if token.lower_ not in REFLEXIVE:
        return ""
    verb = token.head
    subject = next(
        (c for v in (verb, *verb.conjuncts, verb.head) for c in v.children if c.dep_ == "nsubj"), None
    )
    return "" if subject is None else _key(doc, subject, subject.left_edge.i)


def _renames(token: Any) -> bool:
    """Return whether a noun renames its head ("Ada Brook, a teacher"), unlike "Man, woman killed"."""
    if token.dep_ != "appos" or not (is_person(token.head) or token.head.ent_type_ == "PERSON"):
        return False
    articles = any(c.dep_ == "det" for n in (token, token.head) for c in n.children)
    return articles or bool(token.head.pos_ == "PROPN")


def _is_single(token: Any) -> bool:
    if token.lower_ in REFLEXIVE:
        return True
    if token.lower_ in _words("suffixes"):
        return False
    if token.lower_ == "another":
        return bool(token.dep_ != "det") or token.head.pos_ in ("VERB", "ADJ")
    if token.dep_ in ("compound", "amod", "det", "poss", "nummod", "npadvmod") and token.head.i != token.i:
        return False
    if (
        token.tag_ in ("NN", "JJ", "NNP")
        and token.ent_type_ != "PERSON"
        and is_person(token)
        and token.lower_ not in _words("collective")
    ):
        return not any(c.lower_ in ("no", "every", "any", "each") for c in token.children)
    if token.pos_ == "PROPN" and (token.ent_type_ == "PERSON" or _has_who(token)):
        return True
    if token.tag_ == "NNP" and token.ent_type_ == "" and token.dep_ == "nsubj":
        return token.head.lemma_ in ("die", "succumb")
    if token.tag_ == "PRP" and token.lower_ in ("him", "her"):
        return bool(token.dep_ == "dobj")
    return token.lower_ in ("he", "she") and token.dep_ in ("nsubj", "nsubjpass")


def _has_who(token: Any) -> bool:
    return any(c.dep_ == "relcl" and any(g.lower_ == "who" for g in c.children) for c in token.children)


def _key(doc: Any, token: Any, start: int) -> str:
    age = _AGE.search(doc[start : min(len(doc), token.i + 5)].text)
    if age:
        return next(a for a in age.groups() if a)
    return str(token.lower_) if token.ent_type_ == "PERSON" else ""
