import re
from collections.abc import Sequence

import numpy as np

from stemma.collation.garbles.bench import Bench
from stemma.collation.garbles.tells import tell_garbles
from stemma.model import (
    Article,
    Extraction,
    GarbleKind,
    Lineage,
    Mention,
    MentionKind,
    ReadDepth,
    Sentence,
    Token,
)

NAMES = re.compile(r"Indonesia|India|Mars|Asia|Armenia")


def sentence(article_id: str, text: str) -> Sentence:
    tokens = tuple(
        Token(
            text=m[0],
            lemma=m[0].lower(),
            pos="NOUN" if len(m[0]) > 3 else "ADP",
            tag="",
            dep="",
            head=0,
            start=m.start(),
            end=m.end(),
        )
        for i, m in enumerate(re.finditer(r"\w+", text))
    )
    return Sentence(article_id=article_id, start=0, end=len(text), text=text, tokens=tokens)


def bench(*texts: str) -> Bench:
    articles, read = [], {}
    for number, text in enumerate(texts):
        key = f"article-{number}"
        articles.append(
            Article(id=key, address_id=key, text=text, title="", language="en", read=ReadDepth.FULL)
        )
        mentions = tuple(
            Mention(article_id=key, start=m.start(), end=m.end(), text=m[0], kind=MentionKind.PLACE)
            for m in NAMES.finditer(text)
        )
        read[key] = Extraction(article_id=key, sentences=(sentence(key, text),), mentions=mentions)
    return Bench(
        articles=tuple(articles),
        extractions=read,
        lineage=Lineage(story_id="s", witnesses=(), descents=(), roots=(), known_roots=()),
        entities=(),
        references={},
        encode=lambda rows: np.zeros((len(rows), 2), dtype=np.float32),
        is_known_name=lambda word: False,
    )


def told(texts: Sequence[str]) -> list[tuple[str, str, str | None, GarbleKind]]:
    return [(g.evidence.article_id, g.evidence.quote, g.better, g.kind) for g in tell_garbles(bench(*texts))]


FERRY = "The ferry Belmara sank off the coast of {} with many sailors aboard."


def test_a_name_that_shares_a_sign_with_the_name_of_two_others_is_garbled() -> None:
    texts = [FERRY.format(name) for name in ("Indonesia", "Indonesia", "India")]
    assert told(texts) == [("article-2", "India", "Indonesia", GarbleKind.ENTITY)]


def test_a_name_that_two_tellings_know_or_one_alone_contradicts_is_none() -> None:
    assert told([FERRY.format(n) for n in ("Indonesia", "Indonesia", "India", "India")]) == []
    assert told([FERRY.format(n) for n in ("Indonesia", "India")]) == []


VOTE = "Parliament in Orumbe votes on the harbour budget {} after long delay."


def test_a_wrong_day_is_told_by_two_other_versions_of_its_sentence() -> None:
    texts = [VOTE.format(day) for day in ("on Tuesday", "this Tuesday", "on fire day")]
    assert told(texts) == [("article-2", "fire day", "Tuesday", GarbleKind.DATE)]
    assert told([VOTE.format(day) for day in ("in March", "in March", "in Mars")]) == [
        ("article-2", "Mars", "March", GarbleKind.DATE)
    ]


def test_a_single_word_needs_two_versions_and_a_name_its_capital_letter() -> None:
    assert told([VOTE.format(day) for day in ("in March", "in Mars")]) == []
    assert told([VOTE.format(day) for day in ("in March", "in March", "and mars")]) == []


def test_another_word_for_the_same_thing_is_no_garble() -> None:
    line = "Two sailors died in the {} on the harbour of Orumbe before dawn."
    assert told([line.format(word) for word in ("air strike", "air strike", "raid")]) == []


def test_a_reading_beside_an_unrelated_sentence_is_none() -> None:
    assert told([VOTE.format("on fire day"), "Fishermen met on Tuesday to mend their nets."]) == []
