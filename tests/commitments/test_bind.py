"""Articles to the ledger, through the real stages; invented states."""

from datetime import date

from stemma.articles.settings import Given
from stemma.articles.text import read_text
from stemma.engine.local import LocalEngine
from stemma.model import Article, Commitment, CommitmentKind, EventKind, Report
from stemma.pipeline import analyse, statuses_of

WAR = """Norland and Vessia agree on truce after week of fighting

HALDEN - Norland and Vessia agreed to a ceasefire on May 3 after a week of fighting on the border.

Vessia is to withdraw its troops from the village of Orvik by May 20. The Norlandic government said \
Vessian soldiers had shelled Orvik for days.

Norland has been bound to Sarmony by a defence treaty since 1987. The 1987 treaty obliges Sarmony to come \
to Norland's aid if its coast is attacked. It does not apply to the border hills.
"""

LATER = """Norland accuses Vessia of breaking the truce

HALDEN - Norland accused Vessia on May 9 of violating the ceasefire agreement. The Vessian army denied \
that its soldiers had violated the ceasefire.

Norlandic President Ana Brekke asked Sarmony for help under the defence treaty.
"""


def article(name: str, text: str, day: date) -> Article:
    read = read_text(text.encode(), file=name, given=Given(published=day))
    assert isinstance(read, Article)
    return read


def ledger() -> tuple[Report, dict[CommitmentKind, list[Commitment]]]:
    report = analyse(
        [article("a", WAR, date(2024, 5, 5)), article("b", LATER, date(2024, 5, 10))], LocalEngine()
    )
    found: dict[CommitmentKind, list[Commitment]] = {}
    for c in report.commitments:
        found.setdefault(c.kind, []).append(c)
    return report, found


def test_a_truce_its_breach_and_the_denial_make_one_contested_commitment() -> None:
    report, found = ledger()
    truce = next(c for c in found[CommitmentKind.CEASEFIRE] if c.made == "2024-05-03")
    assert sorted(truce.by) == ["Norland", "Vessia"]
    assert {EventKind.MADE, EventKind.BREACH_ALLEGED, EventKind.BREACH_DENIED} <= {
        e.event for e in truce.events
    }
    assert statuses_of(report)[truce.id].value == "contested"


def test_a_pact_tells_its_year_its_terms_and_what_it_leaves_out() -> None:
    _, found = ledger()
    pact = next(c for c in found[CommitmentKind.MUTUAL_ASSISTANCE] if (c.made or "").startswith("1987"))
    assert sorted(pact.by) == ["Norland", "Sarmony"]
    assert [c.kind.value for c in pact.conditions] == ["location"]
    assert any("hills" in place for place in pact.excludes)
    assert EventKind.INVOKED in {e.event for e in pact.events}


def test_a_deadline_is_not_the_day_of_making() -> None:
    _, found = ledger()
    withdrawal = found[CommitmentKind.WITHDRAWAL][0]
    assert (withdrawal.by, withdrawal.expires) == (("Vessia",), "2024-05-20")
    assert withdrawal.made != "2024-05-20"


def test_every_event_is_carried_by_words_of_an_article() -> None:
    report, _ = ledger()
    texts = {a.id: a.text for a in report.articles}
    for c in report.commitments:
        for e in (*c.evidence, *(e.evidence for e in c.events), *(x.evidence for x in c.conditions)):
            assert texts[e.article_id][e.start : e.end] == e.quote
