"""One request and its answer, without redirects: bounded in time, in bytes as they come and unpacked."""

import http.client
import io
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field

from stemma.articles.fetch.clock import Clock
from stemma.articles.fetch.connection import Bounds, PinnedConnection
from stemma.articles.fetch.location import Location
from stemma.articles.fetch.resolving import Resolver, checked_addresses, system_resolver
from stemma.articles.fetch.settings import FetchSettings
from stemma.articles.fetch.trouble import TryAgain
from stemma.articles.readers.http_message import HttpAnswer, undo_coding
from stemma.articles.readers.limits import ReaderLimits
from stemma.articles.readers.names import printable
from stemma.errors import FetchRefused

ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,*/*;q=0.5"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What one request needs beside its location: settings, clock, resolver, trust in certificates."""

    settings: FetchSettings
    clock: Clock
    resolver: Resolver = system_resolver
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def get(self, location: Location, headers: Mapping[str, str], most: int | None = None) -> HttpAnswer:
        """Ask once; return status, header fields and the unpacked body (of a status 200 only).

        `most` cuts the body there instead of refusing a longer one. Raises FetchRefused (a rule, a size, a
        time) or TryAgain (no connection, a broken answer).
        """
        settings = self.settings
        deadline = self.clock.monotonic() + settings.total_timeout_s
        addresses = checked_addresses(location, self.resolver, settings)
        bounds = Bounds(
            clock=self.clock,
            deadline=deadline,
            read_timeout_s=settings.read_timeout_s,
            wire_bytes=settings.wire_bytes,
        )
        connection = PinnedConnection(location, addresses, bounds, settings, self.tls)
        try:
            return self._ask(connection, location, headers, most)
        except FetchRefused as refused:
            raise type(refused)(f"{location.url}: {refused}") from None
        except ssl.SSLError as error:
            raise FetchRefused(f"{location.url}: no safe connection ({error.reason or error})") from None
        except TimeoutError:
            raise TryAgain(f"{location.url}: no answer in time") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            said = printable(str(error))[:200]  # a status line, say, in the server's own words
            raise TryAgain(f"{location.url}: {type(error).__name__}: {said}") from None
        finally:
            connection.close()

    def _ask(
        self, connection: PinnedConnection, location: Location, headers: Mapping[str, str], most: int | None
    ) -> HttpAnswer:
        connection.putrequest("GET", location.target, skip_host=True, skip_accept_encoding=True)
        own = {
            "Host": location.authority,
            "User-Agent": self.settings.user_agent,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        for name, value in (own | dict(headers)).items():
            connection.putheader(name, value)
        connection.endheaders()
        with connection.getresponse() as response:
            fields: dict[str, str] = {}
            for name, value in response.getheaders():
                fields.setdefault(name.lower(), value.strip())
            body = b"" if response.status != 200 else self._body(response, fields, most)
        return HttpAnswer(status=response.status, headers=fields, body=body)

    def _body(self, response: http.client.HTTPResponse, fields: Mapping[str, str], most: int | None) -> bytes:
        wire = self.settings.wire_bytes if most is None else most
        packed = response.read(wire + 1)
        if len(packed) > wire and most is None:
            raise FetchRefused(f"more than {wire} bytes came")
        if len(packed) <= wire and response.length:
            raise http.client.IncompleteRead(packed[:0], response.length)
        return self._unpacked(packed[:wire], fields, most)

    def _unpacked(self, packed: bytes, fields: Mapping[str, str], most: int | None) -> bytes:
        coding = fields.get("content-encoding", "").strip().lower()
        if coding in ("", "identity"):
            return packed
        limits = ReaderLimits(item_bytes=self.settings.body_bytes if most is None else most)
        try:
            return undo_coding(io.BytesIO(packed), coding, packed[:2], limits)
        except ValueError as error:
            raise FetchRefused(str(error)) from None
