"""From a host to the addresses that may be connected to: asked once, every one of them checked."""

import socket
import threading
from collections.abc import Callable

from stemma.articles.fetch.addresses import refused_range
from stemma.articles.fetch.location import Location
from stemma.articles.fetch.settings import FetchSettings
from stemma.articles.fetch.trouble import TryAgain
from stemma.errors import FetchRefused

type Resolver = Callable[[str, int], list[str]]
"""(host, port) to IP addresses in the order to try; raises OSError where the name is not known."""

_MOST_ADDRESSES = 8


def system_resolver(host: str, port: int) -> list[str]:
    """Ask the machine's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


def checked_addresses(location: Location, resolver: Resolver, settings: FetchSettings) -> list[str]:
    """Return the addresses of a location; raises FetchRefused if ANY of them lies in a refused range.

    A name that gives a public and a private address at once is refused whole: honest sites do not, and
    those who rebind names do. The caller connects to these very addresses and asks no second time.
    """
    addresses = _resolve(location, resolver, settings.connect_timeout_s)
    if not location.is_named_in(settings.allow_hosts):
        for address in addresses:
            if what := refused_range(address):
                raise FetchRefused(
                    f"{location.host} is at {address} ({what}); allow the host by name if it is meant"
                )
    return addresses[:_MOST_ADDRESSES]


def _resolve(location: Location, resolver: Resolver, timeout_s: float) -> list[str]:
    """Resolve in a thread of its own: the system's resolver has no time-out."""
    found: list[list[str] | Exception] = []

    def ask() -> None:
        try:
            found.append(resolver(location.host, location.port))
        except (OSError, UnicodeError) as error:
            found.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(timeout_s)
    answer = found[0] if found else TimeoutError("no answer in time")
    if isinstance(answer, Exception):
        raise TryAgain(f"{location.host}: the name cannot be resolved ({answer})")
    if not answer:
        raise FetchRefused(f"{location.host} has no address")
    return answer
