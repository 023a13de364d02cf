"""Numbers as people type them in an effectenarena: shares, whole numbers, a price index."""

from dataclasses import replace
from decimal import Decimal

from veranderverhaal.effectenarena.model import Factor
from veranderverhaal.effectenarena.money import number, percent
from veranderverhaal.effectenarena.settings import IndexYear
from veranderverhaal.number_words import word_number
from veranderverhaal.numbers import format_number, parse_number
from veranderverhaal.text import NotAccepted

ONE = Decimal(1)
HUNDRED = Decimal(100)
NOT_A_NUMBER = "Dit is geen getal. Schrijf het zo: 94, of 1.250, of 12,50."
NOT_A_SHARE = "Dit lezen we niet als een deel. Schrijf het zo: 35%, of 0,35."
ONE_OF_TWO = "Bedoel je 1% of 100%? Schrijf het procentteken erbij."
NOT_WHOLE = "Schrijf hier een heel getal, zonder komma."


def read_amount(text: str) -> Decimal | None:
    """A number typed in Dutch, None for nothing. Raises NotAccepted."""
    if not text.strip():
        return None
    if (number_of_word := word_number(text.strip())) is not None:
        return number_of_word
    try:
        return parse_number(text)
    except ValueError:
        raise NotAccepted("", NOT_A_NUMBER) from None


def read_share(text: str) -> Decimal | None:
    """A share of 0 to 1: "35%", "0,35" and "35" are the same. Raises NotAccepted.

    What is above 1 without a percent sign is read as a percentage; "1" could be either.
    """
    if not text.strip():
        return None
    has_sign = text.rstrip().endswith("%")
    try:
        typed = parse_number(text.rstrip().removesuffix("%"))
    except ValueError:
        raise NotAccepted("", NOT_A_SHARE) from None
    if typed == ONE and not has_sign:
        raise NotAccepted("", ONE_OF_TWO)
    read = typed / HUNDRED if has_sign or typed > ONE else typed
    if not 0 <= read <= ONE:
        raise NotAccepted("", "Een deel ligt tussen 0% en 100%.")
    return read


def show_share(share: Decimal) -> str:
    """A share as one would type it: "35%"."""
    return percent(share)


def read_whole(text: str) -> int | None:
    """A whole number such as a year, None for nothing. Raises NotAccepted."""
    typed = read_amount(text)
    if typed is not None and typed != typed.to_integral_value():
        raise NotAccepted("", NOT_WHOLE)
    return None if typed is None else int(typed)


def read_index(text: str) -> tuple[IndexYear, ...]:
    """A price index, on each line a year and its number: "2018: 105,3". Raises NotAccepted."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(_read_index_line(line) for line in lines)


def show_index(index: tuple[IndexYear, ...]) -> str:
    """A price index as read_index reads it."""
    return "\n".join(f"{one.year}: {format_number(one.value)}" for one in index)


def others_share(own: Factor) -> Factor:
    """What others did, of what is left when their share is taken off; and the other way round."""
    turned = replace(own, low=_rest(own.high), middle=_rest(own.middle), high=_rest(own.low))
    return turned if own.is_given else own


def say_factor(factor: Factor, *, as_share: bool = False, unit: str = "") -> str:
    """The numbers of a factor on one line: "80 tot 120, midden 100"; "" without any."""
    if factor.middle is None:
        return ""
    show = percent if as_share else number
    middle = f"{unit}{show(factor.middle)}"
    low = middle if factor.low is None else f"{unit}{show(factor.low)}"
    high = middle if factor.high is None else f"{unit}{show(factor.high)}"
    return middle if low == high else f"{low} tot {high}, midden {middle}"


def _read_index_line(line: str) -> IndexYear:
    year, _, value = line.replace(";", ":", 1).replace("\t", ":", 1).partition(":")
    if not value:
        year, _, value = line.partition(" ")
    try:
        return IndexYear(int(year.strip()), parse_number(value))
    except ValueError:
        raise NotAccepted(
            "price_index", f"Deze regel lezen we niet: ‘{line[:40]}’. Schrijf het zo: 2018: 105,3."
        ) from None


def _rest(share: Decimal | None) -> Decimal | None:
    return None if share is None else ONE - share
