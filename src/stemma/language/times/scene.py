"""What a time expression is read against: the article's day, the time last told of, the verb near by."""

from dataclasses import dataclass
from functools import cache

from stemma.language.lexicon import lexicon
from stemma.language.times.calendar import Period, day, month, weekday
from stemma.language.times.lexeme import Lexeme


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The numbers that were chosen on development sets; all else follows from the words.

    reach: words on either side in which the verb of an expression is looked for (timebank, aquaint).
    against: how many times nearer a day against the tense of the verb must be (timebank, aquaint).
    untold: the same for a future day where no verb tells (timebank, aquaint).
    rolls: months back at which a month without a year lies in the next one, in a history (wikiwars-train).
    background: years beyond which a date within a sentence of a history is background (wikiwars-train).
    fewest_dates, dates_to_deictics: a history has at least so many dates with a year, and more than so
    many times the words of its own day (all three, which they separate without an error).
    """

    reach: int = 10
    against: float = 3
    untold: float = 1.5
    rolls: int = 10
    background: int = 10
    fewest_dates: int = 6
    dates_to_deictics: int = 3


THRESHOLDS = Thresholds()


@dataclass(slots=True)
class Scene:
    """The state of a reading: `anchor` and `reference` are periods, `tense` is "past", "future" or "".

    In a narrative (a history, with no useful day of its own) everything is read against `reference`,
    the time last told of; in news what is deictic is read against `anchor`.
    """

    anchor: Period | None
    reference: Period | None = None
    quarter: Period | None = None
    narrative: bool = False
    tense: str = ""
    by_quarter: bool = False
    opening: bool = False
    before: Period | None = None

    @property
    def now(self) -> Period | None:
        """What "today" and "last week" count from."""
        return self.reference if self.narrative else self.anchor

    @property
    def then(self) -> Period | None:
        """What "the next day" and "that year" count from."""
        return self.reference or self.anchor

    def tell_quarter(self, quarter: Period) -> None:
        """Note that the figures that follow are those of a quarter."""
        self.quarter, self.by_quarter = quarter, True

    def move(self, period: Period | None) -> None:
        """Make a period the time last told of, unless a history only mentions it in passing.

        In passing: what was planned, and within a sentence a year that is far from the one told of.
        """
        if period is None or (self.narrative and self.reference is not None and self._in_passing(period)):
            return
        if self.reference is not None and period.year < self.reference.year:
            self.before = self.reference
        self.reference = period

    def _in_passing(self, period: Period) -> bool:
        assert self.reference is not None
        jump = period.year - self.reference.year
        planned = self.tense == "future" and jump >= 0 and period.grain != "day"
        return planned or (abs(jump) > THRESHOLDS.background and not self.opening)


def nearest_month(scene: Scene, number: int) -> Period | None:
    """Return the month of this number that the text most likely means, or None."""
    base = scene.now
    if base is None:
        return None
    if scene.narrative:
        return month(_narrative_year(scene, base, number), number)
    here = base.to("month").index
    last = here - (here - (number - 1)) % 12
    return Period("month", last if last == here else _likely(scene, here, last, last + 12))


def _likely(scene: Scene, here: int, past: int, future: int) -> int:
    """Return the nearer of two times, the one with the tense of the verb counting as nearer."""
    back, ahead = here - past, future - here
    if scene.tense == "future":
        return future if ahead <= back * THRESHOLDS.against else past
    if scene.tense == "past":
        return past if back <= ahead * THRESHOLDS.against else future
    return past if back <= ahead * THRESHOLDS.untold else future


def _narrative_year(scene: Scene, base: Period, number: int) -> int:
    """Return the year of a month in a history: that of `base`, the next, or the one before a look back."""
    if base.grain not in ("day", "week", "weekend", "month"):
        return base.year
    here, told = base.to("month").index, base.year * 12 + number - 1
    if told < here and scene.before is not None and scene.before.grain in ("day", "month"):
        ahead = scene.before.year * 12 + number - 1 - scene.before.to("month").index
        if 0 <= ahead < 12:
            return scene.before.year
    return base.year + (here - told >= THRESHOLDS.rolls)


def nearest_day(scene: Scene, number: int, of_month: int, on: int | None = None) -> Period | None:
    """Return the day of this month and day (and weekday, if any) that the text most likely means."""
    base = scene.now
    if base is None:
        return None
    if scene.narrative:
        return day(_narrative_year(scene, base, number), number, of_month) or day(
            base.year + 1, number, of_month
        )
    found = [d for y in range(base.year - 4, base.year + 5) if (d := day(y, number, of_month)) is not None]
    fits = [d for d in found if on is None or weekday(d.index) == on] or found
    here = base.first
    past = [d.index for d in fits if d.index <= here]
    future = [d.index for d in fits if d.index >= here]
    if past and future:
        return Period("day", _likely(scene, here, past[-1], future[0]))
    return min(fits, key=lambda d: (abs(d.index - here), d.index)) if fits else None


def nearest_weekday(scene: Scene, number: int) -> Period | None:
    """Return the weekday most likely meant: the last one, or the next where the verb says so."""
    base = scene.now
    if base is None or base.grain not in ("day", "week", "weekend"):
        return None
    here = base.first
    back = (weekday(here) - number) % 7
    if scene.narrative:
        return Period("day", here + (-back) % 7)
    if scene.tense == "future" and back:
        return Period("day", here - back + 7)
    return Period("day", here - back)


@cache
def _cues() -> dict[str, frozenset[str]]:
    return {name: frozenset(members) for name, members in lexicon("times_words")["tense"].items()}


def tense_near(items: list[Lexeme], start: int, end: int) -> str:
    """Return "future", "past" or "" from the nearest verb: first before the expression, then after it."""
    before = [items[k].text.lower() for k in range(start - 1, max(-1, start - THRESHOLDS.reach - 1), -1)]
    told = _first_cue(before, backwards=True)
    if before and before[0] in _cues()["looks_ahead"] and "would" in _clause(before):
        told = "future"
    open_end = bool(before) and before[0] in _cues()["open_end"]
    if told and not open_end:
        return told
    after = [items[k].text.lower() for k in range(end, min(len(items), end + THRESHOLDS.reach))]
    later = _first_cue(after, backwards=False)
    return later if later == "past" or not told else told


def _clause(backwards: list[str]) -> list[str]:
    ends = [at for at, text in enumerate(backwards) if text in (".", "\n", ";", "!", "?")]
    return backwards[: ends[0]] if ends else backwards


def _first_cue(texts: list[str], *, backwards: bool) -> str:
    cues = _cues()
    for at, text in enumerate(texts):
        if text in (".", "\n", ";", "!", "?"):
            return ""
        if text in cues["future"] or text.endswith("'ll"):
            done = backwards and not cues["perfect"].isdisjoint(texts[at + 1 : at + 3])
            return "past" if done else "future"
        if text in cues["as_soon"] and backwards and texts[at - 1 : at + 2] == ["as", text, "as"]:
            return "future"
        if text == "to" and backwards and not cues["to_follows"].isdisjoint(texts[at + 1 : at + 2]):
            return "future"
        if text in cues["past"] or (len(text) > 4 and text.endswith("ed")):
            return "past"
    return ""


def _onward(scene: Scene, base: Period, of_month: int) -> Period | None:
    """Return the day of the next month where the text goes on from a later day of this one.

    A report of August 29 that has told of July 30 means by "the 12th" August's, since it goes on in time.
    """
    if scene.narrative or scene.anchor is None or base.grain != "day":
        return None
    this, following = (day(*_numbered(base.to("month").index + n), of_month) for n in (0, 1))
    if this is None or following is None or this.first >= base.first:
        return None
    return following if following.first <= scene.anchor.first else None


def _numbered(index: int) -> tuple[int, int]:
    year, number = divmod(index, 12)
    return year, number + 1


def same_day_in(scene: Scene, of_month: int) -> Period | None:
    """Return "the 31st" of the month last told of, or of the month before where that has yet to come.

    Yet to come is what lies after the day of print: after "October 9", "the 10th" is the day that follows.
    """
    base = scene.then
    if base is None or base.grain not in ("day", "week", "weekend", "month"):
        return None
    here = base.to("month")
    if (onward := _onward(scene, base, of_month)) is not None:
        return onward
    latest = max(base.last, scene.anchor.last) if scene.anchor is not None else base.last
    for step in (0, -1, 1):
        year, number = divmod(here.index + step, 12)
        found = day(year, number + 1, of_month)
        if found is not None and (
            scene.narrative or scene.tense == "future" or step or found.index <= latest
        ):
            return found
    return None
