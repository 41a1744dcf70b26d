"""Retellings that say something else without being corrupt; and what is only another way to say the same."""

import pytest

from stemma.collation.collate import StoryReading, collate
from stemma.collation.garbles import find_garbles
from stemma.collation.shifts import find_shifts
from stemma.language.vectors import sentence_vectors
from tests.collation.telling import bench

FRAME = (
    "The harbour of Halden was closed on Tuesday after a crane fell on two barges near the northern quay. "
    "Mayor Ana Brekke visited the workers in the afternoon and thanked the divers for their courage. "
    "{}. "
    "Engineers from the port authority inspected 35 warehouses and found cracks in nine of the walls."
)


def shifts(
    there: str, here: str, *, title: str = "", days: tuple[int, int] = (8, 9)
) -> list[tuple[str, str]]:
    """Return (kind, words of the retelling) of the shifts between two prints of one report."""
    told = (FRAME.format(there), f"{title}{FRAME.format(here)}")
    found = bench(*told, days=days)
    reading = StoryReading(
        story_id="s",
        articles=found.articles,
        extractions=tuple(found.extractions.values()),
        lineage=found.lineage,
        entities=found.entities,
        garbles=find_garbles(found),
    )
    collations = collate(reading, sentence_vectors)
    made = find_shifts(found, collations, reading.garbles)
    for s in made:
        for e in (s.source, s.target):
            article = next(a for a in found.articles if a.id == e.article_id)
            assert article.text[e.start : e.end] == e.quote
    return [(s.kind.value, s.target.quote) for s in made]


@pytest.mark.parametrize(
    ("kind", "there", "here"),
    [
        (
            "condition",
            "Vessia will send engineers to the harbour of Halden if the council asks for them",
            "Vessia will send engineers to the harbour of Halden",
        ),
        (
            "scope",
            "In the border war 60 people were killed on both sides near the village of Tilmark",
            "In the border war 60 Norland soldiers were killed near the village of Tilmark",
        ),
        (
            "scope",
            "Mines on the northern road have killed 45 people since September, the rescue service counted",
            "Mines on the northern road have killed 45 people, the rescue service counted",
        ),
        (
            "unit",
            "The oil film that left the damaged tanker was 30 miles long and 2 metres wide",
            "The oil film that left the damaged tanker was 30 kilometres long and 2 metres wide",
        ),
        (
            "unit",
            "The port of Halden paid 5 million euros to the owners of the damaged barges",
            "The port of Halden paid 5 million dollars to the owners of the damaged barges",
        ),
        (
            "unit",
            "The shelling of the northern quay killed 14 soldiers and destroyed a bridge over the Lenn",
            "The shelling of the northern quay killed 14 civilians and destroyed a bridge over the Lenn",
        ),
        (
            "unit",
            "In the shelling of the northern quay 14 dockers were injured and a bridge was destroyed",
            "In the shelling of the northern quay 14 dockers were killed and a bridge was destroyed",
        ),
        (
            "unit",
            "The storm destroyed grain worth 3 million euros in the warehouses along the river Lenn",
            "The storm destroyed grain worth 3 billion euros in the warehouses along the river Lenn",
        ),
        (
            "speaker",
            "Divers had ignored the storm warning for two days, Norway's Defence Minister Olaf Sund said",
            "Divers had ignored the storm warning for two days, Sweden's Foreign Ministry said",
        ),
        (
            "speaker",
            "Norland troops fired three rockets at the northern quay on Monday night, Olaf Sund said",
            "Norland troops fired three rockets at the northern quay on Monday night",
        ),
    ],
    ids=lambda value: value if len(value) < 12 else "",
)
def test_a_retelling_that_says_something_else_is_a_shift(kind: str, there: str, here: str) -> None:
    assert [k for k, _ in shifts(there, here)] == [kind]


@pytest.mark.parametrize(
    ("there", "here"),
    [
        (
            "Vessia will send engineers to the harbour of Halden if the council asks for them",
            "If the council asks for them, Vessia will send engineers to the harbour of Halden",
        ),
        (
            "In the border war 60 people were killed on both sides near the village of Tilmark",
            "In the border war both sides lost people near the village of Tilmark, 60 were killed",
        ),
        (
            "Mines on the northern road have killed 45 people since September",
            "Since September mines on the northern road have killed 45 people",
        ),
        (
            "The oil film that left the damaged tanker was 30 miles long and 2 metres wide",
            "The oil film that left the damaged tanker was 48 kilometres long and 2 metres wide",
        ),
        (
            "In the blast 14 dockers were killed in the northern quay of the harbour on Monday",
            "In the blast 14 people were killed in the northern quay of the harbour on Monday",
        ),
        (
            "Divers had ignored the storm warning for two days, Interior Minister Olaf Sund said",
            "Divers had ignored the storm warning for two days, the interior minister said",
        ),
        (
            "Norland troops fired three rockets at the northern quay on Monday night, Olaf Sund said",
            "Olaf Sund said that Norland troops had fired three rockets at the northern quay on Monday night",
        ),
    ],
)
def test_another_way_to_say_the_same_is_none(there: str, here: str) -> None:
    assert shifts(there, here) == []


def test_what_was_planned_and_is_told_as_done_the_next_day_is_news_and_no_shift() -> None:
    planned = "Vessia will send eight engineers to the harbour of Halden"
    assert shifts(planned, "Vessia sent eight engineers to the harbour of Halden", days=(8, 9)) == []


def test_a_title_that_drops_the_condition_of_its_body_is_a_shift() -> None:
    told = "Vessia will send engineers to the harbour of Halden if the council asks for them"
    found = shifts(told, told, title="Vessia will send engineers to Halden\n\n")
    assert found == [("condition", "Vessia will send engineers to Halden")]


def test_strangers_shift_nothing() -> None:
    there = "Vessia will send engineers to the harbour of Halden if the council asks for them."
    here = (
        "In the capital a spokesman was brief and left by a side door. The council of Halden met at noon to "
        "hear the mayor. Vessia will send engineers to the harbour of Halden, he said, and more money."
    )
    found = bench(there, here)
    assert find_shifts(found, (), ()) == ()
