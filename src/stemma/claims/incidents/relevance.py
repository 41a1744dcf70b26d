"""Is a case news of an incident? What speaks for it, and what against: history, statistics, open fighting.

MUC-4's guidelines leave out what is told in general, what lies more than two months back, and fighting
between armed sides. Each sign counts one or a half; the signs and the bound were chosen on every second
text of muc-dev, where a logistic regression over 36 signs was no better.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from stemma.claims.incidents.cases import Case, Told
from stemma.claims.incidents.people import is_combatant, is_of_state, is_outlaw
from stemma.claims.incidents.words import words

_GRAVE = frozenset(
    ["murder", "kidnap", "kidnapping", "bomb", "bombing", "burn", "arson", "hijack", "hijacking"]
)
_VAGUE = frozenset(["harm", "die"])


@dataclass(frozen=True, slots=True, kw_only=True)
class RelevanceSettings:
    """Chosen on every second text of muc-dev.

    least: the sum of signs from which a case is news.
    recent, oldest: days before publication within which an act is fresh, beyond which it is history.
    statistics: so many victims are a count over a war.
    """

    least: float = 2.0
    recent: int = 14
    oldest: int = 90
    statistics: int = 1000


SETTINGS = RelevanceSettings()


def news(cases: Sequence[Case], published: date | None, settings: RelevanceSettings = SETTINGS) -> list[Case]:
    """Return the cases that their text brings as news, in order."""
    return [case for case in cases if support(case, published, settings) >= settings.least]


def support(case: Case, published: date | None, settings: RelevanceSettings = SETTINGS) -> float:
    """Return the sum of the signs for a case, and of those against it, which are negative."""
    return sum(weight for sign, weight in SIGNS if sign(case, published, settings))


def is_history(one: Told, published: date | None, settings: RelevanceSettings = SETTINGS) -> bool:
    """Say whether the time that is told of an act lies months back."""
    days = [d for d in [age(one, published)] if d is not None]
    return bool(days) and days[0] > settings.oldest


def age(one: Told, published: date | None) -> int | None:
    """Return the days between the end of the time of an act and publication."""
    end = (one.time.end or one.time.start or "")[:10] if one.time is not None else ""
    if published is None or len(end) < 10 or not end[:4].isdigit():
        return None
    return (published - date.fromisoformat(end)).days


def is_recent(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """A day within a fortnight is named."""
    ages = [a for t in case.told if (a := age(t, published)) is not None]
    return bool(ages) and min(ages) <= settings.recent


def has_known_victim(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """A victim is named, or the victims are counted."""
    return any(v.head.pos_ == "PROPN" or (v.count and v.count < settings.statistics) for v in case.victims)


def has_outlaw(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """Who did it is outside of the law, or unknown to it."""
    return any(is_outlaw(d) for d in case.doers)


def is_grave(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """It was murder, a bomb, a kidnapping, fire or a hijacking, which war or accident do not explain."""
    return bool(case.sorts & _GRAVE)


def is_told_by_verb(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """A clause tells it, and not only a noun that speaks of it as known."""
    return any(not t.draft.is_noun for t in case.told)


def is_pointed_at(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """It is spoken of as one known act ("the attack")."""
    return any(t.draft.definite for t in case.told)


def has_town(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """It is told where, more closely than by the country."""
    return any(t.where is not None and not t.where.is_country for t in case.told)


def is_vague(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """People were hurt or died, and nothing says that somebody did it."""
    return case.sorts <= _VAGUE


def is_told_by_party(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """A party speaks for itself ("we attacked"): a communique or an interview."""
    return any({"we", "i", "our"} & {t.lower_ for t in one.passage.doc} for one in case.told)


def is_statistics(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """So many died that they are the dead of a war."""
    return any((v.count or 0) >= settings.statistics for v in case.victims)


def is_robbery(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """It was robbery or a stoppage, mostly no political act."""
    return bool(case.sorts & {"rob", "robbery", "stoppage"})


def has_only_combatants(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """All who suffered bear arms."""
    return bool(case.victims) and all(is_combatant(v) for v in case.victims)


def is_told_with_years(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """Each sentence speaks of years, of a decade, of the war."""
    return all(words("history") & {t.lemma_.lower() for t in one.passage.doc} for one in case.told)


def is_fighting(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """Each sentence speaks of a clash between armed sides."""
    signs = words("fighting") | words("combat_verbs")
    return all(signs & {t.lemma_.lower() for t in one.passage.doc} for one in case.told)


def is_accident(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """A sentence speaks of an accident, an illness or a natural disaster."""
    return any(words("accident") & {t.lemma_.lower() for t in one.passage.doc} for one in case.told)


def is_force_of_state(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """The state's forces did it, and to nobody who bears no arms."""
    return any(is_of_state(d) for d in case.doers) and all(is_combatant(v) for v in case.victims)


def is_general(case: Case, published: date | None, settings: RelevanceSettings) -> bool:
    """Its victims are many, unnamed and uncounted, on no day."""
    many = [v for v in case.victims if v.head.tag_ in ("NNS", "NNPS") and not v.count]
    dated = any(age(t, published) is not None for t in case.told)
    return bool(many) and len(many) == len(case.victims) and not dated


type Sign = Callable[[Case, date | None, RelevanceSettings], bool]

SIGNS: tuple[tuple[Sign, float], ...] = (
    (is_recent, 1),
    (has_known_victim, 1),
    (has_outlaw, 1),
    (is_grave, 1),
    (is_told_by_verb, 1),
    (is_pointed_at, 0.5),
    (has_town, 0.5),
    (is_vague, -1),
    (is_told_by_party, -1),
    (is_statistics, -1),
    (is_robbery, -2),
    (has_only_combatants, -0.5),
    (is_told_with_years, -0.5),
    (is_fighting, -0.5),
    (is_accident, -1),
    (is_force_of_state, -1),
    (is_general, -0.5),
)
"""What speaks for a case and what against it; the functions' docstrings are the reasons in words."""
