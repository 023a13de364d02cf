"""A kengetal told: its value, where it comes from, its price level, and whether it grew old."""

from collections.abc import Sequence

from veranderverhaal.effectenarena.bounds import ONE, bounds_of
from veranderverhaal.effectenarena.labels import LEEFDOMEIN_LABELS
from veranderverhaal.effectenarena.model import Kengetal
from veranderverhaal.effectenarena.money import cent_range, cents
from veranderverhaal.effectenarena.price_level import is_stale, price_ratio, value_of
from veranderverhaal.effectenarena.settings import EffectenarenaSettings
from veranderverhaal.effectenarena.typed_numbers import say_factor

NO_VALUE = "nog geen bedrag"


def say_value(kengetal: Kengetal) -> str:
    """What it is worth, as it was typed: "€ 40 tot € 60, midden € 50 per persoon per jaar"."""
    told = say_factor(kengetal.value, unit="€ ")
    return f"{told} per persoon per jaar" if told else NO_VALUE


def say_origin(kengetal: Kengetal) -> str:
    """Source, year, price level and who estimated it, as far as they were filled in."""
    source = kengetal.value.source
    year = f" ({kengetal.year})" if kengetal.year else ""
    parts = (
        f"Bron: {source}{year}" if source else "",
        f"prijzen van {kengetal.price_year}" if kengetal.price_year else "",
        f"geschat door {kengetal.estimated_by}" if kengetal.estimated_by else "",
        f"leefdomein {LEEFDOMEIN_LABELS[kengetal.leefdomein]}" if kengetal.leefdomein else "",
    )
    return " · ".join(part for part in parts if part)


def say_price_level(kengetal: Kengetal, settings: EffectenarenaSettings) -> str:
    """ "€ 50 (2018) = € 57,30 in prijzen van 2025"; "" where nothing is converted."""
    wanted, bounds = settings.price_year, bounds_of(kengetal.value)
    if wanted is None or bounds is None or kengetal.price_year is None:
        return ""
    ratio = price_ratio(kengetal, settings)
    if ratio is None:
        return (
            f"Dit bedrag is in prijzen van {kengetal.price_year}. Jullie rekenen met prijzen van "
            f"{wanted}, maar de prijsindex van een van die jaren ontbreekt. Het telt mee zonder "
            "omrekening."
        )
    if ratio == ONE:
        return ""
    then = say_factor(kengetal.value, unit="€ ")
    converted = value_of(kengetal, settings)
    now = cents(converted.middle) if converted.is_one_number else cent_range(converted)
    return f"{then} ({kengetal.price_year}) = {now} in prijzen van {wanted}"


def say_age(kengetal: Kengetal, settings: EffectenarenaSettings, this_year: int) -> str:
    """That its source is older than the group wants, "" when it is not."""
    if not is_stale(kengetal, settings, this_year):
        return ""
    return (
        f"De bron is uit {kengetal.year}: ouder dan {settings.stale_after} jaar. Kijk of er een "
        "nieuwere is."
    )


def same_title(title: str, kengetallen: Sequence[Kengetal]) -> bool:
    """Whether one of these has this title already."""
    return title.casefold() in (one.title.casefold() for one in kengetallen)
