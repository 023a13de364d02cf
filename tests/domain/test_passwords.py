"""What may be a password, and how long to wait after wrong ones."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veranderverhaal.passwords import (
    LONGEST,
    SHORTEST,
    breached_passwords,
    check_password,
    normalise_password,
    plain_form,
)
from veranderverhaal.text import NotAccepted
from veranderverhaal.throttling import household, wait_seconds, waiting_words

NOON = datetime(2026, 3, 1, 12)  # noqa: DTZ001
GOOD = "vier houten stoelen"


def refusal(password: str, login: str = "els", name: str = "Els de Boer") -> str:
    with pytest.raises(NotAccepted) as refused:
        check_password(password, login, name)
    assert refused.value.field == "password"
    return refused.value.message


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=140))
def test_a_password_is_judged_by_length_and_the_list_alone(password: str) -> None:
    typed = normalise_password(password)
    may = SHORTEST <= len(typed) <= LONGEST and plain_form(typed) not in {"", *breached_passwords()}
    try:
        assert check_password(password) == typed
    except NotAccepted:
        assert not may
    else:
        assert may


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "aaaa bbbb cccc",
        "zonder hoofdletters of cijfers",
        "пароль из слов",
        "🌳🌷🌻🌼🐝🐞🦋🐛🐌🐜🪲🦗",
        "x" * 127 + "y",
    ],
)
def test_no_kind_of_character_is_asked_for_or_refused(password: str) -> None:
    assert check_password(password, "els", "Els") == password


def test_characters_are_counted_as_they_are_kept() -> None:
    assert "minstens 12" in refusal("elf tekens.")
    assert "hoogstens 128" in refusal("ﬃ" * 50)  # each becomes three letters


def test_the_same_characters_of_another_keyboard_are_the_same_password() -> None:
    assert check_password("café zonder hond") == check_password("cafe\u0301 zonder hond")


@pytest.mark.parametrize(
    "password",
    [
        "123456789012",
        "aaaaaaaaaaaa",
        "1q2w3e4r5t6y",
        "Wachtwoord123",
        "Buurthuis2026",
        "Welkom123456",
    ],
)
def test_what_everybody_tries_first_is_refused(password: str) -> None:
    assert "lijst" in refusal(password)


def test_the_list_refuses_in_capitals_and_with_spaces_too() -> None:
    assert "lijst" in refusal(" WACHTWOORD123 ")


def test_the_list_is_large_enough_and_holds_nothing_that_could_not_be_chosen() -> None:
    listed = breached_passwords()
    assert len(listed) > 3000  # the least that OWASP ASVS 5 asks for
    assert all(SHORTEST <= len(one) <= LONGEST and plain_form(one) == one for one in listed)


@pytest.mark.parametrize("password", ["Veranderverhaal", "VERANDERVERHAAL ", "Els de boer!"])
def test_ones_own_name_and_that_of_the_program_are_refused(password: str) -> None:
    assert "naam" in refusal(password, name="Els de Boer!")


def test_a_login_as_password_is_refused() -> None:
    assert "naam" in refusal("els.de.boer@straat.nl", login="els.de.boer@straat.nl")


def test_some_failures_are_free_and_then_each_wait_is_longer() -> None:
    tried: list[datetime] = []
    waits = []
    for _ in range(12):
        at = max(tried, default=NOON) + timedelta(
            seconds=wait_seconds(tried, max(tried, default=NOON), most=5)
        )
        tried.append(at)
        waits.append(wait_seconds(tried, at, most=5))
    assert waits[:4] == [0] * 4
    assert waits[4:10] == [30, 60, 120, 240, 480, 900]
    assert max(waits) == 900


def test_who_waits_long_enough_may_try_again_and_after_an_hour_all_is_forgotten() -> None:
    tried = [NOON] * 5
    assert wait_seconds(tried, NOON + timedelta(seconds=29), most=5) == 1
    assert wait_seconds(tried, NOON + timedelta(seconds=30), most=5) == 0
    assert wait_seconds([NOON] * 500, NOON + timedelta(minutes=61), most=5) == 0


def test_a_wait_is_told_in_minutes_when_it_is_long() -> None:
    assert "30 seconden" in waiting_words(30)
    assert "15 minuten" in waiting_words(900)


def test_one_subscriber_is_one_address() -> None:
    assert household("2001:db8:1:2::3") == household("2001:db8:1:2:ffff::9%eth0")
    assert household("::ffff:192.0.2.1") == household("192.0.2.1")
    assert household("testclient") == "testclient"
