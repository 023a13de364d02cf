"""How often one address may send in ten minutes, unreadable.

It is counted in memory, so that no form ever waits for it. Programs that share a database tell each
other about once in a second what they counted: see web.rate_sharing.
"""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from ipaddress import IPv4Address, ip_address, ip_network
from threading import Lock

# Two hundred people behind the one address of a buurthuis, each of whom sends three times.
MOST_PER_WINDOW = 600
WINDOW_SECONDS = 600
MOST_ADDRESSES = 100_000

Counts = dict[bytes, int]


@dataclass
class Window:
    """Ten minutes of counts. The salt of the hashes is thrown away with them."""

    number: int
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    is_shared: bool = False
    here: Counts = field(default_factory=dict)
    elsewhere: Counts = field(default_factory=dict)
    told: Counts = field(default_factory=dict)  # of what was counted here
    untold: Counts = field(default_factory=dict)


class RateLimit:
    """Counts per window. With a `kind` it may be shared with other programs."""

    def __init__(
        self,
        most: int = MOST_PER_WINDOW,
        clock: Callable[[], float] = time.monotonic,
        *,
        kind: str = "",
    ) -> None:
        self.most = most
        self.clock = clock
        self.kind = kind
        self._lock = Lock()
        self._salts: dict[int, bytes] = {}
        self._window = Window(self.number())

    def number(self) -> int:
        """Which window it is now."""
        return int(self.clock() // WINDOW_SECONDS)

    def allows(self, address: str) -> bool:
        """Count one more from this address; False when it was too many."""
        with self._lock:
            window = self._now()
            named = household(address).encode()
            key = blake2b(named, key=window.salt, digest_size=12).digest()
            window.here[key] = window.here.get(key, 0) + 1
            if window.is_shared:
                window.untold[key] = window.untold.get(key, 0) + 1
            return window.here[key] + window.elsewhere.get(key, 0) <= self.most

    def share(self, salts: Mapping[int, bytes], clock: Callable[[], float]) -> None:
        """From now on its windows are those of this clock, that of the wall, and of all."""
        with self._lock:
            self.clock, self._salts = clock, dict(salts)

    def take_untold(self) -> tuple[int, Counts]:
        """The window, and what was counted in it that the others do not know yet."""
        with self._lock:
            window = self._now()
            untold, window.untold = window.untold, {}
            return window.number, untold

    def hear(self, number: int, told: Counts, totals: Counts) -> None:
        """What was told now, and what all together counted of the same addresses."""
        with self._lock:
            if (window := self._now()).number == number:
                for key, count in told.items():
                    window.told[key] = window.told.get(key, 0) + count
                    window.elsewhere[key] = max(0, totals.get(key, 0) - window.told[key])

    def give_back(self, number: int, untold: Counts) -> None:
        """It could not be told: the next time, then."""
        with self._lock:
            if (window := self._now()).number == number:
                for key, count in untold.items():
                    window.untold[key] = window.untold.get(key, 0) + count

    def _now(self) -> Window:
        """The window of this moment; one that is full goes on with nothing, and by itself."""
        number = self.number()
        if self._window.number != number:
            shared = self._salts.get(number)
            self._window = Window(number, shared, is_shared=True) if shared else Window(number)
        elif len(self._window.here) >= MOST_ADDRESSES:
            self._window = Window(number)
        return self._window


def household(address: str) -> str:
    """The network behind an IPv6 address: one subscriber has 2**64 of them. Others as they are."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
