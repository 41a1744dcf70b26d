"""Credits: where an article names whom it took text or facts from, each with its role.

`text`: the article is (a version of) the named party's report: dateline, byline, sign-off, or the party's own
interviews ("told AFP") where no other party is named for the text. `fact`: named for one fact. `relay`:
passed it on. Only the first makes a parent.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from stemma.articles.agencies import Source, formed_source, known_source
from stemma.articles.datelines import HeadOfReport
from stemma.articles.mentions import Mentioned, longest_known
from stemma.model import Article, Credit, CreditKind, CreditRole

_DECLARES = frozenset({"dateline", "text_lines", "source", "signoff"})
_STATION = re.compile(
    r"[KW][A-Z]{2,3}[ -]?(?:TV|\d{1,2})?|.*\.(?:com|org|net|tv|co)\b.*|(?:CBS|NBC|ABC|FOX).*", re.I
)


def dateline_credit(text: str, head: HeadOfReport | None) -> Mentioned | None:
    """Return the agency of a dateline; in that place an unknown name is an agency's (or a station's)."""
    if head is None or head.agency is None:
        return None
    first = re.split(r"[/,;]| and | with ", text[head.agency[0] : head.agency[1]])[0].strip()
    named = longest_known(first)
    kind = CreditKind.OUTLET if _STATION.fullmatch(first) else CreditKind.WIRE
    source = named[1] if named else Source(name=first, kind=kind, known=False)
    source = replace(source, kind=kind) if not source.known else source
    end = head.agency[0] + len(named[0] if named else first)
    return Mentioned(source=source, cue="dateline", start=head.agency[0], end=end)


def with_roles(
    mentions: Sequence[Mentioned], outlet: str | None, has_author: bool
) -> list[tuple[Mentioned, CreditRole]]:
    """Return the mentions with their roles, one for each party and role, in the order of the text.

    A party is credited with the text by dateline, byline or sign-off. Where none is, the one whose own
    interviews stand in the text is, unless another's do as often, or the text has its own author and but
    one such place.
    """
    relays = {m.source.name for m in mentions if m.cue in {"relay", "relay_lines"} or m.source.platform}
    declared = {m.source.name for m in mentions if m.cue in _DECLARES} - relays
    interviews = Counter(
        m.source.name for m in mentions if m.cue == "interview" and m.source.name not in relays
    )
    owners = declared or _interviewer(interviews, outlet, has_author)
    roles: dict[tuple[str, CreditRole], Mentioned] = {}
    for mention in sorted(mentions, key=lambda m: (m.cue not in _DECLARES, m.start, m.end)):
        name = mention.source.name
        role = CreditRole.FACT
        if name in relays:
            role = CreditRole.RELAY
        elif name in owners:
            role = CreditRole.TEXT
        roles.setdefault((name, role), mention)
    return [(m, role) for (_, role), m in sorted(roles.items(), key=lambda item: (item[1].start, item[0]))]


def _interviewer(counts: Counter[str], outlet: str | None, has_author: bool) -> set[str]:
    if outlet and outlet in counts:
        return {outlet}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return set()
    return set() if has_author and ranked[0][1] == 1 else {ranked[0][0]}


def as_credits(
    article: Article,
    found: Sequence[tuple[Mentioned, CreditRole]],
    persons: Sequence[tuple[int, int]],
) -> tuple[Credit, ...]:
    """Return the credits of an article, parties first, then persons, each kind in the order of the text."""
    parties = [
        Credit(name=m.source.name, kind=m.source.kind, role=role, evidence=article.evidence(m.start, m.end))
        for m, role in found
    ]
    named: dict[str, Credit] = {}
    for start, end in persons:
        evidence = article.evidence(start, end)
        credit = Credit(name=evidence.quote, kind=CreditKind.PERSON, role=CreditRole.TEXT, evidence=evidence)
        named.setdefault(evidence.quote, credit)
    return (*parties, *named.values())


def outlet_source(outlet: str | None) -> Source | None:
    """Return the party that an outlet's name stands for, or None where none is given."""
    if not outlet:
        return None
    return (
        known_source(outlet)
        or formed_source(outlet)
        or Source(name=outlet, kind=CreditKind.OUTLET, known=False)
    )
