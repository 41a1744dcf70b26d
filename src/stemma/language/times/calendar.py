"""Periods of the calendar: a grain and an index, so that arithmetic and conversion are one line each.

Years are astronomical (1 BC is 0, 218 BC is -217) and the calendar is the proleptic Gregorian one;
days count from 1970-01-01 (Hinnant's civil-day algorithm), weeks are ISO 8601 weeks.
"""

from dataclasses import dataclass
from functools import lru_cache

GRAINS = (
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
)
_MONTHS = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
SEASONS = ("SP", "SU", "FA", "WI")
_MONDAY = -3
"""The day number of a Monday (1969-12-29)."""


@lru_cache(maxsize=4096)
def day_number(year: int, month: int, day: int) -> int:
    """Return the number of days from 1970-01-01 to a civil day."""
    y = year - (month <= 2)
    era = y // 400
    of_era = y - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


@lru_cache(maxsize=4096)
def civil(number: int) -> tuple[int, int, int]:
    """Return (year, month, day) of a day number; the inverse of `day_number`."""
    z = number + 719468
    era = z // 146097
    of_era = z - era * 146097
    y = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * y + y // 4 - y // 100)
    m = (5 * of_year + 2) // 153
    month = m + 3 if m < 10 else m - 9
    return y + era * 400 + (month <= 2), month, of_year - (153 * m + 2) // 5 + 1


def days_in_month(year: int, month: int) -> int:
    """Return 28 to 31."""
    return _first_of_month(year * 12 + month) - day_number(year, month, 1)


def _first_of_month(index: int) -> int:
    """Return the day number of the first day of month `index` (years * 12 + month - 1)."""
    return day_number(index // 12, index % 12 + 1, 1)


def written_year(year: int) -> str:
    """Return a year as TIMEX3 writes it: "1998", "BC0218"."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def weekday(number: int) -> int:
    """Return the ISO weekday of a day number: Monday 1 to Sunday 7."""
    return (number - _MONDAY) % 7 + 1


@dataclass(frozen=True, slots=True)
class Period:
    """One unit of the calendar: its grain and its index among the units of that grain."""

    grain: str
    index: int

    @property
    def first(self) -> int:
        """The number of its first day."""
        if self.grain == "day":
            return self.index
        if self.grain in ("week", "weekend"):
            return self.index * 7 + _MONDAY + (5 if self.grain == "weekend" else 0)
        if self.grain == "season":
            return _first_of_month(self.index // 4 * 12 + 2 + self.index % 4 * 3)
        return _first_of_month(self.index * _MONTHS[self.grain])

    @property
    def last(self) -> int:
        """The number of its last day."""
        if self.grain == "weekend":
            return self.first + 1
        return self.shift(1).first - 1

    def shift(self, steps: int) -> "Period":
        """Return the period of the same grain `steps` later."""
        return Period(self.grain, self.index + steps)

    def to(self, grain: str) -> "Period":
        """Return the period of another grain that holds (or, if finer, begins with) the first day."""
        return self if grain == self.grain else containing(self.first, grain)

    @property
    def year(self) -> int:
        return civil(self.first)[0]

    @property
    def value(self) -> str:
        """Its TIMEX3 value: 1998-02-13, 1998-W02, 1998-02, 1998-Q1, 1998-SP, 199, 19."""
        if self.grain == "day":
            year, month, day = civil(self.index)
            return f"{written_year(year)}-{month:02d}-{day:02d}"
        if self.grain in ("week", "weekend"):
            return _week_value(self)
        if self.grain in ("decade", "century", "millennium"):
            return _coarse_value(self)
        if self.grain == "season":
            return f"{written_year(self.index // 4)}-{SEASONS[self.index % 4]}"
        in_year = 12 // _MONTHS[self.grain]
        year, rest = divmod(self.index, in_year)
        part = {"year": "", "month": f"-{rest + 1:02d}", "quarter": f"-Q{rest + 1}", "half": f"-H{rest + 1}"}
        return written_year(year) + part[self.grain]


def _week_value(period: Period) -> str:
    monday = period.index * 7 + _MONDAY
    year = civil(monday + 3)[0]
    number = (monday + 3 - day_number(year, 1, 1)) // 7 + 1
    return f"{written_year(year)}-W{number:02d}" + ("-WE" if period.grain == "weekend" else "")


def _coarse_value(period: Period) -> str:
    width = {"decade": 3, "century": 2, "millennium": 1}[period.grain]
    if period.index >= 0:
        return f"{period.index:0{width}d}"
    return "BC" + f"{-period.index - 1:0{width}d}"


def containing(number: int, grain: str) -> Period:
    """Return the period of a grain that holds a day."""
    if grain == "day":
        return Period("day", number)
    if grain in ("week", "weekend"):
        return Period(grain, (number - _MONDAY) // 7)
    year, month, _ = civil(number)
    if grain == "season":
        return Period("season", (year * 12 + month - 3) // 3)
    return Period(grain, (year * 12 + month - 1) // _MONTHS[grain])


def day(year: int, month: int, day_of_month: int) -> Period | None:
    """Return a day, or None where the calendar has none such (February 30)."""
    if not 1 <= month <= 12 or not 1 <= day_of_month <= days_in_month(year, month):
        return None
    return Period("day", day_number(year, month, day_of_month))


def month(year: int, number: int) -> Period:
    """Return a month of a year, 1 to 12."""
    return Period("month", year * 12 + number - 1)


def easter(year: int) -> int:
    """Return the day number of Easter Sunday in the Gregorian calendar (anonymous algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    ell = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * ell) // 451
    months, days = divmod(h + ell - 7 * m + 114, 31)
    return day_number(year, months, days + 1)
