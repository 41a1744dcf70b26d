"""The reader of each rule of `data/times_rules.yaml`."""

from stemma.language.times.read_clock import read_bare_daypart, read_clock, read_daypart
from stemma.language.times.read_dates import (
    read_century,
    read_date,
    read_date_range,
    read_decade,
    read_last_of,
    read_old_year,
    read_weekday,
    read_year,
    read_year_end,
    read_year_range,
)
from stemma.language.times.read_lengths import (
    read_age,
    read_duration,
    read_frequency,
    read_rate,
    read_vague_stretch,
)
from stemma.language.times.read_parts import (
    read_half,
    read_holiday,
    read_named,
    read_quarter,
    read_quarter_ended,
    read_season,
    read_unnamed_season,
    read_week_of,
)
from stemma.language.times.read_relations import (
    read_definite,
    read_deictic,
    read_nth_day,
    read_offset,
    read_reference,
    read_related,
    read_same_time,
)
from stemma.language.times.reading import Reader

READERS: dict[str, Reader] = {
    "date": read_date,
    "date_range": read_date_range,
    "year": read_year,
    "old_year": read_old_year,
    "year_range": read_year_range,
    "year_end": read_year_end,
    "nth_day": read_nth_day,
    "last_of": read_last_of,
    "bare_daypart": read_bare_daypart,
    "decade": read_decade,
    "century": read_century,
    "weekday": read_weekday,
    "holiday": read_holiday,
    "season": read_season,
    "quarter": read_quarter,
    "quarter_ended": read_quarter_ended,
    "half": read_half,
    "related": read_related,
    "definite": read_definite,
    "week_of": read_week_of,
    "unnamed_season": read_unnamed_season,
    "same_time": read_same_time,
    "offset": read_offset,
    "within": read_duration,
    "duration": read_duration,
    "vague_stretch": read_vague_stretch,
    "rate": read_rate,
    "age": read_age,
    "frequency": read_frequency,
    "daypart": read_daypart,
    "clock": read_clock,
    "deictic": read_deictic,
    "reference": read_reference,
    "named": read_named,
}
