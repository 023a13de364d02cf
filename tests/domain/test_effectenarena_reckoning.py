"""Worked cases, by hand: what a keten comes to, per year, discounted, and against its costs."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction as F

import pytest

from tests.domain.effectenarena_cases import (
    ONE,
    bit,
    effectenarena_of,
    hours_of,
    kengetal_of,
    keten_of,
    middles,
    money_of,
    one_euro,
    reckoned,
    some,
    three,
)
from veranderverhaal.effectenarena.bounds import Bounds
from veranderverhaal.effectenarena.model import Factor, Pricing
from veranderverhaal.effectenarena.money import rounded
from veranderverhaal.effectenarena.reckoning import (
    claims,
    first_year_of,
    period_of,
    portions,
    ratio_of,
    reckon,
)
from veranderverhaal.effectenarena.settings import EffectenarenaSettings

HUNDRED = some(100, 200, 400)


@pytest.mark.parametrize(
    ("first_year", "years", "expected"),
    [
        (2019, 4, [1, 1, 0]),  # begins before the horizon
        (2023, 4, [0, 0, 1]),  # goes on after it
        (2019, 60, [1, 1, 1]),
        (2015, 4, [0, 0, 0]),
        (2024, 1, [0, 0, 0]),
    ],
)
def test_only_years_of_the_horizon_count(first_year, years, expected):
    keten = one_euro(first_year=first_year, years=years)
    found = reckoned(keten, ONE, money_of(1, first_year, years), first_year=2021, horizon=3)
    assert middles(found.baten_by_year) == expected
    assert middles(found.costs_by_year) == expected


def test_the_horizon_begins_with_the_first_year_that_has_euros():
    early = replace(keten_of("words", first_year=1999), pricing=Pricing.OPEN)
    told = money_of(Factor(), 1998)
    assert first_year_of(effectenarena_of(keten_of(first_year=2023), early, told)) == 2023
    assert first_year_of(effectenarena_of(keten_of(first_year=2023), money_of(1, 2022))) == 2022
    assert first_year_of(effectenarena_of(keten_of(), first_year=2030)) == 2030


def test_what_does_not_count_does_not_move_the_horizon():
    half = keten_of("half", kengetal="", first_year=1990)
    hours = hours_of(Factor(), some(1), 1991)
    counted = effectenarena_of(keten_of(first_year=2023), half, hours)
    assert first_year_of(counted) == 2023
    assert reckon(counted).plain.baten.middle == 875
    assert first_year_of(effectenarena_of(half, hours)) == 1990  # until something counts


def test_switching_a_keten_off_leaves_the_years_as_they_are():
    effectenarena = effectenarena_of(keten_of(), keten_of("later", first_year=2025))
    found = reckon(effectenarena, without=frozenset(["keten"]))
    assert found.years == reckon(effectenarena).years
    assert found.plain.baten.middle == 875


def test_the_first_year_counts_whole_and_each_next_one_less():
    found = reckoned(one_euro(years=3), ONE, horizon=3, discount_rate=Decimal("0.25"))
    assert found.discount == (1, bit("4/5"), bit("16/25"))
    assert found.discounted.baten.middle == 1 + bit("4/5") + bit("16/25")
    assert found.plain.baten.middle == 3


@pytest.mark.parametrize(
    ("multiplier", "shares", "expected"),
    [  # the illustration of domain 4.3: costs over 2 years, baten over 4 periods of 5
        ("3.6145", ("0.45", "0.35", "0.12", "0.08"), "3.21"),
        ("3.6145", ("0.25", "0.25", "0.25", "0.25"), "2.98"),
        ("3.61", ("0.45", "0.35", "0.12", "0.08"), "3.20"),  # as the source prints it
    ],
)
def test_the_published_multiplier_is_lower_when_later_years_count_less(
    multiplier, shares, expected
):
    ketens = [
        one_euro(key=f"period-{place}", first_year=2021 + 5 * place, years=5, kengetal=share)
        for place, share in enumerate(shares)
    ]
    per_year = Decimal(multiplier) * 2000 / 5
    values = [kengetal_of(one, Decimal(one) * per_year) for one in dict.fromkeys(shares)]
    found = reckoned(*ketens, *values, money_of(1000, 2021, 2))
    assert found.plain.multiplier.middle == bit(multiplier)
    assert rounded(found.discounted.multiplier.middle, 2) == Decimal(expected)


def test_costs_are_money_or_a_quantity_times_a_price_and_words_cost_nothing():
    hours = hours_of(some(10, 20, 30), some(15, 20, 25), years=2)
    found = reckoned(money_of(HUNDRED), hours, replace(hours, key="words", price=Factor()))
    assert three(found.plain.costs) == (100 + 2 * 150, 200 + 2 * 400, 400 + 2 * 750)
    assert [one.key for one in found.in_words] == ["words"]


def test_a_price_without_quantity_or_year_is_left_out_and_told():
    hours = hours_of(Factor(), some(20))
    found = reckoned(hours, money_of(100, None))
    assert found.plain.costs == Bounds(F(0), F(0), F(0))
    assert [one.key for one in found.costs_left_out] == ["hours", "money"]


def test_low_baten_stand_against_high_costs():
    found = reckoned(one_euro(people=HUNDRED), ONE, money_of(some(50, 100, 200))).plain
    assert three(found.multiplier) == (bit("0.5"), 2, 8)
    assert three(found.balance) == (-100, 100, 350)


def test_baten_below_zero_are_worst_against_low_costs():
    assert three(ratio_of(Bounds(F(-10), F(-4), F(-2)), Bounds(F(1), F(2), F(4)))) == (
        -10,
        -2,
        bit("-1/2"),
    )


def test_without_costs_in_some_case_there_is_no_multiplier():
    assert reckoned(keten_of()).plain.multiplier is None
    assert reckoned(keten_of(), money_of(some(0, 10, 20))).plain.multiplier is None


@pytest.mark.parametrize(
    ("people", "costs", "expected"),
    [
        (some(1, 2, 4), some(4), (2024, 2022, 2021)),
        (some(1, 2, 4), some(8), (None, 2024, 2022)),
        (some(1), some(100), (None, None, None)),
        (some(1), some(0), (None, None, None)),  # nothing to come back
        # the generous case costs nothing: there they are back as soon as the others began
        (some(1, 2, 4), some(0, 2, 4), (2024, 2021, 2021)),
    ],
)
def test_costs_are_back_in_the_first_year_in_which_all_baten_reach_all_costs(
    people, costs, expected
):
    found = reckoned(one_euro(years=4, people=people), ONE, money_of(costs), horizon=4)
    assert found.plain.returned_in == expected


def test_costs_are_not_back_in_a_year_that_later_costs_undo():
    later = money_of(5, 2023, key="later")
    found = reckoned(one_euro(years=6), ONE, money_of(1), later, horizon=6)
    assert found.plain.returned_in == (2026, 2026, 2026)  # and not 2021, undone in 2023
    found = reckoned(one_euro(years=6), ONE, money_of(1), later, horizon=5)
    assert found.plain.returned_in == (None, None, None)
    wide = one_euro(years=6, people=some(1, 1, 3))
    assert reckoned(wide, ONE, money_of(1), later).plain.returned_in == (2026, 2026, 2021)


def test_baten_before_the_first_costs_do_not_bring_costs_back():
    found = reckoned(one_euro(years=4), ONE, money_of(2, 2023), horizon=4)
    assert found.plain.returned_in == (2023, 2023, 2023)


def test_portions_tell_what_cannot_be_claimed_and_keep_their_order():
    found = reckoned(
        keten_of("a", incasseerder="government"),
        keten_of("b", not_claimable=True),
        keten_of("c", incasseerder="government", not_claimable=True),
    )
    parts = portions(found, lambda one: one.incasseerder, ["participants", "others"])
    assert [one.name for one in parts] == ["participants", "government"]
    assert [one.plain.middle for one in parts] == [875, 1750]
    assert [one.not_claimable.middle for one in parts] == [875, 875]


def test_a_nadeel_is_no_part_of_what_cannot_be_claimed():
    both = keten_of("a", not_claimable=True), keten_of("b", not_claimable=True, is_negative=True)
    (part,) = portions(reckoned(*both), lambda one: one.incasseerder)
    assert (part.plain.middle, part.not_claimable.middle) == (0, 875)


def test_claims_are_in_proportion_and_a_nadeel_is_asked_for_nothing():
    assert claims(F(100), {"a": F(3), "b": F(1), "c": F(-2)}) == {"a": 75, "b": 25, "c": 0}
    assert claims(F(100), {"a": F(0), "b": F(-1)}) == {}


def test_the_last_period_may_be_shorter():
    settings = EffectenarenaSettings(period_years=5)
    assert [period_of(place, settings) for place in (0, 4, 5, 11)] == [0, 0, 1, 2]
