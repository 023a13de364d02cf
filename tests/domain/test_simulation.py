"""Draws over the ranges: exact where nothing is uncertain, and close to the formula elsewhere."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction as F
from math import sqrt

import pytest

from tests.domain.effectenarena_cases import (
    effectenarena_of,
    kengetal_of,
    keten_of,
    money_of,
    some,
    three,
)
from tests.domain.rich_effectenarena import factors_in, rich_effectenarena, with_factor
from veranderverhaal.effectenarena.bounds import Bounds
from veranderverhaal.effectenarena.draws import triangular
from veranderverhaal.effectenarena.model import Factor
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.simulation import draws_for, simulate

RICH = rich_effectenarena()
WIDE = some(40, 100, 250)
# One keten of 8.75 euro for each of WIDE people, so that only one number is drawn.
ONE_NUMBER = keten_of(people=WIDE)
FEW = 400


def assert_all(bounds, expected):
    assert [float(one) for one in three(bounds)] == pytest.approx([float(expected)] * 3)


def share_below(people):
    """The exact share of a triangle that lies below a number of people."""
    low, middle, high = 40, 100, 250
    if people <= middle:
        return (people - low) ** 2 / ((high - low) * (middle - low))
    return 1 - (high - people) ** 2 / ((high - low) * (high - middle))


@pytest.mark.parametrize(
    ("costs", "above"), [(1000, 0), (875, 0), (874, 1)], ids=["less", "just met", "more"]
)
def test_where_nothing_has_a_spread_every_draw_is_the_exact_result(costs, above):
    case = effectenarena_of(keten_of(), money_of(costs))
    found, exact = simulate(case, draws=FEW), reckon(case)
    assert found.numbers == 0
    assert found.discounted.share_above == above
    assert found.discounted.balance == exact.discounted.balance
    assert found.plain.multiplier == exact.plain.multiplier
    (only,) = found.plain.histogram.bins
    assert only.count == FEW
    assert only.low < exact.plain.multiplier.middle <= only.high


@pytest.mark.parametrize("people", [60, 90, 110, 150, 200])
def test_the_share_above_1_agrees_with_the_formula_of_one_triangle(people):
    case = effectenarena_of(ONE_NUMBER, money_of(Decimal("8.75") * people))
    found = simulate(case)
    exact = 1 - share_below(people)
    error = sqrt(exact * (1 - exact) / found.draws)
    assert abs(found.plain.share_above - exact) < 4 * error


def test_the_percentiles_agree_with_the_formula_of_one_triangle():
    balance = simulate(effectenarena_of(ONE_NUMBER)).plain.balance
    shares = [share_below(float(one / F("8.75"))) for one in three(balance)]
    for found, exact in zip(shares, (0.05, 0.5, 0.95), strict=True):
        assert abs(found - exact) < 4 * sqrt(exact * (1 - exact) / 5000)


def test_the_share_falls_when_costs_rise():
    shares = [
        simulate(effectenarena_of(ONE_NUMBER, money_of(costs)), draws=FEW).plain.share_above
        for costs in (300, 600, 900, 1200, 3000)
    ]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 1
    assert shares[-1] == 0


def test_the_same_seed_gives_the_same_and_another_seed_something_else():
    assert simulate(RICH, draws=FEW) == simulate(RICH, draws=FEW)
    assert simulate(RICH, draws=FEW).plain != simulate(RICH, draws=FEW, seed=2).plain


def test_the_draws_are_the_same_on_every_machine():
    found = triangular(Bounds(F(0), F(1), F(4)), 3, "1 keten a people")
    assert found == [2.9099198630435845, 0.5789790872453794, 1.367825019894267]


def test_a_spread_too_small_for_a_float_is_drawn_all_the_same():
    amount = F(10**15)
    assert triangular(Bounds(amount, amount, amount + F(1, 10**6)), 2, "x") == [1e15, 1e15]


def test_the_order_of_the_parts_never_matters():
    turned = replace(
        RICH,
        ketens=RICH.ketens[::-1],
        investeringen=RICH.investeringen[::-1],
        kengetallen=RICH.kengetallen[::-1],
    )
    assert simulate(turned, draws=FEW) == simulate(RICH, draws=FEW)


def test_a_keten_more_does_not_change_the_draws_of_the_others():
    one = simulate(effectenarena_of(ONE_NUMBER), draws=FEW).plain.balance
    two = simulate(effectenarena_of(ONE_NUMBER, keten_of("other")), draws=FEW).plain.balance
    assert three(two) == pytest.approx([bound + 875 for bound in three(one)])


def test_a_kengetal_is_drawn_once_for_all_ketens_that_take_it():
    def width(*kengetallen):
        ketens = [keten_of(str(place), kengetal=key) for place, key in enumerate(kengetallen)]
        values = [kengetal_of(key, 20, 50, 90) for key in dict.fromkeys(kengetallen)]
        found = simulate(effectenarena_of(*ketens, *values), draws=2000).plain.balance
        return found.high - found.low

    assert width("same", "same") == pytest.approx(float(2 * width("same")))
    assert width("one", "two") < F("0.8") * width("same", "same")


def test_with_hardly_any_spread_the_draws_come_to_the_exact_result():
    """Every kind of number goes into the product in the same way as in the exact sum."""
    case = RICH
    for owner, key, field, factor in factors_in(RICH):
        middle = factor.middle or Decimal("0.35")
        narrow = Factor(middle, middle, middle + Decimal("1e-12"), "x")
        case = with_factor(case, owner, key, field, narrow)
    found, exact = simulate(case, draws=20), reckon(case)
    assert found.numbers == len(list(factors_in(RICH))) - 1  # what is once does not fade
    for outcomes, balance in ((found.plain, exact.plain), (found.discounted, exact.discounted)):
        assert_all(outcomes.balance, balance.balance.middle)
        assert_all(outcomes.multiplier, balance.multiplier.middle)


def test_no_draw_lies_outside_the_cautious_and_the_generous_case():
    found, exact = simulate(RICH, draws=FEW), reckon(RICH)
    assert exact.discounted.balance.low < found.discounted.balance.low
    assert found.discounted.balance.high < exact.discounted.balance.high
    assert three(found.plain.multiplier) == tuple(sorted(three(found.plain.multiplier)))


def test_without_costs_there_is_no_multiplier():
    found = simulate(effectenarena_of(ONE_NUMBER), draws=FEW).plain
    assert (found.multiplier, found.histogram, found.share_above) == (None, None, 1)


def test_an_empty_effectenarena_has_draws_of_nothing():
    found = simulate(effectenarena_of(), draws=FEW).plain
    assert (three(found.balance), found.share_above) == ((0, 0, 0), 0)


@pytest.mark.parametrize(
    ("asked", "numbers", "done"),
    [
        (5000, 0, 5000),
        (5000, 600, 5000),
        (5000, 1000, 3000),
        (5000, 10**6, 1000),
        (200, 10**6, 200),
    ],
)
def test_of_very_many_numbers_fewer_draws_are_made(asked, numbers, done):
    assert draws_for(asked, numbers) == done
    assert simulate(RICH, draws=20).asked == 20
