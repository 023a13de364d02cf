"""What the result leans on: ketens switched off, who carries it, and when it comes out even."""

from dataclasses import replace
from fractions import Fraction as F

import pytest

from tests.domain.effectenarena_cases import (
    effectenarena_of,
    keten_of,
    money_of,
    reckoned,
    some,
)
from tests.domain.rich_effectenarena import rich_effectenarena
from veranderverhaal.effectenarena.model import Pricing
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.sensitivity import break_even, carriers, switch_off

RICH = rich_effectenarena()


def people_of(key, number, **changes):
    """A keten of 8.75 euro for each of so many people."""
    return keten_of(key, people=some(number), **changes)


def test_switching_off_a_keten_is_reckoning_without_it():
    for one in switch_off(RICH):
        without = reckon(RICH, without=frozenset({one.keten.key}))
        assert (one.plain, one.discounted) == (without.plain, without.discounted)


def test_only_ketens_that_count_can_be_switched_off():
    case = effectenarena_of(
        keten_of("counts"),
        keten_of("pm", pricing=Pricing.PM, pm_reason="vertrouwen"),
        keten_of("late", first_year=None),
    )
    assert [one.keten.key for one in switch_off(case)] == ["counts"]


def test_without_a_nadeel_the_baten_are_higher():
    case = effectenarena_of(keten_of("good"), keten_of("bad", is_negative=True), money_of(1))
    left = {one.keten.key: one.plain.baten.middle for one in switch_off(case)}
    assert left == {"good": -875, "bad": 875}


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([60, 30, 10], ["a"]),
        ([50, 30, 20], ["a", "b"]),  # half is not more than half
        ([15, 30, 20, 35], ["d", "b"]),
        ([25, 25, 25, 25], ["a", "b", "c"]),
        ([10, 10, 10], ["a", "b"]),
        ([1], ["a"]),
    ],
)
def test_the_fewest_ketens_with_more_than_half_carry_it(people, expected):
    ketens = [people_of(key, number) for key, number in zip("abcd", people, strict=False)]
    found = carriers(reckoned(*ketens))
    assert list(found.ketens) == expected
    by_key = dict(zip("abcd", people, strict=False))
    assert found.share == F(sum(by_key[key] for key in expected), sum(people))
    assert carriers(reckoned(*ketens[::-1])) == found


def test_a_nadeel_carries_nothing_and_takes_no_share_away():
    found = carriers(reckoned(people_of("a", 60), people_of("b", 40, is_negative=True)))
    assert (found.ketens, found.share) == (("a",), 1)


def test_without_baten_nothing_carries():
    assert carriers(reckoned(money_of())).ketens == ()


def test_costs_are_met_at_the_share_of_the_baten_that_they_are():
    found = break_even(reckoned(people_of("a", 100), money_of("218.75"), discount_rate=0))
    assert found.share == F(1, 4)
    assert found.cautious


def test_nadelen_come_whole_when_only_part_succeeds():
    case = [people_of("a", 100), people_of("b", 20, is_negative=True), money_of("262.5")]
    assert break_even(reckoned(*case, discount_rate=0)).share == F(1, 2)


def test_later_baten_ask_a_larger_share_because_of_the_discount_rate():
    case = [people_of("a", 100, first_year=2031), money_of(437)]
    plain, discounted = (break_even(reckoned(*case, discount_rate=rate)) for rate in (0, F(1, 50)))
    assert discounted.share > plain.share == F("437") / 875


def test_later_costs_do_not_ask_a_smaller_share():
    case = [people_of("a", 100), money_of(437, first_year=2031)]
    assert break_even(reckoned(*case, discount_rate=F(1, 50))).share == F("437") / 875


def test_the_cautious_case_is_told_apart():
    wide = keten_of(people=some(10, 100, 200))
    assert not break_even(reckoned(wide, money_of(500))).cautious


def test_without_costs_or_without_baten_there_is_no_share():
    assert break_even(reckoned(keten_of())).share is None
    assert not break_even(reckoned(keten_of())).has_costs
    only_costs = break_even(reckoned(money_of(), keten_of(is_negative=True)))
    assert (only_costs.share, only_costs.has_costs) == (None, True)


def test_switching_off_does_not_depend_on_the_order_of_ketens():
    turned = replace(RICH, ketens=RICH.ketens[::-1])
    assert set(switch_off(turned)) == set(switch_off(RICH))
