"""Who said what; see ../shared/eval/README.md. The gold has no speech inside another's content."""

from collections.abc import Iterable, Iterator
from typing import Any

from stemma.language.parse import parse
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_speech


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield {"id", "attributions": [{"source", "cue", "content"}]} for each {"id", "text"}."""
    for row in rows:
        spans = split_sentences(row["text"])
        docs = parse([row["text"][a:b] for a, b in spans])
        sentences = [(d, a) for d, (a, _) in zip(docs, spans, strict=True)]
        outermost = [s for s in find_speech(sentences) if s.outer is None]
        found = [{"source": s.source, "cue": s.cue, "content": s.content} for s in outermost]
        yield {"id": row["id"], "attributions": found}
