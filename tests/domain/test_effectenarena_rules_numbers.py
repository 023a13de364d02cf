"""What is told about the costs and the kengetallen behind a result in euros."""

from decimal import Decimal

import pytest

from tests.domain.effectenarena_cases import (
    complete,
    hours_of,
    kengetal_of,
    money_of,
    some,
    texts,
    told,
)
from veranderverhaal.effectenarena.model import Factor
from veranderverhaal.effectenarena.notice import Weight
from veranderverhaal.effectenarena.settings import IndexYear

TOO_GOOD = "Daardoor lijkt de uitkomst te gunstig."


def test_costs_that_do_not_count_are_told_because_they_flatter():
    found = texts(complete(), hours_of(Factor(), some(20), words="koken"), money_of())
    assert found["costs_left_out"] == (
        f"Deze kosten tellen niet mee: koken van (weg). Dit mist nog: het aantal per jaar. "
        f"{TOO_GOOD}"
    )
    found = texts(complete(), money_of(Factor(), words="een zaal"))
    assert found["costs_in_words"].endswith(f"een zaal van (weg). {TOO_GOOD}")


@pytest.mark.parametrize(("first_year", "years"), [(2020, 1), (2040, 2), (2050, 1), (2019, 30)])
def test_costs_outside_the_horizon_are_told(first_year, years):
    found = texts(complete(), money_of(1, first_year, years), first_year=2021)
    assert found["costs_outside"].startswith("Een deel van deze kosten valt buiten 2021-2040: ")
    assert found["costs_outside"].endswith(TOO_GOOD)


def test_costs_within_the_horizon_are_not():
    assert "costs_outside" not in told(complete(), money_of(1, 2021, 20))


def test_costs_without_a_source_are_told():
    assert "costs_without_source" in told(complete(), money_of(some(1, source="")))
    assert "costs_without_source" in told(complete(), hours_of(some(1, source="-"), some(2)))
    assert "costs_without_source" not in told(complete(), hours_of(some(1), some(2)))


def test_without_costs_that_is_told():
    assert "no_costs" in told(complete())
    assert "no_low_costs" in told(complete(), money_of(some(0, 1, 2)))


def test_old_and_badly_told_values_are_told():
    old = kengetal_of("old", year=2015, price_year=None, estimated_by="")
    found = told(complete(kengetal="old"), old)
    assert "komt uit 2015 en is 11 jaar oud" in found["stale_kengetal"].text
    assert {"no_price_year", "no_estimator"} <= set(found)
    assert "stale_kengetal" not in told(complete(), old)  # nothing counts with it


def test_values_of_several_years_are_told_until_an_index_joins_them():
    parts = complete(), complete(key="b", kengetal="old"), kengetal_of("old", price_year=2018)
    assert "(2018, 2024)" in texts(*parts)["mixed_prices"]
    index = (IndexYear(2018, Decimal(90)), IndexYear(2024, Decimal(100)))
    found = told(*parts, price_year=2024, price_index=index)
    assert not {"mixed_prices", "no_price_index"} & set(found)
    found = texts(*parts, price_year=2024, price_index=index[1:])
    assert "niet omgerekend naar 2024" in found["no_price_index"]


@pytest.mark.parametrize(
    ("value_of_2018", "weight"), [(90, Weight.WARN), (100, Weight.NOTE), (110, Weight.NOTE)]
)
def test_costs_do_not_follow_the_price_level_and_that_flatters_when_values_rise(
    value_of_2018, weight
):
    index = (IndexYear(2018, Decimal(value_of_2018)), IndexYear(2024, Decimal(100)))
    parts = complete(kengetal="old"), kengetal_of("old", price_year=2018)
    found = told(*parts, money_of(), price_year=2024, price_index=index)["costs_price_level"]
    assert found.weight is weight
    assert ("dan lijkt de uitkomst te gunstig." in found.text) is (weight is Weight.WARN)
    assert "costs_price_level" not in told(*parts, price_year=2024, price_index=index)


def test_prices_of_a_year_to_come_are_questioned():
    found = told(complete(), money_of(), price_year=2027, this_year=2026)["price_year_ahead"]
    assert (found.weight, "2027" in found.text) == (Weight.WARN, True)
    assert "price_year_ahead" not in told(complete(), price_year=2026, this_year=2026)
