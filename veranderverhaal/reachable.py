"""Whether others can open an address."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_reachable(link: str) -> bool:
    """False for an address that means this computer only."""
    host = urlsplit(link).hostname or ""
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"
