"""How a report says things: counts, origins, days, verdicts and statuses in words and marks."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from stemma.model import Attribution, Claim, DescentKind, Modality, Origins, Polarity, Status, Verdict

VERDICT_MARKS = {
    Verdict.DISPUTED: "≠",
    Verdict.GARBLED: "†",  # the crux of critical editions: a corrupt passage
    Verdict.UPDATED: "→",
    Verdict.UNCLEAR: "?",
    Verdict.AGREED: "=",
    Verdict.COMPATIBLE: "≈",
    Verdict.SINGLE: "1",
}
"""The verdicts in the order in which a fact-checker wants them, each with a mark that needs no colour."""

VERDICT_MEANINGS = {
    Verdict.DISPUTED: "answers that cannot all be true",
    Verdict.GARBLED: "an answer is a slip of one retelling",
    Verdict.UPDATED: "a later figure or state replaces an earlier one",
    Verdict.UNCLEAR: "not enough to say",
    Verdict.AGREED: "independent origins say the same",
    Verdict.COMPATIBLE: "answers that can all be true",
    Verdict.SINGLE: "one origin, however many articles",
}

STATUS_MARKS = {
    Status.CONTESTED: "≠",
    Status.BREACH_ALLEGED: "!",
    Status.TRIGGER_ALLEGED: "▸",
    Status.INVOKED: "▹",
    Status.OPEN: "○",
    Status.OFFERED: "…",
    Status.KEPT: "✓",
    Status.ENDED: "■",
    Status.UNKNOWN: "?",
}

DESCENT_WORDS = {
    DescentKind.COPY: "a copy of",
    DescentKind.CUT: "a cut copy of",
    DescentKind.REWRITE: "a rewrite of",
    DescentKind.TRANSLATION: "a translation of",
}

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - one line reads better
)
ISO_DATE = re.compile(r"^([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2})(?:T([0-9]{2}:[0-9]{2}))?)?)?")
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def rate_in_words(count: int, articles: int, share: float | None) -> str:
    """Return "1 of 2", with the percentage where a share is told: "2 of 8 (25 %)"."""
    return f"{count:,} of {articles:,}" + (f" ({share:.0%})".replace("%", " %") if share is not None else "")


def plural(count: int, noun: str, many: str | None = None) -> str:
    """Return "1 article", "9 articles"."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def origins_in_words(known: int, possible: int) -> str:
    """Return "3 known origins (up to 5)": known ones are named or found, the rest are not told."""
    if known == 0:
        return f"no known origin (up to {possible})" if possible > 1 else "origin not told"
    words = plural(known, "known origin")
    return words if possible <= known else f"{words} (up to {possible})"


def support_in_words(origins: Origins) -> str:
    """Return the origins and the speakers behind an answer."""
    words = origins_in_words(origins.known, origins.possible)
    return f"{words}, {plural(origins.speakers, 'speaker')}" if origins.speakers else words


def day_in_words(iso: str | None) -> str:
    """Return "8 June 2024", "June 2024", "31 October (year not told)"; other strings as they are."""
    match = ISO_DATE.match(iso or "")
    if match is None:
        return iso or ""
    year, month, day, clock = match.groups()
    words = [
        str(int(day)) if day and day.isdigit() else "",
        MONTHS[int(month) - 1] if month and month.isdigit() and 1 <= int(month) <= 12 else "",
        year if "X" not in year else "",
        clock or "",
    ]
    told = " ".join(w for w in words if w)
    return told if "X" not in year else f"{told} (year not told)".strip()


def period_in_words(start: str | None, end: str | None) -> str:
    """Return the days from start to end, short where they are one day, month or year."""
    if not start or not end or start == end:
        return day_in_words(start or end)
    if start.endswith("-01-01") and end == f"{start[:4]}-12-31":
        return start[:4]
    if start.endswith("-01") and start[:7] == end[:7] and end[8:] in {"28", "29", "30", "31"}:
        return day_in_words(start[:7])
    if len(start) == len(end) == len("2024-06-08") and "X" not in start + end:
        shared = 2 if start[:7] == end[:7] else 1 if start[:4] == end[:4] else 0
        words = day_in_words(start).split()
        dash = "–" if shared == len(("month", "year")) else " – "
        return f"{' '.join(words[: len(words) - shared])}{dash}{day_in_words(end)}"
    return f"{day_in_words(start)} – {day_in_words(end)}"


def date_in_words(day: date | None) -> str:
    """Return a day in words, "" for none."""
    return day_in_words(day.isoformat()) if day else ""


def spaced(name: str) -> str:
    """Return a value of a list as words ("breach-alleged": "breach alleged")."""
    return name.replace("-", " ").replace("non ", "non-")


def sentence(name: str | None) -> str:
    """Return a name as it stands at the beginning of a line, "" for none."""
    return f"{name[0].upper()}{name[1:]}" if name else ""


def speakers_in_words(chain: Sequence[Attribution]) -> str:
    """Return "Petr Haslo, via Tarnesia's army", innermost first; "" for the article's own words."""
    names = [a.speaker.name or a.speaker.text for a in chain]
    return ", via ".join(dict.fromkeys(names))


def qualities(claim: Claim) -> tuple[str, ...]:
    """Return what keeps a claim from being a plain assertion: denied, asked, its condition."""
    words = []
    if claim.polarity == Polarity.DENIED:
        words.append("denied")
    if claim.modality != Modality.ASSERTED:
        words.append(claim.modality.value)
    if claim.condition:
        words.append(f"condition: {claim.condition}")
    return tuple(words)


def folded(text: str) -> str:
    """Return the text on one line, white space folded."""
    return " ".join(text.split())


def clipped(text: str, length: int) -> str:
    """Return the text on one line, cut to `length` characters with an ellipsis."""
    line = folded(text)
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def inert(text: str) -> str:
    """Return the text on one line without control characters, which could drive a terminal."""
    return "".join(
        "\ufffd" if c in BIDI_CONTROLS or unicodedata.category(c) in {"Cc", "Cs"} else c for c in folded(text)
    )
