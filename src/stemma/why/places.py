"""How an explanation names articles, places in them and days."""

from stemma.model import Claim, Evidence
from stemma.reports.wording import clipped, date_in_words, folded
from stemma.why.records import Line
from stemma.why.worked import Worked

_QUOTE = 240
"""Characters of a quotation that are shown."""


def article_in_words(worked: Worked, article_id: str) -> str:
    """Return "A The Lantern, 8 June 2024": siglum, outlet and day of publication."""
    day = date_in_words(worked.published.get(article_id)) or "day not told"
    return f"{worked.index.sigla.get(article_id, '?')} {worked.index.outlet(article_id)}, {day}"


def place_in_words(worked: Worked, evidence: Evidence) -> str:
    """Return the article of a quotation with its file or address, and where in the text it stands."""
    article = worked.index.articles.get(evidence.article_id)
    if article is None:
        return "an article that is not in the report"
    basis = article.published.basis.value
    where = article.file or article.url or ""
    return (
        f"{article_in_words(worked, article.id)} ({basis}), {where + ', ' if where else ''}"
        f"characters {evidence.start} to {evidence.end}"
    )


def quoted(text: str) -> str:
    """Return words of an article in quotation marks, cut where they are long."""
    return f"“{clipped(text, _QUOTE)}”"


def quotation(worked: Worked, evidence: Evidence, label: str = "") -> list[Line]:
    """Return the lines of a quotation: its words, and below them where they stand."""
    return [
        Line(text=f"“{folded(evidence.quote)}”", label=label),
        Line(text=place_in_words(worked, evidence), depth=1),
    ]


def claim_in_words(worked: Worked, claim: Claim) -> str:
    """Return a claim's siglum, words, speaker and id on one line."""
    speaker = worked.index.speaker(claim)
    said = f" – {speaker}" if speaker else ""
    siglum = worked.index.sigla.get(claim.article_id, "?")
    return f"{siglum} {quoted(claim.evidence.quote)}{said} [{claim.id[:8]}]"
