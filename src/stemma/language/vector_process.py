"""The sentence encoder in a process of its own, so that it loads while the parser does.

Loading the encoder takes over a second, and so does loading the English model; a command that needs
both starts this process first. It answers with the very vectors that this process would compute: a
vector depends on its text alone. It ends with the process that started it.
"""

import os
from collections import deque
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

type _Batch = tuple[str, tuple[str, ...]]

_BATCH = 16
"""Texts in one message: 16 answers of 2 kB fit into a pipe's buffer."""
_UNDER_WAY = 2
"""Messages sent and not yet answered."""


class VectorProcess:
    """A child process that encodes texts; used by `vectors` where `start_process` was called."""

    def __init__(self) -> None:
        context = get_context("fork")
        ours, theirs = context.Pipe()
        self._connection = ours
        self._queue: deque[_Batch] = deque()
        self._under_way: deque[_Batch] = deque()
        self._waiting: set[tuple[str, str]] = set()
        self._answers: dict[tuple[str, str], Any] = {}
        context.Process(target=_serve, args=(theirs, ours), daemon=True).start()
        theirs.close()

    def ask(self, kind: str, texts: Sequence[str]) -> None:
        """Have texts answered ahead of their use; `kind` is "vectors" or "rarity"."""
        new = [t for t in dict.fromkeys(texts) if (kind, t) not in self._waiting]
        self._waiting.update((kind, t) for t in new)
        self._queue.extend((kind, tuple(new[i : i + _BATCH])) for i in range(0, len(new), _BATCH))
        self._send()

    def get(self, kind: str, text: str) -> Any:
        """Return the answer for one text, once; raises EOFError or OSError where the process is gone."""
        self.ask(kind, [text])
        while (kind, text) not in self._answers:
            self._send()
            answers = self._connection.recv()
            of_kind, texts = self._under_way.popleft()
            self._answers.update(((of_kind, t), a) for t, a in zip(texts, answers, strict=True))
        self._waiting.discard((kind, text))
        return self._answers.pop((kind, text))

    def _send(self) -> None:
        """Keep few batches under way: more could fill the pipe both ways, and both sides wait for ever."""
        while self._queue and len(self._under_way) < _UNDER_WAY:
            batch = self._queue.popleft()
            self._connection.send(batch)
            self._under_way.append(batch)


def _serve(connection: Connection, other_end: Connection) -> None:
    """Answer until the process that asks is gone."""
    other_end.close()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from stemma.language import vectors

    vectors.load()
    try:
        while True:
            kind, texts = connection.recv()
            answer = vectors.encode_here if kind == "vectors" else vectors.rarity_here
            connection.send([answer(t) for t in texts])
    except (EOFError, OSError, KeyboardInterrupt):
        return
