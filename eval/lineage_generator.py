"""python -m eval.lineage_generator STORIES.input.jsonl.gz STORIES.gold.jsonl.gz [--stories N]

Descendants with a known tree, and how much of it `trace` finds. Articles of one gold story by different
outlets are independent roots; each descendant is made of a random member by cutting, reordering,
paraphrase through a dictionary, name corruption and the noise of a bad translation. A descendant is
published on its parent's day or the next (half of the edges then have no date to tell the direction
by, and many of them no cut either), or a day or two later. Seeded: the same arguments give the same trees.
"""

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from eval.lineage_pairs import as_article
from eval.predict import read_rows
from stemma.language.sentences import split_sentences
from stemma.lineage import trace
from stemma.lineage.passages import read_words, shingles
from stemma.model import Article, Lineage, content_id

_DICTIONARY = """
said stated noted added remarked explained; killed slain murdered; shot fired gunned; police officers cops;
man male person guy; woman female person lady; died perished expired; injured hurt harmed;
wounded hurt injured;
told informed advised; house home residence dwelling; home house residence; car vehicle automobile;
people persons individuals; group band bunch; hospital clinic infirmary; street road lane;
night evening nighttime;
morning dawn daybreak; found discovered located; arrested detained apprehended; suspect accused defendant;
victim casualty sufferer; victims casualties sufferers; shooting gunfire attack; gun firearm weapon;
after following since; before prior ahead; near by beside; about around roughly; began started commenced;
called phoned rang; took brought carried; identified named recognised; reported announced declared;
happened occurred unfolded; several some numerous; many numerous countless; children kids youngsters;
friend pal companion; family relatives kin; community neighbourhood district; city town municipality;
area zone vicinity; believe think suppose; investigators detectives inspectors; incident event episode;
authorities officials officers; charged accused indicted; multiple several numerous; also too likewise;
early soon betimes; attack assault raid; fight brawl quarrel; dead lifeless deceased; teen youth adolescent;
inside within indoors; outside outdoors beyond; scene site spot; rushed hurried raced; fled escaped ran"""
SYNONYMS = {entry.split()[0]: tuple(entry.split()[1:]) for entry in _DICTIONARY.split(";")}
LITTLE = frozenset(
    ("the", "a", "an", "of", "to", "that", "which", "was", "were", "has", "had", "have", "been")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """How much a descendant differs from its parent; shares of sentences or of words."""

    cut: float
    swapped_sentences: float
    paraphrase: float
    corrupted_names: float
    lost_words: float
    swapped_words: float


NOISE = {
    "light": Noise(
        cut=0.25,
        swapped_sentences=0.05,
        paraphrase=0.3,
        corrupted_names=0.02,
        lost_words=0.02,
        swapped_words=0.01,
    ),
    "heavy": Noise(
        cut=0.4,
        swapped_sentences=0.15,
        paraphrase=0.9,
        corrupted_names=0.15,
        lost_words=0.25,
        swapped_words=0.08,
    ),
}


def descendant(text: str, noise: Noise, rng: random.Random) -> str:
    """Return a text made from another: cut (mostly at the end), reordered, reworded, garbled."""
    sentences = [text[start:end] for start, end in split_sentences(text)]
    if rng.random() < 0.6 and len(sentences) > 3:
        keep = max(3, round(len(sentences) * (1 - noise.cut * rng.random() * 1.5)))
        sentences = sentences[:keep]
    for i in range(1, len(sentences) - 1):
        if rng.random() < noise.swapped_sentences:
            sentences[i], sentences[i + 1] = sentences[i + 1], sentences[i]
    return "\n".join(_noisy(s, noise, rng) for s in sentences)


def _noisy(sentence: str, noise: Noise, rng: random.Random) -> str:
    words = sentence.split(" ")
    out: list[str] = []
    for word in words:
        bare = word.strip(".,;:!?\"'“”").lower()
        if bare in SYNONYMS and rng.random() < noise.paraphrase:
            word = word.lower().replace(bare, rng.choice(SYNONYMS[bare]))
        elif word[:1].isupper() and len(bare) > 4 and rng.random() < noise.corrupted_names:
            at = rng.randrange(1, len(word) - 2)
            word = word[:at] + rng.choice("aeioulnrst") + word[at + 1 :]
        elif bare in LITTLE and rng.random() < noise.lost_words:
            continue
        out.append(word)
    for i in range(len(out) - 1):
        if rng.random() < noise.swapped_words:
            out[i], out[i + 1] = out[i + 1], out[i]
    return " ".join(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The articles of one made-up story, shuffled, and the parent of each descendant."""

    articles: tuple[Article, ...]
    parent_of: dict[str, str]
    roots: int


def family(
    roots: Sequence[Article], noise: Noise, rng: random.Random, least_days: int = 0, size: int = 6
) -> Family:
    """Return the roots and `size` descendants, each `least_days` after its parent or a day more."""
    members, parent_of = list(roots), {}
    for n in range(size):
        parent = rng.choice(members)
        published = parent.published
        if published.value is not None:
            published = replace(
                published, value=published.value + timedelta(days=least_days + rng.randrange(2))
            )
        text = descendant(parent.text, noise, rng)
        child = replace(
            parent, id=content_id(parent.id, n, text), text=text, outlet=f"Outlet {n}", published=published
        )
        members.append(child)
        parent_of[child.id] = parent.id
    rng.shuffle(members)
    return Family(articles=tuple(members), parent_of=parent_of, roots=len(roots))


def independent_roots(articles: Sequence[Article], most: int) -> list[Article]:
    """Return articles of different outlets that share hardly a shingle."""
    kept: list[tuple[Article, frozenset[str]]] = []
    for article in articles:
        mine = frozenset(shingles(read_words(article.text).words))
        alike = [len(mine & other) / (min(len(mine), len(other)) or 1) for _, other in kept]
        outlets = {a.outlet for a, _ in kept}
        if (
            len(mine) > 80
            and max(alike, default=0.0) < 0.03
            and article.outlet not in outlets
            and len(kept) < most
        ):
            kept.append((article, mine))
    return [a for a, _ in kept]


def score(families: Iterable[tuple[Family, Lineage]]) -> dict[str, Any]:
    """Return edge precision, recall and F1, and how the counts of origins compare."""
    hit = said = true = exact = high = total = 0
    for made, lineage in families:
        found = {(d.child, d.parent) for d in lineage.descents}
        hit += len(found & set(made.parent_of.items()))
        said, true, total = said + len(found), true + len(made.parent_of), total + 1
        _, possible = lineage.origins(tuple(a.id for a in made.articles))
        exact, high = exact + (possible == made.roots), high + (possible > made.roots)
    precision, recall = hit / said, hit / true
    return {
        "families": total,
        "edge_precision": round(100 * precision, 1),
        "edge_recall": round(100 * recall, 1),
        "edge_f1": round(200 * precision * recall / (precision + recall), 1),
        "origins_exact": round(100 * exact / total, 1),
        "origins_too_high": round(100 * high / total, 1),
    }


def families(
    rows: Sequence[dict[str, Any]], gold: dict[str, str], level: str, stories: int, least_days: int = 0
) -> list[Family]:
    """Return one family for each of the first `stories` gold stories, one to three roots in turn."""
    by_story: dict[str, list[Article]] = defaultdict(list)
    for row in rows:
        if 400 < len(row["text"]) < 5000:
            by_story[gold[row["id"]]].append(as_article(row))
    made: list[Family] = []
    rng = random.Random(level)
    for story in sorted(by_story):
        roots = independent_roots(by_story[story], 1 + len(made) % 3)
        if len(roots) == 1 + len(made) % 3:
            made.append(family(roots, NOISE[level], rng, least_days))
        if len(made) == stories:
            break
    return made


def main(argv: list[str]) -> int:
    stories = int(argv[argv.index("--stories") + 1]) if "--stories" in argv else 60
    rows = list(read_rows(argv[0]))
    gold = {row["id"]: row["story"] for row in read_rows(argv[1])}
    for level in NOISE:
        for days in (0, 1):
            made = families(rows, gold, level, stories, days)
            found = [(f, trace(f"story {n}", f.articles)) for n, f in enumerate(made)]
            name = f"{level}, {'a day later or two' if days else 'half on the same day'}"
            sys.stdout.write(f"{name:30} {json.dumps(score(found))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
