"""Tokens that only we can make, and the count of who sends."""

from base64 import urlsafe_b64encode

import pytest

from web.form_token import SECONDS_VALID, is_valid, make_token
from web.rate_limit import WINDOW_SECONDS, RateLimit, household

SECRET, PURPOSE, NOW = b"secret", b"form of today", 1_700_000_000.0
TOKEN = make_token(SECRET, PURPOSE, NOW)


def test_a_token_is_good_for_a_day() -> None:
    assert is_valid(TOKEN, SECRET, PURPOSE, NOW)
    assert is_valid(TOKEN, SECRET, PURPOSE, NOW + SECONDS_VALID)
    assert not is_valid(TOKEN, SECRET, PURPOSE, NOW + SECONDS_VALID + 1)


def test_a_token_of_a_clock_that_was_ahead_is_good_within_a_day() -> None:
    assert is_valid(TOKEN, SECRET, PURPOSE, NOW - 1)
    assert is_valid(TOKEN, SECRET, PURPOSE, NOW - SECONDS_VALID)
    assert not is_valid(TOKEN, SECRET, PURPOSE, NOW - SECONDS_VALID - 1)


def test_a_token_is_for_one_form_of_one_installation() -> None:
    assert not is_valid(TOKEN, SECRET, b"another form", NOW)
    assert not is_valid(TOKEN, b"another secret", PURPOSE, NOW)


def test_no_two_tokens_are_the_same() -> None:
    assert len({make_token(SECRET, PURPOSE, NOW) for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "token",
    [
        *("", "x", "é", "\x00" * 44, "=" * 44),
        *(TOKEN[:-1], TOKEN + "=", TOKEN + "A", TOKEN.lower(), f" {TOKEN}"),
        f"{TOKEN[:20]}\n{TOKEN[20:]}",
        urlsafe_b64encode(bytes(33)).decode(),
    ],
)
def test_anything_else_is_no_token(token: str) -> None:
    assert not is_valid(token, SECRET, PURPOSE, NOW)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_two_hundred_people_behind_one_address_pass() -> None:
    limit = RateLimit()
    assert all(limit.allows("192.0.2.7") for _ in range(3 * 200))


def test_after_the_limit_the_next_window_is_free_again() -> None:
    clock = Clock()
    limit = RateLimit(2, clock)
    assert [limit.allows("192.0.2.7") for _ in range(3)] == [True, True, False]
    assert limit.allows("192.0.2.8")
    clock.now = WINDOW_SECONDS
    assert limit.allows("192.0.2.7")


def test_the_limit_remembers_no_address() -> None:
    limit = RateLimit()
    limit.allows("192.0.2.7")
    assert b"192.0.2.7" not in repr(vars(limit)).encode()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_one_subscriber_is_one_address(address: str, expected: str) -> None:
    assert household(address) == expected
