"""Casualties in headlines, whose grammar ("Boy, 4, dies", "Man, woman shot in car") misleads a parser.

A headline is read from its fate words outward: to the left for who underwent it ("2 men shot"), to the right
where an object follows ("kills 2"). Linear in the number of words.
"""

import re
from functools import cache

from stemma.language.lexicon import lexicon
from stemma.language.quantities.fates import REFLEXIVE
from stemma.language.tolls_groups import Group

_WORDS = re.compile(r"\w{1,9}[- ](?:year|month|week)s?[- ]old|[^\W\d][\w'’]*|\d+(?:,\d{3})*|[,;:&|–—()-]")
_AGE = re.compile(r"(\w{1,9})[- ]\w+[- ]old")
_BREAKS = frozenset(";:|–—(")
_LONGEST = 60
"""Words of a headline; what follows is not read."""


@cache
def _fates() -> dict[str, str]:
    return {w: f for f, words in lexicon("casualties")["headline"].items() for w in words}


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(lexicon("casualties")[part])


def read_headline(text: str) -> list[Group]:
    """Return the groups of casualties of a headline, left to right; token offsets are word numbers."""
    words = _WORDS.findall(text.lower())[:_LONGEST]
    groups: list[Group] = []
    for i, word in enumerate(words):
        if word == "fatally" and i and _number(words[i - 1]) is not None and words[i - 2 : i - 1] != ["of"]:
            groups.append(Group("killed", _number(words[i - 1]) or 0, True, i - 1, i, part=True))
        if word in ("life", "lives"):
            groups += _lives(words, i)
        fate = _fate_at(words, i)
        if fate is None:
            continue
        follows = _rightward(words, i) if word not in _words("states") else []
        found = follows or ([] if word in _words("only_active") else _leftward(words, i))
        if groups and fate != "killed" and follows and words[follows[0][0]] in REFLEXIVE:
            continue
        if groups and word in ("shooting", "shoots") and follows and words[follows[0][0]] in REFLEXIVE:
            continue
        for start, end, count, key, more, figure in found:
            _add(
                groups,
                Group(
                    fate,
                    count,
                    figure,
                    start,
                    end,
                    key,
                    fresh=True,
                    more=more,
                    generic=words[end - 1] in _words("headline_anyone") or (end - start == 1 and figure),
                ),
            )
    whole = next((g for g in groups if g.start and words[g.start - 1] == "among"), None)
    kept = [g for g in groups if whole is None or g is whole or g.start > whole.start]
    return sorted(kept, key=lambda g: (g.start, g.end))


def _lives(words: list[str], i: int) -> list[Group]:
    """Read "claims 3 lives", "claims life of"."""
    for j in range(max(0, i - 3), i):
        if words[j] in ("claims", "claim", "claimed", "takes"):
            number = next((n for n in map(_number, words[j + 1 : i]) if n is not None), 1)
            return [Group("killed", number, True, j + 1, i + 1, generic=True)]
    return []


def _fate_at(words: list[str], i: int) -> str | None:
    fate = _fates().get(words[i])
    if fate is None or (i and words[i - 1] in ("attempted", "non", "not", "nearly", "almost", "who", "that")):
        return None
    if fate in ("shot", "injured") and (_whole_fatal(words, i) or words[i + 1 : i + 3] == ["to", "death"]):
        return "killed"
    return "killed" if words[i + 1 : i + 2] == ["dead"] else fate


def _whole_fatal(words: list[str], i: int) -> bool:
    """Return whether "fatally" goes with the verb ("fatally shot") and not with some of the hit."""
    return words[i - 1 : i] == ["fatally"] or words[i + 1 : i + 2] == ["fatally"]


def _add(groups: list[Group], group: Group) -> None:
    """Add a group; people told of twice ("Teen shot, killed") keep the gravest fate."""
    order = ("killed", "injured", "shot")
    for k, other in enumerate(groups):
        if (other.start, other.end) == (group.start, group.end):
            if order.index(group.fate) < order.index(other.fate):
                groups[k] = group
            return
    groups.append(group)


type _Found = tuple[int, int, int, str, bool, bool]


def _number(word: str) -> int | None:
    table = lexicon("quantities")
    if word.replace(",", "").isdigit():
        value = int(word.replace(",", "")[:6])
        return value if value < 900 else None
    value_in_words: int | None = table["ones"].get(word, table["tens"].get(word))
    return value_in_words


def _leftward(words: list[str], i: int) -> list[_Found]:
    j = i - 1
    found: list[_Found] = []
    while j >= 0 and (words[j] in _words("passed") or words[j] in _words("manner") or words[j] in _fates()):
        j -= 1
    while j >= 0:
        if words[j] in (",", "and", "&"):
            j -= 1
            continue
        if words[j] in _words("passed") or words[j] in _fates():
            if words[j] in _fates() and words[j + 1] == "," and not found:
                j -= 1
                continue
            break
        person = _person_before(words, j)
        if person is None:
            break
        found.append(person)
        j = person[0] - 1
        if j < 0 or words[j] not in (",", "and", "&"):
            break
    return found


def _person_before(words: list[str], j: int) -> _Found | None:
    """Read one noun phrase that ends at word `j`: "two men", "boy, 4", "a 5-year-old girl", "7"."""
    end, key = j + 1, ""
    age = _number(words[j])
    if age is not None and j >= 2 and words[j - 1] == "," and words[j - 2] in _words("persons"):
        key, j = str(age), j - 2
    match = _AGE.fullmatch(words[j])
    if match:
        return j, end, 1, match[1], False, False
    if _number(words[j]) is not None and not key:
        if j and words[j - 1] == "," and words[j + 1 : j + 2] == [","]:
            return None
        return j, end, _number(words[j]) or 0, "", False, True
    if words[j - 1] == "among":
        return None
    if words[j] == "another" or words[j] in REFLEXIVE:
        return j, end, 1, "", True, False
    singular = _singular(words[j])
    if singular is None:
        return None
    plural = singular != words[j]
    more = words[j] in ("others", "more")
    k = j - 1
    while k >= 0 and j - k <= 5 and words[k] not in _BREAKS and words[k] not in (",", "and", "&"):
        match = _AGE.fullmatch(words[k])
        if match and not plural:
            return k, end, 1, match[1], more, False
        number = _number(words[k])
        if number is not None:
            return k, end, number, "", more, True
        if words[k] in _words("headline_stops") or words[k] in _fates() or words[k].endswith("ed"):
            more = more or words[k] == "another"
            break
        more = more or words[k] in ("other", "another", "more", "second")
        k -= 1
    return (
        (j, end, 2, key, more, False)
        if plural and more
        else None
        if plural
        else (j, end, 1, key, more, False)
    )


def _singular(word: str) -> str | None:
    persons = _words("persons")
    if word in _words("irregular"):
        return "~" if word not in ("person",) else word
    if word in persons:
        return word
    if word.endswith("ies") and word[:-3] + "y" in persons:
        return word[:-3] + "y"
    if word.endswith("s") and (word[:-1] in persons or word[:-2] in persons):
        return word[:-1]
    return "~" if word.endswith("men") and word[:-3] + "man" in persons else None


def _rightward(words: list[str], i: int) -> list[_Found]:
    """Read "kills 2, injures 3 others": the number or person right after an active verb."""
    j = i + 1
    if words[j : j + 1] == ["and"] and j + 1 < len(words) and words[j + 1] in _fates():
        return _rightward(words, j + 1)
    if j < len(words) and words[j] in ("at",) and words[j + 1 : j + 2] == ["least"]:
        j += 2
    while j < len(words) and words[j] in ("his", "her", "a", "an", "the", "own"):
        j += 1
    if j >= len(words):
        return []
    number = _number(words[j])
    if number is not None and words[j + 1 : j + 2] and words[j + 1] in _words("not_people"):
        return []
    if number is not None and (j + 1 == len(words) or words[j + 1] not in _words("not_people")):
        k = j + 1
        while k < len(words) and k - j <= 3 and words[k] not in _words("passed") and words[k].isalpha():
            if _singular(words[k]) is not None:
                return [(j, k + 1, number, "", words[j + 1] in ("others", "other", "more"), True)]
            k += 1
        return [(j, j + 1, number, "", False, True)] if words[i] in _words("active") else []
    match = _AGE.fullmatch(words[j])
    if match and words[i] != "dies":
        return [(j, j + 1, 1, match[1], False, False)]
    if words[j] in REFLEXIVE:
        return [(j, j + 1, 1, "", False, False)]
    if words[j] == "another" or (words[j] in _words("persons") and words[i] in _words("active")):
        return [(j, j + 1, 1, "", words[j] == "another", False)]
    return []
