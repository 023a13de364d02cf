"""The mark on what is made up as an example, so that nobody takes it for something that happened.

What was agreed or learned at a bijeenkomst that is made up, is made up with it.
"""

from collections.abc import Collection

from veranderverhaal.afspraak import Afspraak
from veranderverhaal.lesson import Lesson

MADE_UP_MARK = "verzonnen voorbeeld"
ALL_MADE_UP = f"Dit is een {MADE_UP_MARK}."


def is_made_up(one: Afspraak | Lesson, made_up: Collection[str]) -> bool:
    """Whether it was made at one of the bijeenkomsten with these keys, that are made up."""
    return one.bijeenkomst in made_up


def mark_made_up(text: str, *, made_up: bool) -> str:
    """The text, and behind it that it is made up: "Een prikbord (verzonnen voorbeeld)"."""
    return f"{text} ({MADE_UP_MARK})" if made_up else text


def say_if_made_up(one: Afspraak | Lesson, made_up: Collection[str]) -> str:
    """The mark of one on its own; "" when it is not made up."""
    return MADE_UP_MARK if is_made_up(one, made_up) else ""
