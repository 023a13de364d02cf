"""Euros, ratios and shares as a reader sees them: half-up, and only here anything is rounded."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from veranderverhaal.effectenarena.bounds import Bounds

Amount = Fraction | Decimal | int

ROUNDING_NOTE = (
    "Bedragen zijn afgerond op hele euro’s. De totalen zijn berekend met de onafgeronde bedragen; "
    "daardoor kan een som een euro verschillen."
)
PARTS_ROUNDED = "Tel je de afgeronde bedragen op, dan kan dat een paar euro schelen."
NO_SPREAD = "geen bandbreedte ingevuld"
SMALL_SPREAD = "bandbreedte kleiner dan 1 euro"
SMALL_RATIO_SPREAD = "kleine bandbreedte"
MINUS = "−"
CENTS = 2
TYPED_PLACES = 6  # the most that may be typed
RATIO_PLACES = 1
SMALL_RATIO_PLACES = 2
MOST_RATIO_PLACES = 6
HALF = Fraction(1, 2)


def rounded(value: Amount, places: int = 0) -> Decimal:
    """The value in so many decimals, half-up, away from zero below zero; exact at any size."""
    return Decimal(f"{_scaled(value, places)}e-{places}")


def euros(amount: Amount) -> str:
    """Whole euros: "€ 1.234", "− € 500"."""
    return _in_euros(amount, 0)


def cents(amount: Amount) -> str:
    """Euros and cents: "€ 8,75"."""
    return _in_euros(amount, CENTS)


def euro_range(bounds: Bounds) -> str:
    """The cautious to the generous amount: "€ 350 tot € 1.625, midden € 875"."""
    low, middle, high = euros(bounds.low), euros(bounds.middle), euros(bounds.high)
    if bounds.is_one_number:
        return f"{middle} ({NO_SPREAD})" if bounds.middle else middle
    if low == high:
        return f"{middle} ({SMALL_SPREAD})"
    return f"{low} tot {high}, midden {middle}"


def cent_range(bounds: Bounds) -> str:
    """As euro_range, in cents: for what one person or one euro comes to."""
    low, middle, high = cents(bounds.low), cents(bounds.middle), cents(bounds.high)
    if bounds.is_one_number:
        return f"{middle} ({NO_SPREAD})" if bounds.middle else middle
    return middle if low == high else f"{low} tot {high}, midden {middle}"


def ratio(value: Amount) -> str:
    """A multiplier: "3,6"; below 1 in two decimals, and never rounded to the other side of 1."""
    return _fixed(Fraction(value), _ratio_places([Fraction(value)]))


def ratio_range(bounds: Bounds) -> str:
    """A multiplier as a range: "1,2 tot 3,6, midden 2,1"."""
    values = [bounds.low, bounds.middle, bounds.high]
    places = _ratio_places(values)
    low, middle, high = (_fixed(value, places) for value in values)
    if bounds.is_one_number:
        return f"{middle} ({NO_SPREAD})"
    if low == high:
        return f"{middle} ({SMALL_RATIO_SPREAD})"
    return f"{low} tot {high}, midden {middle}"


def share(value: Amount) -> str:
    """A computed share in whole percents: "35%"; never 0% or 100% when it is not."""
    percents = int(rounded(Fraction(value) * 100))
    if percents == 0 and value:
        return "minder dan 1%"
    if percents == 100 and value != 1:
        return "meer dan 99%" if value < 1 else "iets meer dan 100%"
    return f"{number(percents)}%"


def percent(value: Amount) -> str:
    """A share as it was typed, without rounding: "2,25%"."""
    return f"{number(Fraction(value) * 100, TYPED_PLACES - CENTS)}%"


def number(value: Amount, places: int = TYPED_PLACES) -> str:
    """A number in Dutch notation with at most so many decimals: "1.234,5"."""
    shown = _fixed(Fraction(value), places)
    return shown.rstrip("0").rstrip(",") if "," in shown else shown


def factor(value: Amount) -> str:
    """A number as it stands in a formula, from 0 to 1 in at least two decimals: "0,50", "100"."""
    exact = Fraction(value)
    is_short = exact.denominator != 1 and (exact * 10**CENTS).denominator == 1
    return _fixed(exact, CENTS) if is_short else number(exact)


def _in_euros(amount: Amount, places: int) -> str:
    value = Fraction(amount)
    return f"{_sign(value, places)}€ {_fixed(abs(value), places)}"


def _sign(value: Fraction, places: int) -> str:
    """Below zero, but not where it is shown as zero."""
    return f"{MINUS} " if _scaled(value, places) < 0 else ""


def _fixed(value: Fraction, places: int) -> str:
    scaled = _scaled(value, places)
    digits = f"{abs(scaled):0{places + 1}d}"
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :]
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = MINUS if scaled < 0 else ""
    return f"{sign}{grouped},{decimals}" if places else f"{sign}{grouped}"


def _scaled(value: Amount, places: int) -> int:
    """So many decimals as a whole number."""
    size = abs(Fraction(value)) * 10**places + HALF
    whole = int(size.numerator // size.denominator)
    return whole if value >= 0 else -whole


def _ratio_places(values: Iterable[Fraction]) -> int:
    """Decimals with which each value still stands at its own side of 1, where costs are met."""
    values = list(values)
    least = SMALL_RATIO_PLACES if any(abs(one) < 1 for one in values) else RATIO_PLACES
    for places in range(least, MOST_RATIO_PLACES):
        if all((rounded(one, places) >= 1) == (one >= 1) for one in values):
            return places
    return MOST_RATIO_PLACES
