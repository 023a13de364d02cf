"""Does a request come from this computer itself? Whatever is doubtful does not.

It matters only where no account was made: then who sits at this computer may do everything.
"""

import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
PLAIN_PORT = 80
# What proxies add, and what is forged to look like them.
FROM_A_PROXY = frozenset(
    {
        "cdn-loop",
        "client-ip",
        "fastly-client-ip",
        "forwarded",
        "forwarded-for",
        "true-client-ip",
        "via",
        "x-client-ip",
        "x-cluster-client-ip",
        "x-envoy-external-address",
        "x-host",
        "x-proxyuser-ip",
        "x-real-ip",
        "x-remote-addr",
        "x-remote-ip",
        "x-scheme",
    }
)
FROM_A_PROXY_TOO = ("x-forwarded", "x-original", "cf-", "proxy-")
SOCKET_TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
CONNECTED = "01"
Address = IPv4Address | IPv6Address


@dataclass
class Listening:
    """What `serve` knows of its socket: the port, when nothing outside this computer reaches it."""

    only_here: int | None = None


def is_here(scope: Scope, listening: Listening) -> bool:
    """Whether this is a browser on this computer. Reads files: not in the loop."""
    port = listening.only_here
    if port is None or scope.get("http_version", "1.0") in ("1.0", "0.9"):
        return False
    headers = Headers(scope=scope)
    return (
        _names_us(headers, port)
        and not _came_through(headers)
        and _led_here(headers)
        and _peer_is_ours(scope)
    )


def _names_us(headers: Headers, port: int) -> bool:
    """One Host, of this computer, at our port."""
    hosts = headers.getlist("host")
    names = [f"{name}:{port}" for name in LOOPBACK_NAMES]
    names += LOOPBACK_NAMES if port == PLAIN_PORT else ()
    return len(hosts) == 1 and hosts[0].lower() in names


def _came_through(headers: Headers) -> bool:
    """Whether a proxy left a trace."""
    names = [name.lower().replace("_", "-") for name in headers]
    return any(name in FROM_A_PROXY or name.startswith(FROM_A_PROXY_TOO) for name in names)


def _led_here(headers: Headers) -> bool:
    """Whether the page that led here, where one is named, is on this computer too."""
    named = [*headers.getlist("origin"), *headers.getlist("referer")]
    site = headers.get("sec-fetch-site", "")
    # Pages of ours that name no referrer send "null"; a browser that says it is ours is believed.
    return site != "cross-site" and all(
        _is_loopback_page(one) or (one == "null" and site == "same-origin") for one in named
    )


def _is_loopback_page(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and parts.hostname in (
            "localhost",
            "127.0.0.1",
            "::1",
        )
    except ValueError:
        return False


def _peer_is_ours(scope: Scope) -> bool:
    """Whether who connected has an address of this computer, and is not another user on it."""
    host, port = scope.get("client") or ("", 0)
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback and not _is_of_another_user(address, port)


def _is_of_another_user(address: Address, port: int) -> bool:
    """Whether the other end of the connection is a program of another user: a proxy, most likely.

    Only Linux tells; a connection that it does not list is believed.
    """
    if not sys.platform.startswith("linux"):
        return False
    return any(user != os.getuid() for user in socket_users(address, port))


def socket_users(address: Address, port: int) -> Iterator[int]:
    """The users whose programs have a connection from this address and port."""
    ends = {f"{_as_hex(one)}:{port:04X}" for one in _spellings(address)}
    for table in SOCKET_TABLES:
        for line in _lines(table):
            parts = line.split()
            if len(parts) > 7 and parts[1] in ends and parts[3] == CONNECTED:
                yield int(parts[7])


def _lines(table: Path) -> list[str]:
    try:
        return table.read_text(encoding="ascii").splitlines()[1:]
    except (OSError, ValueError):
        return []


def _spellings(address: Address) -> tuple[Address, ...]:
    """An address as IPv4 and as the IPv6 that stands for it."""
    if isinstance(address, IPv6Address):
        return (address,)
    return address, IPv6Address(f"::ffff:{address}")


def _as_hex(address: Address) -> str:
    """As Linux writes it: words of four bytes, each in the order of this computer."""
    packed = address.packed
    return "".join(f"{word:08X}" for word in struct.unpack(f"={len(packed) // 4}I", packed))
