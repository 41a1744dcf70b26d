"""An address taken apart: what is asked of whom, and whether it may be asked at all."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from stemma.articles.readers.names import printable
from stemma.errors import FetchRefused

_PORTS = {"http": 80, "https": 443}
_LONGEST = 4000
# Sub-delimiters and "%" stay as they stand: what is escaped already is not escaped twice.
_KEPT = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a request goes: the host in lower case (A-labels), the port, and the path with its query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The Host header's value: an IPv6 address in brackets, the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port, by which robots.txt is kept."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target

    def is_named_in(self, hosts: frozenset[str]) -> bool:
        """Say whether the user allowed this host, with any port or with this one."""
        names = {self.host, f"{self.host}:{self.port}", self.authority, f"[{self.host}]:{self.port}"}
        return not names.isdisjoint(h.lower() for h in hosts)


def locate(url: str, allow_hosts: frozenset[str] = frozenset()) -> Location:
    """Return the parts of an http(s) address; raises FetchRefused with the reason for any other.

    Refused: other schemes, user names in the address, control characters, blanks and backslashes (which
    programs read differently), ports below 1024 that are no web ports, unless the host is allowed.
    """
    shown = printable(url)[:300]
    if len(url) > _LONGEST or any(c <= " " or c in '\\<>"\x7f' for c in url):
        raise FetchRefused(f"{shown}: not an address (a blank, a control character, or too long)")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FetchRefused(f"{shown}: not an address ({error})") from None
    if parts.scheme not in _PORTS:
        raise FetchRefused(f"{shown}: only http and https are fetched")
    if not host or "@" in parts.netloc:
        raise FetchRefused(f"{shown}: " + ("a user name in the address" if host else "no host"))
    location = Location(
        scheme=parts.scheme,
        host=_ascii(host, shown),
        port=_PORTS[parts.scheme] if port is None else port,
        target=_target(parts.path, parts.query),
    )
    if (
        location.port < 1024
        and location.port not in _PORTS.values()
        and not location.is_named_in(allow_hosts)
    ):
        raise FetchRefused(f"{shown}: port {location.port} is no web port")
    return location


def _ascii(host: str, shown: str) -> str:
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise FetchRefused(f"{shown}: not a host name") from None
    name = name.lower().rstrip(".")
    if not name or len(name) > 253 or not all(c.isalnum() or c in "-._:" for c in name):
        raise FetchRefused(f"{shown}: not a host name")
    return name


def _target(path: str, query: str) -> str:
    target = quote(path or "/", safe=_KEPT)
    return f"{target}?{quote(query, safe=_KEPT + '?')}" if query else target
