"""Who said what, on invented reports."""

from typing import NamedTuple

import pytest

from stemma.language.parse import parse
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_speech, speeches_over
from stemma.model import Span, Speech


class Told(NamedTuple):
    source: str
    cue: str
    content: str


def speeches(text: str) -> tuple[Speech, ...]:
    spans = split_sentences(text)
    docs = parse([text[a:b] for a, b in spans])
    return find_speech([(d, a) for d, (a, _) in zip(docs, spans, strict=True)])


def told(text: str) -> list[Told]:
    def words(spans: tuple[Span, ...]) -> str:
        return " | ".join(text[a:b] for a, b in spans)

    return [Told(words(s.source), words(s.cue), words(s.content)) for s in speeches(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said that the bridge was closed.",
            Told("The minister", "said", "that the bridge was closed"),
        ),
        (
            "The bridge was closed, police said.",
            Told("police", "said", "The bridge was closed"),
        ),
        (
            "“We will rebuild the bridge,” said Anna Keller, the mayor.",
            Told("Anna Keller, the mayor", "said", "“We will rebuild the bridge,”"),
        ),
        (
            "According to the harbour office, four ships left.",
            Told("the harbour office", "According to", "four ships left"),
        ),
        (
            "The envoy refused to sign the paper.",
            Told("The envoy", "refused", "to sign the paper"),
        ),
        (
            "The council denied that it had sold the land.",
            Told("The council", "denied", "that it had sold the land"),
        ),
        (
            "As the envoy put it, “nobody won.”",
            Told("the envoy", "put it", "“nobody won.”"),
        ),
        (
            "“Enough,” sighed Keller.",
            Told("Keller", "sighed", "“Enough,”"),
        ),
        (
            "The mayor had one wish: “Let it rain.”",
            Told("The mayor", "had one wish", "“Let it rain.”"),
        ),
        (
            "“The road was never safe.” — Anna Keller",
            Told("Anna Keller", "—", "“The road was never safe.”"),
        ),
        (
            "The council’s warning that the dam may break went unheard.",
            Told("The council’s", "warning", "that the dam may break"),
        ),
        (
            "In a new poll, most villagers were against the dam.",
            Told("a new poll", "In", "most villagers were against the dam"),
        ),
        (
            "The envoy was quoted as saying that the talks had failed.",
            Told("The envoy", "was quoted as saying", "that the talks had failed"),
        ),
        (
            "The farmers hope that the rain will come.",
            Told("The farmers", "hope", "that the rain will come"),
        ),
    ],
)
def test_one_speech_is_read_with_source_cue_and_content(text: str, expected: Told) -> None:
    assert told(text) == [expected]


def test_a_quotation_runs_on_over_sentences_and_around_its_cue() -> None:
    text = "“The road is open. Nobody was hurt,” Keller said. “The school opens on Monday.”"
    assert told(text) == [
        Told("Keller", "said", "“The road is open. Nobody was hurt,” | “The school opens on Monday.”")
    ]


def test_a_reported_report_knows_the_speech_around_it() -> None:
    found = speeches("The Norvik agency reported that Keller said the bridge was closed.")
    assert [(s.lemma, s.outer) for s in found] == [("report", None), ("say", 0)]


def test_speeches_over_a_clause_come_innermost_first() -> None:
    text = "The Norvik agency reported that Keller said the bridge was closed."
    at = text.index("the bridge")
    assert [s.lemma for s in speeches_over(speeches(text), (at, at + 21))] == ["say", "report"]


def test_a_quoted_term_is_no_speech() -> None:
    assert told("The film “Night Train” opened in Norvik.") == []


@pytest.mark.parametrize("text", ["“" * 3000, '"a ' * 3000, "'s “a ” " * 1000, "he said “" * 500])
def test_broken_quotation_marks_do_not_derail(text: str) -> None:
    for speech in speeches(text):
        for start, end in (*speech.source, *speech.cue, *speech.content):
            assert 0 <= start < end <= len(text)


def test_a_question_has_its_cue_in_the_next_sentence() -> None:
    text = "“Who broke the dam?” Keller asked."
    assert told(text) == [Told("Keller", "asked", "“Who broke the dam?”")]


def test_a_quotation_over_paragraphs_stays_with_its_speaker() -> None:
    text = "“The dam is old,” Keller said.\n\n“It was built by our fathers.\n\n“It must go.”"
    assert told(text) == [
        Told("Keller", "said", "“The dam is old,” | “It was built by our fathers. | “It must go.”")
    ]


def test_a_second_verb_of_one_speaker_is_a_speech_of_its_own() -> None:
    text = "Keller said the dam was old and added, “It must go.”"
    assert told(text) == [
        Told("Keller", "said", "the dam was old"),
        Told("Keller", "added", "“It must go.”"),
    ]


def test_a_pronoun_has_the_name_before_it_as_antecedent() -> None:
    text = "Anna Keller opened the bridge. She said that the toll would fall. “I am glad,” she added."
    names = [text[a:b] for s in speeches(text) if s.antecedent for a, b in [s.antecedent]]
    assert names == ["Anna Keller", "Anna Keller"]


def test_two_possible_names_leave_a_pronoun_open() -> None:
    text = "Anna Keller met Ruth Brandt. The talks between Keller and Brandt failed. She said nothing new."
    assert [s.antecedent for s in speeches(text) if s.lemma == "say"] in ([None], [])


def test_a_source_without_a_name_is_anonymous() -> None:
    text = (
        "Two officials said the dam broke. Anna Keller said it held. The dam allegedly leaked. "
        "It was announced that the road would close."
    )
    assert [(s.lemma, s.anonymous) for s in speeches(text)] == [
        ("say", True),
        ("say", False),
        ("allegedly", True),
        ("announce", True),
    ]


def test_kinds_tell_quoted_told_mixed_and_believed() -> None:
    text = "“We won,” he said. He said they won. He said they won “at last.” He believes that they won."
    assert [s.kind.value for s in speeches(text)] == ["direct", "indirect", "mixed", "belief"]


def test_the_quoted_party_speaks_and_the_quoting_one_relays() -> None:
    text = "The agency NNA quoted the harbour office as saying that the port had closed."
    assert [(t.source, t.cue) for t in told(text)] == [
        ("The agency NNA", "quoted"),
        ("the harbour office", "saying"),
    ]


def test_a_dateline_is_no_part_of_the_source() -> None:
    text = "NORVIK, May 3 (NNA) - Prime Minister Anna Keller promised to rebuild the dam."
    assert told(text)[0].source == "Prime Minister Anna Keller"


def test_a_turn_of_a_transcript_lasts_to_the_end_of_its_paragraph() -> None:
    turns = ["KELLER: The dam is old. It must go.", "BRANDT: It held. It holds.", "KELLER: Look. It leaks."]
    contents = [t.content for t in told("\n\n".join(turns)) if t.cue == ":"]
    assert contents == ["The dam is old. It must go.", "It held. It holds.", "Look. It leaks."]


def test_words_inside_a_quotation_hold_nothing_outside_it() -> None:
    text = "Keller shook her head. “I know,” she said, and the council voted."
    known = [t.content for t in told(text) if t.cue == "know"]
    assert all(c in "“I know,”" for c in known)
