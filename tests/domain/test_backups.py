"""Which backups stay, what their files are called, and when it is time to worry."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veranderverhaal.backups import (
    ALWAYS_KEPT,
    DAILY,
    MONTHLY,
    OLD_AFTER,
    WEEKLY,
    Standing,
    Tried,
    Why,
    find_superfluous,
    judge,
    make_name,
    newest_first,
    read_name,
    say_size,
)

TODAY = date(2026, 11, 21)
NOW = datetime.fromisoformat("2026-11-21T12:00")
MOST = DAILY + WEEKLY + MONTHLY
moments = st.datetimes(datetime.fromisoformat("2023-01-01"), NOW).map(
    lambda at: at.replace(microsecond=0)
)


def nightly(day: date) -> str:
    return make_name(datetime.fromisoformat(f"{day}T03:00"))


def run_days(days: list[date]) -> set[str]:
    """What is there after a backup on each of these days, each followed by throwing away."""
    there: set[str] = set()
    for day in days:
        there.add(nightly(day))
        there -= {one.name for one in find_superfluous(there, day)}
    return there


@given(moments, st.sampled_from(Why), st.booleans())
@settings(max_examples=50)
def test_a_name_tells_what_it_was_made_from(made_at, why, encrypted):
    found = read_name(make_name(made_at, why, encrypted=encrypted))
    assert found is not None
    assert (found.made_at, found.why, found.encrypted) == (made_at, why, encrypted)


@pytest.mark.parametrize(
    "name",
    [
        "veranderverhaal.db",
        "veranderverhaal-2026-13-01-030000.db.gz",
        "../veranderverhaal-2026-11-21-030000.db.gz",
        "veranderverhaal-2026-11-21-030000.db.gz/..",
        "veranderverhaal-2026-11-21-030000.db.gz\n",
        "veranderverhaal-2026-11-21-030000.db.gz.age.exe",
        "veranderverhaal-٢٠٢٦-11-21-030000.db.gz",
        "veranderverhaal-2026-11-21-030000-zelf-zelf.db.gz",
        "",
    ],
)
def test_a_name_that_is_not_ours_is_none_of_our_business(name):
    assert read_name(name) is None
    assert find_superfluous([name] * 40, TODAY) == []


@given(st.lists(st.tuples(moments, st.sampled_from(Why)), max_size=80))
@settings(max_examples=100)
def test_the_newest_stays_and_never_more_than_so_many_of_the_night(made):
    names = {make_name(at, why) for at, why in made}
    left = newest_first(names - {one.name for one in find_superfluous(names, TODAY)})
    assert [one.name for one in left[:1]] == [one.name for one in newest_first(names)[:1]]
    assert len([one for one in left if one.why is Why.NIGHTLY]) <= MOST
    again = {one.name for one in left}
    assert find_superfluous(again, TODAY) == []


def test_after_three_years_of_nights_there_are_days_weeks_and_months():
    days = [TODAY - timedelta(days=back) for back in range(3 * 365, -1, -1)]
    left = sorted(one.made_at.date() for one in newest_first(run_days(days)))
    assert left[-DAILY:] == days[-DAILY:]
    sundays = [date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1)]
    assert set(sundays) <= set(left)
    ends_of_months = {date(2026, month, 1) - timedelta(days=1) for month in range(1, 12)}
    assert ends_of_months <= set(left)
    assert len(left) <= MOST
    assert left[0] >= date(2025, 11, 21)


@given(st.lists(st.integers(1, 45), min_size=1, max_size=60))
@settings(max_examples=50)
def test_with_gaps_the_last_days_that_have_one_stay(gaps):
    days = [date(2023, 1, 1)]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    left = {one.made_at.date() for one in newest_first(run_days(days))}
    oldest = days[-1] - timedelta(days=364)
    assert {day for day in days[-DAILY:] if day > oldest} <= left
    assert len(left) <= MOST


def test_one_made_by_hand_stays_for_a_year_and_no_longer():
    by_hand = [
        make_name(datetime.fromisoformat(f"2026-01-0{day}T0{hour}:00"), Why.BY_HAND)
        for day in (1, 2)
        for hour in range(9)
    ]
    assert find_superfluous(by_hand, TODAY) == []
    assert len(find_superfluous(by_hand, date(2027, 2, 1))) == len(by_hand) - ALWAYS_KEPT
    assert len(find_superfluous(by_hand, date(2027, 2, 1), always=0)) == len(by_hand)


def test_a_clock_that_was_set_back_takes_neither_the_new_one_nor_the_others():
    there = run_days([TODAY - timedelta(days=back) for back in range(500, -1, -1)])
    for day in (date(2020, 1, 1), date(2020, 1, 2)):
        there.add(nightly(day))
        assert find_superfluous(there, day) == []


def test_a_clock_that_stays_ahead_takes_the_others_only_after_as_many_new_ones():
    before = run_days([TODAY - timedelta(days=back) for back in range(500, -1, -1)])
    ahead = [date(2028, 2, day) for day in range(1, ALWAYS_KEPT + 1)]
    left = [before | {nightly(one) for one in ahead[:many]} for many in range(1, len(ahead) + 1)]
    for there, day in zip(left, ahead, strict=True):
        gone = {one.name for one in find_superfluous(there, day)}
        assert len(there - gone) >= ALWAYS_KEPT
        assert nightly(day) not in gone


def test_what_is_no_longer_there_is_no_backup():
    known = [tried(days=0.1), tried(days=0.9)]
    told = partial(judge, now=NOW, first_change=LONG_AGO)
    assert told(known, is_there=lambda one: one is known[1]) is Standing.GOOD
    assert told(known, is_there=lambda _one: False) is Standing.NONE


def tried(*, days: float = 0, problem: str = "") -> Tried:
    return Tried(NOW - timedelta(days=days), "", 1, 1, 1, False, False, problem)


LONG_AGO = NOW - timedelta(days=30)


@pytest.mark.parametrize(
    ("known", "first_change", "standing"),
    [
        ([], None, Standing.NOTHING),
        ([], NOW - timedelta(hours=1), Standing.NOTHING),
        ([], LONG_AGO, Standing.NONE),
        ([tried(days=0.3)], LONG_AGO, Standing.GOOD),
        ([tried(days=OLD_AFTER.days + 0.1)], LONG_AGO, Standing.OLD),
        ([tried(days=30)], None, Standing.NOTHING),
        ([tried(problem="vol"), tried(days=1)], LONG_AGO, Standing.FAILED),
        ([tried(problem="vol")], None, Standing.FAILED),
        ([tried(days=-400)], LONG_AGO, Standing.OLD),  # the clock was wrong
    ],
)
def test_how_it_stands(known, first_change, standing):
    assert judge(known, NOW, first_change=first_change) is standing
    assert judge(known, NOW, first_change=first_change, elsewhere=True) is Standing.ELSEWHERE


def test_a_size_is_told_in_words():
    sizes = [0, 999_999, 1_250_000, 3 * 10**9]
    assert [say_size(one) for one in sizes] == ["1 kB", "999 kB", "1,2 MB", "3,0 GB"]
