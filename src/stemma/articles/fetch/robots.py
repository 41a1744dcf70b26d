"""robots.txt (RFC 9309), asked for once a day and origin, and obeyed."""

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from stemma.articles.decode import decode
from stemma.articles.fetch.clock import Clock
from stemma.articles.fetch.location import Location, locate
from stemma.articles.fetch.settings import ROBOT
from stemma.articles.readers.http_message import HttpAnswer
from stemma.errors import FetchRefused

_KEPT_S = 86_400.0
_REFUSAL_KEPT_S = 600.0
_MOST_ORIGINS = 10_000

type AskRobots = Callable[[Location], HttpAnswer]
"""Fetches a robots.txt, its redirects followed; raises FetchRefused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What an origin asks of robots; without a `file` all is allowed, with a `refusal` nothing is."""

    until: float
    file: Protego | None = None
    refusal: str | None = None

    def delay_s(self) -> float:
        """Return the pause that the origin asks for between two requests, in seconds."""
        return float(self.file.crawl_delay(ROBOT) or 0.0) if self.file else 0.0


def parse_rules(data: bytes) -> Protego:
    """Return the rules of a robots.txt; bytes that are no text hold none."""
    return Protego.parse(decode(data) or "")


class Robots:
    """The rules of the origins met so far."""

    def __init__(self, ask: AskRobots, clock: Clock) -> None:
        self._ask, self._clock = ask, clock
        self._rules: dict[str, Rules] = {}

    def rules(self, location: Location) -> Rules:
        """Return the rules of a location's origin, fetched where they are not known or a day old.

        RFC 9309: 4xx means there are none; no answer, 429 or 5xx that nothing may be fetched for now
        (for ten minutes; then it is asked again).
        """
        kept = self._rules.get(location.origin)
        if kept is None or kept.until < self._clock.monotonic():
            if len(self._rules) >= _MOST_ORIGINS:
                self._rules.clear()
            kept = self._rules[location.origin] = self._fetched(location)
        return kept

    def refuse_or_pass(self, location: Location) -> Rules:
        """Return the rules where they let the location be fetched; raises FetchRefused where they do not."""
        rules = self.rules(location)
        if rules.refusal is not None:
            raise FetchRefused(f"{location.url}: {rules.refusal}")
        if rules.file is not None and not rules.file.can_fetch(location.url, ROBOT):
            raise FetchRefused(f"{location.url}: robots.txt does not allow it")
        return rules

    def _fetched(self, location: Location) -> Rules:
        until, soon = (self._clock.monotonic() + kept_s for kept_s in (_KEPT_S, _REFUSAL_KEPT_S))
        try:
            answer = self._ask(locate(f"{location.origin}/robots.txt", frozenset({location.host})))
        except FetchRefused as refused:
            return Rules(until=soon, refusal=f"robots.txt cannot be read ({refused})")
        if answer.status == 200:
            return Rules(until=until, file=parse_rules(answer.body))
        if 400 <= answer.status < 500 and answer.status != 429:
            return Rules(until=until)
        return Rules(until=soon, refusal=f"robots.txt cannot be read (HTTP status {answer.status})")
