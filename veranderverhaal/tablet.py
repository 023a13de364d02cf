"""A tablet that goes from hand to hand: only the forms, until who locked it types the PIN."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from veranderverhaal.meting import Meting
from veranderverhaal.model import Initiatief
from veranderverhaal.text import NotAccepted

LEAST_DIGITS, MOST_DIGITS = 4, 8
MOST_WRONG_PINS = 5
# Where nobody can log in again, who types wrong PINs has to wait instead.
WRONG_PIN_WAIT = timedelta(minutes=5)
RISING, FALLING = "0123456789", "9876543210"

WHAT_IS_A_PIN = f"Een pincode heeft {LEAST_DIGITS} tot {MOST_DIGITS} cijfers."
EASY_PIN = "Deze pincode is makkelijk te raden. Kies andere cijfers, bijvoorbeeld 4 7 1 9."
OTHER_PIN = "Dit zijn niet dezelfde cijfers als hierboven. Typ ze nog een keer."


@dataclass(frozen=True)
class TabletForm:
    """A meting that can be filled in on the tablet, with the languages of its form."""

    meting: Meting
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Tablet:
    """A locked tablet: what can be filled in on it. `is_over` when its time has passed."""

    initiatief: Initiatief
    forms: tuple[TabletForm, ...]
    is_over: bool = False
    waits_until: datetime | None = None


@dataclass(frozen=True)
class Unlocking:
    """What became of a PIN that was typed."""

    unlocked: bool = False
    had_account: bool = False
    ended: bool = False  # too many wrong ones: who locked it has to log in again
    tries_left: int = 0
    wait_seconds: int = 0


def check_pin(pin: str, again: str) -> str:
    """A PIN as it is kept: its digits. Raises NotAccepted("pin" or "again", …)."""
    digits = read_pin(pin)
    if not (digits.isascii() and digits.isdigit() and LEAST_DIGITS <= len(digits) <= MOST_DIGITS):
        raise NotAccepted("pin", WHAT_IS_A_PIN)
    if len(set(digits)) == 1 or digits in RISING or digits in FALLING:
        raise NotAccepted("pin", EASY_PIN)
    if read_pin(again) != digits:
        raise NotAccepted("again", OTHER_PIN)
    return digits


def read_pin(typed: str) -> str:
    """What was typed, without the spaces."""
    return "".join(typed.split())
