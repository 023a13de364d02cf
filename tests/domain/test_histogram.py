"""Draws counted in bins, and their percentiles."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.effectenarena_cases import three
from tests.long_run import examples
from veranderverhaal.effectenarena.histogram import MOST_BINS, histogram_of
from veranderverhaal.effectenarena.percentiles import percentiles


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (range(1, 101), (5, 50, 95)),
        (range(1, 102), (6, 51, 96)),
        ([7], (7, 7, 7)),
        ([1, 2], (1, 1, 2)),
    ],
    ids=["hundred", "hundred and one", "one", "two"],
)
def test_a_percentile_is_the_first_value_that_so_many_stay_at_or_below(values, expected):
    assert three(percentiles([F(one) for one in values])) == expected


@examples(60, 600)
@given(st.lists(st.floats(-50, 50) | st.floats(0.9, 1.1), min_size=1, max_size=60))
def test_the_bins_are_equal_and_few_and_hold_every_value_once(values):
    values = sorted(values)
    found = histogram_of(values)
    widths = {one.high - one.low for one in found.bins}
    assert len(found.bins) <= MOST_BINS
    assert len(widths) == 1
    assert all(
        one.high == other.low for one, other in zip(found.bins, found.bins[1:], strict=False)
    )
    counted = sum(one.count for one in found.bins)
    assert counted + found.below + found.above == len(values)
    assert all((one.low - 1) % widths.copy().pop() == 0 for one in found.bins)  # 1 is an edge
    for one in found.bins:
        assert one.count == sum(one.low < value <= one.high for value in values)


def test_just_1_is_not_above_1():
    found = histogram_of([0.5, 1.0, 1.5])
    assert sum(one.count for one in found.bins if one.low >= 1) == 1


def test_a_draw_far_off_is_counted_apart():
    values = [1 + place / 1000 for place in range(999)]
    found = histogram_of([-400.0, *values, 900.0])
    assert (found.below, found.above) == (1, 1)
    assert len(found.bins) > 10
