"""Totals that a publication prints: what follows from them, and where they do not agree."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction as F

import pytest

from tests.domain.known_total_cases import SETTINGS, TOTAL, in_periods, part, place, told
from veranderverhaal.effectenarena.known_conflicts import Clash
from veranderverhaal.effectenarena.known_spreading import Spreading
from veranderverhaal.effectenarena.known_total import PartKind
from veranderverhaal.effectenarena.model import Leefdomein
from veranderverhaal.effectenarena.money import rounded


def shown(reading):
    return str(rounded(reading.discounted.multiplier, 2))


def test_the_illustration_on_the_groningen_totals():
    assert shown(told(*in_periods())) == "3.21"
    assert shown(told()) == "2.98"


def test_from_the_multiplier_as_it_was_printed_it_is_a_cent_less():
    printed = {"costs": None, "baten": None}
    assert shown(told(*in_periods(), **printed)) == "3.20"
    assert shown(told(**printed)) == "2.98"


def test_without_a_discount_rate_nothing_changes():
    no_rate = replace(SETTINGS, discount_rate=Decimal(0))
    found = told(*in_periods(), settings=no_rate).discounted
    assert (found.costs, found.baten) == (TOTAL.costs, TOTAL.baten)
    assert found.multiplier == F("3.6145")


def test_the_years_are_discounted_by_hand():
    rate = replace(SETTINGS, discount_rate=Decimal("0.25"))
    found = told(
        part(30, 1),
        part(50, 2),
        settings=rate,
        horizon=3,
        period_years=2,
        baten=Decimal(80),
        costs=Decimal(10),
    ).discounted
    assert found.baten == 15 + 15 * F("0.8") + 50 * F("0.64")  # the last period has one year
    assert found.costs == 5 + 5 * F("0.8")
    assert found.multiplier == found.baten / found.costs


@pytest.mark.parametrize(
    ("parts", "spreading"),
    [
        ((), Spreading.EVEN),
        ((part(3_614_500),), Spreading.EVEN),
        (in_periods(), Spreading.PERIODS),
        ((*in_periods(), part(5, name="home")), Spreading.PARTLY),
        ((part(-10, 1), part(5, 2)), Spreading.EVEN),
    ],
    ids=["nothing", "no periods", "periods", "some without", "a nadeel in all"],
)
def test_it_is_told_how_the_baten_were_spread_over_the_years(parts, spreading):
    spread = told(*parts).discounted.spread
    assert spread.spreading is spreading
    assert sum(spread.shares) == 1
    assert len(spread.shares) == TOTAL.horizon


def test_a_part_without_a_period_lies_evenly_over_all_years():
    spread = told(part(10, 1), part(30, name="home"), horizon=2, period_years=1).discounted.spread
    assert spread.shares == (F(25, 40), F(15, 40))


def test_the_kind_of_parts_that_comes_closest_tells_the_years():
    near = [place(3_000_000, 1), place(614_499, 2)]
    spread = told(part(1000, 4), *near).discounted.spread
    assert spread.kind is PartKind.PLACE
    assert not spread.adds_up
    assert told(*in_periods()).discounted.spread.adds_up


@pytest.mark.parametrize(
    ("printed", "agrees"),
    [("3.61", True), ("3.6", True), ("4", True), ("3.6145", True), ("3.62", False), ("3.5", False)],
)
def test_the_printed_multiplier_agrees_at_the_precision_it_was_printed_with(printed, agrees):
    found = told(multiplier=Decimal(printed))
    assert found.agrees is agrees
    assert found.computed == F("3.6145")


def test_a_multiplier_may_differ_because_the_amounts_were_rounded():
    (rounded_off,) = told(
        baten=Decimal(3_600_000), costs=Decimal(1_000_000), multiplier=Decimal("3.61")
    ).conflicts
    (other,) = told(multiplier=Decimal("3.7")).conflicts
    assert rounded_off.rounding
    assert not other.rounding


@pytest.mark.parametrize("missing", ["costs", "baten", "multiplier"])
def test_what_was_not_printed_is_not_made_up(missing):
    found = told(*in_periods(), **{missing: None})
    assert found.agrees is None
    if missing != "multiplier":
        assert found.computed is None
        assert getattr(found.discounted, missing) is None


def test_without_costs_nothing_is_divided():
    assert told(costs=Decimal(0)).computed is None
    assert told(costs=None, baten=None, multiplier=None).discounted is None


def test_parts_that_do_not_add_up_to_the_baten_are_a_conflict():
    found = told(part(3_000_000), part(614_000, name="home"), place(3_614_500))
    (conflict,) = found.conflicts
    assert (conflict.clash, conflict.kind) == (Clash.BATEN, PartKind.LEEFDOMEIN)
    assert (conflict.computed, conflict.printed) == (3_614_000, 3_614_500)


@pytest.mark.parametrize(
    ("second", "rounding"), [(1002, True), (1010, False)], ids=["a bit off", "too far off"]
)
def test_a_small_difference_may_be_rounding(second, rounding):
    (conflict,) = told(
        part(1001),
        part(second, name="home"),
        part(1000, name="safety"),
        baten=Decimal(3004),
        multiplier=None,
    ).conflicts
    assert conflict.rounding is rounding


def test_every_period_of_a_part_may_have_been_rounded():
    (conflict,) = told(
        *(part(1001, period) for period in (1, 2, 3)), baten=Decimal(3005), multiplier=None
    ).conflicts
    assert conflict.rounding


def test_of_a_part_printed_whole_and_in_periods_the_whole_one_counts_once():
    found = told(part(3_614_500), *in_periods())
    assert found.conflicts == ()
    assert found.kinds[0].amount == TOTAL.baten
    assert found.kinds[0].by_period[2] == F("3614500") * 35 / 100


def test_periods_that_do_not_add_up_to_their_own_whole_are_a_conflict():
    found = told(part(3_614_500), part(1_000_000, 1), part(2_000_000, 2))
    (conflict,) = found.conflicts
    assert (conflict.clash, conflict.name) == (Clash.WHOLE, "health")
    assert (conflict.computed, conflict.printed) == (3_000_000, 3_614_500)


def test_two_kinds_that_differ_within_a_period_are_a_conflict():
    found = told(
        part(2_000_000, 1), part(1_614_500, 2), place(1_000_000, 1), place(2_614_500, 2)
    ).conflicts
    assert [(one.clash, one.period, one.other) for one in found] == [
        (Clash.PERIOD, 1, PartKind.PLACE),
        (Clash.PERIOD, 2, PartKind.PLACE),
    ]


def test_claims_are_in_proportion_and_sum_to_the_costs_exactly():
    found = told(
        part(1, 1, "safety"), part(2, 2, "safety"), part(4, name="home"), part(-9, name="mobility")
    ).claims
    assert found == {
        Leefdomein.HOME: F(4_000_000, 7),
        Leefdomein.MOBILITY: 0,
        Leefdomein.SAFETY: F(3_000_000, 7),
    }
    assert sum(found.values()) == TOTAL.costs


@pytest.mark.parametrize(
    "reading", [told(), told(place(5)), told(part(5), costs=None)], ids=["none", "places", "costs"]
)
def test_without_leefdomeinen_or_costs_there_is_no_claim(reading):
    assert reading.claims == {}
