"""python -m eval.bench_lineage [DOCUMENTS] [DATASKETCH_DOCUMENTS]

Copy candidates against bare rensa and datasketch, in one run on the same synthetic documents, median
of five (datasketch on fewer documents if asked: its time is then scaled, which favours it).
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

from stemma.lineage.corpus import copy_candidates

type Documents = Sequence[Sequence[str]]


def documents(count: int) -> list[list[str]]:
    """Return documents of 150 shingles; one in five is a copy of an earlier one, a tenth of it changed."""
    rng = random.Random(7)
    made: list[list[str]] = []
    for n in range(count):
        if n > 10 and rng.random() < 0.2:
            shingles = list(made[rng.randrange(n)])
            for _ in range(15):
                shingles[rng.randrange(150)] = f"w{rng.randrange(10**8)}"
        else:
            shingles = [f"w{rng.randrange(10**8)}" for _ in range(150)]
        made.append(shingles)
    return made


def ours(docs: Documents) -> int:
    return sum(1 for _ in copy_candidates(docs))


def bare(docs: Documents) -> int:
    sketches = RMinHash.from_token_sets(docs, 64, 42)
    index = RMinHashLSH(threshold=0.5, num_perm=64, num_bands=16)
    index.insert_many(sketches, 0)
    return sum(len(found) for found in index.query_all(sketches))


def peer(docs: Documents) -> int:
    index = MinHashLSH(num_perm=64, params=(16, 4))
    sketches = []
    for n, doc in enumerate(docs):
        sketch = MinHash(num_perm=64)
        sketch.update_batch([s.encode() for s in doc])
        index.insert(n, sketch)
        sketches.append(sketch)
    return sum(len(index.query(s)) for s in sketches)


def seconds(run: Callable[[Documents], int], docs: Documents, times: int) -> float:
    """Return the median time of a run."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run(docs)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main(argv: list[str]) -> int:
    count = int(argv[0]) if argv else 100_000
    fewer = int(argv[1]) if len(argv) > 1 else count
    docs = documents(count)
    mine, rensa_s = seconds(ours, docs, 5), seconds(bare, docs, 5)
    datasketch_s = seconds(peer, docs[:fewer], 5) * count / fewer
    sys.stdout.write(
        f"{count} documents: stemma {mine:.2f} s, bare rensa {rensa_s:.2f} s ({mine / rensa_s:.2f} times), "
        f"datasketch {datasketch_s:.1f} s ({datasketch_s / mine:.0f} times slower; measured on {fewer})\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
