"""A kengetal told with its price level and its age."""

from dataclasses import replace
from decimal import Decimal

from veranderverhaal.effectenarena.kengetal_words import (
    say_age,
    say_origin,
    say_price_level,
    say_value,
)
from veranderverhaal.effectenarena.model import Factor, Kengetal
from veranderverhaal.effectenarena.settings import EffectenarenaSettings, IndexYear

FIFTY = Kengetal(
    "lonely",
    "minder eenzaam",
    Factor(middle=Decimal(50), source="een rapport"),
    year=2018,
    price_year=2018,
    estimated_by="onderzoekers",
)
INDEX = (IndexYear(2018, Decimal(100)), IndexYear(2025, Decimal("114.6")))
SETTINGS = EffectenarenaSettings(price_year=2025, price_index=INDEX, price_index_source="CBS")


def test_a_value_of_another_year_is_shown_in_both_price_levels() -> None:
    assert say_price_level(FIFTY, SETTINGS) == "€ 50 (2018) = € 57,30 in prijzen van 2025"
    assert say_price_level(FIFTY, replace(SETTINGS, price_year=2018)) == ""
    assert say_price_level(FIFTY, replace(SETTINGS, price_year=None)) == ""


def test_a_year_without_an_index_is_told_and_not_guessed() -> None:
    told = say_price_level(FIFTY, replace(SETTINGS, price_index=INDEX[:1]))
    assert "zonder omrekening" in told


def test_a_spread_is_converted_at_both_ends() -> None:
    spread = replace(FIFTY, value=replace(FIFTY.value, low=Decimal(40), high=Decimal(60)))
    told = say_price_level(spread, SETTINGS)
    assert told.endswith("= € 45,84 tot € 68,76, midden € 57,30 in prijzen van 2025")
    assert say_value(spread) == "€ 40 tot € 60, midden € 50 per persoon per jaar"


def test_origin_tells_what_was_filled_in_and_no_more() -> None:
    assert (
        say_origin(FIFTY)
        == "Bron: een rapport (2018) · prijzen van 2018 · geschat door onderzoekers"
    )
    assert say_origin(Kengetal("new", "leeg")) == ""
    assert say_value(Kengetal("new", "leeg")) == "nog geen bedrag"


def test_a_source_grows_old_after_the_years_of_the_settings() -> None:
    assert say_age(FIFTY, SETTINGS, 2023) == ""
    assert "ouder dan 5 jaar" in say_age(FIFTY, SETTINGS, 2024)
