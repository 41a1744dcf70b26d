"""What two articles in different languages have in common to the letter: how names sound, and figures.

A name is written by its consonants, those that scripts and endings confuse taken for one: "Ostrevia",
"Островии" and "オストレビア" are all "strv". That is coarser than Metaphone (Philips 1990), and meant to be:
it is compared across languages alone, weighted by rarity, beside the vectors.
"""

import re
from collections import Counter
from functools import lru_cache
from itertools import chain

_CASED = re.compile(r"\b[A-ZÀ-ÖØ-ÞĀ-ŽΆ-ΫЀ-Я][\w'’-]{2,30}")
_KATAKANA = re.compile(r"[ァ-ヴー]{3,30}")
_ARABIC = re.compile(r"[\u0620-\u064a]{4,30}")
_FIGURE = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,\u00a0\u202f ]\d{3}){1,3}(?!\d)|(?<![\d.,])\d{2,9}(?!\d)")
_SPELLINGS = (
    ("kh", "h"),
    ("ph", "v"),
    ("th", "t"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("ts", "s"),
    ("x", "ks"),
)
_LETTERS = str.maketrans("bfpwcqgzdlm", "vvvvkkkstrn", "aeiouyhj'’-ʹʺ")
"""Letters that scripts, dialects and endings confuse are one; vowels and breathings are dropped."""


def signs(text: str) -> Counter[str]:
    """Count the names of a text by their sound ("strv") and its figures of two digits or more ("#1200").

    Names are found by capitals, in katakana, and in Arabic among all words of four letters; other scripts
    without capitals give figures alone.
    """
    told = chain(_CASED.findall(text), _KATAKANA.findall(text), _ARABIC.findall(text))
    found = Counter(s for s in (sound(name) for name in told) if len(s) > 2)
    found.update("#" + re.sub(r"\D", "", figure) for figure in _FIGURE.findall(text))
    return found


@lru_cache(maxsize=50_000)
def sound(name: str) -> str:
    """Return the consonants of a name, at most five, "" for one that has none."""
    from anyascii import anyascii  # 20 ms to import

    plain = anyascii(name).lower()
    for spelling, letter in _SPELLINGS:
        plain = plain.replace(spelling, letter)
    bare = plain.translate(_LETTERS)
    return "".join(c for n, c in enumerate(bare) if c.isalpha() and (n == 0 or bare[n - 1] != c))[:5]
