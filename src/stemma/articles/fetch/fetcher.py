"""Fetching one address: rules, robots.txt, a pause, the request, its redirects, patience with failures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count
from urllib.parse import urljoin

from stemma.articles.fetch.clock import Clock
from stemma.articles.fetch.exchange import Exchange
from stemma.articles.fetch.location import Location, locate
from stemma.articles.fetch.politeness import Pauses
from stemma.articles.fetch.robots import Robots
from stemma.articles.fetch.trouble import TryAgain
from stemma.articles.readers.http_message import HttpAnswer
from stemma.errors import FetchRefused

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_REDIRECTS = 5
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask "has it changed?" of `url` (the address after redirects)."""

    url: str
    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """Return the conditional header fields; values that are no plain ASCII are not sent."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {
            name: v for name, v in given.items() if v and v.isascii() and v.isprintable() and len(v) < 1000
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: `status` 200 with its unpacked `data`, or 304 (not changed) without."""

    url: str
    final_url: str
    status: int
    at: datetime
    validators: Validators
    data: bytes = b""
    media_type: str | None = None
    charset: str | None = None
    redirects: tuple[str, ...] = ()


class Fetcher:
    """Fetches addresses one at a time; keeps robots.txt and the pauses between requests. Not thread-safe."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange, self._settings = exchange, exchange.settings
        self._clock: Clock = exchange.clock
        self._pauses = Pauses(self._clock)
        self._robots = Robots(self._ask_robots, self._clock)

    def fetch(self, url: str, validators: Validators | None = None) -> Fetched:
        """Return what stands at `url`; raises FetchRefused with the rule or the failure, in one line.

        Every address on the way (each redirect) passes every rule: scheme, address range, robots, pause.
        Failures that may pass are tried again, after the time that the server asks for.
        """
        return self._patiently(lambda: self._follow(url, validators))

    def _patiently[T](self, ask: Callable[[], T]) -> T:
        """Ask until the answer is no failure that may pass; raises FetchRefused with the last one."""
        for attempt in count(1):
            try:
                return ask()
            except TryAgain as failure:
                if attempt >= self._settings.attempts:
                    raise FetchRefused(f"{failure} ({attempt} attempts)") from None
                wait_s = failure.after_s
                if wait_s is None:
                    wait_s = self._settings.backoff_s * 2 ** (attempt - 1)
                if wait_s > self._settings.longest_wait_s:
                    raise FetchRefused(f"{failure}; it asks to come back in {wait_s:.0f} s") from None
                self._clock.sleep(wait_s)
        raise AssertionError("count ends")

    def _follow(self, url: str, validators: Validators | None) -> Fetched:
        location = locate(url, self._settings.allow_hosts)
        passed: list[str] = []
        while True:
            rules = self._robots.refuse_or_pass(location)
            answer = self._get(location, self._conditions(location, validators), rules.delay_s())
            if answer.status not in _REDIRECTS:
                return self._fetched(url, location, answer, tuple(passed))
            passed.append(location.url)
            location = self._next(location, answer, passed, self._settings.redirects)

    def _get(
        self, location: Location, headers: Mapping[str, str], delay_s: float, most: int | None = None
    ) -> HttpAnswer:
        delay_s = min(max(delay_s, self._settings.delay_s), self._settings.longest_wait_s)
        self._pauses.wait(location.authority, delay_s)
        return self._exchange.get(location, headers, most)

    def _conditions(self, location: Location, validators: Validators | None) -> dict[str, str]:
        return validators.headers() if validators is not None and validators.url == location.url else {}

    def _next(self, location: Location, answer: HttpAnswer, passed: list[str], most: int) -> Location:
        """Return where a redirect leads; raises FetchRefused: too many, a circle, a way out of TLS."""
        target = answer.headers.get("location")
        if not target:
            raise FetchRefused(f"{location.url}: a redirect (HTTP status {answer.status}) to nowhere")
        if len(passed) > most:
            raise FetchRefused(f"{passed[0]}: more than {most} redirects")
        try:
            joined = urljoin(location.url, target.split("#")[0])
        except ValueError:
            raise FetchRefused(f"{location.url}: redirects to what is no address") from None
        found = locate(joined, self._settings.allow_hosts)
        is_downgrade = location.scheme == "https" and found.scheme == "http"
        if is_downgrade and not found.is_named_in(self._settings.allow_hosts):
            raise FetchRefused(f"{location.url}: redirects from https to http")
        if found.url in passed:
            raise FetchRefused(f"{passed[0]}: redirects in a circle")
        return found

    def _fetched(self, url: str, location: Location, answer: HttpAnswer, passed: tuple[str, ...]) -> Fetched:
        if answer.status in _PASSING:
            raise TryAgain(f"{location.url}: HTTP status {answer.status}", self._after_s(answer))
        if answer.status not in (200, 304):
            raise FetchRefused(f"{location.url}: HTTP status {answer.status}")
        return Fetched(
            url=url,
            final_url=location.url,
            status=answer.status,
            at=self._clock.now(),
            validators=Validators(
                url=location.url,
                etag=answer.headers.get("etag"),
                last_modified=answer.headers.get("last-modified"),
            ),
            data=answer.body,
            media_type=answer.media_type or None,
            charset=answer.charset,
            redirects=passed,
        )

    def _after_s(self, answer: HttpAnswer) -> float | None:
        """Return the seconds of a Retry-After header, which states them or a date."""
        value = answer.headers.get("retry-after", "").strip()
        if value.isascii() and value.isdigit() and len(value) < 10:
            return float(value)
        try:
            when = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError):
            return None
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return max(0.0, (when - self._clock.now()).total_seconds())

    def _ask_robots(self, location: Location) -> HttpAnswer:
        return self._patiently(lambda: self._follow_robots(location))

    def _follow_robots(self, location: Location) -> HttpAnswer:
        passed: list[str] = []
        while True:
            answer = self._get(location, {}, 0.0, self._settings.robots_bytes)
            if answer.status in _PASSING:
                raise TryAgain(f"{location.url}: HTTP status {answer.status}", self._after_s(answer))
            if answer.status not in _REDIRECTS:
                return answer
            passed.append(location.url)
            location = self._next(location, answer, passed, _ROBOTS_REDIRECTS)
