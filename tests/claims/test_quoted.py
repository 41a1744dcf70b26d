"""Quotations are read out of their frame's parse; only what the frame tears apart is parsed again."""

import pytest

from stemma.claims import quoted
from stemma.claims.quoted import parse_quotations
from stemma.claims.segments import quoted_sentences, sentences_of
from stemma.language.parse import parse
from stemma.language.parsed import Parse
from stemma.model import Article


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ('"The army will leave Halden by Friday," minister Ana Brekke said.', []),
        (
            'The note, headed "No Peace Without The Old Border Towns", came late.',
            ["No Peace Without The Old Border Towns"],
        ),
    ],
)
def test_a_quotation_is_parsed_again_only_if_it_is_torn(
    monkeypatch: pytest.MonkeyPatch, text: str, again: list[str]
) -> None:
    article = Article(id="a", address_id="a", text=text, title="")
    frames = sentences_of(article)
    inner = quoted_sentences(article, frames)
    asked: list[str] = []
    parses = parse([f.text for f in frames])

    def noted(texts: list[str]) -> list[Parse]:
        asked.extend(texts)
        return parse(texts)

    monkeypatch.setattr(quoted, "parse", noted)
    assert [p.text for p in parse_quotations(inner, frames, parses)] == [q.text for q in inner] != []
    assert asked == again
