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
