"""A pause between two requests to one host."""

from stemma.articles.fetch.clock import Clock

_MOST_HOSTS = 100_000


class Pauses:
    """When each host was last asked."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._asked: dict[str, float] = {}

    def wait(self, host: str, delay_s: float) -> None:
        """Sleep until `delay_s` have passed since the last request to `host`, and note this one."""
        last = self._asked.get(host)
        if last is not None and (left := last + delay_s - self._clock.monotonic()) > 0:
            self._clock.sleep(left)
        if len(self._asked) >= _MOST_HOSTS:
            self._asked.clear()
        self._asked[host] = self._clock.monotonic()
