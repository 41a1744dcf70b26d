"""The codes of ATOP and ETH/PRIO."""

from datetime import date

from stemma.commitments.codes import alliance_obligations, ceasefire_code
from stemma.model import (
    AllianceObligation,
    CeasefireClass,
    CeasefireCode,
    CeasefirePurpose,
    CeasefireType,
    CommitmentKind,
    EventKind,
)
from tests.commitments.reading import ledger_of

JUNE = date(2024, 6, 11)


def test_an_alliance_obliges_to_what_its_words_say() -> None:
    told = frozenset(["treaty", "defence", "consultation"])
    assert alliance_obligations(CommitmentKind.MUTUAL_ASSISTANCE, told) == (
        AllianceObligation.DEFENSE,
        AllianceObligation.CONSULTATION,
    )
    assert alliance_obligations(CommitmentKind.NON_AGGRESSION, frozenset(["neutral"])) == (
        AllianceObligation.NEUTRALITY,
    )
    assert alliance_obligations(CommitmentKind.AID, told) == ()


def test_a_ceasefire_is_coded_by_who_declares_it_what_for_and_how_firmly() -> None:
    told = frozenset(["permanent", "ceasefire", "holiday"])
    assert ceasefire_code(CommitmentKind.CEASEFIRE, ("Karvia", "Vessia"), told) == CeasefireCode(
        type=CeasefireType.BILATERAL,
        purpose=CeasefirePurpose.HOLIDAY,
        ceasefire_class=CeasefireClass.DEFINITIVE,
    )
    assert ceasefire_code(CommitmentKind.AID, ("Karvia",), told) is None


def test_what_no_word_tells_is_not_coded() -> None:
    (truce,) = ledger_of((JUNE, "TELMAR, June 11 - The Free Valley Front declared a ceasefire on Monday."))
    assert truce.ceasefire == CeasefireCode(type=CeasefireType.UNILATERAL)
    assert truce.alliance == ()


def test_a_threat_to_leave_a_pact_is_an_event_of_it_and_no_end() -> None:
    (pact,) = ledger_of(
        (
            JUNE,
            "BRENMARK, June 11 - Karvia and Vessia signed a defence treaty in 2003. Vessia threatened on "
            "Monday to quit the treaty.",
        )
    )
    assert [(e.event, e.by) for e in pact.events if e.event is not EventKind.MADE] == [
        (EventKind.THREATENED, "Vessia")
    ]
