"""What one article's sentences claim, on whose word; invented states and people."""

from datetime import date

import pytest

from stemma.claims.extract import extract
from stemma.model import Article, Claim, Modality, Polarity, Published


def article(text: str) -> Article:
    return Article(id="a", address_id="a", text=text, title="", published=Published(value=date(2024, 6, 8)))


def claims_of(text: str) -> tuple[Claim, ...]:
    return extract(article(text))[0].claims


def only(text: str, predicate: str) -> Claim:
    found = [c for c in claims_of(text) if c.predicate == predicate]
    assert len(found) == 1, [(c.predicate, c.text) for c in claims_of(text)]
    return found[0]


def test_every_quotation_and_span_stands_in_the_text() -> None:
    text = (
        'Norland will send aid to Vessia if the dam breaks, the foreign ministry said on Friday. "We shall '
        'keep our word to every neighbour," minister Ana Brekke told reporters in Halden, the capital.'
    )
    found = claims_of(text)
    assert len(found) >= 2
    for claim in found:
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
        spans = [s for _, pieces in claim.spans for s in pieces]
        assert all(0 <= a < b <= len(text) for a, b in spans)


def test_a_condition_belongs_to_the_claim_that_it_governs() -> None:
    claim = only("Norland will send aid to Vessia if the dam breaks, the ministry said.", "send")
    assert (claim.modality, claim.condition) == (Modality.CONDITIONAL, "if the dam breaks")
    assert [a.speaker.text.lower() for a in claim.attribution] == ["the ministry"]


@pytest.mark.parametrize(
    ("text", "predicate", "modality", "polarity"),
    [
        ("The army shelled the village on Monday.", "shell", Modality.ASSERTED, Polarity.AFFIRMED),
        ("The army did not shell the village.", "shell", Modality.ASSERTED, Polarity.DENIED),
        (
            "The minister denied that soldiers had shelled the village.",
            "shell",
            Modality.ASSERTED,
            Polarity.DENIED,
        ),
        ("The two governments failed to agree on a truce.", "agree", Modality.ASSERTED, Polarity.DENIED),
        ("The premier asked the council to send observers.", "ask", Modality.ASKED, Polarity.AFFIRMED),
        ("The premier pledged to rebuild the bridge.", "pledge", Modality.PROMISED, Polarity.AFFIRMED),
        ("The soldiers allegedly burned a mill.", "burn", Modality.ALLEGED, Polarity.AFFIRMED),
        ("Vessia is to withdraw its troops by June 30.", "withdraw", Modality.PLANNED, Polarity.AFFIRMED),
        ("The pact leaves out the northern isles.", "cover", Modality.ASSERTED, Polarity.DENIED),
    ],
)
def test_modality_and_polarity_follow_the_verbs(
    text: str, predicate: str, modality: Modality, polarity: Polarity
) -> None:
    claim = only(text, predicate)
    assert (claim.modality, claim.polarity) == (modality, polarity)


def test_an_accusation_claims_the_deed_on_the_accusers_word() -> None:
    claim = only("Norland accused Vessia of sending troops across the river.", "send")
    assert claim.subject is not None
    assert claim.subject.text == "Vessia"
    assert claim.modality is Modality.ALLEGED
    assert [a.speaker.text for a in claim.attribution] == ["Norland"]


def test_who_is_quoted_by_an_agency_speaks_and_the_agency_relays() -> None:
    text = "The agency Nordpress quoted the army as saying that rebels had burned two mills."
    claim = only(text, "burn")
    assert [a.speaker.text.removeprefix("the ") for a in claim.attribution][:1] == ["army"]
    assert any("Nordpress" in a.speaker.text for a in claim.attribution[1:])


def test_a_statement_speaks_for_who_issued_it() -> None:
    text = "The foreign ministry issued a statement saying that Norland would close the strait."
    claim = only(text, "close")
    assert [a.speaker.text.lower() for a in claim.attribution] == ["foreign ministry"]


def test_a_year_in_the_name_of_a_pact_dates_the_pact_alone() -> None:
    found = claims_of("Norland invoked a 1987 defence pact with Vessia.")
    pact = next(c for c in found if c.predicate == "pact")
    assert pact.time is not None
    assert (pact.standing, pact.time.start) == (True, "1987-01-01")
    assert next(c for c in found if c.predicate == "invoke").time is None


def test_a_deed_that_follows_a_dated_sentence_happened_then() -> None:
    text = "On May 3 the truce collapsed. Both sides blamed gunmen.\nA new bridge was opened."
    starts = {c.predicate: c.time.start if c.time else None for c in claims_of(text)}
    assert starts == {"collapse": "2024-05-03", "blame": "2024-05-03", "open": None}


def test_another_language_gives_no_claim() -> None:
    from dataclasses import replace

    from stemma.model import Extraction, ReadDepth

    german = replace(article("Die Armee zog sich zurück."), language="de", read=ReadDepth.GROUPED_ONLY)
    assert extract(german) == (Extraction(article_id="a"),)


def test_a_sentence_reads_the_same_whatever_stands_around_it() -> None:
    alone = "Vessian gunners shelled the port of Halden."
    beside = f"Snow fell.\n{alone}\nTrains stood still."
    a, b = only(alone, "shell"), only(beside, "shell")
    assert (a.text, a.predicate, a.event, a.modality) == (b.text, b.predicate, b.event, b.modality)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "Each family would be paid 900 marks, provided that it was registered by July, the office said.",
            "provided that it was registered by July",
        ),
        ("Norland promised help in case of a flood.", "in case of a flood"),
        (
            "Monitors would go on condition that both sides ask for them.",
            "on condition that both sides ask for them",
        ),
    ],
)
def test_a_proviso_is_a_condition(text: str, condition: str) -> None:
    found = [c for c in claims_of(text) if c.condition]
    assert [(c.modality, c.condition) for c in found] == [(Modality.CONDITIONAL, condition)]


def test_an_answer_to_whatever_may_come_is_conditional() -> None:
    claim = only("Norland said it would answer any blockade with a tax on timber.", "answer")
    assert claim.modality is Modality.CONDITIONAL


def test_readiness_holds_out_the_deed() -> None:
    assert claims_of("Norland is ready to talk in Halden.")[0].modality is Modality.PROMISED


def test_a_noun_that_lost_its_verb_to_a_participle_keeps_it() -> None:
    found = "the withdrawal agreed in Kivari last June had been completed on June 28, two days before time"
    claim = only(f"Foreign Minister Ana Brekke said {found}.", "complete")
    assert claim.text == found
    assert [a.speaker.text for a in claim.attribution] == ["Foreign Minister Ana Brekke"]


def test_a_verb_behind_an_adjective_is_the_sentence_s_own() -> None:
    claim = only("Copper worth 2.1 billion marks crossed the border last year.", "cross")
    assert claim.subject is not None
    assert (claim.subject.text, claim.polarity) == ("Copper", Polarity.AFFIRMED)
