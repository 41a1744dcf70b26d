"""The language of a text: ISO 639-1 by letter statistics, English by its function words."""

import re
from functools import cache

from stemma.language.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
_SHARE = 0.14
"""English news has 25 to 45 % of these words, other languages of Latin script below 8 %."""

_GLANCE, _PLAIN_SHARE = 1000, 0.25
"""A beginning with so many of them is looked at no further."""

_NEAREST = 1200
"""Distance above which the statistics say nothing (resiliparse's own scale)."""


@cache
def _english() -> frozenset[str]:
    return frozenset(lexicon("words", "articles")["english"])


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, "und" where it cannot be told."""
    if _english_share(text[:_GLANCE]) >= _PLAIN_SHARE:
        return "en"
    sample = text[:_SAMPLE]
    if _english_share(sample) >= _SHARE:
        return "en"
    script = _of_script(sample)
    if script:
        return script
    from resiliparse.parse.lang import detect_fast

    code, distance = detect_fast(sample, cutoff=_NEAREST)
    return code[:2] if distance <= _NEAREST and code != "unknown" else "und"


def _english_share(sample: str) -> float:
    words = _WORD.findall(sample.lower())
    return sum(map(_english().__contains__, words)) / max(len(words), 1)


_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("hy", re.compile("[\u0531-\u0587]")),
    ("ka", re.compile("[\u10d0-\u10ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e01-\u0e5b]")),
)


def _of_script(sample: str) -> str | None:
    """Scripts of one language each; a few kana among Chinese signs make Japanese."""
    letters = sum(c.isalpha() for c in sample) or 1
    for code, signs in _SCRIPTS:
        if len(signs.findall(sample)) > letters * (0.05 if code == "ja" else 0.4):
            return code
    return None
