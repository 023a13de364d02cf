"""How often one address may send, remembered for ten minutes, in memory only and unreadable."""

import secrets
import time
from collections.abc import Callable
from hashlib import blake2b
from ipaddress import IPv4Address, ip_address, ip_network

# Two hundred people behind the one address of a buurthuis, each of whom sends three times.
MOST_PER_WINDOW = 600
WINDOW_SECONDS = 600
MOST_ADDRESSES = 100_000


class RateLimit:
    """Counts per window. The salt of the hashes is thrown away with the counts."""

    def __init__(
        self, most: int = MOST_PER_WINDOW, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.most = most
        self.clock = clock
        self._begin()

    def allows(self, address: str) -> bool:
        """Count one more from this address; False when it was too many."""
        if self.clock() - self.began >= WINDOW_SECONDS or len(self.counts) >= MOST_ADDRESSES:
            self._begin()
        key = blake2b(household(address).encode(), key=self.salt, digest_size=12).digest()
        self.counts[key] = self.counts.get(key, 0) + 1
        return self.counts[key] <= self.most

    def _begin(self) -> None:
        self.began = self.clock()
        self.salt = secrets.token_bytes(32)
        self.counts: dict[bytes, int] = {}


def household(address: str) -> str:
    """The network behind an IPv6 address: one subscriber has 2**64 of them. Others as they are."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
