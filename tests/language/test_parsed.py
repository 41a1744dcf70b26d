"""A parse as plain records tells what spaCy's own tells."""

from typing import Any

import pytest

from stemma.language.parse import model
from stemma.language.parsed import Parse

_SENTENCES = (
    'The minister, who met Ms. Berg in Halden, said on 3 June: "We won\'t leave, and they know it."',
    "Norland's army and navy shelled, burned and left the old port of Ost-Vessia, killing 12.",
    "  Stealth  over health : was he headed to the ER ?",
    "More aid (food, tents, blankets), it emerged, had been promised by nobody.",
    "…",
)
_ATTRIBUTES = (
    *("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "is_alpha", "is_stop"),
    *("is_punct", "is_space", "is_title", "is_upper", "is_lower", "is_digit", "like_num"),
)


def _places(words: Any) -> list[int]:
    return [w.i for w in words]


def _ends(phrase: Any) -> tuple[int, int, str, int, int]:
    return phrase.start, phrase.end, phrase.text, phrase.start_char, phrase.end_char


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_a_word_tells_what_its_token_tells(sentence: str) -> None:
    doc = model()(sentence)
    parsed = Parse(doc)
    assert (parsed.text, len(parsed)) == (doc.text, len(doc))
    for token, word in zip(doc, parsed, strict=True):
        assert [getattr(word, a) for a in _ATTRIBUTES] == [getattr(token, a) for a in _ATTRIBUTES]
        assert (word.head.i, len(word), word.doc) == (token.head.i, len(token), parsed)
        assert (word.left_edge.i, word.right_edge.i) == (token.left_edge.i, token.right_edge.i)
        for name in ("children", "subtree", "ancestors", "conjuncts"):
            assert _places(getattr(word, name)) == _places(getattr(token, name))


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_a_phrase_tells_what_its_span_tells(sentence: str) -> None:
    doc = model()(sentence)
    parsed = Parse(doc)
    for start in range(len(doc)):
        for end in range(start + 1, min(len(doc), start + 6) + 1):
            span, phrase = doc[start:end], parsed[start:end]
            assert (_ends(phrase), phrase.root.i) == (_ends(span), span.root.i)
            assert (_places(phrase), len(phrase)) == (_places(span), len(span))
            assert (phrase[-1].i, _ends(phrase[0:1])) == (span[-1].i, _ends(span[0:1]))
            found = parsed.char_span(span.start_char, span.end_char)
            assert found is not None and _ends(found) == _ends(span)
    assert [_ends(c) for c in parsed.noun_chunks] == [_ends(c) for c in doc.noun_chunks]
    assert [(*_ends(e), e.label_) for e in parsed.ents] == [(*_ends(e), e.label_) for e in doc.ents]


def test_a_span_that_cuts_a_word_is_none() -> None:
    parsed = Parse(model()("Halden burned."))
    assert (parsed.char_span(1, 6), parsed.char_span(6, 7), len(parsed[2:1]), parsed[2:1].text) == (
        None,
        None,
        0,
        "",
    )
