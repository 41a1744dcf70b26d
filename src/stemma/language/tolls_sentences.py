"""One sentence's groups of casualties to one reading: how many killed, hurt and hit in all."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from stemma.language.lexicon import lexicon
from stemma.language.tolls_groups import Group, find_groups
from stemma.language.tolls_headlines import read_headline


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentence at `position` tells (0: the title); None where it says nothing.

    `killed`, `injured` exclude each other, `hit` counts all who were shot, dead or alive. `figures` names the
    fields that rest on a number. `deadly`: a death is told of without saying whose ("the fatal shooting").
    """

    position: int
    killed: int | None = None
    injured: int | None = None
    hit: int | None = None
    figures: frozenset[str] = frozenset()
    deadly: int = 0
    groups: tuple[Group, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether the sentence counts anybody."""
        return self.killed is not None or self.injured is not None or self.hit is not None


def read_sentence(doc: Any, position: int) -> Told:
    """Return what a sentence tells of the dead and the hurt."""
    groups = (read_headline(doc.text) if position == 0 else []) or find_groups(doc)
    told = _combined(groups, position)
    deadly, hit = _nouns(doc.text)
    if hit and not told.hit:
        told = replace(told, hit=hit, figures=told.figures | {"hit"})
    if _nobody_hurt(doc.text) and not told.injured:
        told = replace(told, injured=0)
    return replace(told, deadly=deadly, groups=tuple(groups))


@cache
def _table(part: str) -> Any:
    return lexicon("casualties")[part]


@cache
def _deadly() -> re.Pattern[str]:
    many = "|".join(_table("multiples"))
    return re.compile(rf"(?:\b({many})[- ])?(?<![\w-])(?:{'|'.join(_table('deadly'))})(?!\w)", re.I)


@cache
def _not_deadly() -> re.Pattern[str]:
    words = "|".join(_table("not_deadly"))
    return re.compile(rf"\b(?:{words})(?: to)?(?: [\w-]{{1,20}}){{0,3}} $", re.I)


@cache
def _several() -> re.Pattern[str]:
    many, nth = "|".join(_table("multiples")), "|".join(_table("ordinals"))
    struck = "(?:(?:was|has|is) )?(?:shot|die|dead|kill|injur|wound|hit\\b)"
    victim = rf"({nth}) (?:(?:gunshot|shooting) )?(?:victim\b|person {struck})"
    return re.compile(rf"\b({many})[- ](?:fatal )?shooting\b|\b{victim}", re.I)


def _nouns(text: str) -> tuple[int, int]:
    """Return how many deaths and how many hit the nouns imply ("double homicide": 2, "a third victim": 3)."""
    deadly = 0
    for match in _deadly().finditer(text):
        if not _not_deadly().search(text[max(0, match.start() - 40) : match.start()]):
            also_self = match[0].lower().rstrip("s").endswith("suicide")
            deadly = max(deadly, _table("multiples").get((match[1] or "").lower(), 1) + also_self)
    counts = {**_table("multiples"), **_table("ordinals")}
    hit = max((counts[(m[1] or m[2]).lower()] for m in _several().finditer(text)), default=0)
    return deadly, hit


_NOBODY = re.compile(
    r"\b(?:no one|nobody|none)(?: \w{1,20}){0,4} (?:injured|hurt|hit|struck|wounded)\b"
    r"|\bno (?:other )?(?:injuries|one was hurt)\b",
    re.I,
)
_ELSE = re.compile(r"\b(?:else|other|others)\b", re.I)


def _nobody_hurt(text: str) -> bool:
    return bool(_NOBODY.search(text)) and not _ELSE.search(text)


def _combined(groups: list[Group], position: int) -> Told:
    groups = [g for g in groups if not _whole(g, groups)]
    figures = [g for g in groups if g.figure]
    people = _people([g for g in groups if not g.figure])
    sums = {f: _added([g for g in (*figures, *people) if g.fate == f]) for f in ("killed", "injured", "shot")}
    killed, injured, shot = sums["killed"], sums["injured"], sums["shot"]
    named = {f for f in ("killed", "injured") if any(g.fate == f and g.figure for g in groups)}
    named |= {"hit"} if any(g.fate == "shot" and g.figure for g in groups) else set()
    hit = None
    if shot:
        hit, injured = _hit(groups, killed or 0, injured, shot)
    elif killed and injured and _inclusive(groups, "injured", killed):
        hit, injured = injured, injured - killed
    return Told(position, killed, injured, hit, frozenset(named))


def _whole(group: Group, groups: list[Group]) -> bool:
    """Return whether a group takes up all the people before it ("one man, two boys ...; all three were")."""
    before = [g for g in groups if g.end <= group.start and not g.part]
    return group.part and group.figure and bool(before) and sum(g.count for g in before) == group.count


def _hit(groups: list[Group], killed: int, injured: int | None, shot: int) -> tuple[int, int | None]:
    """Return all who were hit, and the injured, where some are only said to be shot.

    "Four people shot, one fatally": the dead are of the four. "One dead, three shot": they are not.
    """
    rest = killed + (injured or 0)
    if not rest:
        return shot, None
    if _inclusive(groups, "shot", rest):
        return shot, injured if injured is not None else shot - killed
    return shot + rest, (injured or 0) + shot


def _inclusive(groups: list[Group], whole: str, rest: int) -> bool:
    """Return whether the groups of the other fates are taken from those of fate `whole`."""
    wholes = [g for g in groups if g.fate == whole and not g.part]
    parts = [g for g in groups if g.fate != whole]
    if not wholes or sum(g.count for g in wholes) < rest or any(g.more for g in wholes):
        return False
    after = all(p.start > wholes[0].start for p in parts) and not any(p.more for p in parts)
    return all(p.part for p in parts) or (whole == "shot" and after and wholes[0].count > 1)


def _added(groups: list[Group]) -> int | None:
    """Add disjoint groups of one fate; a general figure ("four people") already holds what follows it."""
    if not groups:
        return None
    total = 0
    whole = None
    for group in groups:
        if group.part and (total >= group.count or any(g.count >= group.count for g in groups if not g.part)):
            continue
        if whole is not None and not group.more and total - whole.count + group.count <= whole.count:
            continue
        if (
            total
            and not group.figure
            and not group.fresh
            and not group.more
            and any(g.figure for g in groups)
        ):
            continue
        total += group.count
        if group.figure and group.generic and not group.more and group.count > 1 and whole is None:
            whole = group
    return total


def _people(singles: list[Group]) -> list[Group]:
    """Merge the mentions of single persons of one sentence; each person keeps the gravest fate."""
    people: list[Group] = []
    for single in singles:
        same = _same(people, single)
        if same is None:
            people.append(single)
            continue
        order = ("killed", "injured", "shot")
        fate = min(people[same].fate, single.fate, key=order.index)
        people[same] = replace(people[same], fate=fate, key=people[same].key or single.key)
    return people


def _same(people: list[Group], single: Group) -> int | None:
    for i, person in enumerate(people):
        if single.key and person.key == single.key:
            return i
    if not people or single.fresh or single.more:
        return None
    if single.key and people[-1].key:
        return None
    return len(people) - 1
