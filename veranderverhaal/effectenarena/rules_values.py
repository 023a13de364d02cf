"""What must be told about the kengetallen behind the euros: their age and their price level."""

from collections.abc import Iterator

from veranderverhaal.effectenarena.model import Kengetal, Keten
from veranderverhaal.effectenarena.notice import Naming, Notice, Weight, about
from veranderverhaal.effectenarena.price_level import is_stale, price_ratio
from veranderverhaal.effectenarena.reckoning import Reckoning


def value_notices(reckoning: Reckoning, naming: Naming, this_year: int) -> Iterator[Notice]:
    """About each kengetal that counts, and about all of them together."""
    used = _used(reckoning, naming)
    for kengetal, ketens in used:
        yield from _about_one(kengetal, ketens, reckoning, this_year)
    price_year = reckoning.settings.price_year
    if price_year is not None:
        if price_year > this_year:
            text = f"De prijzen van {price_year} zijn er nog niet. Kies een jaar dat al geweest is."
            yield Notice("price_year_ahead", text, weight=Weight.WARN)
        return
    years = sorted({one.price_year for one, _ in used if one.price_year is not None})
    if len(years) > 1:
        text = (
            "De kengetallen staan in prijzen van verschillende jaren "
            f"({', '.join(map(str, years))}). Ze zijn niet omgerekend naar één prijspeil."
        )
        yield about("mixed_prices", text, [keten for _, ketens in used for keten in ketens])


def _used(reckoning: Reckoning, naming: Naming) -> list[tuple[Kengetal, list[Keten]]]:
    """The kengetallen that count, each with its ketens, in the order of the library."""
    ketens: dict[str, list[Keten]] = {}
    for line in reckoning.lines:
        ketens.setdefault(line.keten.kengetal, []).append(line.keten)
    library = naming.effectenarena.kengetallen
    return [(one, ketens[one.key]) for one in library if one.key in ketens]


def _about_one(
    kengetal: Kengetal, ketens: list[Keten], reckoning: Reckoning, this_year: int
) -> Iterator[Notice]:
    settings, name = reckoning.settings, f"Het kengetal ‘{kengetal.title}’"
    if kengetal.year is not None and is_stale(kengetal, settings, this_year):
        age = this_year - kengetal.year
        text = f"{name} komt uit {kengetal.year} en is {age} jaar oud. Kijk of er een nieuwer is."
        yield about("stale_kengetal", text, ketens)
    if kengetal.price_year is None:
        text = f"{name} zegt niet van welk jaar de prijzen zijn."
        yield about("no_price_year", text, ketens)
    elif price_ratio(kengetal, settings) is None:
        text = (
            f"{name} staat in prijzen van {kengetal.price_year} en is niet omgerekend naar "
            f"{settings.price_year}: de prijsindex van een van die jaren mist."
        )
        yield about("no_price_index", text, ketens)
    if not kengetal.estimated_by:
        yield about("no_estimator", f"{name} zegt niet wie het schatte.", ketens)
