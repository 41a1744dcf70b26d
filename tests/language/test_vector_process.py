"""The encoder in a process of its own gives what this process would."""

import subprocess
import sys

PROGRAM = """
from stemma.language import vectors
texts = [f"The river rose by {n} metres near the old mill." for n in range(70)]
here = [vectors.encode_here(t) for t in texts]
vectors.start_process()
assert vectors._process is not None
vectors.ask_ahead(texts[:40])
there = vectors.sentence_vectors(texts)
assert all((a == b).all() for a, b in zip(here, there)), "the vectors differ"
assert vectors.rarity("Halden") == vectors.rarity_here("Halden")
print(len(there))
"""


def test_a_process_of_its_own_changes_no_vector_and_ends_with_its_parent() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr, done.returncode) == ("70", "", 0)
