"""Datelines: place, day and agency at the head of a report, in the forms of the agencies' style books."""

import re
from dataclasses import dataclass
from functools import cache

from stemma.articles.agencies import source_of
from stemma.articles.dates import DAY, Day, days_in
from stemma.language.lexicon import lexicon

_WORD = r"[A-ZÀ-ÞĀ-Ž][\w.’'`ʼ-]{0,30}"
_PLACE = rf"{_WORD}(?:[ /-](?:de|del|la|of|the|and|am|an|der|sur|al|el|es|{_WORD})){{0,4}}"
_REGION = rf"(?: ?\[{_WORD}(?: {_WORD}){{0,3}}\])?(?:, (?!(?i:{DAY}))(?:{_PLACE}|[A-Z][a-z]{{1,5}}\.))?"
_NAME = r"[^()\n/]{2,70}"
_WHEN = rf"(?:[,.]? (?P<day>(?i:{DAY})))?"
_IN_BRACKETS = rf"\((?P<agency>{_NAME})\)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # Agency, Place, October 31 (Reporter X)
        rf"(?P<agency>{_PLACE}(?: ?\([A-Z]{{2,8}}\))?), ?(?P<place>{_PLACE}), ?(?P<day>(?i:{DAY}))"
        r"(?: ?\((?P<by>[^()\n]{3,90})\))?[\s:–—-]{1,3}",
        # ORUMBE, June 8 (Agency) - ; PARIS (Agency) — ; New Delhi [India], Oct 31 (ANI): ; MOSCOW. /TASS/.
        rf"(?P<place>{_PLACE}{_REGION})(?:[,.:]? ?(?P<day>(?i:{DAY})))?[.,:]? ?"
        rf"(?:{_IN_BRACKETS}|/(?P<agency2>{_NAME})/\.?)(?P<dash>\s?(?:-{{1,3}}|[–—:.]))?\s",
        # PARIS — (Agency) text ; Paris, 3 March - (Agency)
        rf"(?P<place>{_PLACE}{_REGION}){_WHEN} ?(?P<dash>-{{1,2}}|[–—:]) ?{_IN_BRACKETS}\s?",
        # Place, October 31, AGENCY. text
        rf"(?P<place>{_PLACE}), (?P<day>(?i:{DAY}))(?:,|\.| [-–—]) ?"
        r"(?P<agency>[A-ZÀ-Þ][\w.-]{2,30}(?: [A-Z][\w.-]{2,30}){0,2})(?P<dash>[.:]| ?[-–—]{1,2})\s",
        # (Agency) PLACE, October 31 — text
        rf"{_IN_BRACKETS} ?[-–—]{{0,2}} ?(?P<place>{_PLACE}{_REGION})(?:, (?P<day>(?i:{DAY})))?"
        r"(?P<dash> ?[-–—:]{1,2})\s",
        # PLACE, State, Oct. 31 — text ; Place, October 31 - text
        rf"(?P<place>{_PLACE}{_REGION}){_WHEN}(?P<dash> -{{1,2}}| ?[–—]|:| :)\s",
    )
)
_REPORTER = re.compile(r"(?:reporters?|correspondents?|journalists?|by|staff)\b", re.I)
_DAY = re.compile(DAY, re.I)
_SMALL = frozenset({"de", "del", "la", "of", "the", "and", "am", "an", "der", "sur", "al", "el", "es"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadOfReport:
    """What stands before the first sentence: offsets, place, day, the agency and the reporter as written."""

    start: int
    end: int
    place: str
    day: Day | None = None
    agency: tuple[int, int] | None = None
    reporter: tuple[int, int] | None = None


@cache
def _labels(key: str) -> frozenset[str]:
    return frozenset(lexicon("datelines", "articles")[key])


def find_dateline(text: str, start: int, end: int) -> HeadOfReport | None:
    """Return the dateline at the head of the paragraph `text[start:end]`, or None.

    A place must be shown to be one by its company: an agency in brackets with a dash, a day, or capitals
    throughout before a dash or colon.
    """
    for number, form in enumerate(_FORMS):
        match = form.match(text, start, end)
        if match and _is_credible(match, number) and not _is_transcript(text, match):
            return _read(text, match)
    return None


def _is_credible(match: re.Match[str], number: int) -> bool:
    groups = match.groupdict()
    place, capitals = groups["place"], _is_capitals(groups["place"])
    agency = groups.get("agency") or groups.get("agency2")
    first = place.split(" ")[0].lower().rstrip(".,:")
    if first in _labels("label_starts") or place.lower() in _labels("labels") or len(place) < 3:
        return False
    if number == 5:
        short = len(place.split(",")[0].split()) <= 4 and not place.split(",")[-1].strip().isupper()
        return (capitals and (short or "," not in place)) or groups["day"] is not None
    if agency is None or not _could_be_agency(agency):
        return False
    if number == 0:
        return source_of(agency) is not None
    return capitals or groups.get("day") is not None or groups.get("dash") is not None


_SPEAKER = re.compile(r"^[A-Z][A-Z .'’-]{1,40}:", re.M)


def _is_transcript(text: str, match: re.Match[str]) -> bool:
    """In a transcript names of speakers stand in capitals before a colon, again and again."""
    colon = text[match.start() : match.end()].rstrip().endswith(":")
    return colon and len(_SPEAKER.findall(text[:20_000])) > 1


def _could_be_agency(name: str) -> bool:
    words = name.split()
    return (
        not _REPORTER.match(name)
        and len(words) <= 6
        and name[0].isalpha()
        and (words[0][0].isupper() or words[0] in {"dpa", "epd", "dts"})
    )


def _is_capitals(place: str) -> bool:
    head = place.split(",")[0].split(" [")[0]
    letters = [c for w in re.split(r"[ /-]", head) if w not in _SMALL for c in w if c.isalpha()]
    return len(letters) >= 3 and all(c.isupper() for c in letters)


def _read(text: str, match: re.Match[str]) -> HeadOfReport:
    groups = match.groupdict()
    day = next(days_in(text, *match.span("day")), None) if groups.get("day") else None
    agency = next((match.span(g) for g in ("agency", "agency2") if groups.get(g)), None)
    by = match.span("by") if groups.get("by") and _REPORTER.match(groups["by"]) else None
    end = match.end()
    while end > match.start() and text[end - 1] in " \xa0\t-–—:":
        end -= 1
    return HeadOfReport(
        start=match.start(), end=end, place=place_name(groups["place"]), day=day, agency=agency, reporter=by
    )


def place_name(written: str) -> str:
    """Return a place as a name: "PORTO VELAR, Lusandia" is "Porto Velar"; mixed case stays as it is."""
    head = written.split(",")[0].split(" [")[0].strip(" .")
    if not _is_capitals(head):
        return head
    return re.sub(
        r"[^\W\d_]+",
        lambda m: m[0].capitalize() if m[0].isupper() else m[0],
        head.replace("’S", "’s").replace("'S", "'s"),
    )
