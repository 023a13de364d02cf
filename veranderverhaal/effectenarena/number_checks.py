"""Numbers and sources as they may be kept in an effectenarena."""

import re
from dataclasses import replace
from decimal import Decimal

from veranderverhaal.editing import MAX_SOURCE
from veranderverhaal.effectenarena.model import Factor
from veranderverhaal.effectenarena.settings import tells_source
from veranderverhaal.text import NotAccepted, clean_line
from veranderverhaal.uitkomst_editing import MAX_URL, WEB_ADDRESS

EARLIEST_YEAR = 1900
LATEST_YEAR = 2200
MAX_YEARS = 60
MAX_EUROS = Decimal(10**12)
MAX_PEOPLE = Decimal(10**8)
MAX_QUANTITY = Decimal(10**9)
EURO_PLACES = 4
SHARE_PLACES = 6
MAX_MEASURED = 200
# Keys of words on a scale: those of the default scales have "_", other keys have not.
WORD_KEY = re.compile(r"[a-z0-9_-]{1,40}", re.ASCII)


def check_number(
    number: Decimal,
    field: str,
    *,
    most: Decimal,
    least: Decimal = Decimal(0),
    places: int = EURO_PLACES,
) -> Decimal:
    """The number, never as "-0" or with more than `places`. Raises NotAccepted."""
    if not number.is_finite():
        raise NotAccepted(field, "Dit is geen getal. Gebruik alleen cijfers.")
    if number > most:
        raise NotAccepted(field, f"Dit getal is te groot. Het mag hoogstens {_told(most)} zijn.")
    if number < least:
        negative = "Een getal onder nul kan hier niet."
        raise NotAccepted(field, negative if least == 0 else "Dit getal is te klein.")
    kept = number.quantize(Decimal(1).scaleb(-places))
    if kept != number:
        raise NotAccepted(field, f"Gebruik hoogstens {places} cijfers achter de komma.")
    written = number if -places <= _exponent(number) <= 0 else _plainest(kept)
    return written if written else abs(written)


def check_euros(number: Decimal, field: str) -> Decimal:
    """An amount of zero or more, in at most four places. Raises NotAccepted."""
    return check_number(number, field, most=MAX_EUROS)


def check_factor(
    factor: Factor,
    field: str,
    *,
    most: Decimal,
    places: int = EURO_PLACES,
    has_words: bool = False,
) -> Factor:
    """The factor as it may be kept; only one that `has_words` may name a word of a scale.

    Raises NotAccepted at `field`.
    """
    numbers = [factor.low, factor.middle, factor.high]
    if factor.middle is None and (factor.low is not None or factor.high is not None):
        raise NotAccepted(field, "Vul ook het middelste getal in, of laat alle drie leeg.")
    kept = [
        None if one is None else check_number(one, field, most=most, places=places)
        for one in numbers
    ]
    given = [one for one in kept if one is not None]
    if given != sorted(given):
        raise NotAccepted(
            field, "Zet de getallen op volgorde: voorzichtig is het laagst, ruim het hoogst."
        )
    if factor.label and not (has_words and WORD_KEY.fullmatch(factor.label)):
        raise NotAccepted(field, "Kies dit opnieuw.")
    return replace(
        factor,
        low=kept[0],
        middle=kept[1],
        high=kept[2],
        source=check_source(factor.source, field),
        measured=clean_line(factor.measured, limit=MAX_MEASURED, field=field),
    )


def check_share(factor: Factor, field: str, *, has_words: bool = False) -> Factor:
    """A factor of 0 to 1, as check_factor."""
    return check_factor(factor, field, most=Decimal(1), places=SHARE_PLACES, has_words=has_words)


def check_filter(factor: Factor, field: str) -> Factor:
    """A share that is taken off, or of others: with a number it says where that comes from.

    In practice such filters mean something else to everybody (Sustainability 2019, 11, 386).
    """
    checked = check_share(factor, field)
    if checked.is_given and not checked.source:
        raise NotAccepted(
            field, "Schrijf erbij waar dit getal vandaan komt, of waarom je het kiest."
        )
    return checked


def check_source(source: str, field: str) -> str:
    """Where something comes from, on one line, "" for not told. Raises NotAccepted.

    A dash or an invisible mark tells nothing.
    """
    cleaned = clean_line(source, limit=MAX_SOURCE, field=field, label="De bron")
    if cleaned and not tells_source(cleaned):
        raise NotAccepted(field, "Schrijf in woorden waar dit vandaan komt.")
    return cleaned


def check_url(url: str) -> str:
    """An address on the web, "" for none. Raises NotAccepted."""
    cleaned = clean_line(url, limit=MAX_URL, field="url", label="De link")
    if cleaned and not WEB_ADDRESS.fullmatch(cleaned):
        raise NotAccepted("url", "Een link begint met https://, bijvoorbeeld: https://www.cbs.nl.")
    return cleaned


def check_year(year: int | None, field: str) -> int | None:
    """A year that can be meant, None for none. Raises NotAccepted."""
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise NotAccepted(field, f"Vul een jaar in van {EARLIEST_YEAR} tot en met {LATEST_YEAR}.")
    return year


def require_year(year: int | None, field: str, message: str) -> int:
    """As check_year, and raises NotAccepted with this message when there is none."""
    checked = check_year(year, field)
    if checked is None:
        raise NotAccepted(field, message)
    return checked


def check_years(years: int, field: str, *, most: int = MAX_YEARS) -> int:
    """A number of years from 1. Raises NotAccepted."""
    if not 1 <= years <= most:
        raise NotAccepted(field, f"Vul een aantal jaren in van 1 tot en met {most}.")
    return years


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # of a finite number
    return exponent


def _plainest(number: Decimal) -> Decimal:
    """Without zeros behind the point."""
    return Decimal(f"{number:f}".rstrip("0").rstrip("."))


def _told(number: Decimal) -> str:
    return f"{int(number):,}".replace(",", ".")
