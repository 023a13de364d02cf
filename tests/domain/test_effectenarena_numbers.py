"""The numbers of an effectenarena: in order, within bounds, and exactly as they were typed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.effectenarena_cases import KETEN, factor
from veranderverhaal.effectenarena.checks import check_keten
from veranderverhaal.effectenarena.model import Factor
from veranderverhaal.effectenarena.number_checks import check_factor, check_number
from veranderverhaal.text import NotAccepted

ONE_MORE = "x" * 1_000_000


def is_refused_at(**changes: Factor) -> str:
    with pytest.raises(NotAccepted) as refused:
        check_keten(replace(KETEN, **changes))  # type: ignore[arg-type]
    return refused.value.field


@pytest.mark.parametrize(
    "given_",
    [
        pytest.param(factor("3", "2", "4"), id="low above middle"),
        pytest.param(factor("1", "5", "4"), id="middle above high"),
        pytest.param(Factor(low=Decimal(4), middle=None, high=Decimal(3)), id="no middle"),
        pytest.param(Factor(high=Decimal(3)), id="high alone"),
        pytest.param(Factor(low=Decimal(3), middle=Decimal(2)), id="low above middle, no high"),
        pytest.param(Factor(middle=Decimal(-1)), id="below nothing"),
        pytest.param(Factor(middle=Decimal("NaN")), id="not a number"),
        pytest.param(Factor(middle=Decimal("sNaN")), id="a signalling one"),
        pytest.param(Factor(middle=Decimal("Infinity")), id="infinite"),
        pytest.param(Factor(middle=Decimal("-Infinity")), id="less than that"),
        pytest.param(Factor(middle=Decimal("1E+999")), id="huge"),
        pytest.param(Factor(middle=Decimal("1E-999")), id="tiny"),
        pytest.param(Factor(middle=Decimal("0.00001")), id="five places"),
        pytest.param(Factor(middle=Decimal(100_000_001)), id="more people than that"),
        pytest.param(Factor(middle=Decimal(1), source="x" * 301), id="a long source"),
        pytest.param(Factor(middle=Decimal(1), source=ONE_MORE), id="a source of a million signs"),
        pytest.param(Factor(label="middle"), id="a word where there is no scale"),
        pytest.param(Factor(middle=Decimal(1), measured="x" * 201), id="measured in much"),
    ],
)
def test_a_number_of_people_that_cannot_be_is_refused_at_its_field(given_):
    assert is_refused_at(people=given_) == "people"


def test_low_and_high_may_be_left_out():
    assert check_keten(replace(KETEN, people=Factor(middle=Decimal(3)))).people == Factor(
        middle=Decimal(3)
    )


@pytest.mark.parametrize("label", ["a b", "<b>", "\ud800", "x" * 41, "é"])
def test_a_word_of_a_scale_has_a_plain_key(label):
    assert is_refused_at(chance=Factor(label=label)) == "chance"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("-0", "0"), ("-0.00", "0.00"), ("1E+3", "1000"), ("12.50", "12.50"), ("2.000000", "2")],
)
def test_a_number_is_kept_as_typed_but_never_in_a_form_that_nobody_types(typed, kept):
    assert str(check_number(Decimal(typed), "x", most=Decimal(10_000))) == kept


numbers = st.none() | st.decimals(allow_nan=True, allow_infinity=True)


@given(numbers, numbers, numbers)
def test_whatever_comes_in_is_in_order_and_within_bounds_or_refused(low, middle, high):
    try:
        kept = check_factor(Factor(low, middle, high), "x", most=Decimal(1000))
    except NotAccepted:
        return
    there = [one for one in (kept.low, kept.middle, kept.high) if one is not None]
    assert there == sorted(there)
    assert all(0 <= one <= 1000 and len(f"{one:f}") <= 9 for one in there)
    assert kept.middle is not None or not there
