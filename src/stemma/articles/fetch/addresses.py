"""Which IP addresses may be fetched from: the public ones only.

Sources: the IANA registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890 and its updates).
For IPv6 all but 2000::/3 is refused, and in it what carries an IPv4 address inside (6to4, Teredo), which
could name a private one.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address, ip_network

_REFUSED = {
    "0.0.0.0/8": "unspecified",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "carrier-grade NAT",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "reserved",
    "192.0.2.0/24": "documentation",
    "192.31.196.0/24": "reserved (AS112)",
    "192.52.193.0/24": "reserved (AMT)",
    "192.88.99.0/24": "6to4 relay",
    "192.168.0.0/16": "private",
    "192.175.48.0/24": "reserved (AS112)",
    "198.18.0.0/15": "benchmarking",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
    "::/128": "unspecified",
    "::1/128": "loopback",
    "::ffff:0:0/96": "IPv4-mapped",
    "::/96": "IPv4-compatible",
    "64:ff9b::/96": "NAT64",
    "64:ff9b:1::/48": "NAT64",
    "100::/64": "discard",
    "2001::/32": "Teredo",
    "2001::/23": "reserved",
    "2001:db8::/32": "documentation",
    "2002::/16": "6to4",
    "2620:4f:8000::/48": "reserved (AS112)",
    "3fff::/20": "documentation",
    "5f00::/16": "segment routing",
    "fc00::/7": "private",
    "fe80::/10": "link-local",
    "fec0::/10": "site-local",
    "ff00::/8": "multicast",
}
_NETWORKS: tuple[tuple[IPv4Network | IPv6Network, str], ...] = tuple(
    (ip_network(network), what) for network, what in _REFUSED.items()
)
_GLOBAL_V6 = IPv6Network("2000::/3")


def refused_range(address: str) -> str | None:
    """Return the kind of a range that must not be fetched from ("loopback"), or None for a public address.

    What is no IP address at all, or carries a zone ("fe80::1%eth0"), is refused too.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return "not an IP address"
    if getattr(ip, "scope_id", None):
        return "link-local"
    for network, what in _NETWORKS:
        if ip.version == network.version and ip in network:
            return what
    if isinstance(ip, IPv4Address):
        return None if ip.is_global else "not public"
    return None if ip in _GLOBAL_V6 and ip.is_global else "not public"
