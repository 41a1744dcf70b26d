"""Commitments live across stories, in one run or in several."""

from datetime import date
from pathlib import Path

import pytest

from stemma.commitments.status import known_by, status
from stemma.corpus import Corpus
from stemma.model import Basis, Commitment, CommitmentKind, ConditionKind, EventKind, Status
from stemma.store.sqlite import SqliteStore
from tests.commitments.reading import dockets_of, ledger_of

PACT = (
    "BRENMARK, March 5 - Karvia is bound to Vessia by a defence treaty of 2003. The treaty obliges Karvia to "
    "help Vessia if its territory is attacked and Vessia requests it. It does not apply to the Mor Islands. "
    "The foreign ministers of both countries met in Brenmark on Tuesday."
)
ATTACK = (
    "ORVIK, June 11 - Sarmonian troops crossed the border into Vessia before dawn on Monday and shelled the "
    "town of Orvik. At least six people were killed in Orvik, the Vessian health ministry said."
)
FERRY = "TARN, April 9 - A ferry with forty people on board ran aground near Tarn on Monday. Nobody was hurt."
SPRING, SUMMER = date(2024, 3, 5), date(2024, 6, 11)


def pact_of(*later: tuple[date, str]) -> Commitment:
    return next(
        c
        for c in ledger_of((SPRING, PACT), *later)
        if c.kind is CommitmentKind.MUTUAL_ASSISTANCE and c.made == "2003"
    )


def alleged(c: Commitment) -> list[tuple[str | None, Basis]]:
    return [(e.date, e.basis) for e in c.events if e.event is EventKind.TRIGGER_ALLEGED]


def test_an_attack_that_another_story_tells_months_later_may_meet_a_condition_by_inference() -> None:
    pact = pact_of((SUMMER, ATTACK))
    assert set(alleged(pact)) == {("2024-06-10", Basis.INFERRED)}
    assert status(pact) is Status.TRIGGER_ALLEGED
    assert len(pact.story_ids) == 2


@pytest.mark.parametrize(
    "told",
    [
        "ORVIK, June 11 - Sarmonian troops crossed the border into Ostrand before dawn on Monday.",
        "ORVIK, June 11 - Vessian troops crossed the border into Sarmony before dawn on Monday.",
        "ORVIK, June 11 - Sarmony denied that its troops had crossed the border into Vessia on Monday.",
        "ORVIK, June 11 - Sarmonian troops may attack Vessia, an analyst said on Monday.",
        "ORVIK, June 11 - Sarmonian planes bombed the Mor Islands, which Vessia claims, on Monday.",
        "ORVIK, June 11 - Sarmonian farmers crossed the border into Vessia to sell apples on Monday.",
    ],
)
def test_what_strikes_others_or_is_denied_or_excluded_meets_nothing(told: str) -> None:
    assert alleged(pact_of((SUMMER, told))) == []


def test_an_attack_before_the_pact_is_no_event_of_it() -> None:
    assert alleged(pact_of((date(2001, 6, 12), ATTACK))) == []


def test_a_condition_of_two_parts_is_two_each_with_its_own_words() -> None:
    kinds = {c.kind: c.evidence.quote for c in pact_of().conditions}
    assert kinds == {
        ConditionKind.LOCATION: "if its territory is attacked",
        ConditionKind.REQUEST: "Vessia requests it",
    }


def test_a_pact_that_two_stories_tell_is_one() -> None:
    again = (
        "SARM, May 2 - Karvia and Vessia signed their defence treaty of 2003 in Sarm, a museum there shows."
    )
    pacts = [c for c in ledger_of((SPRING, PACT), (date(2024, 5, 2), again)) if c.made == "2003"]
    assert [(set(c.by), len(c.story_ids)) for c in pacts] == [({"Karvia", "Vessia"}, 2)]


def test_the_ledger_before_the_attack_knows_nothing_of_it() -> None:
    (pact,) = known_by([pact_of((SUMMER, ATTACK))], date(2024, 6, 9))
    assert (alleged(pact), status(pact)) == ([], Status.OPEN)


def test_every_field_stands_in_the_words_that_it_names() -> None:
    texts = [(SPRING, PACT), (SUMMER, ATTACK)]
    words = {s.article_id: d.sentences for d in dockets_of(*texts) for v in d.sentences.values() for s in v}
    for c in ledger_of(*texts):
        assert {"made", "instrument"} <= {field for field, _ in c.spans}
        for _, pieces in c.spans:
            assert all(article in words and start < end for article, (start, end) in pieces)


def test_several_runs_give_the_ledger_of_one(tmp_path: Path) -> None:
    files = [tmp_path / f"{n}.txt" for n in ("a", "b", "c")]
    for file, text in zip(files, (PACT, FERRY, ATTACK), strict=True):
        file.write_text(text, encoding="utf-8")
    with SqliteStore(tmp_path / "once.db", create=True) as store:
        once = Corpus(store)
        for file in files:
            list(once.add(str(file)))
        at_once = once.run().report.commitments
    with SqliteStore(tmp_path / "turns.db", create=True) as store:
        turns = Corpus(store)
        for file in files:
            list(turns.add(str(file)))
            in_turn = turns.run().report.commitments

    def told(ledger: tuple[Commitment, ...]) -> list[tuple[object, ...]]:
        return [
            (c.kind, c.by, c.made, c.conditions, [(e.event, e.date, e.basis) for e in c.events])
            for c in ledger
        ]

    assert told(in_turn) == told(at_once)
    assert any(alleged(c) for c in at_once)


def test_an_accusation_of_crossing_the_border_is_about_the_accusers_border() -> None:
    told = "ORVIK, June 11 - Vessia on Monday accused Sarmony of sending troops across the border."
    (day_and_basis,) = set(alleged(pact_of((SUMMER, told))))
    assert day_and_basis == ("2024-06-10", Basis.INFERRED)
