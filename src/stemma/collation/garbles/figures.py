"""Figures as digits, and how slips change them."""

from functools import cache

from stemma.language.lexicon import lexicon


@cache
def _number_words() -> dict[str, int]:
    return {str(k): int(v) for k, v in lexicon("antonyms", "collation")["number_words"].items()}


def digits(text: str) -> str:
    """Return a number as its digits: "37" for thirty-seven, "3.4" for 3.4; "" where it is none."""
    bare = text.replace(",", "").lower()
    if bare.replace(".", "", 1).isdecimal():
        return bare
    tens, _, ones = bare.partition("-")
    words = _number_words()
    if tens in words and (not ones or ones in words):
        return str(words[tens] + (words[ones] if ones else 0))
    return ""


def scrambled(a: str, b: str) -> bool:
    """Say whether two numbers differ as slips do: digits in another order, a point or a nought lost."""
    x, y = a.replace(".", ""), b.replace(".", "")
    if a == b or not x or not y:
        return False
    permuted = len(x) > 1 and sorted(x) == sorted(y)
    shifted = x.rstrip("0") == y.rstrip("0")
    dropped = abs(len(x) - len(y)) == 1 and len(x) + len(y) >= 5 and (x in y or y in x)
    return permuted or shifted or dropped
