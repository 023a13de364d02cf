"""Several programs on one PostgreSQL: who does something does it alone, and others see it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from storage.commands import add_element
from storage.commands.accounts import create_first_account, make_first_code
from storage.commands.showing import save_shared_page
from storage.engine import CONNECTIONS, MORE_WHEN_BUSY, writing
from storage.queries import list_slugs
from storage.responses import Arrival, Begun, ResponseWriter
from storage.showcases import public_stamp
from storage.tidying import claim
from storage.turns import is_first, turn_of
from tests.metingen import SLUG, fill_with_meting
from tests.storage.helpers import ask, run
from tests.storage.test_concurrency import at_once
from tests.stories import aanpak
from veranderverhaal.access import NOBODY
from veranderverhaal.accounts import normalise_code
from veranderverhaal.meting import Response
from veranderverhaal.shared_page import SharedPage

PROJECT = Path(__file__).resolve().parents[2]
NIGHT = datetime(2026, 11, 20, 2, 0)  # noqa: DTZ001 - as the tables keep it: UTC
DAY = timedelta(hours=24)
PATIENCE_SECONDS = 120
CLAIMS = """
import sys
from datetime import datetime, timedelta
from storage.engine import make_engine, writing
from storage.tidying import claim

engine = make_engine(sys.argv[1])
sys.stdout.write("ready\\n"); sys.stdout.flush()
sys.stdin.readline()
for night in range(20):
    with writing(engine) as session:
        quiet = timedelta(hours=12)
        mine = claim(f"night {night}", at=datetime(2026, 1, 1), quiet=quiet, session=session)
    print(night if mine else "-", flush=True)
"""
HOLDS = """
import sys
from storage.engine import make_engine
from storage.turns import turn_of

with turn_of(make_engine(sys.argv[1]), "tidy") as ours:
    print(ours, flush=True)
    sys.stdin.readline()
"""


def begin(script: str, engine: Engine) -> "subprocess.Popen[str]":
    """Another program on the same database."""
    url = engine.url.render_as_string(hide_password=False)
    return subprocess.Popen(
        [sys.executable, "-c", script, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def wait_until(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.fixture
def postgres(open_engine: Callable[..., Engine]) -> Engine:
    return open_engine("postgresql")


def is_turn(engine: Engine, name: str = "tidy") -> bool:
    with turn_of(engine, name) as ours:
        return ours


@pytest.mark.postgres
def test_of_programs_that_claim_a_night_at_once_one_has_it(postgres):
    programs = [begin(CLAIMS, postgres) for _ in range(2)]
    assert [line_of(one) for one in programs] == ["ready", "ready"]
    for one in programs:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    said = [
        word for one in programs for word in one.communicate(timeout=PATIENCE_SECONDS)[0].split()
    ]
    assert sorted(int(word) for word in said if word != "-") == [*range(20)]


def test_who_claims_at_once_in_one_program_has_it_once_too(engine):
    claimed = at_once(4, lambda _: run(engine, claim, "tidy", at=NIGHT, quiet=DAY))
    assert sorted(claimed) == [False, False, False, True]


@pytest.mark.parametrize(
    ("last", "now", "expected"),
    [
        (NIGHT, NIGHT + timedelta(hours=23), False),
        (NIGHT, NIGHT + DAY, True),
        (NIGHT, NIGHT - timedelta(minutes=2), False),
        (NIGHT, NIGHT - timedelta(days=400), True),
    ],
    ids=["soon after", "a day after", "by a clock that is behind", "when the clock was set back"],
)
def test_a_last_time_that_lies_far_ahead_keeps_nobody_waiting(engine, last, now, expected):
    assert run(engine, claim, "tidy", at=last, quiet=DAY)
    assert run(engine, claim, "tidy", at=now, quiet=DAY) is expected
    # Whoever claimed it keeps the others from it.
    assert not run(engine, claim, "tidy", at=now, quiet=DAY) or not expected


@pytest.mark.postgres
def test_what_one_program_is_doing_no_other_does_until_it_is_done_or_dead(postgres):
    with turn_of(postgres, "tidy") as ours:
        assert ours
        assert not is_turn(postgres)
        assert is_turn(postgres, "backup")
    assert is_turn(postgres)
    other = begin(HOLDS, postgres)
    assert line_of(other) == "True"
    assert not is_turn(postgres)
    other.kill()
    other.wait()
    wait_until(lambda: is_turn(postgres))


@pytest.mark.postgres
def test_a_turn_that_ends_in_an_error_or_without_a_connection_is_free_again(postgres):
    with pytest.raises(ZeroDivisionError), turn_of(postgres, "tidy"):
        raise ZeroDivisionError
    assert is_turn(postgres)
    with turn_of(postgres, "tidy"):
        end = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
        with postgres.connect() as connection:
            connection.exec_driver_sql(end)
    assert is_turn(postgres)


def test_on_sqlite_it_is_always_the_turn_of_the_one_program(sqlite):
    with turn_of(sqlite, "tidy") as ours:
        assert ours


def test_of_programs_that_fill_a_new_database_at_once_one_does(engine):
    def fill(_number: int) -> bool:
        with writing(engine) as session:
            if not is_first(session=session):
                return False
            run_inside(session)
            return True

    assert sorted(at_once(4, fill)) == [False, False, False, True]
    assert len(ask(engine, list_slugs)) == 1


def run_inside(session: Any) -> None:
    from storage.commands import create_initiatief
    from veranderverhaal.model import Initiatief

    create_initiatief(Initiatief("", "De Tuin"), session=session)


def test_the_code_of_every_program_that_started_is_good_for_the_first_account(engine):
    codes = [run(engine, make_first_code, others_stay=True) for _ in range(3)]
    made = create_first_account(
        engine, "noor", "Noor", "een lange zin voor Noor 7", code=codes[0], who=NOBODY, address=""
    )
    assert made.administrator
    assert len({normalise_code(one) for one in codes}) == 3


def test_answers_alone_change_the_stamp_of_the_public_page_in_its_first_part_only(engine):
    meting = fill_with_meting(engine)
    code = run(engine, save_shared_page, SLUG, SharedPage(open=True)).code
    before = ask(engine, public_stamp, code)
    response = Response(answers={"kwijt": ("Fijn.",)}, week="2026-W47")
    writer = ResponseWriter(engine)
    writer.begin(Begun(meting.code, "begun"))
    writer.keep(Arrival(meting.code, "sent", response))
    writer.close()
    after = ask(engine, public_stamp, code)
    assert (after[0] != before[0], after[1] == before[1]) == (True, True)
    run(engine, add_element, SLUG, aanpak("", "Iets nieuws"))
    edited = ask(engine, public_stamp, code)
    assert (edited[0] != after[0], edited[1] != after[1]) == (True, True)


def test_four_programs_fit_in_what_postgresql_takes_unless_told_otherwise():
    assert 4 * (CONNECTIONS + MORE_WHEN_BUSY) <= 100 - 3 - 10  # 3 for its own, some for commands
