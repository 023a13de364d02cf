"""Tellingen: sums over days, and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veranderverhaal.telling import Count, month_of, months_in, total

COUNTS = (
    Count("1", "t", date(2026, 1, 31), 3),
    Count("2", "t", date(2026, 2, 1), 4),
    Count("3", "t", date(2026, 2, 28), 5, event="Feest"),
    Count("4", "t", date(2026, 3, 1), 6),
)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
counts = st.lists(
    st.builds(Count, st.just("k"), st.just("t"), days, st.integers(0, 999)), max_size=9
).map(tuple)


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [
        pytest.param(date(2026, 2, 1), date(2026, 2, 28), 9, id="first and last day count"),
        pytest.param(date(2026, 2, 2), date(2026, 2, 27), 0, id="nothing between"),
        pytest.param(date(2025, 1, 1), date(2027, 1, 1), 18, id="everything"),
        pytest.param(date(2026, 3, 1), date(2026, 2, 1), 0, id="the wrong way round"),
    ],
)
def test_a_total_is_the_sum_of_a_period(first, last, number):
    assert total(COUNTS, first=first, last=last) == number


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 2, 14), date(2026, 2, 28)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2026, 4, 1), date(2026, 4, 30)),
    ],
)
def test_a_month_runs_from_its_first_to_its_last_day(day, last):
    assert month_of(day) == (day.replace(day=1), last)


@given(days)
def test_every_day_lies_in_its_month_and_the_day_after_its_end_does_not(day):
    first, last = month_of(day)
    assert first <= day <= last
    assert first.month == last.month
    assert (last + timedelta(days=1)).month != last.month


def test_months_with_a_count_are_listed_newest_first():
    assert months_in(COUNTS) == [date(2026, 3, 1), date(2026, 2, 1), date(2026, 1, 1)]
    assert months_in(()) == []


@given(counts)
def test_the_months_together_hold_every_count(found):
    months = [month_of(first) for first in months_in(found)]
    summed = sum(total(found, first=first, last=last) for first, last in months)
    assert summed == sum(count.number for count in found)
