"""Time as fetching needs it; handed in, so that a test can let an hour pass at once."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What fetching asks of time."""

    def monotonic(self) -> float:
        """Return seconds that only grow, from any beginning."""

    def sleep(self, seconds: float) -> None:
        """Wait."""

    def now(self) -> datetime:
        """Return the day and time, in UTC."""


class SystemClock:
    """The machine's clock; only the rim of the program makes one."""

    def monotonic(self) -> float:
        """See Clock."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """See Clock."""
        time.sleep(seconds)

    def now(self) -> datetime:
        """See Clock."""
        return datetime.now(UTC)
