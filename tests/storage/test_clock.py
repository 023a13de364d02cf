"""Clocks that jump or differ between servers: nobody waits for years, and nothing is lost."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import Engine
from sqlmodel import select

from storage import commands
from storage.access_tables import LoginAttemptRow, OneTimeLinkRow, PresenceRow
from storage.commands.accounts import make_first_code
from storage.commands.presence import touch
from storage.engine import reading, writing
from storage.moment import now
from storage.one_time import LinkKind, find_link, make_link, use_link
from storage.presence_queries import who_is_there
from storage.recounting import find_miscounts, see_one_moment
from storage.response_queries import list_responses
from storage.responses import Arrival, Arrived
from storage.tablet_queries import is_locked
from storage.tablets import lock_with_pin, unlock_with_pin
from storage.tidying import claim
from storage.tidying_clock import believes_clock
from tests.measured_bundle import SECOND
from tests.metingen import SLUG, fill_with_meting
from tests.storage.helpers import ask, run
from tests.storage.people import add_somebody, count_rows, enter, is_known, refusal
from veranderverhaal.access import HERE
from veranderverhaal.accounts import RESET_LASTS, SESSION_LASTS
from veranderverhaal.meting import Response, week_of
from veranderverhaal.tablet import MOST_WRONG_PINS

pytestmark = pytest.mark.usefixtures("quick")
AT = now()
SECONDS, HOURS, YEARS = timedelta(seconds=5), timedelta(hours=3), timedelta(days=3653)
FORWARD = [SECONDS, HOURS, YEARS]
PIN = "4719"


@pytest.mark.parametrize("ahead", FORWARD, ids=["seconds", "hours", "years"])
def test_failures_that_a_clock_ahead_wrote_lock_nobody_out_for_long(
    sqlite: Engine, ahead: timedelta
) -> None:
    add_somebody(sqlite, "els")
    for _ in range(6):
        refusal(sqlite, "els", at=AT + ahead)
    later = AT + timedelta(seconds=40)  # longer than the first wait and the few seconds together
    assert enter(sqlite, "els", at=later)
    with reading(sqlite) as session:
        assert all(at <= later for at in session.exec(select(LoginAttemptRow.at)))


def test_a_clock_that_goes_forward_forgives_and_never_refuses(sqlite: Engine) -> None:
    add_somebody(sqlite, "els")
    for _ in range(6):
        refusal(sqlite, "els", at=AT)
    assert enter(sqlite, "els", at=AT + YEARS)


def test_failures_of_a_server_some_seconds_ahead_count_here_too(sqlite: Engine) -> None:
    add_somebody(sqlite, "els")
    for _ in range(5):
        refusal(sqlite, "els", at=AT + SECONDS)
    assert 30 <= refusal(sqlite, "els", at=AT).retry_seconds <= 35


@pytest.mark.parametrize(
    ("jump", "goes_on"),
    [
        (SECONDS, True),
        (-SECONDS, True),
        (HOURS, True),
        (-HOURS, True),
        (SESSION_LASTS, False),
        (YEARS, False),
        (-YEARS, False),
    ],
)
def test_a_session_goes_on_over_a_small_jump_and_ends_at_a_large_one(
    sqlite: Engine, jump: timedelta, goes_on: bool
) -> None:
    somebody = add_somebody(sqlite, "els")
    with time_machine.travel(now() + jump):
        assert is_known(sqlite, somebody.token) is goes_on
        assert is_known(sqlite, enter(sqlite, "els").token)  # and otherwise one logs in again


@pytest.mark.parametrize(
    ("jump", "works"),
    [(SECONDS, True), (-SECONDS, True), (-HOURS, True), (YEARS, False), (-YEARS, False)],
)
def test_a_link_for_once_works_over_a_small_jump_and_no_longer_than_it_should(
    sqlite: Engine, jump: timedelta, works: bool
) -> None:
    named = {"at": AT, "lasts": RESET_LASTS}
    with writing(sqlite) as session:
        token, _ = make_link(LinkKind.RESET, session=session, **named)
    with writing(sqlite) as session:
        found = find_link(LinkKind.RESET, token, at=AT + jump, session=session)
        assert (found is not None) is works
        used = use_link(LinkKind.RESET, token, at=AT + jump, session=session)
        assert (used is not None) is works


def test_a_first_code_that_was_made_by_a_clock_ahead_is_made_anew(sqlite: Engine) -> None:
    with time_machine.travel(now() + YEARS):
        first = run(sqlite, make_first_code)
    assert run(sqlite, make_first_code) != first
    assert count_rows(sqlite, OneTimeLinkRow) == 1


@pytest.mark.parametrize("ahead", [HOURS, YEARS])
def test_who_was_there_by_a_clock_ahead_is_gone(sqlite: Engine, ahead: timedelta) -> None:
    fill_with_meting(sqlite)
    for tab, moment in (("a", AT + ahead), ("b", AT + SECONDS)):
        with writing(sqlite, HERE) as session:
            touch(SLUG, tab, "Overzicht", at=moment, session=session)
    with reading(sqlite, HERE) as session:
        assert len(who_is_there(SLUG, "c", at=AT, session=session)) == 1
    with writing(sqlite, HERE) as session:
        touch(SLUG, "c", "Overzicht", at=AT, session=session)
    assert count_rows(sqlite, PresenceRow) == 2


def test_a_tablet_that_must_wait_does_not_wait_for_years(sqlite: Engine) -> None:
    fill_with_meting(sqlite)
    with time_machine.travel(now() + YEARS):
        token = lock_with_pin(sqlite, HERE, SLUG, PIN, PIN, token="", browser="x")
        tries = [unlock_with_pin(sqlite, token, "0000") for _ in range(MOST_WRONG_PINS)]
        assert tries[-1].wait_seconds
    assert ask(sqlite, is_locked, token)  # the lock itself stays, whatever the clock says
    assert unlock_with_pin(sqlite, token, PIN).unlocked


@pytest.mark.parametrize("jump", [-YEARS, -HOURS, HOURS, YEARS])
def test_what_is_done_every_night_goes_on_after_a_jump(engine: Engine, jump: timedelta) -> None:
    quiet = timedelta(hours=2)
    assert run(engine, claim, "x", at=AT, quiet=quiet)
    assert run(engine, claim, "x", at=AT + jump, quiet=quiet)
    assert not run(engine, claim, "x", at=AT + jump, quiet=quiet)


def believed(engine: Engine, *days: float) -> list[bool]:
    """Whether the clock is believed at each of these moments; what is done is done then."""
    answers = []
    for day in days:
        at = AT + timedelta(days=day)
        answers.append(run(engine, believes_clock, "x", at=at))
        if answers[-1]:
            run(engine, claim, "x", at=at, quiet=timedelta())
    return answers


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((0, 1, 2, 3), (True, True, True, True)),
        ((0, 3000, 3000.5, 1, 2), (True, False, False, True, True)),
        ((0, 3000, 1, 3000, 1), (True, False, True, False, True)),
        ((0, 40, 40.5, 41, 42), (True, False, False, True, True)),
        ((0, 7, 14, 21, 28), (True, False, True, False, True)),
        ((0, -3000, -2999, 0, 1), (True, True, True, False, True)),
    ],
    ids=["every day", "ahead and back", "twice", "off for weeks", "once a week", "back and right"],
)
def test_nothing_is_erased_before_a_clock_that_jumped_says_the_same_for_a_day(
    sqlite: Engine, days: tuple[float, ...], expected: tuple[bool, ...]
) -> None:
    assert tuple(believed(sqlite, *days)) == expected


@pytest.mark.parametrize("jump", [-YEARS, timedelta(), YEARS])
def test_an_answer_is_kept_once_and_counted_whatever_the_week_seems_to_be(
    sqlite: Engine, jump: timedelta
) -> None:
    meting = fill_with_meting(sqlite)
    with time_machine.travel(now() + jump):
        week = week_of(now().date())
        arrival = Arrival(meting.code, "a", Response(SECOND.answers, week=week))
        outcomes = run(sqlite, commands.keep_responses, [arrival])
    outcomes += run(sqlite, commands.keep_responses, [arrival])
    assert outcomes == [Arrived.KEPT, Arrived.ALREADY]
    (kept,) = ask(sqlite, list_responses, SLUG, meting.key)
    assert kept.response.week == week
    with reading(sqlite) as session:
        see_one_moment(session)
        assert list(find_miscounts(SLUG, session=session)) == []
