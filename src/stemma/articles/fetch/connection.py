"""One HTTP connection to an address that was checked; it ends, in time and size, whatever the server does."""

import http.client
import io
import socket
import ssl
from dataclasses import dataclass

from stemma.articles.fetch.clock import Clock
from stemma.articles.fetch.location import Location
from stemma.articles.fetch.settings import FetchSettings
from stemma.errors import FetchRefused

_HEAD_BYTES = 1_000_000
"""For what comes beside the body: status lines, header fields, sizes of chunks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The clock, when the request must be over on it, how long one read may take, how many bytes may come."""

    clock: Clock
    deadline: float
    read_timeout_s: float
    wire_bytes: int

    def left(self, timeout_s: float) -> float:
        """Return how long one step may take; raises FetchRefused where the request's time is over."""
        left = self.deadline - self.clock.monotonic()
        if left <= 0:
            raise FetchRefused("the answer took too long in all")
        return min(left, timeout_s)


class PinnedConnection(http.client.HTTPConnection):
    """A connection to one of `addresses`; Host header, SNI and certificate go by the location's name."""

    def __init__(
        self,
        location: Location,
        addresses: list[str],
        bounds: Bounds,
        settings: FetchSettings,
        tls: ssl.SSLContext,
    ):
        super().__init__(location.host, location.port)
        self._location, self._addresses, self._bounds = location, addresses, bounds
        self._settings, self._tls = settings, tls

    def connect(self) -> None:
        """Connect to the first address that answers; raises OSError with the last one's failure."""
        failure: OSError = OSError("no address")
        for address in self._addresses:
            try:
                timeout_s = self._bounds.left(self._settings.connect_timeout_s)
                plain = socket.create_connection((address, self._location.port), timeout_s)
            except OSError as error:
                failure = error
                continue
            self.sock = _BoundedSocket(self._secured(plain), self._bounds)
            return
        raise failure

    def _secured(self, plain: socket.socket) -> socket.socket:
        if self._location.scheme == "http":
            return plain
        try:
            return self._tls.wrap_socket(plain, server_hostname=self._location.host)
        except BaseException:
            plain.close()
            raise


class _BoundedSocket:
    """As much of a socket as http.client uses; like a real one it stays open until its reader is closed."""

    def __init__(self, sock: socket.socket, bounds: Bounds) -> None:
        self._sock, self._bounds = sock, bounds
        self._is_read = False

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._bounds.left(self._bounds.read_timeout_s))
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        self._is_read = True
        return io.BufferedReader(_BoundedReader(self._sock, self._bounds))

    def close(self) -> None:
        if not self._is_read:
            self._sock.close()


class _BoundedReader(io.RawIOBase):
    def __init__(self, sock: socket.socket, bounds: Bounds) -> None:
        self._sock, self._bounds, self._came = sock, bounds, 0

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._sock.close()
        super().close()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io hands in no other buffer
        self._sock.settimeout(self._bounds.left(self._bounds.read_timeout_s))
        try:
            size = self._sock.recv_into(buffer)
        except TimeoutError:
            self._bounds.left(0.0)  # a drip that used up the whole time is not asked again
            raise
        self._came += size
        if self._came > self._bounds.wire_bytes + _HEAD_BYTES:
            raise FetchRefused(f"more than {self._bounds.wire_bytes} bytes came")
        return size
