"""Passwords and PINs as argon2id hashes: never made or checked while a transaction is open."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from veranderverhaal.accounts import Refused

# The least that OWASP's Password Storage Cheat Sheet asks of argon2id: 19 MiB, two passes, one
# lane. https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
MEMORY_KIB = 19 * 1024
PASSES = 2
LANES = 1
AT_ONCE = 2  # who sends a thousand passwords gets no thousand times 19 MiB
LONGEST_QUEUE_SECONDS = 10

HASHER = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES, type=Type.ID)
_turns = BoundedSemaphore(AT_ONCE)


def hash_secret(secret: str) -> str:
    """What is kept of a password or PIN. Raises Refused when it is too busy."""
    with _turn():
        return HASHER.hash(_bytes(secret))


def matches(kept: str | None, secret: str) -> bool:
    """Whether this is what was hashed. Without a hash it takes as long, and is False.

    Raises Refused when it is too busy.
    """
    with _turn():
        try:
            HASHER.verify(kept or _nobodys_hash(), _bytes(secret))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def make_ready() -> None:
    """What an unknown login is compared with, made at the start: the first takes no longer."""
    with _turn():
        _nobodys_hash()


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than are used now."""
    return HASHER.check_needs_rehash(kept)


def _bytes(secret: str) -> bytes:
    return secret.encode("utf-8", "surrogatepass")


@cache
def _nobodys_hash() -> str:
    return HASHER.hash("of nobody")


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=LONGEST_QUEUE_SECONDS):
        raise Refused("Het is nu erg druk. Wacht een minuut en probeer het dan nog eens.", 60)
    try:
        yield
    finally:
        _turns.release()
