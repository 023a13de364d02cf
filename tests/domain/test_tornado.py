"""What matters most: each number at its ends, against the whole sum made again."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction as F

import pytest

from tests.domain.effectenarena_cases import (
    effectenarena_of,
    kengetal_of,
    keten_of,
    money_of,
    some,
    word,
)
from tests.domain.rich_effectenarena import factors_in, rich_effectenarena, with_factor
from veranderverhaal.effectenarena.model import Course, Factor
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.tornado import Measure, Owner, tornado

RICH = rich_effectenarena()


def result(effectenarena, measure):
    found = reckon(effectenarena).discounted
    return found.balance.middle if measure is Measure.BALANCE else found.multiplier.middle


def with_number(effectenarena, swing, number):
    """All in the middle, and one number elsewhere; at the price level it was filled in with."""
    kengetal = effectenarena.kengetal(swing.key) if swing.owner is Owner.KENGETAL else None
    if kengetal:
        number = number * F(kengetal.value.middle) / swing.number.middle
    numerator, denominator = number.as_integer_ratio()
    factor = Factor(middle=Decimal(numerator) / denominator, source="x")
    return with_factor(effectenarena, swing.owner, swing.key, swing.field, factor)


@pytest.mark.parametrize("measure", Measure)
def test_each_swing_is_exactly_what_the_whole_sum_comes_to(measure):
    for swing in tornado(RICH, measure):
        assert swing.middle == result(RICH, measure)
        assert swing.at_low == result(with_number(RICH, swing, swing.number.low), measure)
        assert swing.at_high == result(with_number(RICH, swing, swing.number.high), measure)


def test_every_number_with_a_spread_that_moves_the_result_has_one_swing():
    swings = [(one.owner, one.key, one.field) for one in tornado(RICH)]
    expected = {(owner, key, field) for owner, key, field, _ in factors_in(RICH)}
    expected -= {(Owner.KETEN, "once", "drop_off")}  # one year: nothing fades
    assert len(swings) == len(set(swings))
    assert set(swings) == expected


def test_the_biggest_swing_comes_first():
    sizes = [one.size for one in tornado(RICH)]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("measure", Measure)
def test_the_order_of_the_parts_never_matters(measure):
    turned = replace(
        RICH,
        ketens=RICH.ketens[::-1],
        investeringen=RICH.investeringen[::-1],
        kengetallen=RICH.kengetallen[::-1],
    )
    assert tornado(turned, measure) == tornado(RICH, measure)


def test_swings_of_the_same_size_stay_in_the_same_order():
    twins = [keten_of(key, people=some(50, 100, 200)) for key in "ba"]
    assert [one.key for one in tornado(effectenarena_of(*twins, money_of()))] == ["a", "b"]


def test_a_shared_kengetal_is_one_number():
    case = effectenarena_of(
        *(keten_of(key, kengetal="shared") for key in "ab"), kengetal_of("shared", 40, 50, 70)
    )
    (swing,) = tornado(case)
    assert (swing.owner, swing.key, swing.field) == (Owner.KENGETAL, "shared", "value")
    assert (swing.at_low, swing.middle, swing.at_high) == (1400, 1750, 2450)


def test_a_word_goes_from_the_word_below_it_to_the_word_above_it():
    (swing,) = tornado(effectenarena_of(keten_of(chance=replace(word("low_middle"), source="x"))))
    assert (swing.at_low, swing.at_high) == (500, 1250)


def test_a_high_number_may_make_the_result_lower():
    case = effectenarena_of(keten_of(deadweight=some(0, "0.2", "0.5")), money_of(some(1, 2, 5)))
    by_field = {one.field: one for one in tornado(case)}
    assert by_field["deadweight"].at_high < by_field["deadweight"].at_low
    assert by_field["price"].at_high < by_field["price"].at_low


@pytest.mark.parametrize(
    "keten",
    [
        keten_of(),
        keten_of(people=some(50, 100, 200), first_year=1990),
        keten_of(drop_off=some(0, "0.1", "0.5"), course=Course.ONCE),
    ],
    ids=["without a spread", "before the horizon", "nothing left to fade"],
)
def test_what_moves_nothing_has_no_swing(keten):
    assert tornado(effectenarena_of(keten, money_of(), first_year=2021)) == ()


def test_the_discount_rate_has_a_swing_only_between_two_given_rates():
    rates = (Decimal(0), Decimal("0.05"))
    case = effectenarena_of(keten_of(years=20), money_of())
    assert tornado(case) == ()
    (swing,) = tornado(case, discount_rates=rates)
    at = [
        result(replace(case, settings=replace(case.settings, discount_rate=rate)), Measure.BALANCE)
        for rate in rates
    ]
    assert [swing.at_low, swing.at_high] == at
    assert (swing.owner, swing.field) == (Owner.SETTINGS, "discount_rate")


def test_without_costs_there_is_no_multiplier_to_swing():
    keten = keten_of(people=some(50, 100, 200))
    assert tornado(effectenarena_of(keten), Measure.MULTIPLIER) == ()
    free = effectenarena_of(keten, money_of(some(0, 100, 200)))
    assert [one.field for one in tornado(free, Measure.MULTIPLIER)] == ["people"]
