"""What holds for a whole effectenarena: horizon, discount rate, price level, and its words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class ScaleLabel:
    """A word for a chance or a size of change, with its number 0 to 1.

    Without a source it is the group's own, and marked so.
    """

    key: str
    words: str
    value: Decimal
    source: str = ""


@dataclass(frozen=True)
class IndexYear:
    """The price index of one year, on whatever base, as long as all years have the same."""

    year: int
    value: Decimal


FEWEST_LETTERS = 3
GRONINGEN = "gemeente Groningen, Impactanalyse wijkbedrijven"


def _default_scale(published: str) -> tuple[ScaleLabel, ...]:
    """Five words; only one of each scale was published with its number."""
    steps = (
        ("low", "laag", "0.20"),
        ("low_middle", "laag-middel", "0.35"),
        ("middle", "middel", "0.50"),
        ("middle_high", "middel-hoog", "0.65"),
        ("high", "hoog", "0.80"),
    )
    return tuple(
        ScaleLabel(key, words, Decimal(value), GRONINGEN if key == published else "")
        for key, words, value in steps
    )


CHANCE_SCALE = _default_scale("low_middle")
DELTA_SCALE = _default_scale("middle")


@dataclass(frozen=True)
class EffectenarenaSettings:
    """What holds for the whole effectenarena of an initiatief.

    `first_year` None is the first year in which something happens. `discount_rate` is a share per
    year. `negative_effects` is what the group typed about negative effects, "geen" included; ""
    when nobody said anything yet. `price_year` is the price level that values are brought to with
    `price_index`; None brings nothing to another level. `stale_after` is in years.
    """

    first_year: int | None = None
    horizon: int = 20
    period_years: int = 5
    discount_rate: Decimal = Decimal("0.0225")
    discount_source: str = "Werkgroep discontovoet 2020: standaard reële discontovoet"
    discount_set_on: date | None = date(2021, 1, 1)
    negative_effects: str = ""
    without_us: str = ""  # what would happen without the initiatief (nulalternatief)
    price_year: int | None = None
    price_index: tuple[IndexYear, ...] = ()
    price_index_source: str = ""
    stale_after: int = 5
    chance_scale: tuple[ScaleLabel, ...] = CHANCE_SCALE
    delta_scale: tuple[ScaleLabel, ...] = DELTA_SCALE
    made_up: bool = False
    revision: int = 1


def tells_negatives(typed: str) -> bool:
    """Whether a text says anything about nadelen: "geen" does, a dot or an invisible mark not."""
    return sum(character.isalpha() for character in typed) >= FEWEST_LETTERS


def tells_source(typed: str) -> bool:
    """Whether a text says where something comes from: it has a letter or a digit."""
    return any(character.isalnum() for character in typed)
