"""python -m eval.lineage_reliability LINEAGE.input.jsonl.gz LINEAGE.gold.jsonl.gz [PICTURE.svg]

How far the probability of a shared text may be believed on pairs that it was not fitted to. The weights are
fitted anew to one random half of the labelled pairs, forty times, and read on the other half; and to all
pairs without an article of one pair, for each pair. Seeded: the same arguments give the same figures.
"""

import json
import math
import random
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.lineage_pairs import relations
from eval.predict import read_rows
from stemma.lineage.relation import Relation

_HALVES, _RIDGE = 40, 1.0
_BINS = (0.0, 0.02, 0.1, 0.2, 0.4, 0.6, 0.8, 0.95, 1.01)
_RELATED = frozenset(("copy", "rewrite", "same-wire"))

type Floats = NDArray[np.float64]


def measures(relation: Relation) -> list[float]:
    """Return what the probability is made of, the constant first."""
    outlets = relation.child.article.outlet, relation.parent.article.outlet
    return [
        1.0,
        relation.shared,
        math.log1p(relation.longest),
        relation.event,
        relation.opening,
        float(outlets[0] is not None and outlets[0] == outlets[1]),
    ]


def fitted(x: Floats, y: Floats) -> Floats:
    """Return the weights of a logistic regression with a ridge on all but the constant (Newton's method)."""
    weights = np.zeros(x.shape[1])
    ridge = np.diag([1e-6, *[_RIDGE] * (x.shape[1] - 1)])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge
        weights = weights - np.linalg.solve(hessian, x.T @ (p - y) + ridge @ weights)
    return weights


def f1(said: Sequence[float], true: Sequence[float]) -> float:
    """Return F1 of pairs called related at one half, in percent."""
    hit = sum(s >= 0.5 and t == 1 for s, t in zip(said, true, strict=True))
    return 200 * hit / (sum(s >= 0.5 for s in said) + sum(true))


def bins(pairs: Sequence[tuple[float, float]]) -> list[tuple[int, float, float]]:
    """Return (pairs, mean probability, share that is true) of each bin that has any."""
    found = []
    for low, high in pairwise(_BINS):
        inside = [(s, t) for s, t in pairs if low <= s < high]
        if inside:
            means = [sum(v) / len(inside) for v in zip(*inside, strict=True)]
            found.append((len(inside), round(means[0], 2), round(means[1], 2)))
    return found


def picture(found: Sequence[tuple[int, float, float]]) -> str:
    """Return the reliability plot as SVG: what is said across, what is true upwards; areas are counts."""
    most = max(count for count, _, _ in found)
    dots = "".join(
        f'<circle cx="{40 + 240 * said:.0f}" cy="{260 - 240 * true:.0f}" '
        f'r="{3 + 7 * (count / most) ** 0.5:.1f}"/>'
        for count, said, true in found
    )
    ticks = "".join(
        f'<text x="{40 + 240 * t:.0f}" y="276" text-anchor="middle">{t:g}</text>'
        f'<text x="34" y="{264 - 240 * t:.0f}" text-anchor="end">{t:g}</text>'
        for t in (0, 0.25, 0.5, 0.75, 1)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300" width="300" height="300">'
        '<rect width="300" height="300" fill="#fff"/>'
        '<g font-family="sans-serif" font-size="10" fill="#444">'
        f'{ticks}<text x="160" y="294" text-anchor="middle">probability that is told</text>'
        '<text transform="translate(10 140) rotate(-90)" text-anchor="middle">share that is true</text></g>'
        '<path d="M40 20V260H280M40 260L280 20" fill="none" stroke="#999" stroke-dasharray="0"/>'
        f'<g fill="#1d5f9e" fill-opacity=".75">{dots}</g></svg>\n'
    )


def main(argv: list[str]) -> int:
    gold = list(read_rows(argv[1]))
    found: Mapping[tuple[str, str], Relation] = relations(read_rows(argv[0]), gold)
    both = [found[min(g["a"], g["b"]), max(g["a"], g["b"])] for g in gold]
    y = np.array([float(g["label"] in _RELATED) for g in gold])
    x = np.array([measures(r) for r in both])
    x[:, 1:] = (x[:, 1:] - x[:, 1:].mean(0)) / x[:, 1:].std(0)
    told = np.array([r.telling for r in both])

    def said(train: Floats, read: Floats) -> list[float]:
        logits = np.maximum(x[read] @ fitted(x[train], y[train]), told[read])
        return [float(p) for p in 1 / (1 + np.exp(-logits))]

    rng, pool, halves = random.Random(0), list[tuple[float, float]](), list[float]()
    for _ in range(_HALVES):
        chosen = np.array([rng.random() < 0.5 for _ in gold])
        pairs = said(chosen, ~chosen)
        pool += zip(pairs, map(float, y[~chosen]), strict=True)
        halves.append(f1(pairs, list(y[~chosen])))
    alone = [said(_apart(gold, i), np.array([i]))[0] for i in range(len(gold))]
    sys.stdout.write(
        f"F1 of related: other half {sum(halves) / len(halves):.1f}, "
        f"each pair by the others {f1(alone, list(y)):.1f}\n"
        f"{json.dumps(bins(pool))}\n"
    )
    if len(argv) > 2:
        Path(argv[2]).write_text(picture(bins(pool)), encoding="utf-8")
    return 0


def _apart(gold: Sequence[Mapping[str, Any]], i: int) -> Any:
    """Return which pairs have no article of pair `i`."""
    mine = {gold[i]["a"], gold[i]["b"]}
    return np.array([not mine & {g["a"], g["b"]} for g in gold])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
