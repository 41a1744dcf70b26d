"""What fetching may do and how long it waits."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

ROBOT = "Stemma"
"""The name by which robots.txt speaks to this program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """Limits and manners of fetching; none was tuned on a data set.

    `contact` (an address or a mailbox) stands in the User-Agent so that a site can complain. `allow_hosts`
    names hosts ("localhost", "10.0.0.5:8080") whose addresses are not checked: the one way to a private
    address. Sizes: `wire_bytes` as they come, `body_bytes` decompressed, `robots_bytes` of robots.txt (RFC
    9309 asks for 500 KiB at least). Times in seconds: to connect to one address, between two reads, and one
    request in all. A request is tried `attempts` times, after `backoff_s`, twice that, ...; a server
    that asks for a pause longer than `longest_wait_s` is left. `delay_s` stands between two requests to one
    host, unless robots.txt asks for more. `redirects` may follow each other, `links` be taken from one
    fetched feed or list.
    """

    contact: str = ""
    allow_hosts: frozenset[str] = frozenset()
    redirects: int = 10
    wire_bytes: int = 20_000_000
    body_bytes: int = 50_000_000
    robots_bytes: int = 512_000
    connect_timeout_s: float = 10.0
    read_timeout_s: float = 20.0
    total_timeout_s: float = 60.0
    attempts: int = 3
    backoff_s: float = 1.0
    longest_wait_s: float = 60.0
    delay_s: float = 1.0
    links: int = 1000

    @property
    def user_agent(self) -> str:
        """Name, version and contact: "Stemma/0.1.0 (+https://example.org/bot)"."""
        try:
            name = f"{ROBOT}/{version('stemma-news')}"
        except PackageNotFoundError:  # run from a source tree
            name = ROBOT
        contact = "".join(c for c in self.contact if c.isascii() and c.isprintable())
        return f"{name} (+{contact})" if contact else name
