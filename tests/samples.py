"""Short invented articles for tests that need a corpus and not much in it."""

from pathlib import Path

FIRE = """Fire destroys market hall in Ostrava

OSTRAVA, May 4 (CTK) - A fire destroyed the market hall of Ostrava on Tuesday, the fire service said.

Twelve people were injured, fire chief Pavel Novak told reporters. "We will rebuild the hall," said
mayor Jana Kralova.
"""

FIRE_AGAIN = """Ostrava market hall burns down

A fire destroyed the market hall of Ostrava on Tuesday, the fire service said.

Fifteen people were injured, hospital director Petr Svoboda said. Mayor Jana Kralova promised to rebuild
the hall within a year.
"""

STRIKE = """Ferry crews in Bergen go on strike

BERGEN, June 9 - Ferry crews in Bergen went on strike on Wednesday over pay, the union said.

About 300 workers took part, union leader Kari Olsen said. The company denied that ferries were unsafe.
"""

TEXTS = {"fire.txt": FIRE, "again.txt": FIRE_AGAIN, "strike.txt": STRIKE}
DAYS = {"fire.txt": "2021-05-04", "again.txt": "2021-05-05", "strike.txt": "2021-06-09"}


def write_articles(folder: Path, *names: str) -> list[Path]:
    """Write the articles (all of them without names) into a folder; return their paths."""
    paths = [folder / name for name in names or TEXTS]
    for path in paths:
        path.write_text(TEXTS[path.name], encoding="utf-8")
    return paths
