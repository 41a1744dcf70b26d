"""A parse as plain records tells what spaCy's own tells."""

from typing import Any

import pytest

from stemma.language.parse import model
from stemma.language.parsed import Parse, clause_within, copied

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
    parsed = copied(doc)
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
    parsed = copied(doc)
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
    parsed = copied(model()("Halden burned."))
    assert (parsed.char_span(1, 6), parsed.char_span(6, 7), len(parsed[2:1]), parsed[2:1].text) == (
        None,
        None,
        0,
        "",
    )


def _clause(sentence: str, words: str) -> Parse | None:
    at = sentence.index(words)
    return clause_within(copied(model()(sentence)), at, at + len(words))


def test_a_quotation_that_is_one_clause_of_its_frame_is_cut_out_of_it() -> None:
    cut = _clause('"The army will leave Halden," minister Ana Brekke said.', "The army will leave Halden")
    assert cut is not None
    assert [(w.i, w.idx, w.text, w.dep_, w.head.text) for w in cut] == [
        (0, 0, "The", "det", "army"),
        (1, 4, "army", "nsubj", "leave"),
        (2, 9, "will", "aux", "leave"),
        (3, 14, "leave", "ROOT", "leave"),
        (4, 20, "Halden", "dobj", "leave"),
    ]
    assert (cut[3].left_edge.i, cut[3].right_edge.i, _places(cut[3].children)) == (0, 4, [1, 2, 4])
    assert ([(e.text, e.label_) for e in cut.ents], cut[:].root.i) == ([("Halden", "GPE")], 3)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ('He spoke of "a dam that will hold" on Friday.', "a dam that will hold"),
        ('"The army will leave Halden," he said.', "The army will leave Hal"),
        ("The army left and the mill burned, he said.", "mill burned, he"),
    ],
)
def test_a_fragment_is_no_clause_within(sentence: str, words: str) -> None:
    assert _clause(sentence, words) is None
