"""How far the work is: told on standard error, and only where it lasts."""

import sys
import time

QUIET_S = 1.0
"""Seconds of work before progress is shown."""


class Progress:
    """Tells on standard error how far a stage is, once the work has lasted a second."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._stage = ""
        self._live = sys.stderr.isatty()

    def __call__(self, stage: str, done: int) -> None:
        if time.monotonic() - self._began < QUIET_S:
            return
        if self._live:
            sys.stderr.write(f"\r\033[K{stage}: {done}")
        elif stage != self._stage:
            sys.stderr.write(f"{stage}...\n")
        self._stage = stage
        sys.stderr.flush()

    def close(self) -> None:
        if self._live and self._stage:
            sys.stderr.write("\r\033[K")
