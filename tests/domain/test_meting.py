"""A meting: its code, and the week that is kept instead of a time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veranderverhaal.kept_answers import WEEK
from veranderverhaal.labels import CHANNEL_LABELS, METING_KIND_LABELS, METING_STATE_LABELS
from veranderverhaal.meting import (
    CODE_LENGTH,
    Channel,
    Meting,
    MetingKind,
    MetingState,
    Response,
    new_code,
    week_of,
)


def test_a_code_has_eight_characters_that_are_not_mistaken_for_another():
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {CODE_LENGTH}
    assert not set("".join(codes)) & set("01ilo")
    assert all(code.isascii() and code == code.lower() for code in codes)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 16), "2026-W47"),
        (date(2026, 1, 1), "2026-W01"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2025, 12, 29), "2026-W01"),
    ],
)
def test_a_day_lies_in_its_iso_week(day, week):
    assert week_of(day) == week


@given(st.dates(date(1990, 1, 1), date(2199, 1, 1)))
def test_a_week_runs_from_monday_to_sunday_and_may_be_kept(day):
    monday = day - timedelta(days=day.weekday())
    assert {week_of(monday + timedelta(days=add)) for add in range(7)} == {week_of(day)}
    assert week_of(monday - timedelta(days=1)) < week_of(day) < week_of(monday + timedelta(days=7))
    assert WEEK.fullmatch(week_of(day))


def test_a_new_meting_is_a_draft_that_knows_not_how_many_were_asked():
    meting = Meting("m", "abcdefgh", MetingKind.NULMETING, "Voorjaar", "v", 1)
    assert (meting.state, meting.approached, meting.linked) == (MetingState.DRAFT, None, False)
    assert not meting.made_up


def test_a_response_holds_no_name_no_address_and_no_time():
    assert set(Response.__dataclass_fields__) == {
        "answers",
        "week",
        "channel",
        "language",
        "helped",
        "person",
        "form_number",
    }


def test_two_responses_do_not_share_their_answers():
    assert Response().answers is not Response().answers


def test_every_kind_state_and_channel_has_a_label():
    assert set(METING_KIND_LABELS) == set(MetingKind)
    assert set(METING_STATE_LABELS) == set(MetingState)
    assert set(CHANNEL_LABELS) == set(Channel)
