"""The formulas, by published values and by the vectors of domain 3.2 to 3.6."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veranderverhaal.figures import (
    as_percent,
    mean,
    median,
    middle_half,
    newcombe,
    percent,
    possible_share,
    sign_test,
    wilson,
)
from veranderverhaal.scoring import round_half_up


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (0, 10, "0.0", "27.8"),
        (10, 10, "72.2", "100.0"),
        (7, 20, "18.1", "56.7"),
        (18, 24, "55.1", "88.0"),
        (13, 24, "35.1", "72.1"),
        (50, 111, "36.1", "54.3"),
        (99, 111, "82.0", "93.7"),
    ],
)
def test_wilson_gives_the_published_bands(k, n, low, high):
    band = wilson(k, n)
    assert [str(round_half_up(end * 100, 1)) for end in (band.low, band.high)] == [low, high]
    assert band.share == Decimal(k) / n


@pytest.mark.parametrize(
    ("k1", "n1", "k2", "n2", "expected"),
    [  # Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10
        (56, 70, 48, 80, ("0.2000", "0.0524", "0.3339")),
        (9, 10, 3, 10, ("0.6000", "0.1705", "0.8090")),
        (6, 7, 2, 7, ("0.5714", "0.0582", "0.8062")),
        (10, 10, 0, 10, ("1.0000", "0.6075", "1.0000")),
    ],
)
def test_newcombe_gives_the_published_intervals(k1, n1, k2, n2, expected):
    found = newcombe(k1, n1, k2, n2)
    assert tuple(str(round_half_up(number, 4)) for number in found) == expected


@pytest.mark.parametrize(
    ("up", "down", "p"), [(8, 1, "0.0391"), (6, 0, "0.0313"), (5, 0, "0.0625"), (0, 0, "1.0000")]
)
def test_the_sign_test_is_exact_and_two_sided(up, down, p):
    assert str(round_half_up(sign_test(up, down), 4)) == p
    assert sign_test(up, down) == sign_test(down, up)


@pytest.mark.parametrize(("k", "n"), [(1, 0), (-1, 5), (6, 5)])
def test_a_share_of_nothing_is_a_mistake(k, n):
    with pytest.raises(ValueError, match=r"."):
        wilson(k, n)


@given(st.integers(1, 500), st.data())
def test_a_band_holds_its_share_and_stays_between_nought_and_one(n, data):
    k = data.draw(st.integers(0, n))
    band = wilson(k, n)
    assert 0 <= band.low <= band.share <= band.high <= 1


@pytest.mark.parametrize(("k", "n", "shown"), [(3, 24, 13), (81, 111, 73), (1, 3, 33), (1, 200, 1)])
def test_percents_are_whole_and_half_up(k, n, shown):
    assert percent(k, n) == as_percent(Decimal(k) / n) == shown


def test_a_difference_is_rounded_away_from_nought():
    assert (as_percent(Decimal("-0.125")), as_percent(Decimal("0.125"))) == (-13, 13)


@pytest.mark.parametrize(
    ("values", "middle", "half"),
    [
        ([7], "7", ("7", "7")),
        ([1, 2], "1.5", ("1", "2")),
        ([1, 2, 3, 4, 5], "3", ("1.5", "4.5")),
        ([1, 2, 3, 4], "2.5", ("1.5", "3.5")),
        ([1, 1, 1, 9], "1", ("1", "5")),
    ],
)
def test_the_median_and_the_middle_half(values, middle, half):
    counts = {Decimal(value): values.count(value) for value in values}
    assert median(counts) == Decimal(middle)
    assert middle_half(counts) == tuple(map(Decimal, half))
    assert mean(counts) == Decimal(sum(values)) / len(values)


def test_nothing_has_no_middle():
    assert median({}) is middle_half({}) is mean({}) is None


@given(st.integers(1, 150), st.integers(0, 100))
def test_a_share_is_possible_when_some_number_of_people_gives_it(n, whole):
    assert possible_share(whole, n) == any(percent(k, n) == whole for k in range(n + 1))
