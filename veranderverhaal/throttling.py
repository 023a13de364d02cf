"""How long to wait after tries that failed: some are free, then each next wait is longer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import IPv4Address, ip_address, ip_network

REMEMBERED = timedelta(hours=1)
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
# A person who mistypes; everybody who tries one account; everybody in one building.
MOST_PER_PAIR = 5
MOST_PER_ACCOUNT = 20
MOST_PER_ADDRESS = 20


def wait_seconds(failures: Sequence[datetime], at: datetime, *, most: int) -> int:
    """How many seconds to wait at this moment; 0 when a try may be made."""
    remembered = [one for one in failures if one > at - REMEMBERED]
    too_many = len(remembered) - most
    if too_many < 0:
        return 0
    longest_doubling = LONGEST_WAIT // FIRST_WAIT
    wait = min(FIRST_WAIT * min(1 << min(too_many, 10), longest_doubling), LONGEST_WAIT)
    left = max(remembered) + wait - at
    return max(0, -(-left // timedelta(seconds=1)))


def waiting_words(seconds: int) -> str:
    """The same sentence whoever tries, whatever they try."""
    minutes = -(-seconds // 60)
    how_long = f"{seconds} seconden" if seconds <= 90 else f"{minutes} minuten"
    return f"Dit is te vaak geprobeerd. Wacht {how_long} en probeer het dan nog eens."


def household(address: str) -> str:
    """The network behind an IPv6 address: one subscriber has 2**64 of them. Others as they are."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
