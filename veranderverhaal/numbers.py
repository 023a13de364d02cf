"""Numbers as a Dutch reader expects them, with the precision they are known with."""

import re
from decimal import Decimal, InvalidOperation

from veranderverhaal.model import Feit, Precision

# "1.825", "300.000": a point before exactly three digits groups thousands; not in "0.125".
GROUPED = re.compile(r"^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$")
PLAIN = re.compile(r"^-?\d+([.,]\d+)?$")
MAX_DIGITS = 15

PREFIXES = {
    Precision.EXACT: "",
    Precision.ABOUT: "ongeveer",
    Precision.MORE_THAN: "meer dan",
    Precision.RANGE: "",
    Precision.IN_WORDS: "",
}


def parse_number(text: str) -> Decimal:
    """Read a number as typed in Dutch: "1.825", "1825", "12,5", "€ 300.000".

    Raises ValueError when it is not one, or has more than 15 digits.
    """
    plain = re.sub(r"[\s\u00a0€]", "", text)
    if not (GROUPED.match(plain) or PLAIN.match(plain)):
        raise ValueError(f"not a number: {text!r}")
    if sum(character.isdigit() for character in plain) > MAX_DIGITS:
        raise ValueError(f"too many digits: {text!r}")
    if GROUPED.match(plain):
        plain = plain.replace(".", "")
    try:
        number = Decimal(plain.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(f"not a number: {text!r}") from error
    return number


def format_number(number: Decimal) -> str:
    """Dutch notation: points between thousands, a comma before decimals ("1.825", "12,5")."""
    sign = "-" if number < 0 else ""
    whole, _, decimals = f"{abs(number):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    decimals = decimals.rstrip("0")
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def figure_parts(feit: Feit) -> tuple[str, str]:
    """The precision in words and the figure itself: ("meer dan", "600"), ("", "25 tot 50").

    "tot" between two figures reads as "tot en met". A figure in words has no prefix.
    """
    if feit.precision is Precision.IN_WORDS or feit.low is None:
        return "", feit.words
    if feit.precision is Precision.RANGE and feit.high is not None:
        return "", f"{format_number(feit.low)} tot {format_number(feit.high)}"
    return PREFIXES[feit.precision], format_number(feit.low)


def feit_sentence(feit: Feit) -> str:
    """A feit on one line: "meer dan 600 bezoekers per maand"."""
    prefix, figure = figure_parts(feit)
    return " ".join(part for part in (prefix, figure, feit.unit, feit.label, feit.period) if part)
