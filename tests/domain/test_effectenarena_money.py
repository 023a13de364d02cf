"""Amounts are shown half-up, exactly, at any size, and never rosier than they are."""

from decimal import Decimal
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.effectenarena_cases import bit
from veranderverhaal.effectenarena import money
from veranderverhaal.effectenarena.bounds import Bounds
from veranderverhaal.effectenarena.saying import per_euro

HUGE = 10**30


def bounds(low, middle, high):
    return Bounds(F(low), F(middle), F(high))


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (F(875, 100), "€ 9"),
        (bit("0.5"), "€ 1"),
        (bit("2.5"), "€ 3"),  # not to the even one
        (bit("-0.5"), "− € 1"),
        (bit("-0.49"), "€ 0"),  # never "− € 0"
        (F(1, 3), "€ 0"),
        (1234, "€ 1.234"),
        (Decimal("-500"), "− € 500"),
        (bit("999.5"), "€ 1.000"),
        (HUGE + F(1, 2), "€ 1" + ".000" * 9 + ".001"),
    ],
    ids=str,
)
def test_euros_are_whole_and_half_up(amount, shown):
    assert money.euros(amount) == shown


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (bit("8.75"), "€ 8,75"),
        (bit("8.745"), "€ 8,75"),
        (F(2, 3), "€ 0,67"),
        (-1250, "− € 1.250,00"),
        (bit("-0.004"), "€ 0,00"),
    ],
    ids=str,
)
def test_cents_have_two_places(amount, shown):
    assert money.cents(amount) == shown


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (bounds(350, 875, 1625), "€ 350 tot € 1.625, midden € 875"),
        (bounds(-500, 0, 1200), "− € 500 tot € 1.200, midden € 0"),
        (bounds(875, 875, 875), "€ 875 (geen bandbreedte ingevuld)"),
        (bounds("874.6", 875, "875.4"), "€ 875 (bandbreedte kleiner dan 1 euro)"),
        (bounds(0, 0, 0), "€ 0"),
    ],
    ids=str,
)
def test_a_range_is_told_before_its_middle(amount, shown):
    assert money.euro_range(amount) == shown


def test_a_range_in_cents():
    assert money.cent_range(bounds("3.5", "8.75", "16.25")) == "€ 3,50 tot € 16,25, midden € 8,75"
    assert money.cent_range(bounds("8.75", "8.75", "8.75")) == "€ 8,75 (geen bandbreedte ingevuld)"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("3.61", "3,6"),
        ("3.65", "3,7"),
        ("4", "4,0"),
        ("0.8", "0,80"),
        ("0.996", "0,996"),  # not "1,00": the costs do not come back
        ("1", "1,0"),
        ("1.04", "1,0"),
        ("-0.333333", "−0,33"),
    ],
)
def test_a_multiplier_stays_at_its_own_side_of_one(value, shown):
    assert money.ratio(bit(value)) == shown


def test_a_range_of_multipliers_has_the_same_places():
    assert money.ratio_range(bounds("0.8", "1.7", "3.1")) == "0,80 tot 3,10, midden 1,70"
    assert money.ratio_range(bounds("1.2", "2.1", "3.61")) == "1,2 tot 3,6, midden 2,1"
    assert money.ratio_range(bounds(2, 2, 2)) == "2,0 (geen bandbreedte ingevuld)"
    assert money.ratio_range(bounds("2.01", "2.02", "2.03")) == "2,0 (kleine bandbreedte)"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0.35", "35%"),
        ("0.005", "1%"),
        ("0.004", "minder dan 1%"),
        ("0", "0%"),
        ("0.996", "meer dan 99%"),
        ("1", "100%"),
        ("1.004", "iets meer dan 100%"),
        ("12.5", "1.250%"),
    ],
)
def test_a_computed_share_is_never_nothing_or_all_when_it_is_not(value, shown):
    assert money.share(bit(value)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0.0225", "2,25%"), ("0.333333", "33,3333%"), ("0.1", "10%"), ("1", "100%")],
)
def test_a_typed_share_is_shown_as_it_was_typed(value, shown):
    assert money.percent(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [("0.5", "0,50"), ("0.35", "0,35"), ("0.125", "0,125"), ("100", "100")]
)
def test_a_number_in_a_formula_has_two_places_or_all_of_them(value, shown):
    assert money.factor(Decimal(value)) == shown


def test_a_number_has_points_and_a_comma():
    assert money.number(bit("1234.5")) == "1.234,5"


def test_a_euro_that_does_not_come_back_is_not_told_as_one():
    assert per_euro(bit("0.996")) == "net geen € 1,00"
    assert per_euro(F(1)) == "€ 1,00"
    assert per_euro(bit("0.8")) == "€ 0,80"


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_half_up_and_within_half_of_the_last_place(value, places):
    shown = F(money.rounded(value, places))
    assert (shown * 10**places).denominator == 1
    assert 0 <= (abs(shown) - abs(value)) * 10**places + F(1, 2) <= 1
    assert abs(shown) - abs(value) != F(-1, 2) / 10**places  # a half is never left behind


@given(st.decimals(-(10**12), 10**12, places=4))
def test_whole_euros_read_back_as_what_decimal_makes_of_it(amount):
    plain = money.euros(amount).replace("€", "").replace(" ", "").replace(".", "")
    assert int(plain.replace("−", "-")) == int(amount.quantize(Decimal(1), "ROUND_HALF_UP"))
