"""Spellings of one foreign name: what another romanisation writes is no slip."""

import re
from functools import cache

from anyascii import anyascii

_SOUNDS = (
    (re.compile(r"[^a-z]"), ""),
    (re.compile(r"ou|oo|uw"), "u"),
    (re.compile(r"aye|ay|ai|ae|ei|ey"), "e"),
    (re.compile(r"ee|iy|ij"), "i"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"(?<=..)(?:ah|eh|a|e)$"), ""),
)
"""What romanisations of Arabic, Persian, Turkish and Russian write in several ways, from own knowledge of the
systems in use (BGN/PCGN, ISO 233, ISO 9, agencies' own)."""


_DOUBLED = re.compile(r"(.)\1")


@cache
def _folded(name: str, *, doubled: bool) -> str:
    letters = anyascii(name).lower()
    for sounds, sign in _SOUNDS:
        letters = sounds.sub(sign, letters)
    return letters if doubled else _DOUBLED.sub(r"\1", letters)


def is_same_romanised(a: str, b: str, *, doubled: bool = True) -> bool:
    """Say whether two spellings are two romanisations of one name: Hasakah and Hasakeh.

    Without `doubled` a letter that is written once or twice makes no difference either: Raqa and Raqqa.
    """
    one, other = (_folded(x, doubled=doubled) for x in (a, b))
    return a != b and len(one) > 2 and one == other
